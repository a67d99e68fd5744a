"""Does skill pay: `python -m benchmarks.opponents [GAMES] [SCENARIO]`.

Games come in threes on the same luck.  The seats are split evenly between the levels by draw, and
from one game of the three to the next every seat moves on to the next level: each nation plays
each level once, against a mixed field, and meets the same luck.  At the end a whole table of each
level is timed.  All levels spend their nation's habitual budget; a mind alone among drawn leaders
is in `benchmarks.players`.
"""

import statistics
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from multiprocessing import get_context

import numpy as np

from agents.board import Board
from agents.opponents import LEVELS, Opponent, minds
from agents.pool import usable_cores
from agents.world import World
from benchmarks.timing import machine, show
from scenarios.load import load
from scenarios.pack import pack
from sim.sheet import Array

GAMES = 200
SEED = 11


@dataclass(frozen=True)
class Three:
    """Three games on one luck: scores by game and nation, and who was of which level."""

    scores: Array  # [3, N]
    levels: Array  # [3, N]


def seating(nations: int, luck: int) -> Array:
    """The level of each seat in three games [3, N]."""
    shuffled = np.random.default_rng(luck).permutation(nations) % len(LEVELS)
    return np.stack([(shuffled + k) % len(LEVELS) for k in range(len(LEVELS))])


def play(world: World, mind: dict[str, Opponent], seats: Array, replicate: int) -> Array:
    """The scores of one game."""
    board = Board(world, SEED, replicate)
    while board.tick < world.ticks:
        moves = [mind[LEVELS[int(level)]](board, i) for i, level in enumerate(seats)]
        board.play_turn(dict(enumerate(moves)))
    return board.outcome().score.copy()


def three(scenario: str, luck: int) -> Three:
    """Three games on the same luck."""
    world = pack(load(scenario))
    mind, levels = minds(world), seating(len(world.codes), luck)
    return Three(np.stack([play(world, mind, seats, luck) for seats in levels]), levels)


def by_level(found: list[Three]) -> Array:
    """Scores of every nation at every level [lucks, levels, N], paired."""
    table = np.empty((len(found), len(LEVELS), found[0].scores.shape[1]))
    for k, one in enumerate(found):
        for level in range(len(LEVELS)):
            table[k, level] = one.scores[one.levels == level][
                np.argsort(np.nonzero(one.levels == level)[1])
            ]
    return table


def interval(values: Array) -> str:
    """A mean with its 95 % interval over lucks."""
    half = 1.96 * float(values.std(ddof=1)) / len(values) ** 0.5
    return f"{float(values.mean()):+.2f} ± {half:.2f}"


def turns(world: World, level: str, games: int = 3) -> list[float]:
    """Milliseconds of each turn with every seat but one of one level."""
    taken = []
    mind = minds(world)[level]
    for replicate in range(games):
        board = Board(world, SEED, replicate)
        while board.tick < world.ticks:
            start = time.perf_counter()
            moves = [mind(board, i) for i in range(1, len(world.codes))]
            taken.append(1e3 * (time.perf_counter() - start))
            board.play_turn(dict(enumerate(moves, 1)))
    return taken


def main(games: int, scenario: str) -> None:
    """Print the tables."""
    world = pack(load(scenario))
    lucks = max(-(-games // len(LEVELS)), 2)
    start = time.perf_counter()
    with ProcessPoolExecutor(usable_cores(), mp_context=get_context("spawn")) as pool:
        found = list(pool.map(partial(three, scenario), range(1, lucks + 1)))
    seconds = time.perf_counter() - start
    table = by_level(found)
    print(machine())
    print(f"{scenario}: {3 * lucks} games in {seconds:.0f} s, {lucks} lucks, all seats\n")
    print(f"{'level':<8}{'score':>8}{'best of the three':>20}{'first of all seats':>20}")
    best = table.argmax(axis=1)
    firsts = [one.levels[k, one.scores[k].argmax()] for one in found for k in range(len(LEVELS))]
    for k, level in enumerate(LEVELS):
        won = float(np.mean(np.array(firsts) == k))
        share = float(np.mean(best == k))
        print(f"{level:<8}{table[:, k].mean():>8.2f}{share:>20.0%}{won:>20.0%}")
    print()
    for low, high in pairwise(range(len(LEVELS))):
        gain = table[:, high] - table[:, low]
        print(
            f"{LEVELS[high]} over {LEVELS[low]}: {interval(gain.mean(axis=1))} points; "
            f"better in {np.mean(gain > 0):.0%} of pairs"
        )
        each = zip(world.codes, gain.mean(axis=0), strict=True)
        print("  " + ", ".join(f"{code} {value:+.1f}" for code, value in each))
    rows = []
    for level, goal in zip(LEVELS, ("", "<= 150 ms", "<= 1,200 ms"), strict=True):
        taken = turns(world, level)
        rows.append(
            (
                f"a turn of {len(world.codes) - 1} {level} opponents",
                f"{statistics.median(taken):.0f} ms, at most {max(taken):.0f}",
                goal,
            )
        )
    show("Thinking", rows)


if __name__ == "__main__":
    main(
        int(sys.argv[1]) if len(sys.argv) > 1 else GAMES,
        sys.argv[2] if len(sys.argv) > 2 else "default",
    )
