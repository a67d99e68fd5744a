"""Where what is best for each is worst for all: the dilemma finder.

In every scenario the *common best* is the policy that brings the most collective welfare when all
nations follow it.  The *temptation* of a nation is what its best other policy would bring it while
the rest keep to the common best; the *price* is the welfare that is lost when every nation gives
in to its temptation at once.  Both above zero make a social dilemma (Dawes 1980, Annual Review of
Psychology 31); the price is an empirical price of anarchy (Koutsoupias and Papadimitriou 1999).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from agents.arguments import checked_call, checked_list
from agents.world import World
from lab.answer import Answer
from lab.columns import table_of
from lab.runner import Job, Progress, Runner, Source, policies, seated, world_of
from lab.statistics import halves, paired
from lab.words import listed, say
from policies.menu import NAMES

Array = npt.NDArray[np.float64]
WELFARE = "collective_welfare"
SCENARIOS = (
    "default",
    "open-world",
    "hostile",
    "fortress",
    "chip-embargo",
    "compute-treaty",
    "data-free-flow",
    "safety-standards",
    "strait-crisis",
    "talent-pact",
)
SHARPEST = (
    *("scenario", "common", "collective_welfare", "tempted", "nations", "temptation"),
    *("price", "low", "high", "worse_off", "sharpness"),
)
TEMPTED = ("scenario", "nation", "policy", "temptation", "low", "high", "harm")


@dataclass(frozen=True, kw_only=True)
class Dilemmas(Answer):
    """Scenarios by how far individual and collective best differ, the sharpest first."""

    scenarios: pl.DataFrame  # SHARPEST; the interval is the price's
    nations: pl.DataFrame  # TEMPTED; the interval is the temptation's


def dilemmas(
    scenarios: Sequence[Source] = SCENARIOS,
    *,
    only: Sequence[str] | None = None,
    replicates: int = 64,
    seed: int = 1,
    turns: int | None = None,
    progress: Progress | None = None,
) -> Dilemmas:
    """Look for dilemmas in scenarios, among all policies (or `only` some).

    Raises QuestionError (or ScenarioError, LineupError) in one sentence.
    """
    checked_call("progress", progress)
    names = policies(only, NAMES)
    worlds = [world_of(source) for source in checked_list("scenarios", scenarios)]
    found, tempted = [], []
    for number, world in enumerate(worlds):
        part = _part(progress, number, len(worlds))
        row, rows = _one(world, names, Runner(seed, replicates, turns, part))
        found.append(row)
        tempted += rows
    frame = table_of(found, SHARPEST).sort("sharpness", descending=True, maintain_order=True)
    order = {name: k for k, name in enumerate(frame["scenario"])}
    each = table_of(tempted, TEMPTED)
    each = each.sort(
        pl.col("scenario").replace_strict(order), -pl.col("temptation"), maintain_order=True
    )
    return Dilemmas(
        title=say("dilemma.title"),
        asked=say("dilemma.asked", count=len(worlds)),
        summary=_sentences(frame),
        made_with=Runner(seed, replicates, turns).made_with(*worlds),
        scenarios=frame,
        nations=each,
    )


def _part(progress: Progress | None, number: int, parts: int) -> Progress | None:
    """Progress of one scenario as a part of the whole, in thousandths."""
    if progress is None:
        return None
    return lambda done, total: progress(int(1000 * (number + 0.95 * done / total)), 1000 * parts)


def _one(
    world: World, names: Sequence[str], runner: Runner
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The dilemma of one world, and the temptation of each of its nations."""
    n = len(world.codes)
    alike = [Job(world, (name,) * n) for name in names]
    common_results = runner.play(alike)
    choose, judge = halves(runner.replicates)
    welfare = np.array([results[WELFARE][0, choose].mean() for results in common_results])
    chosen = int(np.argmax(welfare))
    common, kept = names[chosen], common_results[chosen]
    jobs = [Job(world, seated(world, common, i, name)) for i in range(n) for name in names]
    played = runner.play(jobs)
    seats: list[str] = []
    rows: list[dict[str, Any]] = []
    for i, code in enumerate(world.codes):
        results = played[i * len(names) : (i + 1) * len(names)]
        best = int(np.argmax([r["score"][i, choose].mean() for r in results]))
        own = paired(kept["score"][i, judge], results[best]["score"][i, judge])
        harm = paired(results[best][WELFARE][0, judge], kept[WELFARE][0, judge])
        seats.append(names[best])
        rows.append(
            {
                "scenario": world.name,
                "nation": code,
                "policy": names[best],
                "temptation": own.difference.value,
                "low": own.difference.low,
                "high": own.difference.high,
                "harm": harm.difference.value,
            }
        )
    (together,) = runner.play([Job(world, tuple(seats))])
    price = paired(together[WELFARE][0, judge], kept[WELFARE][0, judge])
    worse = sum(
        float(together["score"][i].mean()) < float(kept["score"][i].mean()) for i in range(n)
    )
    temptation = float(np.mean([max(float(row["temptation"]), 0.0) for row in rows]))
    lost = max(price.difference.value, 0.0)
    return {
        "scenario": world.name,
        "common": common,
        "collective_welfare": float(kept[WELFARE][0].mean()),
        "tempted": sum(float(row["low"]) > 0.0 for row in rows),
        "nations": n,
        "temptation": temptation,
        "price": price.difference.value,
        "low": price.difference.low,
        "high": price.difference.high,
        "worse_off": worse,
        "sharpness": float(np.sqrt(temptation * lost)),
    }, rows


def _sentences(frame: pl.DataFrame) -> list[str]:
    rows = frame.to_dicts()
    real = [row for row in rows if row["low"] > 0.0 and row["tempted"] > 0]
    said = []
    if real:
        said.append(say("dilemma.sharpest", **real[0]))
        said += [say("dilemma.next", **row) for row in real[1:3]]
    harmless = [row["scenario"] for row in rows if row not in real]
    if harmless:
        said.append(say("dilemma.harmless", scenarios=listed(harmless, 12)))
    groups = frame.group_by("common", maintain_order=True).agg("scenario")
    each = [
        say("dilemma.each", policy=row["common"], scenarios=listed(row["scenario"], 12))
        for row in groups.to_dicts()
    ]
    said.append(say("dilemma.common", each="; ".join(each)))
    return said
