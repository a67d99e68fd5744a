"""What is filled again when a figure is varied is what packing fills from it."""

import numpy as np
import pytest

from agents.opening import CALIBRATED, FLAGS, MACHINES, PEOPLE, fill, given, state_shares
from sim.baseline import calibrate
from sim.stocks import Stocks

FILLED = {PEOPLE: "people", MACHINES: "machines"}
SUMS = ("talent", "compute")
"""Stocks that the opening adds up of those by origin and by owner."""
SPOILED = -7.0


class Parts:
    """Copies of a world's sheets, to be spoiled and filled again."""

    def __init__(self, world):
        self.world, self.stated = world, given(world)
        self.stocks = world.stocks.copy()

    def state(self, *flags):
        """Put the stated shares where heads and chips are to stand."""
        self.again = np.zeros(FLAGS, dtype=np.int64)
        self.again[list(flags)] = 1
        state_shares(self.again, self.stated, self.stocks)
        return self

    def fill(self):
        fill(self.again, self.stocks)
        return self.stocks


@pytest.fixture
def parts(quick):
    return Parts(quick)


@pytest.mark.parametrize("flag", FILLED)
def test_filling_again_with_the_stated_figures_gives_the_packed_world(parts, flag):
    getattr(parts.stocks, FILLED[flag])[:] = SPOILED
    stocks = parts.state(flag).fill()
    packed = parts.world.stocks
    for name in (FILLED[flag], *SUMS):
        found = getattr(stocks, name)
        assert found == pytest.approx(getattr(packed, name), rel=1e-11, abs=1e-12), name


@pytest.mark.parametrize("flag", FILLED)
def test_what_is_not_flagged_is_left_alone(parts, flag):
    for name in FILLED.values():
        getattr(parts.stocks, name)[:] = SPOILED
    stocks = parts.state(flag).fill()
    for other, name in FILLED.items():
        assert (getattr(stocks, name) == SPOILED).all() == (other != flag), name
    for name in Stocks.fields:
        if name not in FILLED.values():
            assert (getattr(stocks, name) == getattr(parts.world.stocks, name)).all(), name


def test_people_abroad_are_shares_of_their_origin(parts):
    packed = parts.world.stocks
    parts.state(PEOPLE).stocks.talent[4] *= 0.5
    stocks = parts.fill()
    away = [j for j in range(stocks.nations) if j != 4]
    assert stocks.people[4, away] == pytest.approx(0.5 * packed.people[4, away], rel=1e-12)
    assert stocks.people[0, away[1:]] == pytest.approx(packed.people[0, away[1:]], rel=1e-12)
    assert stocks.people.sum(axis=0) == pytest.approx(stocks.talent, rel=1e-12)


def test_machines_abroad_are_shares_of_their_host(parts):
    packed = parts.world.stocks
    parts.state(MACHINES).stocks.compute[4] *= 3.0
    stocks = parts.fill()
    assert stocks.machines[:, 4] == pytest.approx(3.0 * packed.machines[:, 4], rel=1e-12)
    others = [j for j in range(stocks.nations) if j != 4]
    assert stocks.machines[:, others] == pytest.approx(packed.machines[:, others], rel=1e-12)
    assert stocks.machines.sum(axis=0) == pytest.approx(stocks.compute, rel=1e-12)


def test_one_share_may_take_the_place_of_that_which_is_stated(parts):
    stocks = parts.state(PEOPLE, MACHINES).stocks
    stocks.people[0, 2], stocks.machines[0, 2] = 0.25, 0.125
    parts.fill()
    assert stocks.people[0, 2] == 0.25 * stocks.talent[0]
    assert stocks.machines[0, 2] == 0.125 * stocks.compute[2]
    assert stocks.people[:, 2].sum() == pytest.approx(stocks.talent[2], rel=1e-12)
    assert stocks.machines[:, 2].sum() == pytest.approx(stocks.compute[2], rel=1e-12)


OF = [(PEOPLE, "people", "talent"), (MACHINES, "machines", "compute")]


@pytest.mark.parametrize(("flag", "name", "total"), OF)
def test_a_host_full_of_foreigners_has_none_of_its_own_and_never_less(parts, flag, name, total):
    of_host = getattr(parts.state(flag).stocks, name)
    of_host[0, 1] = of_host[2, 1] = 0.9
    getattr(parts.stocks, total)[0] = getattr(parts.stocks, total)[2] = 1000.0
    getattr(parts.stocks, total)[1] = 1.0
    assert getattr(parts.fill(), name)[1, 1] == 0.0


def opened(world, stocks):
    """The stocks as the opening leaves them."""
    calibrate(stocks, world.status_quo.copy(), world.nations.copy(), world.params)
    return stocks


def test_the_opening_sets_what_is_said_to_follow_from_it(quick):
    stocks = quick.stocks.copy()
    for name in (*CALIBRATED, *SUMS):
        getattr(stocks, name)[:] = SPOILED
    opened(quick, stocks)
    for name in Stocks.fields:
        assert (getattr(stocks, name) == getattr(quick.stocks, name)).all(), name


def test_the_opening_leaves_what_may_be_chosen(quick):
    stocks = quick.stocks.copy()
    free = [name for name in Stocks.fields if name not in (*CALIBRATED, *SUMS)]
    for name in free:
        getattr(stocks, name)[:] = 0.999 * getattr(stocks, name) + 0.0005
    chosen = stocks.copy()
    opened(quick, stocks)
    for name in free:
        assert (getattr(stocks, name) == getattr(chosen, name)).all(), name
