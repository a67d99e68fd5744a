import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.pillars import Programme
from sim.rules import chips
from tests.world import quiet, world


def test_private_money_is_the_observed_share_at_the_reference() -> None:
    p = world(1).params.chips
    money = chips.private_money(1000.0, 0.01, p.reference_industry, p.reference_adoption, 1.0, p)
    assert money == pytest.approx(10.0, rel=1e-14)


def test_incentives_adoption_and_sales_bring_private_money() -> None:
    p = world(1).params.chips
    p.capex_pull = p.capex_revenue = 0.5
    base = chips.private_money(1000.0, 0.01, 0.3, 0.2, 1.0, p)
    assert chips.private_money(1000.0, 0.01, 0.4, 0.2, 1.0, p) > base
    assert chips.private_money(1000.0, 0.01, 0.3, 0.4, 1.0, p) > base
    assert chips.private_money(1000.0, 0.01, 0.3, 0.2, 3.0, p) > base
    assert chips.private_money(1000.0, 0.01, 0.3, 0.2, 0.2, p) == base


@pytest.mark.parametrize("seed", range(6))
def test_chips_delivered_never_exceed_chips_made_and_equal_them_above_the_floor(seed: int) -> None:
    w = world(6, seed)
    for _ in range(20):
        time = w.tick * w.params.step
        w.run()
        floor = w.params.chips.cost * math.exp(-w.params.chips.progress * time)
        delivered = w.flows.chips.sum(axis=0)
        made = w.flows.fab_output
        assert (delivered <= made * (1 + 1e-12)).all()
        scarce = w.flows.chip_price > floor * (1 + 1e-12)
        assert delivered[scarce] == pytest.approx(made[scarce], rel=1e-12)
        assert (w.flows.chip_price >= floor * (1 - 1e-12)).all()


def test_both_sides_of_the_floor_occur() -> None:
    scarce, plenty = world(4), world(4)
    scarce.stocks.fab[:] = 1e-4
    plenty.stocks.fab[:] = 1e4
    assert (scarce.run().flows.chip_price > scarce.params.chips.cost).all()
    assert plenty.run().flows.chip_price == pytest.approx(plenty.params.chips.cost)
    assert (plenty.flows.chips.sum(axis=0) < plenty.flows.fab_output).all()


@pytest.mark.parametrize("seed", range(4))
def test_chip_money_spent_is_money_received(seed: int) -> None:
    w = world(5, seed).run(8)
    f = w.flows
    assert f.chip_money.sum(axis=1) == pytest.approx(f.chip_paid, rel=1e-13)
    assert (f.chip_paid <= f.chip_spend * (1 + 1e-13)).all()
    assert f.chip_money.sum(axis=0) == pytest.approx(f.chip_price * f.chips.sum(axis=0), rel=1e-13)
    assert f.chips.sum(axis=1) == pytest.approx(f.chips_bought, rel=1e-14)
    assert f.chip_paid.sum() == pytest.approx((f.chip_price * f.chips.sum(axis=0)).sum())


def one_fab(ratio: float):
    w = world(2, same=True)
    quiet(w.params)
    w.orders.stance[:] = 1.0
    w.params.chips.cost = 1e-9
    w.stocks.fab[:] = (1.0, 0.0)
    w.nations.private_capex[1] *= ratio
    return w.run().flows


@pytest.mark.parametrize("ratio", [1.0, 2.0, 5.0])
def test_one_fab_two_buyers_share_as_they_spend(ratio: float) -> None:
    f = one_fab(ratio)
    assert f.chips_bought[0] / f.chips_bought[1] == pytest.approx(
        f.chip_spend[0] / f.chip_spend[1], rel=1e-12
    )
    assert f.chips_bought.sum() == pytest.approx(f.fab_output[0], rel=1e-12)


def test_more_spending_raises_the_price_and_not_the_supply() -> None:
    one, two = one_fab(1.0), one_fab(2.0)
    assert two.chip_price[0] > one.chip_price[0]
    assert two.chips_bought.sum() == pytest.approx(one.chips_bought.sum(), rel=1e-12)


def test_money_goes_to_makers_by_their_output() -> None:
    w = world(3, same=True)
    quiet(w.params)
    w.stocks.fab[:] = (1.0, 2.0, 4.0)
    f = w.run().flows
    assert f.chip_money[0, 2] / f.chip_money[0, 1] == pytest.approx(2.0, rel=1e-12)


def test_a_veto_holder_closes_a_fab_to_those_it_isolates() -> None:
    w = world(3, same=True)
    quiet(w.params)
    w.orders.stance[:] = 1.0
    w.orders.offer[:] = 0.0
    w.nations.choke[0, 1] = 1.0
    w.params.chips.rationing = 0.0
    open_ = w.copy().run().flows
    w.orders.stance[0, 2] = 0.0
    closed = w.run().flows
    floor = w.params.chips.access_floor
    share = closed.chip_money[2, 1] / closed.chip_money[2, 2]
    assert share == pytest.approx(floor * open_.chip_money[2, 1] / open_.chip_money[2, 2])
    assert closed.chip_money[1, 1] == pytest.approx(open_.chip_money[1, 1]), "not to its own maker"


