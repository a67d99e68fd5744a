"""Whether a world still means anything: every number finite, of its sign and of a sane size.

Hosts call `watch` after every quarter, and `watch_orders` where an addition's policy decides.
`watch` looks at the figures of nations and of the world, and at the `whole` of the numbers, parts
of figures, pairs and flows too, wherever a host publishes a quarter: a single game publishes each,
a batch those that it samples and the last.  In between, a pair that holds no number shows in a
nation's figure within two quarters, since rules sum people to talent, suppliers' shares to access,
and distrust to threat.
"""

from collections.abc import Collection
from typing import NamedTuple

import numpy as np

from sim.flows import Flows
from sim.jit import kernel
from sim.levers import LEVERS
from sim.orders import Orders
from sim.pillars import PILLARS, PROGRAMMES
from sim.primitives import anywhere, where
from sim.sheet import NATIONS, Array, Field, Sheet, world
from sim.stocks import Stocks

SANE: dict[str, tuple[float, float]] = {
    "share": (0.0, 1.0),
    "probability": (0.0, 1.0),
    "0/1": (0.0, 1.0),
    "$bn": (0.0, 1e12),
    "$bn/yr": (0.0, 1e12),
    "$bn/MH": (0.0, 1e12),
    "GW": (0.0, 1e12),
    "kFTE": (0.0, 1e7),  # as many specialists as people
    "MH": (0.0, 1e40),  # chips of the base year: after 200 years they are 1e33
    "MH/quarter": (0.0, 1e40),
    "quarters": (0.0, 1e4),
    "count": (0.0, 1e4),
    "1/quarter": (0.0, 1e9),
    "ln": (-1000.0, 1000.0),
    "index": (0.0, 1e60),  # research with the chips of 200 years, appeal by riches
    "ratio": (0.0, 1e15),
    "0-1": (0.0, 1.0),
    "share of GDP/yr": (0.0, 1.0),
    "ln/quarter": (-500.0, 500.0),
    "months": (0.0, 1e5),
}
"""Unit -> the smallest and the largest number that can mean something; a field may have its own."""
ROUNDING = 1e-9
SCRATCH = ("weight", "total", "root")
"""Flows that hold no figure."""


class Fault(Sheet):
    """The first number of a game that means nothing; zeros while there is none."""

    quarter = world("count", "quarters played when it was found")
    place = world("number", "where it stands among the numbers of stocks, of flows, of orders")
    value = world("as the figure", "the number itself")


ORDERED = "as ordered"
"""The unit of an order that is out of its limits: it is told as it was given."""
SPLIT = len(LEVERS) + 1
"""Numbers a nation before the split in the orders: levers and the budget."""
FAULT = sum(field.size(0) for field in Fault.fields.values())
"""Numbers of a fault."""


def bounds_of(field: Field) -> tuple[float, float]:
    """The smallest and the largest number that a figure may be."""
    return field.bounds or SANE[field.unit]


def figures(kind: type[Sheet]) -> dict[str, Field]:
    """The fields of stocks or flows, but for sections."""
    return {name: field for name, field in kind.fields.items() if isinstance(field, Field)}


def named_figures() -> tuple[tuple[str, Field], ...]:
    """All figures in which a fault may lie, in their order, and the names by which they are told.

    Some names are of a stock and of a flow, with one meaning.
    """
    orders = ((f"orders.{name}", field) for name, field in figures(Orders).items())
    return (*figures(Stocks).items(), *figures(Flows).items(), *orders)


def unit_of(name: str, field: Field) -> str:
    """The unit in which a fault in the figure of this name is told."""
    return ORDERED if name.startswith("orders.") else field.unit


def of_nations(kind: type[Sheet]) -> tuple[str, ...]:
    """The figures that are one number a nation, or one of the world."""
    return tuple(n for n, field in figures(kind).items() if field.axes in ((NATIONS,), (1,)))


class Run(NamedTuple):
    """Figures beside each other with the same bounds."""

    start: int
    end: int  # behind the last number
    low: float
    high: float


def runs(kind: type[Sheet], names: Collection[str], nations: int) -> list[Run]:
    """Where the named fields stand, in their order; neighbours of the same bounds are one run."""
    found: list[Run] = []
    start = 0
    for name, field in figures(kind).items():
        end = start + field.size(nations)
        if name in names:
            run = Run(start, end, *bounds_of(field))
            if found and found[-1].end == start and found[-1][2:] == run[2:]:
                run = found.pop()._replace(end=end)
            found.append(run)
        start = end
    return found


def all_runs(nations: int) -> tuple[list[Run], list[Run], list[Run], list[Run]]:
    """What is looked at: some stocks, all stocks and flows of a whole look, all orders."""
    return (
        runs(Stocks, of_nations(Stocks), nations),
        runs(Stocks, figures(Stocks), nations),
        runs(Flows, figures(Flows).keys() - SCRATCH, nations),
        runs(Orders, figures(Orders), nations),
    )


_EACH, _STOCKS, _FLOWS, _ORDERS = (len(part) for part in all_runs(1))
QUARTER = (0, _EACH)
STOCKS = (_EACH, _EACH + _STOCKS)
FLOWS = (_EACH + _STOCKS, _EACH + _STOCKS + _FLOWS)
ORDERS = (FLOWS[1], FLOWS[1] + _ORDERS)
"""The rows of `Watched` for each of them: the first, and behind the last."""


