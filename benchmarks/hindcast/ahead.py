"""One year ahead from the start of 2024: how far shares of compute move, and whether rightly.

What has been seen ends with 2024.  Who has figures of the end of 2025 writes a file with a table
`[compute.2025]` as in seen.toml and gives it as `--later`; until then only the sizes of moves can
be compared.  Were the model's moves and the true ones unrelated, the error over that of no move
would be √(1 + (model/seen)²).  As in the run from 2018 everybody keeps the status quo; games of the
scenario's own leaders are told beside it, whose stances may shut doors that stand open today.
"""

import tomllib
from itertools import pairwise
from pathlib import Path

import numpy as np

from agents.race import Race
from agents.world import World
from benchmarks.hindcast.course import YEAR, play
from benchmarks.hindcast.seen import JUDGED, Seen, shares
from sim.sheet import Array

SEEDS = 8


def kept(world: World) -> Array:
    """Shares of compute after a year in which everybody keeps the status quo    [N]."""
    return shares(play(world, YEAR).compute[-1])


def led(world: World, seeds: int = SEEDS) -> Array:
    """Shares of compute after a year of the scenario's own leaders, mean of games    [N]."""
    path: list[Array] = []
    found = []
    for seed in range(1, seeds + 1):
        path.clear()
        Race(world, seed=seed, collect=False).play(
            lambda board: path.append(board.now.compute.copy())
        )
        found.append(shares(path[YEAR - 1]))
    return np.asarray(np.mean(found, axis=0))


def size(before: Array, after: Array) -> float:
    """Root mean square of the moves of log shares    [ln]."""
    return float(np.sqrt(np.mean((np.log(shares(after)) - np.log(shares(before))) ** 2)))


def seen_moves(seen: Seen) -> dict[str, float]:
    """How far shares moved in each year that was seen    [ln]."""
    years = sorted(seen.compute)
    return {f"{a}-{b}": size(seen.compute[a], seen.compute[b]) for a, b in pairwise(years)}


def error_over_persistence(world: World, after: Array, file: Path) -> float:
    """The model's error over that of shares that stay, by a file of what came.  Raises KeyError."""
    told = tomllib.loads(file.read_text(encoding="utf-8"))["compute"][str(JUDGED[-1] + 1)]
    came = np.array([told["values"][code] for code in world.codes])
    return size(after, came) / size(world.stocks.compute, came)
