"""Medians and ratios, printed as a table; nothing here asserts a time."""

import os
import platform
import statistics
import time
from collections.abc import Callable

import numba
import numpy

REPEATS = 7


def median_seconds(action: Callable[[], object], calls: int, repeats: int = REPEATS) -> float:
    """The median over `repeats` rounds of the mean time of `calls` calls, after a warm-up."""
    action()
    rounds = []
    for _ in range(repeats):
        start = time.perf_counter()
        for _ in range(calls):
            action()
        rounds.append((time.perf_counter() - start) / calls)
    return statistics.median(rounds)


def machine() -> str:
    """Processor, cores, Python and library versions, in a line."""
    cores = os.cpu_count()
    return (
        f"{platform.machine()}, {cores} cores, Python {platform.python_version()}, "
        f"numba {numba.__version__}, numpy {numpy.__version__}"
    )


def show(title: str, rows: list[tuple[str, str, str]]) -> None:
    """Print rows of (what, figure, goal)."""
    print(f"\n{title}")
    width = max(len(what) for what, _, _ in rows)
    for what, figure, goal in rows:
        print(f"  {what:<{width}}  {figure:>14}  {goal}")