def test_an_embargo_bites_however_rich_the_buyer() -> None:
    w = world(3, same=True)
    quiet(w.params)
    w.stocks.fab[:] = (1.0, 1e-6, 1e-6)
    w.nations.private_capex[1] = 0.5
    w.orders.offer[:] = 0.0
    w.orders.stance[:] = 1.0
    rich = w.copy().run().flows
    assert rich.chips[1, 0] > 0.5 * rich.fab_output[0]
    assert rich.chip_paid == pytest.approx(rich.chip_spend)
    w.orders.stance[0, 1] = 0.0
    barred = w.run().flows
    floor = w.params.chips.access_floor
    assert barred.chip_money[1, 0] <= floor * (rich.chip_money[:, 0].sum() + 1e-12)
    assert barred.chip_paid[1] < 0.1 * barred.chip_spend[1], "money that access denies stays"
    assert barred.chips[0, 0] > rich.chips[0, 0], "and the others have the more"


def test_no_money_and_no_fabs_divide_by_nothing() -> None:
    for n in (1, 3):
        poor = world(n)
        poor.orders.budget[:] = 0.0
        poor.nations.private_capex[:] = 0.0
        assert not poor.run().flows.chips.any()
        bare = world(n)
        bare.stocks.fab[:] = 0.0
        f = bare.run().flows
        assert not f.chips.any()
        assert np.isfinite(f.chip_price).all()
        closed = world(n)
        closed.stocks.fab[0] = 0.0
        closed.orders.stance[:] = np.eye(n)
        f = closed.run().flows
        assert f.chips_bought[0] == 0.0
        assert np.isfinite(f.memory).all()


def test_fabs_come_out_of_an_erlang_pipeline() -> None:
    """What enters the first stage leaves after n ticks as C(n, 2) a³ (1 - a)^(n - 2)."""
    w = world(2)
    quiet(w.params)
    w.orders.programme[:, Programme.FABS] = 0.0
    w.params.chips.fab_growth_early = w.params.chips.fab_growth_late = 0.0
    w.stocks.fab_line[:] = 0.0
    w.stocks.fab_line[0, 0] = 1.0
    a = 1.0 - math.exp(-w.params.chips.fab_build * w.params.step)
    before = w.stocks.fab[0]
    for n in range(30):
        w.run()
        arrived = w.stocks.fab[0] - before
        assert arrived == pytest.approx(math.comb(n, 2) * a**3 * (1 - a) ** max(n - 2, 0), abs=1e-9)
        before = w.stocks.fab[0]
    assert w.stocks.fab_line[1].sum() == 0.0


def test_a_thinner_step_brings_the_pipeline_to_erlangs_density() -> None:
    rate, step, stages = 0.25, 0.01, [1.0, 0.0, 0.0]
    stay = math.exp(-rate * step)
    left = 0.0
    for _ in range(int(12 / step)):
        arriving = 0.0
        for k in range(3):
            leaving = stages[k] * (1.0 - stay)
            stages[k] += arriving - leaving
            arriving = leaving
        left += arriving
    x = rate * 12
    assert left == pytest.approx(1 - math.exp(-x) * (1 + x + x * x / 2), abs=3e-3)


def test_money_for_fabs_is_not_lost_in_the_pipeline() -> None:
    w = world(3)
    quiet(w.params)
    w.params.chips.fab_growth_early = w.params.chips.fab_growth_late = 0.0
    w.stocks.fab_line[:] = 0.0
    start = w.stocks.fab.copy()
    put_in = np.zeros(3)
    for _ in range(10):
        cost = w.params.chips.fab_cost * math.exp(-w.params.chips.progress * w.tick * w.params.step)
        w.run()
        put_in += w.flows.spend[:, Programme.FABS] / cost * w.flows.equipment
    held = w.stocks.fab - start + w.stocks.fab_line.sum(axis=1)
    assert held == pytest.approx(put_in, rel=1e-10)


def test_fabs_grow_with_access_to_equipment() -> None:
    w = world(3)
    quiet(w.params)
    before = w.stocks.fab.copy()
    w.stocks.fab_line[:] = 0.0
    w.orders.stance[:, 0] = 0.0
    w.orders.stance[0, :] = 0.0
    w.orders.stance[0, 0] = 1.0
    w.run()
    floor = w.params.chips.equipment_floor
    assert w.flows.equipment[0] == pytest.approx(floor + (1 - floor) * w.nations.equipment[0])
    growth = w.params.chips.fab_growth_early * w.params.step
    assert w.stocks.fab == pytest.approx(before * np.exp(growth * w.flows.equipment), rel=1e-12)


@settings(deadline=None, max_examples=60)
@given(st.floats(0.0, 1e4), st.floats(0.0, 1e3), st.floats(0.1, 10.0))
def test_price_clears_or_is_the_floor(money: float, output: float, floor: float) -> None:
    price = chips.price(money, output, floor)
    assert price >= floor
    assert money / price <= output * (1 + 1e-12) + 1e-290


def test_shares_of_equipment_beyond_the_whole_build_no_more_than_the_whole() -> None:
    w = world(3, same=True)
    w.orders.stance[:] = 1.0
    w.nations.equipment[:] = 0.8
    w.run()
    assert w.flows.equipment == pytest.approx(1.0)
