"""What the module can be asked: kernels of the batch, and of what is told about a game.

No rule is written here: each call hands its arguments on.  `play` has the lanes of its module, the
others look at one world, on floats.
"""

import inspect
from collections.abc import Callable
from typing import Any, NamedTuple

import numba
import numpy as np

from agents.block import Opening, Sample, Span, Varied, laid_out, scratch_for
from agents.opening import FLAGS, Given
from agents.replicates import play_blocks
from policies.habits import SIZE
from policies.traits import TraitSheet
from sim.causes import Causes, explain
from sim.flows import Flows
from sim.jit import kernel
from sim.nations import Nations
from sim.orders import Orders
from sim.outcome import Outcome, Tally, measure
from sim.params import Params
from sim.scores import LEVELS, have_all, score_all, weigh_all
from sim.sheet import Array
from sim.stocks import Stocks
from sim.validity import FAULT, Fault, Watched, watch_orders


@kernel
def judge(stocks: Stocks, nations: Nations, params: Params, tally: Tally, outcome: Outcome) -> None:
    """What a game has come to, from its state and tally."""
    measure(stocks, nations, params.outcome, tally, outcome)


@kernel
def score_states(
    nation: int, levels: Array, nations: Nations, params: Params, parts: Array, score: Array
) -> None:
    """The score [states] that a nation earns in states, each by itself, and its parts [5, states].

    `levels` [8, states] are sim.scores.LEVELS; `parts` end as weighed steps above par.
    """
    have_all(levels, nations.natural_unemployment[nation], parts)
    weigh_all(nation, nations, parts)
    score_all(parts, params.outcome, score)


@kernel
def check_orders(orders: Orders, quarter: int, watched: Watched, fault: Fault) -> None:
    """Note the first order that is out of its limits, if any, as a fault of this quarter."""
    watch_orders(orders, 0, quarter, watched, fault)


class Call(NamedTuple):
    """A kernel of the module, and arguments like those that it is for."""

    kernel: Callable[..., Any]
    example: tuple[Any, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its arguments."""
        return tuple(inspect.signature(self.kernel).parameters)

    @property
    def kinds(self) -> tuple[Any, ...]:
        """numba's types of its arguments."""
        return tuple(numba.typeof(one) for one in self.example)


def calls(width: int) -> dict[str, Call]:
    """Every call of the module of so many lanes (0: floats), by the name that it is exported by."""
    one = laid_out(Nations(1), Params(), TraitSheet(1))[0]
    points, states = np.zeros((5, 1)), np.zeros((len(LEVELS), 1))
    return {
        "play": Call(play_blocks, _play(width)),
        "explain": Call(
            explain,
            (
                one.stocks, one.orders, one.nations, one.params, one.flows, Flows(1), one.spare,
                Causes(1),
            ),
        ),
        "judge": Call(judge, (one.stocks, one.nations, one.params, one.tally, one.outcome)),
        "score_states": Call(
            score_states, (0, states, one.nations, one.params, points, np.zeros(1))
        ),
        "check_orders": Call(check_orders, (one.orders, 0, one.watched, Fault())),
    }  # fmt: skip


def _play(width: int) -> tuple[Any, ...]:
    """What play_blocks is compiled for."""
    block, memory = laid_out(Nations(1, width), Params(0, width), TraitSheet(1, width), True)
    reals = np.zeros(1)
    table, numbers = np.zeros((1, 1)), np.zeros((1, 1), np.int64)
    offers, lineups = np.zeros((1, 1, 1)), numbers
    opening = Opening(
        reals, reals, reals, reals, reals, reals, reals, offers, table, table,
        Given(table, table), np.zeros((1, SIZE)),
    )  # fmt: skip
    varied = Varied(np.zeros((1, 3), np.int64), table, np.zeros(FLAGS, np.int64))
    span, sample = Span(0, 0, 0, 0, 1), Sample(0, numbers, 0)
    notes, faults = np.zeros((1, 1, 1)), np.zeros((1, FAULT))
    return (
        block, memory, opening, lineups, varied, span, sample, 0, table, faults, notes,
        scratch_for(lineups, 1, 1, max(width, 1)),
    )  # fmt: skip