class Watched(Sheet):
    """The runs of a game of so many nations, a row each; in a sheet, which kernels take free."""

    start = world("number", "where a run starts", ORDERS[1])
    end = world("number", "behind its last number", ORDERS[1])
    low = world("as the figure", "the smallest number that it may hold", ORDERS[1])
    high = world("as the figure", "the largest one", ORDERS[1])


def watched(nations: int) -> Watched:
    """What `watch` looks at."""
    rows = np.array([run for part in all_runs(nations) for run in part])
    sheet = Watched()
    sheet.start[:], sheet.end[:], sheet.low[:], sheet.high[:] = rows.T
    sheet.low[:] -= ROUNDING
    sheet.high[:] += ROUNDING
    return sheet


@kernel
def sound(numbers: Array, watched: Watched, rows: tuple[int, int]) -> bool:
    """Whether all numbers of these runs lie in their bounds; NaN lies in none."""
    good: bool = numbers[0] >= watched.low[0]
    for r in range(rows[0], rows[1]):
        low = watched.low[r]
        high = watched.high[r]
        for k in range(int(watched.start[r]), int(watched.end[r])):
            good = good & (numbers[k] >= low) & (numbers[k] <= high)
    return good


@kernel
def mark(good: bool, place: int, value: float, quarter: int, fault: Fault) -> None:
    """Note a number that is not good, where no fault was noted."""
    bad = where(good, 0.0, 1.0) > fault.quarter[0]
    fault.quarter[0] = where(bad, quarter, fault.quarter[0])
    fault.place[0] = where(bad, place, fault.place[0])
    fault.value[0] = where(bad, value, fault.value[0])


@kernel
def find(
    numbers: Array, watched: Watched, rows: tuple[int, int], before: int, quarter: int, fault: Fault
) -> None:
    """Note the first number out of its bounds, where no fault was noted; `before` it lie others."""
    for r in range(rows[0], rows[1]):
        for k in range(int(watched.start[r]), int(watched.end[r])):
            x = numbers[k]
            good = (x >= watched.low[r]) & (x <= watched.high[r])
            mark(good, before + k, x, quarter, fault)


@kernel
def watch(
    then: Stocks, flows: Flows, quarter: int, whole: bool, watched: Watched, fault: Fault
) -> None:
    """Look at the state after `quarter` quarters, at the `whole` of it or not; note a fault."""
    good = sound(then.numbers, watched, QUARTER)
    if whole:
        good = sound(then.numbers, watched, STOCKS) & sound(flows.numbers, watched, FLOWS)
    # a fault that is known costs no second search: its quarter is at least 1
    if anywhere(where(good, 0.0, 1.0) > fault.quarter[0]):
        find(then.numbers, watched, QUARTER, 0, quarter, fault)
        if whole:
            find(then.numbers, watched, STOCKS, 0, quarter, fault)
            find(flows.numbers, watched, FLOWS, len(then.numbers), quarter, fault)


@kernel
def watch_orders(orders: Orders, before: int, quarter: int, watched: Watched, fault: Fault) -> None:
    """Look at the orders for a quarter: their limits, and that shares add up to one at most.

    A pillar's first programme has what the others leave, so too large a sum shows in that of all.
    `before` is how many numbers stocks and flows have.
    """
    find(orders.numbers, watched, ORDERS, before, quarter, fault)
    for i in range(orders.nations):
        split = 0.0
        for pillar in range(PILLARS):
            split += orders.split[i, pillar]
        programmes = 1.0 - PILLARS
        for q in range(PROGRAMMES):
            programmes += orders.programme[i, q]
        first = before + orders.nations * SPLIT
        mark(split <= 1.0 + ROUNDING, first + i * PILLARS, split, quarter, fault)
        first = before + orders.nations * (SPLIT + PILLARS)
        mark(programmes <= 1.0 + ROUNDING, first + i * PROGRAMMES, programmes, quarter, fault)


class Finding(NamedTuple):
    """A fault, as people need it."""

    quarter: int  # of the game, 1 is the first
    figure: str  # of stocks, of flows, or orders.NAME
    nation: int | None  # None: of the world
    partner: int | None  # the second nation of a pair
    value: float
    unit: str
    low: float  # what it may be
    high: float


def finding(fault: Array, nations: int) -> Finding | None:
    """What a fault's numbers (quarter, place, value) mean; None when there is none."""
    if not fault[0] > 0.0:
        return None
    name, field, left = _field_at(int(fault[1]), nations)
    place = np.unravel_index(left, field.shape(nations))
    of = [int(k) for k, axis in zip(place, field.axes, strict=True) if axis == NATIONS]
    nation, partner = (*of, None, None)[:2]
    low, high = bounds_of(field)
    unit = unit_of(name, field)
    return Finding(int(fault[0]), name, nation, partner, float(fault[2]), unit, low, high)


def _field_at(place: int, nations: int) -> tuple[str, Field, int]:
    """The field in which a number of stocks, of flows, of orders lies, and its place in it."""
    for name, field in named_figures():
        if place < field.size(nations):
            return name, field, place
        place -= field.size(nations)
    raise IndexError(place)
