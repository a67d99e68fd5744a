"""Which parameters an outcome hangs on.

Morris's elementary effects (1991, Technometrics 33; mu* of Campolongo, Cariboni and Saltelli 2007)
tell the important parameters from the others with few games; Sobol's indices (Saltelli 2002, 2010;
Jansen 1999) say what share of the variance each causes alone and in all.  Both by SALib (Herman
and Usher 2017; Iwanaga, Usher and Herman 2022).  Every point is played on the same luck, so that
what is analysed is a mean over the same replicates and no noise between points.
"""

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from agents.arguments import checked_name
from lab.answer import Answer
from lab.columns import table
from lab.errors import QuestionError, between, fetch, one_of
from lab.measures import measure
from lab.points import at_points
from lab.ranges import beyond_of, ranges
from lab.runner import Progress, Runner, Source, world_of
from lab.words import listed, say

Array = npt.NDArray[np.float64]
PACKAGE = "SALib"
METHODS = ("morris", "sobol")
LEVELS = 4  # of Morris's grid
TOLD = 5
CLEAR_SHARE = 0.05  # a total index below this is nothing to speak of


@dataclass(frozen=True, kw_only=True)
class Sensitivity(Answer):
    """Parameters by their effect on one outcome, the strongest first."""

    method: str
    outcome: str
    effects: pl.DataFrame  # parameter, unit, its range, then mu_star ... or first, total ...
    points: pl.DataFrame  # every point played: parameters and the mean outcome, `value`


def sensitivity(
    scenario: Source = "default",
    outcome: str = "collective_welfare",
    nation: str | None = None,
    *,
    method: str = "morris",
    parameters: Sequence[str] | None = None,
    trajectories: int = 10,
    points: int = 64,
    replicates: int = 16,
    seed: int = 1,
    turns: int | None = None,
    beyond_evidence: bool = False,
    progress: Progress | None = None,
) -> Sensitivity:
    """Effects of parameters (see `lab.ranges`) on an outcome of a nation or of the world.

    Morris plays trajectories x (parameters + 1) points; Sobol points x (parameters + 2), where
    `points` must be a power of two.  Raises QuestionError in one sentence, and MissingExtra when
    SALib is not installed.
    """
    one_of(say("word.method"), checked_name("method", method), METHODS)
    between(say("word.trajectories"), trajectories, 2, 10_000)
    between(say("word.points"), points, 2, 1 << 20)
    if points & (points - 1):
        raise QuestionError(say("error.power", points=points))
    chosen = ranges(parameters, beyond_evidence)
    if len(chosen) < 2:
        raise QuestionError(say("error.two_parameters"))
    world = world_of(scenario, beyond_evidence)
    asked = measure(outcome, nation, world.codes)
    runner = Runner(seed, replicates, turns, progress)
    problem = {
        "num_vars": len(chosen),
        "names": [r.name for r in chosen],
        "bounds": [[r.low, r.high] for r in chosen],
    }
    if method == "morris":
        sampler = fetch("SALib.sample.morris", PACKAGE)
        x = sampler.sample(problem, trajectories, num_levels=LEVELS, seed=seed)
    else:
        sampler = fetch("SALib.sample.sobol", PACKAGE)
        x = sampler.sample(problem, points, calc_second_order=False, seed=seed)
    y = at_points(
        world,
        chosen,
        x,
        [world.policies],
        lambda results: float(np.mean(asked.read(results[0], world.codes))),
        runner,
    )
    effects = _morris(problem, x, y, seed) if method == "morris" else _sobol(problem, y, seed)
    bounds = table(
        {
            "parameter": [r.name for r in chosen],
            "unit": [r.unit for r in chosen],
            "range_low": [r.low for r in chosen],
            "range_high": [r.high for r in chosen],
        }
    )
    by = "mu_star" if method == "morris" else "total"
    frame = bounds.join(effects, on="parameter").sort(by, descending=True)
    return Sensitivity(
        title=say("sensitivity.title", outcome=str(asked), scenario=world.title),
        asked=say("sensitivity.asked", outcome=str(asked), count=len(chosen)),
        summary=_sentences(frame, method, str(asked), y),
        made_with=runner.made_with(world, beyond=beyond_of(chosen))
        | {"method": method, "points": len(x)},
        method=method,
        outcome=str(asked),
        effects=frame,
        points=table({r.path: x[:, k] for k, r in enumerate(chosen)} | {"value": y}),
    )


def _morris(problem: dict[str, Any], x: Array, y: Array, seed: int) -> pl.DataFrame:
    analyser = fetch("SALib.analyze.morris", PACKAGE)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = analyser.analyze(problem, x, y, num_levels=LEVELS, seed=seed)
    names = {"mu_star": "mu_star", "mu_star_conf": "half", "mu": "mu", "sigma": "sigma"}
    made = {new: np.asarray(found[old], dtype=float) for old, new in names.items()}
    half = made.pop("half")
    made |= {"mu_low": made["mu_star"] - half, "mu_high": made["mu_star"] + half}
    return table({"parameter": problem["names"]} | made)


def _sobol(problem: dict[str, Any], y: Array, seed: int) -> pl.DataFrame:
    analyser = fetch("SALib.analyze.sobol", PACKAGE)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = analyser.analyze(problem, y, calc_second_order=False, seed=seed)
    made: dict[str, Any] = {"parameter": problem["names"]}
    for new, old in (("first", "S1"), ("total", "ST")):
        value, half = np.nan_to_num(found[old]), np.nan_to_num(found[f"{old}_conf"])
        made |= {new: value, f"{new}_low": value - half, f"{new}_high": value + half}
    return table(made)


def _sentences(frame: pl.DataFrame, method: str, outcome: str, y: Array) -> list[str]:
    said = [say("sensitivity.span", outcome=outcome, low=y.min(), high=y.max(), mean=y.mean())]
    rows = frame.to_dicts()
    if float(np.ptp(y)) == 0.0:
        return [*said, say("sensitivity.nothing", outcome=outcome)]
    if method == "morris":
        top = [
            say("sensitivity.effect", parameter=row["parameter"], effect=row["mu_star"])
            for row in rows[:TOLD]
        ]
        said.append(say("sensitivity.morris", outcome=outcome, top=listed(top)))
        rising = [r["parameter"] for r in rows[:TOLD] if r["mu"] > 0.9 * r["mu_star"]]
        falling = [r["parameter"] for r in rows[:TOLD] if r["mu"] < -0.9 * r["mu_star"]]
        bent = [r["parameter"] for r in rows[:TOLD] if r["sigma"] > r["mu_star"]]
        for key, names in (("rising", rising), ("falling", falling), ("bent", bent)):
            if names:
                said.append(say(f"sensitivity.{key}", parameters=listed(names), outcome=outcome))
        return said
    strong = [row for row in rows if row["total_low"] > 0.0 and row["total"] > CLEAR_SHARE]
    top = [
        say("sensitivity.share", parameter=row["parameter"], share=100.0 * row["total"])
        for row in strong[:TOLD]
    ]
    said.append(say("sensitivity.sobol", outcome=outcome, top=listed(top)))
    alone = min(max(float(frame["first"].sum()), 0.0), 1.0)
    said.append(say("sensitivity.alone", alone=100.0 * alone))
    return said
