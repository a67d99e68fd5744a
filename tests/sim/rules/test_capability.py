import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.rules import capability
from tests.world import world

LEVEL = st.floats(-30.0, 30.0)


@settings(deadline=None, max_examples=60)
@given(st.floats(-3.0, 8.0), st.floats(1e-6, 1e4))
def test_capability_is_algorithms_and_half_the_log_of_compute(a: float, c: float) -> None:
    p = world(1).params.capability
    q = capability.capability(a, c, 4.2, p)
    assert q == pytest.approx(a + p.compute_exponent * math.log(c / 4.2), abs=1e-12)
    assert capability.capability(a + 1.0, c, 4.2, p) == pytest.approx(q + 1.0)
    assert capability.capability(a, 4.2, 4.2, p) == a


@settings(deadline=None, max_examples=60)
@given(LEVEL, LEVEL)
def test_quality_rises_from_nothing_towards_one(low: float, high: float) -> None:
    p = world(1).params.capability
    a, b = (capability.quality(v, p) for v in (min(low, high), max(low, high)))
    assert 0.0 < a <= b < 1.0
    assert capability.headway(low, p) >= capability.LEAST_HEADWAY
    half = capability.quality(p.quality_half - p.quality_offset, p)
    assert half == pytest.approx(0.5)


@settings(deadline=None, max_examples=60)
@given(st.floats(0.0, 1.0), st.floats(0.0, 10.0), st.floats(1.0, 1e4))
def test_own_service_is_bounded_by_quality_and_by_compute(served, compute, gdp) -> None:
    p = world(1).params.capability
    own = capability.own_service(served, compute, gdp, 20.0, 1e5, p)
    need = p.compute_need * 20.0 * gdp / 1e5
    assert own == pytest.approx(served * min(1.0, compute / need))
    assert 0.0 <= own <= served


def test_capability_follows_the_state() -> None:
    w = world(4).run(3)
    s, p = w.stocks, w.params
    expected = s.algorithms + p.capability.compute_exponent * np.log(
        s.compute_usable / p.ideas.compute_reference
    )
    assert s.capability == pytest.approx(expected, abs=1e-12)
    assert (s.own_service <= w.flows.quality).all()


@pytest.mark.parametrize("n", [1, 3])
def test_a_world_without_power_or_compute_stays_finite(n: int) -> None:
    for bare in ("energy", "compute"):
        w = world(n)
        getattr(w.stocks, bare)[:] = 0.0
        w.stocks.fab[:] = 0.0
        w.orders.budget[:] = 0.0
        w.params.compute.private_energy = 0.0
        w.run(3)
        assert np.isfinite(w.stocks.memory).all()
        assert np.isfinite(w.flows.memory).all()
        assert (w.stocks.own_service >= 0.0).all()
        assert (w.stocks.capability < -5.0).all(), "no compute is not ordinary compute"
