"""A world that means nothing is found: every figure, every way to be wrong, the first quarter."""

import math

import numpy as np
import pytest

from sim.flows import Flows
from sim.outcome import Tally
from sim.sheet import NATIONS, Field, Sheet
from sim.stocks import Stocks
from sim.validity import (
    FAULT,
    ROUNDING,
    SANE,
    SCRATCH,
    Fault,
    Finding,
    bounds_of,
    figures,
    finding,
    of_nations,
    watch,
    watched,
)
from tests.world import World, world

FIGURES = [
    (kind, name)
    for kind in (Stocks, Flows)
    for name in figures(kind)
    if not (kind is Flows and name in SCRATCH)
]
QUARTERLY = of_nations(Stocks)
PAIRS_WITH_A_SUM = ("people", "supplier_share", "trust")


def looked_at(w: World, quarter: int = 1, whole: bool = False, fault: Fault | None = None) -> Fault:
    fault = fault or Fault()
    watch(w.stocks, w.flows, quarter, whole, watched(w.stocks.nations), fault)
    return fault


def found(w: World, quarter: int = 1, whole: bool = False) -> Finding | None:
    return finding(looked_at(w, quarter, whole).memory, w.stocks.nations)


def wrong_numbers(field: Field) -> list[float]:
    low, high = bounds_of(field)
    return [math.nan, math.inf, -math.inf, low - 1e-6 - abs(low), high + 1e-6 + high]


@pytest.mark.parametrize(("kind", "name"), FIGURES)
def test_every_figure_has_bounds(kind: type[Sheet], name: str) -> None:
    field = figures(kind)[name]
    low, high = bounds_of(field)
    assert math.isfinite(low)
    assert math.isfinite(high)
    assert low < high
    assert field.bounds != SANE.get(field.unit), "say it once, with the unit"


@pytest.mark.parametrize("n", [1, 2, 5])
def test_a_sound_world_has_no_fault(n: int) -> None:
    w = world(n, seed=n).run(3)
    assert found(w) is None
    assert found(w, whole=True) is None
    assert not looked_at(w, whole=True).memory.any()


@pytest.mark.parametrize(("kind", "name"), FIGURES)
def test_every_wrong_number_is_found_and_named(kind: type[Sheet], name: str) -> None:
    """In a look at the whole; figures of nations and of the world in any look."""
    w = world(3, seed=1).run(2)
    sheet = w.stocks if kind is Stocks else w.flows
    numbers = getattr(sheet, name)
    field = figures(kind)[name]
    place = tuple(size - 1 for size in field.shape(3))
    nations = [k for k, axis in zip(place, field.axes, strict=True) if axis == NATIONS]
    kept = float(numbers[place])
    at_once = kind is Stocks and name in QUARTERLY
    for wrong in wrong_numbers(field):
        numbers[place] = wrong
        for whole in (False, True):
            here = found(w, quarter=7, whole=whole)
            if not (whole or at_once):
                assert here is None
                continue
            assert here is not None
            assert (here.quarter, here.figure) == (7, name)
            assert [here.nation, here.partner][: len(nations)] == nations
            assert here.value == wrong or math.isnan(wrong)
            assert (here.unit, here.low, here.high) == (field.unit, *bounds_of(field))
    numbers[place] = kept
    assert found(w, whole=True) is None


def test_rounding_is_no_fault() -> None:
    w = world(2).run(1)
    w.stocks.adoption[:] = 1.0 + ROUNDING / 2
    w.stocks.unemployment[:] = -ROUNDING / 2
    assert found(w) is None


def test_the_first_fault_is_kept() -> None:
    w = world(3).run(1)
    w.stocks.approval[2] = 1.5
    fault = looked_at(w, quarter=4)
    w.stocks.gdp[0] = math.nan
    looked_at(w, quarter=5, whole=True, fault=fault)
    here = finding(fault.memory, 3)
    assert here is not None
    assert (here.quarter, here.figure, here.nation, here.value) == (4, "approval", 2, 1.5)


def test_of_several_wrong_numbers_the_first_as_they_lie_is_named() -> None:
    w = world(3).run(1)
    w.stocks.survival[0] = math.nan
    w.stocks.gdp[1] = -5.0
    here = found(w)
    assert here is not None
    assert (here.figure, here.nation, here.value) == ("gdp", 1, -5.0)
    w.stocks.gdp[1] = 5.0
    here = found(w)
    assert here is not None
    assert (here.figure, here.nation) == ("survival", None)


@pytest.mark.parametrize("name", PAIRS_WITH_A_SUM)
def test_a_pair_that_is_no_number_shows_in_a_nation_within_two_quarters(name: str) -> None:
    w = world(4, seed=2).run(1)
    getattr(w.stocks, name)[1, 2] = math.nan
    assert found(w) is None
    faults = []
    for _ in range(2):
        with np.errstate(all="ignore"):
            w.run(1)
        faults.append(found(w))
    assert any(faults)


def test_a_fault_lies_last_in_the_tally() -> None:
    tally = Tally(5)
    tally.fault.quarter[0], tally.fault.place[0], tally.fault.value[0] = 3.0, 2.0, 1.0
    assert tally.memory[-FAULT:].tolist() == [3.0, 2.0, 1.0]
    tally.fault.memory[:] = 0.0
    assert not tally.memory.any()


@pytest.mark.compiled
@pytest.mark.parametrize("width", [4, 8])
def test_each_lane_has_its_own_fault(width: int) -> None:
    w = world(3, seed=3).run(2)
    stocks, flows = w.stocks.spread(width), w.flows.spread(width)
    fault = Fault(0, width)
    stocks.talent[1, 2] = math.nan
    watch(stocks, flows, 5, False, watched(3), fault)
    stocks.talent[1, 2] = 1.0
    stocks.trust[0, 1, 3] = -1.0
    watch(stocks, flows, 6, True, watched(3), fault)
    lanes = [finding(fault.lane(k).memory, 3) for k in range(width)]
    assert [k for k, one in enumerate(lanes) if one is not None] == [2, 3]
    one, other = lanes[2], lanes[3]
    assert one is not None
    assert other is not None
    assert (one.quarter, one.figure, one.nation) == (5, "talent", 1)
    assert math.isnan(one.value)
    assert (other.quarter, other.figure, other.nation, other.partner) == (6, "trust", 0, 1)


@pytest.mark.compiled
def test_lanes_and_floats_find_the_same() -> None:
    rng = np.random.default_rng(5)
    w = world(3, seed=4).run(2)
    stocks, flows = w.stocks.spread(8), w.flows.spread(8)
    for lane in range(8):
        for _ in range(3):
            stocks.numbers[rng.integers(len(stocks.numbers)), lane] = rng.choice([math.nan, -1e3])
    fault = Fault(0, 8)
    watch(stocks, flows, 9, True, watched(3), fault)
    for lane in range(8):
        w.stocks.memory[:] = stocks.lane(lane).memory
        alone = looked_at(w, quarter=9, whole=True)
        assert np.array_equal(fault.lane(lane).memory, alone.memory, equal_nan=True)
