"""Two scenarios or line-ups on the same luck: how B differs from A, nation by nation.

Common random numbers: replicate r of A and of B meet the same draws, so that the difference is
judged pair by pair (Law 2015, Simulation Modeling and Analysis, section 11.2).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from agents.arguments import checked_name
from agents.lineup import lineup, seats
from agents.world import World
from lab.answer import Answer
from lab.columns import table_of
from lab.errors import QuestionError
from lab.measures import NATIONAL, WORLD, WORLDLY, Measure
from lab.runner import Job, Progress, Results, Runner, Source, policy, world_of
from lab.statistics import holm, paired
from lab.words import listed, say
from sim.endings import Ending

LEADING = 3  # differences told in the summary
LIKELY = 0.005  # a smaller share of games is told as 0 %
DIFFERENCES = (
    *("nation", "outcome", "a", "b", "difference", "low", "high"),
    *("beats", "beats_low", "beats_high", "saved", "p_value"),
)


@dataclass(frozen=True, kw_only=True)
class Comparison(Answer):
    """B against A; `difference` is B − A, `beats` the chance that B is better in a game."""

    a: str
    b: str
    codes: tuple[str, ...]
    jobs: tuple[Job, Job]  # the worlds of A and B, and who plays in them
    seed: int
    turns: tuple[int, int]
    differences: pl.DataFrame  # DIFFERENCES, clear
    endings: pl.DataFrame  # ending, share_a, share_b


def compare(
    a: Source,
    b: Source | None = None,
    *,
    a_policies: Sequence[str] | Mapping[str, str] | str | None = None,
    b_policies: Sequence[str] | Mapping[str, str] | str | None = None,
    seed: int = 1,
    replicates: int = 1000,
    turns: int | None = None,
    progress: Progress | None = None,
) -> Comparison:
    """Compare scenario B with scenario A (B is A if not given), each under its policies.

    Policies are one for everybody, one a nation in order, or a table of changes by nation.
    Raises QuestionError (or ScenarioError, LineupError) in one sentence.
    """
    runner = Runner(seed, replicates, turns, progress)
    first = world_of(a)
    second = first if b is None else world_of(b)
    jobs = [Job(first, _seats(first, a_policies)), Job(second, _seats(second, b_policies))]
    if first.sha256 == second.sha256 and jobs[0].policies == jobs[1].policies:
        raise QuestionError(say("error.same"))
    common = tuple(code for code in first.codes if code in second.codes)
    if not common:
        raise QuestionError(say("error.no_common", a=first.name, b=second.name))
    names = _names(first, second, a_policies, b_policies)
    results = runner.play(jobs)
    frame = _differences(results, (first.codes, second.codes), common)
    return Comparison(
        title=say("compare.title", a=names[0], b=names[1]),
        asked=say("compare.asked", a=names[0], b=names[1]),
        summary=_sentences(frame, names, first, second, replicates),
        made_with=runner.made_with(first, second)
        | {"policies_a": _policies(jobs[0]), "policies_b": _policies(jobs[1])},
        a=names[0],
        b=names[1],
        codes=common,
        jobs=(jobs[0], jobs[1]),
        seed=seed,
        turns=(turns or first.turns, turns or second.turns),
        differences=frame,
        endings=_endings(results),
    )


def _seats(world: World, chosen: Sequence[str] | Mapping[str, str] | str | None) -> tuple[str, ...]:
    if chosen is None:
        return world.policies
    if isinstance(chosen, str):
        return lineup(world.codes, world.policies, everyone=policy(chosen))
    if isinstance(chosen, Mapping):
        changes = {
            checked_name("a nation", code).upper(): policy(name) for code, name in chosen.items()
        }
        everyone = changes.pop("*", None)
        return lineup(world.codes, world.policies, everyone, changes)
    if isinstance(chosen, Sequence) and len(chosen) != len(world.codes):
        raise QuestionError(say("error.seats", given=len(chosen), seats=len(world.codes)))
    if isinstance(chosen, Sequence):
        chosen = [policy(name) for name in chosen]
    return seats(world.codes, world.policies, chosen)


def _policies(job: Job) -> str:
    return ", ".join(f"{c}={p}" for c, p in zip(job.world.codes, job.policies, strict=True))


def _names(
    first: World,
    second: World,
    a_policies: Sequence[str] | Mapping[str, str] | str | None,
    b_policies: Sequence[str] | Mapping[str, str] | str | None,
) -> tuple[str, str]:
    """What the two sides are called: scenarios, or what is played when those are the same."""

    def called(world: World, chosen: Sequence[str] | Mapping[str, str] | str | None) -> str:
        if chosen is None:
            return world.name
        if isinstance(chosen, str):
            played = say("compare.all", policy=policy(chosen))
        elif isinstance(chosen, Mapping):
            changes = [
                say("compare.all", policy=policy(p)) if c == "*" else f"{c.upper()}={policy(p)}"
                for c, p in chosen.items()
            ]
            played = listed(changes, 3)
        else:
            played = say("compare.own")
        return say("compare.with", scenario=world.name, played=played)

    return called(first, a_policies), called(second, b_policies)


def _differences(
    results: Sequence[Results], codes: Sequence[tuple[str, ...]], common: Sequence[str]
) -> pl.DataFrame:
    measures = [Measure(name, WORLD) for name in WORLDLY]
    measures += [Measure(name, code) for name in NATIONAL for code in common]
    rows = []
    for one in measures:
        before, after = (
            one.read(r, (WORLD,) if one.nation == WORLD else c)
            for r, c in zip(results, codes, strict=True)
        )
        pair = paired(before, after, one.more_is_better)
        rows.append(
            {
                "nation": one.nation,
                "outcome": one.outcome,
                "a": float(np.mean(before)),
                "b": float(np.mean(after)),
                "difference": pair.difference.value,
                "low": pair.difference.low,
                "high": pair.difference.high,
                "beats": pair.beats.value,
                "beats_low": pair.beats.low,
                "beats_high": pair.beats.high,
                "saved": pair.saved,
                "p_value": pair.p,
            }
        )
    clear = holm(np.array([row["p_value"] for row in rows]))
    return table_of(rows, DIFFERENCES).with_columns(clear=pl.Series(clear))


def _endings(results: Sequence[Results]) -> pl.DataFrame:
    rows = [
        {
            "ending": ending.name.lower(),
            "share_a": float(np.mean(results[0]["ending"] == ending)),
            "share_b": float(np.mean(results[1]["ending"] == ending)),
        }
        for ending in Ending
    ]
    return table_of(rows, ("ending", "share_a", "share_b"))


def _sentences(
    frame: pl.DataFrame, names: tuple[str, str], first: World, second: World, replicates: int
) -> list[str]:
    a, b = names
    said = []
    score = frame.filter(pl.col("outcome") == "score")
    for better, column in (("gain", pl.col("difference") > 0), ("lose", pl.col("difference") < 0)):
        found = score.filter(column & pl.col("clear"))
        found = found.sort(pl.col("difference").abs(), descending=True)
        if not found.is_empty():
            each = [
                say("compare.each", nation=row["nation"], change=row["difference"])
                for row in found.head(LEADING).iter_rows(named=True)
            ]
            key = better if len(score) > 1 else f"{better}_one"
            said.append(
                say(
                    f"compare.{key}",
                    b=b,
                    a=a,
                    count=len(found),
                    of=len(score),
                    each=listed(each),
                )
            )
    unclear = score.filter(~pl.col("clear"))["nation"].to_list()
    if unclear:
        said.append(say("compare.unclear", nations=listed(unclear, 20)))
    welfare = frame.row(by_predicate=pl.col("outcome") == "collective_welfare", named=True)
    key = "welfare" if welfare["clear"] else "welfare_same"
    said.append(say(f"compare.{key}", a=a, b=b, **{k: welfare[k] for k in _TOLD}))
    said.append(likely(score, a, b))
    said.append(
        say(
            "compare.saved",
            saved=100.0 * float(np.median(score["saved"].to_numpy())),
            games=2 * replicates,
            replicates=replicates,
        )
    )
    if first.codes != second.codes:
        said.append(say("compare.rosters"))
    return said


def likely(score: pl.DataFrame, a: str, b: str) -> str:
    """Who is most likely to be better off, if anybody: `beats` counts equal scores half."""
    moved = pl.col("low").ne(0.0) | pl.col("high").ne(0.0)  # else the same in every game
    found = score.filter(moved & (pl.col("beats") >= LIKELY))
    if found.is_empty():
        return say("compare.likely_none", a=a, b=b)
    beats = found["beats"].max()
    best = found.filter(pl.col("beats") == beats)["nation"].to_list()
    share = 100.0 * float(beats)  # type: ignore[arg-type]
    if len(score) == 1:
        return say("compare.likely_one", a=a, b=b, nation=best[0], beats=share)
    if len(best) > 1:
        return say("compare.likely_several", a=a, b=b, nations=listed(best, 20), beats=share)
    return say("compare.likely", a=a, b=b, nation=best[0], beats=share)


_TOLD = ("difference", "low", "high")
