"""How much a nation may come to regret a policy, when it does not know what world it lives in.

Regret (Savage 1951, JASA 46): what the best policy for a world would have brought beyond the
chosen one.  The robust choice has the smallest largest regret over the worlds; the 95th percentile
of the regret game by game says how bad bad luck makes it (Lempert, Groves, Popper and Bankes 2006,
Management Science 52).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

from agents.arguments import checked_list
from lab.answer import Answer
from lab.columns import table_of
from lab.errors import QuestionError
from lab.measures import Measure, measure, nations_asked
from lab.runner import Job, Progress, Runner, Source, policies, policy, seated, world_of
from lab.statistics import percentiles, resamples
from lab.words import listed, say
from policies.menu import NAMES

Array = npt.NDArray[np.float64]
REGIMES = ("default", "open-world", "hostile", "fortress")
BAD_LUCK = 0.95
DRAWS = 400
CHOICES = ("nation", "policy", "regret", "worst_scenario", "low", "high", "regret_p95", "robust")
PAYOFFS = ("nation", "scenario", "policy", "payoff", "regret")


@dataclass(frozen=True, kw_only=True)
class Regret(Answer):
    """Policies by their regret over regimes, for each nation."""

    nations: tuple[str, ...]
    regimes: tuple[str, ...]
    choices: pl.DataFrame  # CHOICES; the regret is the largest of all regimes
    payoffs: pl.DataFrame  # PAYOFFS


def regret(
    nations: str | Sequence[str] | None = None,
    regimes: Sequence[Source] = REGIMES,
    *,
    only: Sequence[str] | None = None,
    others: str | None = None,
    outcome: str = "score",
    replicates: int = 32,
    seed: int = 1,
    turns: int | None = None,
    progress: Progress | None = None,
) -> Regret:
    """Regret of every policy (or `only` some) for nations (default: all that every regime has).

    `others` is the policy of all other nations (None: each regime's own).  Raises QuestionError
    (or ScenarioError, LineupError) in one sentence.
    """
    regimes = checked_list("regimes", regimes)
    if len(regimes) < 2:
        raise QuestionError(say("error.two_regimes"))
    worlds = [world_of(source) for source in regimes]
    names = policies(only, NAMES)
    rest = None if others is None else policy(others)
    wanted = nations_asked(nations)
    shared = [c for c in worlds[0].codes if all(c in world.codes for world in worlds)]
    if not shared:
        raise QuestionError(say("error.no_common", a=worlds[0].name, b=worlds[-1].name))
    asked = [measure(outcome, code, tuple(shared)) for code in (wanted or shared)]
    runner = Runner(seed, replicates, turns, progress)
    jobs = [
        Job(world, seated(world, rest, world.codes.index(one.nation), name))
        for one in asked
        for world in worlds
        for name in names
    ]
    results = iter(runner.play(jobs))
    titles = tuple(world.name for world in worlds)
    choices, payoffs = [], []
    for one in asked:
        table = np.stack(
            [[one.read(next(results), world.codes) for _ in names] for world in worlds]
        )
        found, paid = _judge(one, titles, names, table)
        choices += found
        payoffs += paid
    frame = table_of(choices, CHOICES).sort("nation", "regret", maintain_order=True)
    order = {one.nation: k for k, one in enumerate(asked)}
    frame = frame.sort(pl.col("nation").replace_strict(order), "regret", maintain_order=True)
    return Regret(
        title=say("regret.title"),
        asked=say("regret.asked", regimes=listed(list(titles))),
        summary=_sentences(frame),
        made_with=runner.made_with(*worlds) | {"others": rest or say("discover.own")},
        nations=tuple(one.nation for one in asked),
        regimes=titles,
        choices=frame,
        payoffs=table_of(payoffs, PAYOFFS),
    )


def _judge(
    one: Measure, regimes: Sequence[str], names: Sequence[str], table: Array
) -> tuple[list[dict[str, object]], list[dict[str, object]]]:
    """Rows of one nation; `table` is [regimes, policies, replicates]."""
    gain = table if one.more_is_better else -table
    means = gain.mean(axis=2)
    by_regime = means.max(axis=1, keepdims=True) - means
    largest = by_regime.max(axis=0)
    by_game = gain.max(axis=1, keepdims=True) - gain
    p95 = np.quantile(by_game.transpose(1, 0, 2).reshape(len(names), -1), BAD_LUCK, axis=1)
    samples = []
    for picked in resamples(table.shape[2], DRAWS):
        drawn = gain[:, :, picked].mean(axis=2)
        samples.append((drawn.max(axis=1, keepdims=True) - drawn).max(axis=0))
    low, high = percentiles(np.array(samples))
    robust = int(np.argmin(largest))
    choices: list[dict[str, object]] = [
        {
            "nation": one.nation,
            "policy": name,
            "regret": float(largest[k]),
            "worst_scenario": regimes[int(np.argmax(by_regime[:, k]))],
            "low": float(low[k]),
            "high": float(high[k]),
            "regret_p95": float(p95[k]),
            "robust": k == robust,
        }
        for k, name in enumerate(names)
    ]
    payoffs: list[dict[str, object]] = [
        {
            "nation": one.nation,
            "scenario": regime,
            "policy": name,
            "payoff": float(table[r, k].mean()),
            "regret": float(by_regime[r, k]),
        }
        for r, regime in enumerate(regimes)
        for k, name in enumerate(names)
    ]
    return choices, payoffs


def _sentences(frame: pl.DataFrame) -> list[str]:
    robust = frame.filter("robust")
    said = []
    groups = robust.group_by("policy", maintain_order=True).agg("nation", "regret")
    for row in groups.sort(pl.col("nation").list.len(), descending=True).iter_rows(named=True):
        said.append(
            say(
                "regret.robust",
                policy=row["policy"],
                nations=listed(row["nation"], 12),
                most=max(row["regret"]),
            )
        )
    mean = frame.group_by("policy").agg(pl.col("regret").mean()).sort("regret")
    safest, worst = mean.row(0, named=True), mean.row(-1, named=True)
    if robust.height > 1:
        said.append(say("regret.safest", policy=safest["policy"], regret=safest["regret"]))
    said.append(say("regret.worst", policy=worst["policy"], regret=worst["regret"]))
    return said
