import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sim.aftermath import aftermath, empty


@settings(deadline=None, max_examples=25)
@given(st.integers(1, 8), st.integers(0, 1000))
def test_net_exports_of_the_world_sum_to_nothing(n: int, seed: int) -> None:
    w = aftermath(n, seed).adoption().trade()
    turnover = np.abs(w.flows.net_exports).sum() + w.flows.chips_paid.sum() + 1.0
    assert abs(w.flows.net_exports.sum()) < 1e-13 * turnover


def test_what_is_sold_and_bought_is_the_equations() -> None:
    w = aftermath(5)
    w.params.step = 0.5
    w.adoption().trade()
    p, f, t = w.params.economy, w.flows, w.then
    relative = t.ai_access / f.best_quality[0]
    spending = p.service_share * 0.125 * w.now.gdp * t.adoption
    spending = spending * (p.service_floor + (1 - p.service_floor) * relative)
    leak = np.where(t.cut_off > 0, w.params.doors.cut_leak, 1.0)
    v = spending[:, None] * t.supplier_share * leak
    assert f.service_trade == pytest.approx(v, rel=1e-12)
    assert t.service_sales == pytest.approx(v.sum(axis=0) * 8, rel=1e-12)
    paid = (f.hosting / f.chip_spend * f.chip_money.sum(axis=1)).sum(axis=1)
    assert f.chips_paid == pytest.approx(paid, rel=1e-12)
    z, r, s = w.nations.choke, w.params.makers.rent, f.chip_sales
    expected = v.sum(axis=0) - v.sum(axis=1) + s * (1 - r * z.sum(axis=0)) + r * z @ s - paid
    assert f.net_exports == pytest.approx(expected, rel=1e-10)


def test_owners_pay_for_chips_wherever_they_stand() -> None:
    w = aftermath(3)
    w.flows.hosting[:] = 0.0
    w.flows.hosting[0, 2] = 10.0
    w.flows.chip_spend[:] = w.flows.hosting.sum(axis=0)
    w.flows.chip_money[:] = 0.0
    w.flows.chip_money[2, 1] = 8.0
    w.flows.chip_sales[:] = w.flows.chip_money.sum(axis=0)
    w.adoption().trade()
    assert list(w.flows.chips_paid) == [8.0, 0.0, 0.0]


def test_who_cuts_another_off_loses_the_sale() -> None:
    free, cut = aftermath(3), aftermath(3)
    free.then.cut_off[:] = cut.then.cut_off[:] = 0.0
    cut.then.cut_off[0, 1] = 3.0
    free.adoption().trade()
    cut.adoption().trade()
    leak = cut.params.doors.cut_leak
    left = cut.flows.service_trade[0, 1] / free.flows.service_trade[0, 1]
    assert left == pytest.approx(leak)
    assert cut.flows.net_exports[1] < free.flows.net_exports[1]
    assert cut.flows.net_exports[0] > free.flows.net_exports[0]


def test_nobody_trades_nothing() -> None:
    w = empty(3).adoption().trade()
    assert (w.flows.net_exports == 0.0).all()
    assert (w.then.service_sales == 0.0).all()
    alone = aftermath(1).adoption().trade()
    assert alone.flows.net_exports[0] == pytest.approx(0.0, abs=1e-12)
