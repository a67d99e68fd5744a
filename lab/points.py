"""A scenario played at many points of its parameters, a few line-ups a point."""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from agents.world import World
from lab.ranges import Range
from lab.runner import Job, Results, Runner
from lab.varied import resolve

Array = npt.NDArray[np.float64]


def at_points(
    world: World,
    chosen: Sequence[Range],
    x: Array,
    lineups: Sequence[tuple[str, ...]],
    judge: Callable[[Sequence[Results]], float],
    runner: Runner,
) -> Array:
    """What `judge` makes of the line-ups' results at every point (a row of x), in order.

    Every point is played on the same luck, its world calibrated anew; see lab/varied.py.
    """
    columns = {r.path: np.clip(x[:, k], r.low, r.high) for k, r in enumerate(chosen)}
    plan = resolve(world, columns, len(x), beyond_evidence=True)  # ranges have answered for it
    jobs = [
        Job(world, seats, plan._replace(values=np.ascontiguousarray(plan.values[:, k : k + 1])))
        for k in range(len(x))
        for seats in lineups
    ]
    results = runner.play(jobs)
    each = len(lineups)
    return np.array([judge(results[k * each : (k + 1) * each]) for k in range(len(x))])
