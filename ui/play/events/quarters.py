"""The facts of a quarter that events are found in, the same from sheets and from tables."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from sim.events import ADDED, LASTING
from sim.flows import Flows
from sim.sheet import Array
from sim.stocks import Stocks

TOLD = tuple(name for name in LASTING if name in ADDED)
STROKES = ("fab_loss", "breakthrough", "election", "talent_freeze", "incident", *TOLD)
"""Luck and politics, the gravest first."""


class Relations(NamedTuple):
    """How the nations stand to each other at one moment; rows towards columns."""

    stance: Array  # [N, N]
    cut_off: Array  # [N, N], quarters for which the column still delivers nothing to the row
    pact: Array  # [N, N, PACTS], 1 in force
    control: Array  # [N, N], share of chips that dated controls of the row leave the column


@dataclass(frozen=True)
class Quarter:
    """One quarter, before and after."""

    tick: int  # at which it ended
    was: Relations
    now: Relations
    struck: Mapping[str, Array]  # by stroke: [N], whom it hit in this quarter
    broken: Array  # [N, N], pacts in force that the row no longer offers the column
    budgets: tuple[Array, Array] | None = None  # [N], shares of GDP before and now, where known


def of_sheets(was: Stocks, flows: Flows, now: Stocks, tick: int) -> Quarter:
    """The facts of a quarter from the state before, what happened, and the state after."""
    struck = {
        kind: getattr(now, kind) > getattr(was, kind)
        if kind in LASTING
        else getattr(flows, kind) > 0.0
        for kind in STROKES
    }
    return Quarter(tick, _relations(was), _relations(now), struck, flows.offers_broken)


def _relations(stocks: Stocks) -> Relations:
    return Relations(stocks.stance, stocks.cut_off, stocks.pact, stocks.control)
