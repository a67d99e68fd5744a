"""Under what conditions something holds: boxes of parameters, said as sentences.

Scenario discovery (Bryant and Lempert 2010, Technological Forecasting and Social Change 77) by
the patient rule induction method (Friedman and Fisher 1999, Statistics and Computing 9) of the EMA
workbench (Kwakkel 2017): points are drawn over the parameters' ranges (Latin hypercube), the
condition is judged at each, and boxes are peeled in which it holds more often than elsewhere.
"""

import io
import logging
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stderr
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl
from scipy.stats import qmc

from agents.arguments import checked_share
from lab.answer import Answer
from lab.columns import table, table_of
from lab.condition import condition
from lab.errors import between, fetch
from lab.points import at_points
from lab.ranges import Range, beyond_of, ranges
from lab.runner import Progress, Runner, Source, policy, world_of
from lab.words import listed, say

Array = npt.NDArray[np.float64]
PACKAGE = "ema-workbench"
MOST_BOXES = 3
SMALLEST_BOX = 0.05  # of all points
BARE = {"1", "0-1", "share", "ratio", "index"}  # units that say nothing in a sentence
BOXES = (
    *("box", "parameter", "unit", "range_low", "range_high", "box_low", "box_high"),
    *("coverage", "density", "mass"),
)
STEPS = ("box", "coverage", "density", "mass", "limits")
CHANCE = 0.05  # a limit that chance explains this well is dropped


@dataclass(frozen=True)
class ParameterBox:
    """A region of the parameters, and how often the condition holds inside."""

    limits: dict[str, tuple[float, float]]
    coverage: float  # share of all cases in which it holds that lie inside
    density: float  # share of the points inside in which it holds
    mass: float  # share of all points that lie inside


@dataclass(frozen=True, kw_only=True)
class Discovery(Answer):
    """Where a condition holds."""

    condition: str
    share: float  # of all points in which it holds
    boxes: pl.DataFrame  # BOXES
    trade_off: pl.DataFrame  # STEPS: every step of the peeling
    points: pl.DataFrame  # every point: parameters, margin, holds


def discover(
    text: str,
    scenario: Source = "default",
    *,
    others: str | None = None,
    parameters: Sequence[str] | None = None,
    points: int = 500,
    density: float = 0.8,
    replicates: int = 16,
    seed: int = 1,
    turns: int | None = None,
    beyond_evidence: bool = False,
    progress: Progress | None = None,
) -> Discovery:
    """Where "P beats Q for NATION [on OUTCOME]" or "OUTCOME [of NATION] above X" holds.

    `others` is the policy of all other nations (None: the scenario's); `density` is how often the
    condition should hold in a box.  Raises QuestionError in one sentence, and MissingExtra when
    the EMA workbench is not installed.
    """
    between(say("word.points"), points, 20, 1_000_000)
    checked_share("density", density)
    world = world_of(scenario, beyond_evidence)
    asked = condition(text, world.codes)
    rest = None if others is None else policy(others)
    chosen = ranges(parameters, beyond_evidence)
    runner = Runner(seed, replicates, turns, progress)
    names = [r.name for r in chosen]
    low, high = np.array([r.low for r in chosen]), np.array([r.high for r in chosen])
    unit = qmc.LatinHypercube(len(chosen), rng=np.random.default_rng(seed)).random(points)
    x = low + unit * (high - low)
    margins = at_points(
        world,
        chosen,
        x,
        asked.lineups(world, rest),
        lambda results: asked.margin(results, world.codes),
        runner,
    )
    holds = margins > 0.0
    found, steps = find_boxes(x, holds, names, density)
    share = float(np.mean(holds))
    return Discovery(
        title=say("discover.title", condition=asked.text),
        asked=say("discover.asked", condition=asked.text, count=len(chosen)),
        summary=_sentences(asked.text, share, found, chosen, points),
        made_with=runner.made_with(world, beyond=beyond_of(chosen))
        | {"points": points, "density": density, "others": rest or say("discover.own")},
        condition=asked.text,
        share=share,
        boxes=_table(found, chosen),
        trade_off=steps,
        points=table(
            {r.path: x[:, k] for k, r in enumerate(chosen)} | {"margin": margins, "holds": holds}
        ),
    )


