import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.rules import hazard
from tests.world import quiet, world

SHARE = st.floats(0.0, 1.0)


@settings(deadline=None, max_examples=60)
@given(st.floats(-5.0, 15.0), SHARE, st.floats(0.0, 10.0))
def test_hazard_grows_with_power_and_threat_and_falls_with_safety(level, safe, threat) -> None:
    p = world(1).params.hazard
    here = hazard.contribution(level, safe, threat, p)
    assert here >= 0.0
    assert hazard.contribution(level + 1.0, safe, threat, p) >= here
    assert hazard.contribution(level, 1.0, threat, p) == 0.0
    assert hazard.contribution(level, safe, threat + 1.0, p) >= here
    assert hazard.contribution(-1.0, safe, threat, p) == 0.0


@settings(deadline=None, max_examples=60)
@given(SHARE, SHARE)
def test_safety_is_a_share(able: float, standards: float) -> None:
    p = world(1).params.hazard
    assert p.safety_floor <= hazard.safety(able, standards, p) <= 1.0


def hazard_after(strictness: float, ticks: int = 1) -> float:
    w = world(3)
    quiet(w.params)
    w.stocks.algorithms[:] = 3.0
    w.orders.strictness[:] = strictness
    return float(w.run(ticks).flows.world_hazard[0])


@pytest.mark.parametrize("ticks", [1, 20])
def test_strictness_up_hazard_down(ticks: int) -> None:
    rates = [hazard_after(s / 4, ticks) for s in range(5)]
    assert rates == sorted(rates, reverse=True)
    assert rates[0] > rates[4] > 0.0


def test_survival_multiplies() -> None:
    w = world(3)
    quiet(w.params)
    w.stocks.algorithms[:] = 3.0
    expected = 1.0
    for _ in range(20):
        w.run()
        h = w.flows.world_hazard[0]
        expected *= 1 - h / (1 + h)
        assert w.stocks.survival[0] == pytest.approx(expected, rel=1e-13)
    assert 0.0 < expected < 1.0


def test_a_weak_world_is_safe() -> None:
    w = world(3)
    w.stocks.algorithms[:] = -9.0
    w.params.ideas.discovery = w.params.ideas.breakthrough_chance = 0.0
    w.run(5)
    assert w.flows.world_hazard[0] == 0.0
    assert w.stocks.survival[0] == 1.0
