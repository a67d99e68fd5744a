import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.pillars import PROGRAMMES_OF
from sim.rules import programmes
from tests.sim.supply_world import world


def test_steady_money_settles_to_spending_over_wear() -> None:
    decay, stock = 0.04, 0.0
    for _ in range(2000):
        stock = programmes.capital(stock, 3.0, decay, math.exp(-decay))
    assert stock == pytest.approx(3.0 / decay)


def test_two_half_steps_are_one_step() -> None:
    one = programmes.capital(5.0, 3.0, 0.1, math.exp(-0.1))
    half = programmes.capital(5.0, 1.5, 0.05, math.exp(-0.05))
    assert programmes.capital(half, 1.5, 0.05, math.exp(-0.05)) == pytest.approx(one)


def test_strength_is_a_half_at_half_saturation_and_nothing_without_capital() -> None:
    for mass in (0.0, 0.4, 1.0):
        assert programmes.strength(3.0, 0.003, 1000.0, mass) == pytest.approx(0.5)
        assert programmes.strength(0.0, 0.003, 1000.0, mass) == 0.0
    w = world(3).doors()
    assert ((w.flows.strength > 0.0) & (w.flows.strength < 1.0)).all()


def test_without_a_critical_mass_returns_diminish_from_the_first_dollar() -> None:
    for stock in (0.1, 1.0, 3.0, 40.0):
        found = programmes.strength(stock, 0.003, 1000.0, 0.0)
        assert found == pytest.approx(stock / (stock + 3.0))


def test_below_its_critical_mass_a_programme_twice_the_size_is_more_than_twice_as_strong() -> None:
    small, double = (programmes.strength(k, 0.003, 1000.0, 1.0) for k in (0.5, 1.0))
    assert double > 2.0 * small
    large, larger_ = (programmes.strength(k, 0.003, 1000.0, 1.0) for k in (6.0, 12.0))
    assert large < larger_ < 2.0 * large


@given(st.floats(0.0, 1e6), st.floats(0.0, 1e6), st.floats(0.0, 1.0))
def test_more_capital_is_never_weaker(stock: float, more: float, mass: float) -> None:
    one = programmes.strength(stock, 0.003, 1000.0, mass)
    two = programmes.strength(stock + more, 0.003, 1000.0, mass)
    assert 0.0 <= one <= two + 1e-15 <= 1.0 + 2e-15


def test_a_pillar_is_the_mean_of_its_programmes() -> None:
    w = world(3).doors()
    for pillar, parts in enumerate(PROGRAMMES_OF):
        mean = w.flows.strength[:, list(parts)].mean(axis=1)
        assert w.then.pillar[:, pillar] == pytest.approx(mean, rel=1e-14)


def test_parts_of_a_union_are_as_strong_as_the_whole() -> None:
    whole, parts = world(4).doors(), world(4).cut(0, 3).doors()
    for k in range(3):
        assert parts.flows.strength[k] == pytest.approx(whole.flows.strength[0])
