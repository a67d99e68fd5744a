"""What is filled again when a figure is varied is what packing fills from it."""

import numpy as np
import pytest

from agents.opening import CALIBRATED, CAPITAL, HABITS, PEOPLE, USE, fill, given, unsettle
from policies.traits import TraitSheet
from sim.pillars import PROGRAMMES_OF, Programme
from sim.stocks import Stocks

FILLED = {
    HABITS: (("orders", "budget"), ("orders", "programme")),
    CAPITAL: (("stocks", "programme"),),
    PEOPLE: (("stocks", "people"), ("stocks", "students")),
    USE: (("stocks", "sector_adoption"),),
}


class Parts:
    """Copies of a world's sheets, to be spoiled and filled again."""

    def __init__(self, world):
        self.world, self.stated = world, given(world)
        self.stocks, self.orders = world.stocks.copy(), world.status_quo.copy()
        self.traits, self.params = world.traits.copy(), world.params.copy()
        self.stocks.adoption[:] = self.stated.use

    def fill(self, *flags):
        again = np.zeros(4, dtype=np.int64)
        again[list(flags)] = 1
        fill(
            again, self.stated, self.traits, self.params, self.world.nations, self.orders,
            self.stocks,
        )  # fmt: skip
        return self

    def of(self, sheet, name):
        return getattr(getattr(self, sheet), name)

    def packed(self, sheet, name):
        return getattr(self.world.stocks if sheet == "stocks" else self.world.status_quo, name)


@pytest.fixture
def parts(quick):
    return Parts(quick)


@pytest.mark.parametrize("flag", FILLED)
def test_filling_again_with_the_stated_figures_gives_the_packed_world(parts, flag):
    for sheet, name in FILLED[flag]:
        parts.of(sheet, name)[:] = -7.0
    parts.fill(flag)
    for sheet, name in FILLED[flag]:
        assert parts.of(sheet, name) == pytest.approx(parts.packed(sheet, name), rel=1e-11), name
    assert parts.stocks.talent == pytest.approx(parts.world.stocks.talent, rel=1e-12)
    if flag == USE:
        assert parts.stocks.adoption == pytest.approx(parts.world.stocks.adoption, rel=1e-12)


@pytest.mark.parametrize("flag", FILLED)
def test_what_is_not_flagged_is_left_alone(parts, flag):
    for filled in FILLED.values():
        for sheet, name in filled:
            parts.of(sheet, name)[:] = -7.0
    parts.orders.budget[:] = parts.world.status_quo.budget  # capital is filled from orders
    parts.orders.programme[:] = parts.world.status_quo.programme
    untouched = [place for other, places in FILLED.items() if other != flag for place in places]
    before = {place: parts.of(*place).copy() for place in untouched}
    parts.fill(flag)
    for place in untouched:
        assert (parts.of(*place) == before[place]).all(), place


TASTES = ("caution", "openness", "ambition")


@pytest.mark.parametrize("habit", [name for name in TraitSheet.fields if name not in TASTES])
def test_a_habit_is_a_share_of_its_pillar_and_the_first_programme_has_the_rest(parts, habit):
    getattr(parts.traits, habit)[3] = 0.0625
    orders = parts.fill(HABITS).orders
    if habit == "budget":
        assert orders.budget[3] == 0.0625
    else:
        assert orders.programme[3, Programme[habit.upper()]] == 0.0625
    for programmes in PROGRAMMES_OF:
        assert orders.programme[3, list(programmes)].sum() == pytest.approx(1.0, rel=1e-12)
    others = [i for i in range(orders.nations) if i != 3]
    assert orders.programme[others] == pytest.approx(parts.world.status_quo.programme[others])


@pytest.mark.parametrize("taste", TASTES)
def test_a_taste_is_no_habit(parts, taste):
    before = parts.orders.memory.copy()
    getattr(parts.traits, taste)[3] = 0.0625
    assert parts.fill(HABITS).orders.memory == pytest.approx(before, rel=1e-12)


def test_a_pillar_of_habits_alone_leaves_nothing_and_never_less(parts):
    parts.traits.energy[0], parts.traits.fabs[0] = 0.9, 0.1
    parts.traits.privacy[0], parts.traits.cybersecurity[0] = 0.7, 0.3
    parts.traits.public_adoption[0], parts.traits.partnerships[0] = 0.35, 0.65
    first = parts.fill(HABITS).orders.programme[0, [p[0] for p in PROGRAMMES_OF]]
    assert (first[[0, 3, 4]] < 1e-15).all()
    assert (first >= 0.0).all()


def test_capital_is_what_the_budget_sustains(parts):
    """Twice the output, twice the capital; twice the wear, half of it."""
    parts.stocks.gdp[1] *= 2.0
    parts.params.pillars.depreciation[int(Programme.FABS)] *= 2.0
    packed = parts.world.stocks.programme.copy()
    found = parts.fill(CAPITAL).stocks.programme
    packed[1] *= 2.0
    packed[:, Programme.FABS] /= 2.0
    assert found == pytest.approx(packed, rel=1e-11)


def test_people_abroad_are_shares_of_their_origin(parts):
    packed = parts.world.stocks
    parts.stocks.talent[4] *= 3.0
    stocks = parts.fill(PEOPLE).stocks
    away = [j for j in range(stocks.nations) if j != 4]
    assert stocks.people[4, away] == pytest.approx(3.0 * packed.people[4, away], rel=1e-12)
    assert stocks.people[0, away[1:]] == pytest.approx(packed.people[0, away[1:]], rel=1e-12)
    assert stocks.people.sum(axis=0) == pytest.approx(stocks.talent, rel=1e-12)
    intake = parts.params.talent.intake * stocks.talent / parts.params.talent.stage
    assert stocks.students == pytest.approx(np.broadcast_to(intake[:, None], stocks.students.shape))


def test_a_host_full_of_foreigners_has_as_many_as_come(parts):
    parts.stated.abroad[0, 1] = 0.9
    parts.stocks.talent[1] = 1.0
    stocks = parts.fill(PEOPLE).stocks
    assert stocks.people[1, 1] == 0.0
    foreign = sum(stocks.people[i, 1] for i in range(stocks.nations) if i != 1)
    assert stocks.talent[1] == pytest.approx(foreign)


def test_use_meets_the_ceiling_sector_by_sector(parts):
    parts.params.adoption.ceiling = 0.1
    stocks = parts.fill(USE).stocks
    rate = np.sqrt(parts.params.adoption.sector_rate)
    expected = np.minimum(parts.stated.use[:, None] * rate, 0.1)
    assert (expected == 0.1).any()
    assert (expected < 0.1).any()
    assert stocks.sector_adoption == pytest.approx(expected, rel=1e-12)
    mean = (expected * parts.world.nations.exposure).sum(axis=1)
    assert stocks.adoption == pytest.approx(mean, rel=1e-12)


def test_unsettled_stocks_are_as_packing_hands_them_to_calibration(quick):
    stocks = Stocks(len(quick.codes))
    stocks.memory[:] = np.arange(1.0, 1.0 + len(stocks.memory))
    before = stocks.copy()
    unsettle(stocks)
    assert (stocks.compute_usable == before.compute).all()
    assert (stocks.revenue_ratio == 1.0).all()
    assert (stocks.supplier_share == np.eye(len(quick.codes))).all()
    for name in CALIBRATED:
        if name not in ("compute_usable", "revenue_ratio", "supplier_share"):
            assert not getattr(stocks, name).any(), name
    for name in Stocks.fields:
        if name not in CALIBRATED:
            assert (getattr(stocks, name) == getattr(before, name)).all(), name