def find_boxes(
    x: Array, holds: npt.NDArray[np.bool_], names: Sequence[str], density: float
) -> tuple[list[ParameterBox], pl.DataFrame]:
    """Up to three boxes, each over what the earlier ones left, and every step of the peeling."""
    if holds.all() or not holds.any():
        return [], table_of([], STEPS)
    with _quiet():
        pandas = fetch("pandas", PACKAGE)
        prim = fetch("ema_workbench.analysis.prim", PACKAGE)
        search = prim.Prim(
            pandas.DataFrame(x, columns=list(names)),
            holds.astype(float),
            threshold=min(density, 0.999),
            mass_min=SMALLEST_BOX,
        )
        boxes: list[ParameterBox] = []
        left = np.ones(len(x), dtype=bool)  # points in no earlier box
        steps: list[tuple[int, float, float, float, int]] = []
        for number in range(1, MOST_BOXES + 1):
            box = search.find_box()
            if box is None:
                break
            way = box.peeling_trajectory
            steps += [
                (number, float(r.coverage), float(r.density), float(r.mass), int(r.res_dim))
                for r in way.itertuples()
            ]
            made = _largest(box, x, holds, names, density, left)
            if made is None:
                break
            boxes.append(made)
            left &= ~_inside(made.limits, x, names)
    return boxes, table_of([dict(zip(STEPS, step, strict=True)) for step in steps], STEPS)


def _largest(
    box: Any,
    x: Array,
    holds: npt.NDArray[np.bool_],
    names: Sequence[str],
    density: float,
    left: npt.NDArray[np.bool_],
) -> ParameterBox | None:
    """The largest box of a peeling that is dense enough without limits that chance explains."""
    for row in box.peeling_trajectory.itertuples():
        if row.density < density:
            continue
        box.select(int(row.Index))
        made = _pruned(box, x, holds, names, left)
        if made.limits and made.density >= density:
            return made
    return None


def _pruned(
    box: Any,
    x: Array,
    holds: npt.NDArray[np.bool_],
    names: Sequence[str],
    left: npt.NDArray[np.bool_],
) -> ParameterBox:
    """Only the limits that cut something off and that chance does not explain."""
    limits = box.box_lims[box._cur_box]
    chances = box.qp[box._cur_box]
    kept: dict[str, tuple[float, float]] = {}
    for k, name in enumerate(names):
        column = x[:, k]
        low, high = (float(v) for v in limits[name])
        told = [float(v) for v in chances.get(name, [1.0, 1.0])]
        low = low if low > column.min() and 0.0 <= told[0] <= CHANCE else -np.inf
        high = high if high < column.max() and 0.0 <= told[1] <= CHANCE else np.inf
        if np.isfinite(low) or np.isfinite(high):
            kept[name] = (low, high)
    inside = _inside(kept, x, names) & left
    hits = float(np.sum(holds & inside))
    count = max(float(np.sum(inside)), 1.0)
    return ParameterBox(kept, hits / float(np.sum(holds)), hits / count, float(np.mean(inside)))


def _inside(
    limits: dict[str, tuple[float, float]], x: Array, names: Sequence[str]
) -> npt.NDArray[np.bool_]:
    """Which points lie inside a box."""
    inside = np.ones(len(x), dtype=bool)
    for name, (low, high) in limits.items():
        column = x[:, list(names).index(name)]
        inside &= (column >= low) & (column <= high)
    return inside


@contextmanager
def _quiet() -> Iterator[None]:
    """The workbench tells of optional packages and prints its progress; nobody asked."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        with warnings.catch_warnings(), redirect_stderr(io.StringIO()):
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(before)


def _table(found: Sequence[ParameterBox], chosen: Sequence[Range]) -> pl.DataFrame:
    rows = []
    for number, box in enumerate(found, start=1):
        for r in chosen:
            if r.name in box.limits:
                low, high = box.limits[r.name]
                ends = (max(low, r.low), min(high, r.high))
                measures = (box.coverage, box.density, box.mass)
                row = (number, r.name, r.unit, r.low, r.high, *ends, *measures)
                rows.append(dict(zip(BOXES, row, strict=True)))
    return table_of(rows, BOXES)


def _sentences(
    text: str, share: float, found: Sequence[ParameterBox], chosen: Sequence[Range], points: int
) -> list[str]:
    said = [say("discover.share", condition=text, share=100.0 * share, points=points)]
    if share in {0.0, 1.0}:
        return [*said, say("discover.never" if share == 0.0 else "discover.always")]
    there = {r.name: r for r in chosen}
    for number, box in enumerate(found):
        limits = [_limit(there[name], low, high) for name, (low, high) in box.limits.items()]
        said.append(
            say(
                "discover.box" if number == 0 else "discover.further",
                limits=listed(limits, 8),
                density=100.0 * box.density,
                coverage=100.0 * box.coverage,
                mass=100.0 * box.mass,
            )
        )
    if not found:
        said.append(say("discover.none"))
    return said


def _limit(r: Range, low: float, high: float) -> str:
    unit = "" if r.unit in BARE else " " + r.unit.replace("1/", say("discover.per") + " ", 1)
    if not np.isfinite(low):
        return say("discover.below", name=r.short, high=high, unit=unit)
    if not np.isfinite(high):
        return say("discover.above", name=r.short, low=low, unit=unit)
    return say("discover.within", name=r.short, low=low, high=high, unit=unit)
