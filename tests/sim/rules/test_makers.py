import numpy as np
import pytest

from sim.rules import makers
from tests.sim.supply_world import Supply, sheets_are_finite, world


def traded(w: Supply) -> Supply:
    """The market alone, with the money for chips that the sheet has."""
    p, severity = w.params, w.params.shocks.fab_loss_severity
    makers.trade(w.now, w.nations, p.makers, severity, p.step, w.time, w.flows, w.then)
    return w


def test_access_needs_both_doors_and_those_of_holders_of_choke_points() -> None:
    w = world(4).supply()
    p, x = w.params.makers, w.flows.supply_gate
    for j in range(4):
        for m in range(4):
            allowed = np.prod([1 - w.nations.choke[k, m] * (1 - x[k, j]) for k in range(4)])
            reach = (p.access_floor + (1 - p.access_floor) * x[m, j] * allowed) * w.flows.gate[j, m]
            assert w.flows.access[j, m] == pytest.approx(1.0 if j == m else reach)


def test_a_union_is_at_home_in_all_its_parts() -> None:
    w = world(4)
    w.nations.union[2, 3] = w.nations.union[3, 2] = 1.0
    w.orders.stance[2, 3] = 0.0
    w.supply()
    assert w.flows.access[2, 3] == w.flows.access[3, 2] == 1.0


@pytest.mark.parametrize("step", [1.0, 0.5])
def test_chips_never_exceed_what_is_made_and_cost_what_they_cost(step: float) -> None:
    w = world(5, step=step)
    w.now.fab_loss[1] = 9.0
    w.supply()
    made = step * w.now.fab
    made[1] *= 1 - w.params.shocks.fab_loss_severity
    sold = w.flows.chips.sum(axis=0)
    assert (sold <= made * (1 + 1e-12)).all()
    floor = makers.floor_price(w.time, w.params.makers)
    assert (w.flows.chip_price >= floor).all()
    above = w.flows.chip_price > floor * (1 + 1e-9)
    assert above.any()
    assert sold[above] == pytest.approx(made[above])
    assert w.flows.chip_sales == pytest.approx(w.flows.chip_money.sum(axis=0))
    assert w.flows.chip_sales == pytest.approx(sold * w.flows.chip_price)


def test_with_all_doors_open_all_money_buys_and_home_comes_first() -> None:
    w = world(4)
    w.orders.stance[:] = 1.0
    w.orders.offer[:] = 0.0
    w.supply()
    assert w.flows.chip_money.sum(axis=1) == pytest.approx(w.flows.chip_spend)
    share = w.flows.chip_money / w.flows.chip_spend[:, None]
    weight = w.now.fab * (1 + w.params.makers.priority * np.eye(4))
    assert share == pytest.approx(weight / weight.sum(axis=1, keepdims=True))


def test_what_all_makers_deny_alike_is_denied() -> None:
    """Small buyers, too: without rations the denial would cancel out."""
    w = world(4)
    w.orders.offer[:] = 0.0
    w.orders.stance[:] = 1.0
    w.now.fab[3] = 0.0
    free = w.copy().supply()
    w.orders.stance[:3, 3] = 0.1
    shut = w.supply()
    p = w.params.makers
    bound = p.ration * shut.flows.access[3] * free.flows.chip_money[3]
    bound *= shut.flows.chip_spend[3] / free.flows.chip_spend[3]
    assert (shut.flows.chip_money[3] <= bound * (1 + 1e-12)).all()
    assert shut.flows.chip_money[3].sum() < 0.5 * shut.flows.chip_spend[3]


def test_chips_come_to_those_whose_money_bought_them() -> None:
    w = world(4).supply()
    kept = w.now.machines * np.exp(-w.params.makers.wear * w.params.step)
    came = w.then.machines - kept
    share = w.flows.hosting / w.flows.chip_spend
    assert came == pytest.approx(share * w.flows.chips_bought)
    assert came.sum() == pytest.approx(w.flows.chips.sum())
    assert w.then.compute == pytest.approx(w.then.machines.sum(axis=0), rel=1e-15)


def test_the_largest_chip_share_is_of_a_maker_abroad() -> None:
    w = world(4)
    w.nations.union[0, 1] = w.nations.union[1, 0] = 1.0
    w.supply()
    share = w.then.chips_standing / w.then.chips_standing.sum(axis=1, keepdims=True)
    assert w.flows.largest_chip_share[0] == pytest.approx(share[0, 2:].max())
    assert w.flows.largest_chip_share[2] == pytest.approx(share[2, [0, 1, 3]].max())
    assert world(1).supply().flows.largest_chip_share[0] == 0.0


def test_what_stands_is_of_some_maker() -> None:
    w = world(4).supply()
    assert w.then.chips_standing.sum(axis=1) == pytest.approx(w.then.compute, rel=1e-12)


def test_who_shuts_a_maker_out_goes_on_with_its_chips() -> None:
    """For as long as they last: no door that is shut today makes anybody less exposed today."""
    w = world(3)
    w.now.chips_standing[0] = w.now.compute[0] * np.array([0.0, 1.0, 0.0])
    w.orders.stance[:] = 1.0
    free = w.copy().supply()
    w.orders.stance[0, 1] = 0.0
    w.now.stance[0, 1] = 0.0
    shut = w.supply()
    assert shut.flows.chips[0, 1] < free.flows.chips[0, 1]
    kept = w.now.compute[0] * makers.kept(w.params.makers, w.params.step)
    still = kept / (kept + shut.flows.chips_bought[0])
    assert shut.flows.largest_chip_share[0] >= still


def test_nobody_makes_or_buys_anything() -> None:
    w = world(3)
    w.now.fab[:] = 0.0
    w.supply()
    assert not w.flows.chip_money.any()
    assert w.flows.chip_price == pytest.approx(makers.floor_price(0.0, w.params.makers))
    none = world(3).doors()
    none.flows.chip_spend[:] = none.flows.hosting[:] = 0.0
    traded(none)
    assert not none.flows.chips.any()
    assert sheets_are_finite(w.flows, w.then, none.flows, none.then)


def test_parts_of_a_union_without_choke_points_trade_as_the_whole() -> None:
    whole = world(4, 3)
    whole.nations.choke[0] = 0.0
    parts = whole.cut(0, 3).supply()
    whole.supply()
    of = [0, 0, 0, 1, 2, 3]
    for name in ("chip_money", "chips"):
        joined = np.zeros((4, 4))
        np.add.at(joined, np.ix_(of, of), getattr(parts.flows, name))
        assert joined == pytest.approx(getattr(whole.flows, name)), name
    assert parts.flows.chip_price == pytest.approx(whole.flows.chip_price[of])
