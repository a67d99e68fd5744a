"""Every policy against line-ups of the others: which does well, and where play settles.

Two experiments.  The *ladder*: a nation drawn by chance follows each policy in turn while the
others follow policies drawn by chance, on the same luck; policies are ranked by what they bring
beside the mean of all policies in the same place (Axelrod 1980, Journal of Conflict Resolution 24,
with line-ups for pairs).  The *table*: what a policy brings when all others follow one policy,
averaged over the nations; see lab/equilibrium.py for what is made of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

from agents.world import World
from lab.answer import Answer
from lab.columns import table, table_of
from lab.equilibrium import equilibria, exploitability, gain, replicator
from lab.errors import between
from lab.measures import measure, nations_asked
from lab.runner import Job, Progress, Runner, Source, contestants, seated, world_of
from lab.statistics import percentiles, resamples
from lab.words import listed, say
from policies.menu import NAMES

Array = npt.NDArray[np.float64]
DRAWS = 1000  # of the bootstrap
HORIZON, STEPS = 400.0, 201  # of the replicator dynamics
SHOWN = 0.01  # smallest share worth telling
MOST_EQUILIBRIA = 5
EQUILIBRIUM = ("equilibrium", "policy", "share", "low", "high", "gain")


@dataclass(frozen=True, kw_only=True)
class Tournament(Answer):
    """Ranks, payoffs and where play settles."""

    policies: tuple[str, ...]
    ranking: pl.DataFrame  # rank, policy, payoff, advantage, low, high, rank_low, ...
    payoffs: pl.DataFrame  # policy, lineup, payoff
    equilibrium: pl.DataFrame  # EQUILIBRIUM
    dynamics: pl.DataFrame  # time, policy, share


def tournament(
    scenario: Source = "default",
    *,
    only: Sequence[str] | None = None,
    also: Sequence[str] | None = None,
    nations: Sequence[str] | None = None,
    outcome: str = "score",
    lineups: int = 64,
    replicates: int = 16,
    seed: int = 1,
    turns: int | None = None,
    progress: Progress | None = None,
) -> Tournament:
    """Play the tournament of all policies (or `only` some), by all nations (or some).

    Policies in files, named by their paths, may be among `only`, or come `also` to the others.
    Raises QuestionError (or ScenarioError, LineupError) in one sentence, and MissingExtra when
    nashpy is not installed.
    """
    world = world_of(scenario)
    names, files = contestants(only, NAMES, also)
    codes = [
        measure(outcome, code, world.codes).nation
        for code in (nations_asked(nations) or world.codes)
    ]
    between(say("word.lineups"), lineups, 2, 100_000)
    runner = Runner(seed, replicates, turns, progress, files)
    seats = [world.codes.index(code) for code in codes]
    drawn = _drawn_lineups(world, names, seats, lineups, seed)
    jobs = [
        Job(world, seated(world, others, seat, name)) for seat, others in drawn for name in names
    ]
    jobs += [
        Job(world, seated(world, field, seat, name))
        for name in names
        for field in names
        for seat in seats
    ]
    results = runner.play(jobs)
    name = measure(outcome, codes[0], world.codes).outcome
    places = [seat for seat, _ in drawn for _ in names] + seats * len(names) ** 2
    scores = np.stack([r[name][seat] for r, seat in zip(results, places, strict=True)])
    ladder = scores[: len(drawn) * len(names)].reshape(len(drawn), len(names), replicates)
    square = scores[len(drawn) * len(names) :].reshape(
        len(names), len(names), len(seats), replicates
    )
    payoffs = np.asarray(square.mean(axis=(2, 3)))
    ranking = _ranking(names, ladder, payoffs)
    rest = _equilibria(names, square)
    times = np.linspace(0.0, HORIZON, STEPS)
    shares = replicator(payoffs, np.full(len(names), 1.0 / len(names)), times)
    return Tournament(
        title=say("tournament.title", scenario=world.title),
        asked=say("tournament.asked", outcome=say(f"outcome.{name}")),
        summary=_sentences(ranking, rest, names, shares[-1]),
        made_with=runner.made_with(world)
        | {"lineups": lineups, "nations": ", ".join(codes), "games": len(set(jobs_key(jobs)))},
        policies=names,
        ranking=ranking,
        payoffs=table(
            {
                "policy": np.repeat(names, len(names)),
                "lineup": names * len(names),
                "payoff": payoffs.reshape(-1),
            }
        ),
        equilibrium=rest,
        dynamics=table(
            {
                "time": np.repeat(times, len(names)),
                "policy": names * len(times),
                "share": shares.reshape(-1),
            }
        ),
    )


def jobs_key(jobs: Sequence[Job]) -> list[tuple[str, ...]]:
    """The line-ups of jobs in one world."""
    return [job.policies for job in jobs]


def _drawn_lineups(
    world: World, names: Sequence[str], seats: Sequence[int], count: int, seed: int
) -> list[tuple[int, tuple[str, ...]]]:
    """Line-ups of policies drawn by chance, and the seat in which every policy is tried."""
    dice = np.random.default_rng(seed)
    order = [seats[k % len(seats)] for k in range(count)]  # every nation as often, but for one
    drawn = dice.integers(0, len(names), size=(count, len(world.codes)))
    return [(seat, tuple(names[k] for k in row)) for seat, row in zip(order, drawn, strict=True)]


def _ranking(names: Sequence[str], ladder: Array, payoffs: Array) -> pl.DataFrame:
    """Means, advantages and ranks; intervals from resampled line-ups, luck resampled inside."""
    by_lineup = ladder.mean(axis=2)
    advantage = by_lineup - by_lineup.mean(axis=1, keepdims=True)
    samples = advantage[resamples(len(advantage), DRAWS)].mean(axis=1)
    low, high = percentiles(samples)
    ranks = (-samples).argsort(axis=1, kind="stable").argsort(axis=1, kind="stable") + 1.0
    rank_low, rank_high = percentiles(ranks)
    frame = table(
        {
            "policy": names,
            "payoff": by_lineup.mean(axis=0),
            "advantage": advantage.mean(axis=0),
            "low": low,
            "high": high,
            "rank_low": np.floor(rank_low).astype(int),
            "rank_high": np.ceil(rank_high).astype(int),
            "best": (advantage == advantage.max(axis=1, keepdims=True)).mean(axis=0),
            "exploitability": exploitability(payoffs),
            "home": np.diag(payoffs),
        }
    )
    frame = frame.sort("advantage", descending=True, maintain_order=True)
    return table({"rank": range(1, len(names) + 1)} | frame.to_dict())


def _equilibria(names: Sequence[str], table: Array) -> pl.DataFrame:
    """Symmetric equilibria of the mean table; intervals of the first from resampled luck."""
    payoffs = np.asarray(table.mean(axis=(2, 3)))
    by_luck = np.asarray(table.mean(axis=2))
    found = equilibria(payoffs)[:MOST_EQUILIBRIA]
    rows = []
    for number, mix in enumerate(found, start=1):
        samples = []
        for picked in resamples(by_luck.shape[2], 50):
            others = equilibria(np.asarray(by_luck[:, :, picked].mean(axis=2)))
            if others:  # of several, the one that is the same equilibrium
                samples.append(min(others, key=lambda other: float(np.abs(other - mix).sum())))
        low, high = percentiles(np.array(samples)) if samples else (mix, mix)
        for k, name in enumerate(names):
            if mix[k] >= NEAR:
                row = (number, name, mix[k], low[k], high[k], gain(payoffs, mix))
                rows.append(dict(zip(EQUILIBRIUM, row, strict=True)))
    return table_of(rows, EQUILIBRIUM).sort("equilibrium", "share", descending=[False, True])


NEAR = 1e-4


def _sentences(
    ranking: pl.DataFrame, rest: pl.DataFrame, names: Sequence[str], last: Array
) -> list[str]:
    rows = ranking.to_dicts()
    first, final = rows[0], rows[-1]
    tied = [row["policy"] for row in rows[1:] if row["rank_low"] == 1]
    said = [
        say("tournament.first", **first | {"best": 100.0 * float(first["best"])})
        + (" " + say("tournament.tied", policies=listed(tied)) if tied else ""),
        say("tournament.last", **final),
    ]
    safest = min(rows, key=lambda row: float(row["exploitability"]))
    weakest = max(rows, key=lambda row: float(row["exploitability"]))
    said.append(
        say(
            "tournament.exploit",
            safest=safest["policy"],
            least=safest["exploitability"],
            weakest=weakest["policy"],
            most=weakest["exploitability"],
        )
    )
    for (number,), part in rest.group_by("equilibrium", maintain_order=True):
        mix = [
            say("tournament.part", policy=row["policy"], share=100.0 * row["share"])
            for row in part.iter_rows(named=True)
            if row["share"] >= SHOWN
        ]
        key = "rest" if number == 1 else "also"
        said.append(say(f"tournament.{key}", mix=listed(mix)))
    left = [
        say("tournament.part", policy=name, share=100.0 * share)
        for share, name in sorted(zip(last, names, strict=True), reverse=True)
        if share >= SHOWN
    ]
    said.append(say("tournament.spread", mix=listed(left)))
    return said
