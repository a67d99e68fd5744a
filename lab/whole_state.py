"""The whole state of a game as one array, for critics that may see what no nation sees.

It holds the quarters played, every stock of the world (`sim.stocks`) and the running sums that the
score is made of (`sim.outcome.Tally`).  What the next turn comes to depends on these, the actions,
the scenario and luck alone, and luck on (seed, replicate, quarter) alone: it is not in the state.

Every number stands as its arsinh, which is about the number itself near 0 and about its logarithm
far from it, so that gross products and shares can stand side by side; `figures_of` takes it back.
"""

from collections.abc import Iterator
from itertools import product
from typing import Any

import numpy as np
from gymnasium import spaces

from agents.board import Board
from agents.world import World
from lab.senses import Numbers
from sim.outcome import Tally
from sim.pillars import Pact, Pillar, Programme, Sector
from sim.sheet import NATIONS, Array, Field, Sheet
from sim.stocks import Stocks
from sim.validity import FAULT

WORDS: dict[str, Any] = {
    "programme": Programme,
    "pillar": Pillar,
    "sector_adoption": Sector,
    "pact": Pact,
}
"""What the last axis of a stock counts; it counts stages where nothing stands here."""
SIGNED = ("algorithms", "capability", "pace", "tally.prosperity")
"""Stocks and sums that may be below 0; no other number of a state is."""
FARTHEST = float(np.arcsinh(np.finfo(np.float64).max)) + 1.0
"""No number that a computer can hold has an arsinh as far from 0."""


EPSILON = float(np.finfo(np.float32).eps)


def names(world: World) -> tuple[str, ...]:
    """What each number of a state is, such as `gdp.USA`, `tally.security.KEN`."""
    return ("quarters", *_names(Stocks, world.codes), *_names(Tally, world.codes, "tally."))


def state_of(board: Board) -> Numbers:
    """The state now, float32, in the order of `names`."""
    sums = board.tally.memory[:-FAULT]  # without what was found wrong: no state is given of that
    figures = np.concatenate(([board.tick], board.now.memory, sums))
    return np.arcsinh(figures).astype(np.float32)


def figures_of(state: Numbers) -> Array:
    """The figures themselves in their units, to the precision of float32.

    What may be a whole number to that precision is one, so that quarters left and pacts come back
    as they were.
    """
    arsinh = state.astype(np.float64)
    figures, whole = np.sinh(arsinh), np.rint(np.sinh(arsinh))
    precision = np.abs(arsinh) * np.cosh(arsinh) * EPSILON
    return np.where(np.abs(figures - whole) <= precision, whole, figures)


def state_space(world: World) -> spaces.Box:
    """A box that holds every state of a world."""
    of_signed = tuple(f"{name}." for name in SIGNED)
    signed = np.array([f"{name}.".startswith(of_signed) for name in names(world)])
    low = np.where(signed, -FARTHEST, 0.0).astype(np.float32)
    return spaces.Box(low, np.full(low.shape, FARTHEST, np.float32), dtype=np.float32)


def _names(kind: type[Sheet], codes: tuple[str, ...], before: str = "") -> Iterator[str]:
    for name, field in kind.fields.items():
        if not isinstance(field, Field):
            continue
        axes = [codes if axis == NATIONS else _words(name, int(axis)) for axis in field.axes]
        for places in product(*axes):
            yield ".".join((before + name, *places)).rstrip(".")


def _words(name: str, size: int) -> list[str]:
    if name in WORDS:
        return [member.name.lower() for member in WORDS[name]]
    return [""] if size == 1 else [str(stage + 1) for stage in range(size)]
