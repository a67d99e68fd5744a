"""Whether a world still means anything: every number finite, of its sign and of a sane size.

Hosts call `watch` after every quarter.  It looks at the figures of nations and of the world, and
after the last quarter at all numbers: parts of figures, pairs and flows too.  A pair that holds no
number shows in a nation's figure within two quarters, since rules sum people to talent, suppliers'
shares to access, and distrust to threat.
"""

from collections.abc import Collection
from typing import NamedTuple

import numpy as np

from sim.flows import Flows
from sim.jit import kernel
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
    "ln": (-500.0, 500.0),
    "index": (0.0, 1e15),
    "ratio": (0.0, 1e15),
}
"""Unit -> the smallest and the largest number that can mean something; a field may have its own."""
ROUNDING = 1e-9
SCRATCH = ("weight", "total")
"""Flows that hold no figure."""
START, SIZE, LOW, HIGH = 0, 3, 6, 7
"""Columns of a table of bounds; where a field starts and how many numbers it has are each three
numbers: a constant, and what multiplies the number of nations and its square."""


class Fault(Sheet):
    """The first number of a game that means nothing; zeros while there is none."""

    quarter = world("count", "quarters played when it was found")
    place = world("number", "where it stands among the numbers of stocks, then of flows")
    value = world("as the figure", "the number itself")


FAULT = sum(field.size(0) for field in Fault.fields.values())
"""Numbers of a fault."""


def bounds_of(field: Field) -> tuple[float, float]:
    """The smallest and the largest number that a figure may be."""
    return field.bounds or SANE[field.unit]


def figures(kind: type[Sheet]) -> dict[str, Field]:
    """The fields of stocks or flows, but for sections."""
    return {name: field for name, field in kind.fields.items() if isinstance(field, Field)}


def of_nations(kind: type[Sheet]) -> tuple[str, ...]:
    """The figures that are one number a nation, or one of the world."""
    return tuple(n for n, field in figures(kind).items() if field.axes in ((NATIONS,), (1,)))


def _bounds(kind: type[Sheet], names: Collection[str]) -> Array:
    """A row for each of these fields: START, SIZE, LOW, HIGH."""
    rows, start = [], np.zeros(3)
    for name, field in figures(kind).items():
        size = np.zeros(3)
        parts = [float(axis) for axis in field.axes if axis != NATIONS]
        size[field.axes.count(NATIONS)] = np.prod(parts)
        if name in names:
            low, high = bounds_of(field)
            rows.append([*start, *size, low - ROUNDING, high + ROUNDING])
        start = start + size
    return np.array(rows)


EACH_QUARTER = _bounds(Stocks, of_nations(Stocks))
STOCKS = _bounds(Stocks, figures(Stocks))
FLOWS = _bounds(Flows, figures(Flows).keys() - SCRATCH)


@kernel
def count(bounds: Array, field: int, column: int, nations: int) -> int:
    """The start or the size of a field with so many nations."""
    square = bounds[field, column + 2] * nations
    return int(bounds[field, column] + (bounds[field, column + 1] + square) * nations)


@kernel
def sound(numbers: Array, nations: int, bounds: Array) -> bool:
    """Whether all numbers of the bounded fields lie in their bounds; NaN lies in none."""
    good: bool = numbers[0] >= bounds[0, LOW]
    for f in range(bounds.shape[0]):
        start = count(bounds, f, START, nations)
        low = bounds[f, LOW]
        high = bounds[f, HIGH]
        for k in range(start, start + count(bounds, f, SIZE, nations)):
            good = good & (numbers[k] >= low) & (numbers[k] <= high)
    return good


@kernel
def find(
    numbers: Array, nations: int, bounds: Array, before: int, quarter: int, fault: Fault
) -> None:
    """Note the first number out of its bounds, where no fault was noted; `before` it lie others."""
    for f in range(bounds.shape[0]):
        start = count(bounds, f, START, nations)
        for k in range(start, start + count(bounds, f, SIZE, nations)):
            x = numbers[k]
            good = (x >= bounds[f, LOW]) & (x <= bounds[f, HIGH])
            bad = where(good, 0.0, 1.0) > fault.quarter[0]
            fault.quarter[0] = where(bad, quarter, fault.quarter[0])
            fault.place[0] = where(bad, before + k, fault.place[0])
            fault.value[0] = where(bad, x, fault.value[0])


@kernel
def watch(then: Stocks, flows: Flows, quarter: int, last: bool, fault: Fault) -> None:
    """Look at the state after `quarter` quarters, the `last` of the game or not; note a fault."""
    n = then.nations
    good = sound(then.numbers, n, EACH_QUARTER)
    if last:
        good = sound(then.numbers, n, STOCKS) & sound(flows.numbers, n, FLOWS)
    # a fault that is known costs no second search: its quarter is at least 1
    if anywhere(where(good, 0.0, 1.0) > fault.quarter[0]):
        find(then.numbers, n, EACH_QUARTER, 0, quarter, fault)
        if last:
            find(then.numbers, n, STOCKS, 0, quarter, fault)
            find(flows.numbers, n, FLOWS, len(then.numbers), quarter, fault)


class Finding(NamedTuple):
    """A fault, as people need it."""

    quarter: int  # of the game, 1 is the first
    figure: str  # of stocks or flows
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
    return Finding(int(fault[0]), name, nation, partner, float(fault[2]), field.unit, low, high)


def _field_at(place: int, nations: int) -> tuple[str, Field, int]:
    """The field in which a number of stocks, then of flows, lies, and its place in it."""
    for name, field in (*figures(Stocks).items(), *figures(Flows).items()):
        if place < field.size(nations):
            return name, field, place
        place -= field.size(nations)
    raise IndexError(place)
