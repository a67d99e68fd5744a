import math

import pytest

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
    assert programmes.strength(3.0, 0.003, 1000.0) == pytest.approx(0.5)
    assert programmes.strength(0.0, 0.003, 1000.0) == 0.0
    w = world(3).doors()
    assert ((w.flows.strength > 0.0) & (w.flows.strength < 1.0)).all()


def test_a_pillar_is_the_mean_of_its_programmes() -> None:
    w = world(3).doors()
    for pillar, parts in enumerate(PROGRAMMES_OF):
        mean = w.flows.strength[:, list(parts)].mean(axis=1)
        assert w.then.pillar[:, pillar] == pytest.approx(mean, rel=1e-14)


def test_parts_of_a_union_are_as_strong_as_the_whole() -> None:
    whole, parts = world(4).doors(), world(4).cut(0, 3).doors()
    for k in range(3):
        assert parts.flows.strength[k] == pytest.approx(whole.flows.strength[0])
