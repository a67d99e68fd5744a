"""An evolution strategy: many tries around a middle, the better ones move it and its spread.

CMA-ES in its diagonal form, which adapts the spread of every number by itself (Ros and Hansen 2008,
"A simple modification in CMA-ES achieving linear time and space complexity"), by the library cma.
"""

from collections.abc import Callable
from math import nan
from typing import Any

import numpy as np
import polars as pl

from lab.columns import table_of
from lab.errors import fetch
from sim.sheet import Array

PACKAGE = "cma"
STEPS = ("generation", "candidates", "spread")


def climb(
    worth: Callable[[Array, int], Array],
    start: Array,
    candidates: int,
    generations: int,
    seed: int,
    spread: float,
    ends: tuple[float, float] | None = None,
) -> tuple[Array, pl.DataFrame]:
    """The middle of the last generation, and the way there.

    `worth(tries [candidates, numbers], generation)` is to be large; numbers stay between the ends.
    Raises MissingExtra when cma is not installed.
    """
    cma = fetch("cma", PACKAGE)
    free = len(start)
    if free == 1:  # one alone it cannot search
        start = np.append(start, start)
    dice = np.random.default_rng(seed)
    options: dict[str, Any] = {
        "bounds": [None, None] if ends is None else list(ends),
        "popsize": candidates,
        "CMA_diagonal": True,
        "randn": lambda *shape: dice.standard_normal(shape),  # numpy's own dice stay untouched
        "seed": nan,
        "verbose": -10,  # it writes no file, and reads none
        "verb_log": 0,
        "verb_disp": 0,
    }
    search = cma.CMAEvolutionStrategy(start, spread, options)
    low, high = (-np.inf, np.inf) if ends is None else ends
    rows = []
    for generation in range(generations):
        points = search.ask()
        values = worth(np.clip(np.array(points), low, high)[:, :free], generation)
        search.tell(points, (-values).tolist())
        mean = float(values.mean())
        row = (generation + 1, mean, float(search.sigma))
        rows.append(dict(zip(STEPS, row, strict=True)))
    return np.clip(search.result.xfavorite, low, high)[:free], table_of(rows, STEPS)
