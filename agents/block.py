"""What the compiled host works on: the sheets of a block, and what a call is told."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from agents.opening import Given
from policies.habits import Rows
from policies.traits import TraitSheet
from sim.flows import Flows
from sim.nations import Nations
from sim.orders import Orders
from sim.outcome import Outcome, Tally
from sim.params import Params
from sim.sheet import Array, Sheet, each
from sim.stocks import Stocks
from sim.validity import Watched, watched

Whole = npt.NDArray[np.int64]
HELD = -1
"""Where a policy's number stands: nobody decides, and the nation's orders stay in force."""
LANES = 8
"""Replicates of a block: a 512-bit vector of doubles, or two of 256 bits."""
PARAMS, NATIONS, TRAITS, ORDERS, STOCKS, LATE_STOCKS, LATE_ORDERS = range(7)
"""The sheet that a varied figure stands in; late stocks are written after all others.

Late orders are in force from the first quarter on, and the opening knows nothing of them.
"""


class Seats(Sheet):
    """Who plays which nation, where that differs between lanes."""

    policy = each("number", "place of the nation's policy on the menu")


class Block(NamedTuple):
    """The sheets that one thread plays a block of replicates on, one replicate a lane."""

    stocks: Stocks
    spare: Stocks
    nations: Nations
    params: Params
    calm: Params
    traits: TraitSheet
    orders: Orders
    draft: Orders
    flows: Flows
    tally: Tally
    outcome: Outcome
    seats: Seats
    rows: Rows
    watched: Watched


class Memory(NamedTuple):
    """The same sheets as flat numbers, `width` beside each other, to copy as a whole."""

    stocks: Array
    spare: Array
    nations: Array
    params: Array
    calm: Array
    traits: Array
    orders: Array
    tally: Array
    outcome: Array
    seats: Array
    rows: Array


def laid_out(
    nations: Nations, params: Params, traits: TraitSheet, by_rows: bool = False
) -> tuple[Block, Memory]:
    """Empty sheets around these three, as wide as they are, and the same memory as flat numbers.

    `by_rows`: whether there is room for a row of each nation.
    """
    n, width = nations.nations, nations.width
    block = Block(
        Stocks(n, width),
        Stocks(n, width),
        nations,
        params,
        Params(0, width),
        traits,
        Orders(n, width),
        Orders(n, width),
        Flows(n, width),
        Tally(n, width),
        Outcome(n, width),
        Seats(n, width),
        Rows(n if by_rows else 0, width),
        watched(n),
    )
    return block, Memory(**{name: getattr(block, name).memory for name in Memory._fields})


class Opening(NamedTuple):
    """What the sheets hold when a game begins, as flat numbers, and what no replicate changes."""

    stocks: Array
    nations: Array
    params: Array
    traits: Array
    orders: Array
    tally: Array
    lucky: Array  # 0 where a parameter needs luck, else 1
    standing_offers: Array
    calendar: Array
    no_dates: Array
    stated: Given
    rows: Array  # [K, SIZE], what policies that are rows of numbers order by


class Span(NamedTuple):
    """Which quarters are played; `ticks` is the length of the whole game."""

    seed: int
    first_tick: int
    last_tick: int
    ticks: int
    ticks_per_turn: int


class Varied(NamedTuple):
    """Figures that differ between replicates: where they stand, and their values."""

    targets: Whole  # [T, 3]: row of `values`, sheet, place in the sheet
    values: Array  # [V, replicates of the call]
    again: Whole  # [FLAGS], what must be filled again; see agents.opening


class Sample(NamedTuple):
    """Which stocks are noted, and how often; every 0 quarters: never."""

    every: int
    ranges: Whole  # [F, 2]: place in the sheet and length
    size: int  # numbers a note


class Scratch(NamedTuple):
    """Room that a call needs in passing: a kernel allocates nothing."""

    policies: Whole  # [N, 1], or [N, lanes] where line-ups differ
    notes: Array  # [samples, numbers of a note x lanes]


def scratch_for(lineups: Whole, samples: int, size: int, width: int) -> Scratch:
    """The room for line-ups [N, 1 or replicates] and so many notes; `width` is 1 on floats."""
    columns = width if lineups.shape[1] > 1 else 1
    return Scratch(
        np.zeros((lineups.shape[0], columns), dtype=np.int64), np.zeros((samples, size * width))
    )
