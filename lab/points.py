"""A scenario played at many points of its parameters, a few line-ups a point."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from agents.world import World
from lab.ranges import vary
from lab.runner import Job, Results, Runner
from scenarios.schema import Scenario

Array = npt.NDArray[np.float64]
CHUNK = 64  # worlds in memory at a time
Number = TypeVar("Number", float, Array)


def at_points(
    base: Scenario,
    names: Sequence[str],
    x: Array,
    lineups: Callable[[World], Sequence[tuple[str, ...]]],
    judge: Callable[[Sequence[Results]], Number],
    runner: Runner,
) -> Array:
    """What `judge` makes of the line-ups' results at every point (a row of x), in order."""
    made = []
    games = 0
    for start in range(0, len(x), CHUNK):
        part = [vary(base, dict(zip(names, row, strict=True))) for row in x[start : start + CHUNK]]
        jobs = [Job(world, seats) for world in part for seats in lineups(world)]
        each = len(jobs) // len(part)
        played = len(jobs) * runner.replicates
        total = len(x) * each * runner.replicates
        results = _shifted(runner, games, total).play(jobs)
        games += played
        made += [judge(results[k * each : (k + 1) * each]) for k in range(len(part))]
    return np.array(made, dtype=np.float64)


def _shifted(runner: Runner, done: int, total: int) -> Runner:
    """The same runner, telling its progress as part of a longer run."""
    tell = runner.progress
    if tell is None:
        return runner
    return replace(runner, progress=lambda games, _: tell(done + games, total))
