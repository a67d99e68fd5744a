import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.pillars import PROGRAMMES_OF
from sim.rules import pillars
from tests.world import quiet, world


@settings(deadline=None, max_examples=50)
@given(st.floats(0.0, 1e3), st.floats(0.0, 10.0), st.floats(0.001, 0.2), st.floats(0.1, 4.0))
def test_perpetual_inventory_is_its_closed_form(start, spend, rate, step) -> None:
    """K_n = K_0 e^{-δhn} + B (1 - e^{-δhn}) / (δh) for constant spending."""
    stock = start
    survival = math.exp(-rate * step)
    for _ in range(30):
        stock = pillars.capital(stock, spend, rate * step, survival)
    kept = math.exp(-rate * step * 30)
    assert stock == pytest.approx(start * kept + spend * (1 - kept) / (rate * step), rel=1e-11)


def test_capital_settles_where_spending_meets_depreciation() -> None:
    stock = 0.0
    for _ in range(2000):
        stock = pillars.capital(stock, 3.0, 0.05, math.exp(-0.05))
    assert stock == pytest.approx(3.0 / 0.05, rel=1e-12)


def test_the_tick_builds_every_programme_by_the_closed_form() -> None:
    w = world(3)
    before = w.stocks.programme.copy()
    w.run()
    decay = w.params.pillars.depreciation * w.params.step
    for q in range(before.shape[1]):
        kept = math.exp(-decay[q])
        expected = before[:, q] * kept + w.flows.spend[:, q] * (1 - kept) / decay[q]
        assert w.stocks.programme[:, q] == pytest.approx(expected, rel=1e-12)


def test_strength_is_half_at_half_saturation_and_never_full() -> None:
    w = world(3)
    w.orders.budget[:] = 0.0
    for q in range(w.stocks.programme.shape[1]):
        kept = math.exp(-w.params.pillars.depreciation[q] * w.params.step)
        w.stocks.programme[:, q] = w.params.pillars.half_saturation[q] * w.stocks.gdp / kept
    w.run()
    assert w.flows.strength == pytest.approx(0.5, rel=1e-12)
    assert w.stocks.pillar == pytest.approx(0.5, rel=1e-12)
    w.orders.budget[:] = 0.05
    w.run(200)
    assert (w.flows.strength < 1.0).all()


def test_a_pillar_is_the_mean_of_its_programmes() -> None:
    w = quiet_run()
    for pillar, programmes in enumerate(PROGRAMMES_OF):
        mean = w.flows.strength[:, list(programmes)].mean(axis=1)
        assert w.stocks.pillar[:, pillar] == pytest.approx(mean, rel=1e-14)


def quiet_run():
    w = world(4, 3)
    quiet(w.params)
    return w.run(5)
