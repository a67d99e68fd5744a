import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.rules import capability
from tests.sim.midway import midway, nothing
from tests.world import parameters

LEVEL = st.floats(-60.0, 60.0)


@settings(deadline=None, max_examples=60)
@given(st.floats(-9.0, 9.0), st.floats(1e-6, 1e4))
def test_capability_is_on_one_absolute_scale(a: float, pool: float) -> None:
    p = parameters().capability
    q = capability.capability(a, pool, p)
    assert q == pytest.approx(a + p.compute_exponent * math.log(pool), abs=1e-12)
    assert capability.capability(a, 1.0, p) == a
    assert capability.capability(a, 0.0, p) == capability.capability(a, 1e-9, p)


@settings(deadline=None, max_examples=60)
@given(LEVEL, LEVEL)
def test_quality_rises_from_nothing_towards_one(low: float, high: float) -> None:
    p = parameters().capability
    a, b = (capability.quality(v, p) for v in (min(low, high), max(low, high)))
    assert 0.0 <= a <= b < 1.0
    z = p.softness * math.log1p(math.exp((high - p.first) / p.softness))
    assert capability.quality(high, p) == pytest.approx(z / (z + p.half), rel=1e-9, abs=1e-15)


def test_quality_is_as_designed() -> None:
    p = parameters().capability
    at_first = p.softness * math.log(2.0)
    assert capability.quality(p.first, p) == pytest.approx(at_first / (at_first + p.half))
    assert capability.quality(-1e3, p) == 0.0
    assert capability.quality(1e3, p) < 1.0


@settings(deadline=None, max_examples=60)
@given(st.floats(-1.0, 1.0), st.floats(-1.0, 3.0), st.sampled_from([0.25, 1.0, 2.0]))
def test_pace_tends_to_what_the_frontier_gains_a_quarter(before, rise, step) -> None:
    p = parameters().capability
    after = capability.pace(before, rise, p, step)
    assert min(before, rise / step) - 1e-12 <= after <= max(before, rise / step) + 1e-12
    v = step / p.pace_memory
    assert after == pytest.approx(before + v / (1 + v) * (rise / step - before))
    assert capability.pace(0.3, 0.3 * step, p, step) == pytest.approx(0.3)


def test_the_pass_measures_everybody() -> None:
    w = midway(4).research().standards().algorithms().capability()
    p = w.params.capability
    level = w.then.algorithms + p.compute_exponent * np.log(w.flows.pool)
    assert w.then.capability == pytest.approx(level, abs=1e-12)
    assert w.flows.best_quality[0] == w.flows.quality.max()
    rise = w.then.capability.max() - w.now.capability.max()
    h = w.params.step
    part = h / (p.pace_memory + h)
    assert w.then.pace[0] == pytest.approx(0.35 + part * (rise / h - 0.35))
    behind = w.then.capability.max() - w.then.capability
    assert w.then.lag == pytest.approx(12 * behind / max(4 * w.then.pace[0], 0.2), rel=1e-13)


@settings(deadline=None, max_examples=60)
@given(st.floats(0.0, 20.0), st.floats(-1.0, 2.0))
def test_the_lag_is_the_time_that_the_frontier_took(lead: float, pace: float) -> None:
    months = capability.lag(lead, pace)
    assert 0.0 <= months <= 60.0 * lead + 1e-9, "slower than 0.2 a year it is not told"
    if pace > 0.05:
        assert pace * months / 3.0 == pytest.approx(lead, abs=1e-12), "a quarter is three months"
    assert capability.lag(0.0, pace) == 0.0


def test_a_world_of_nothing_stays_finite() -> None:
    for n in (1, 3):
        w = nothing(n).talent().research().standards().algorithms().capability()
        assert np.isfinite(w.then.capability).all()
        assert np.isfinite(w.then.pace).all()
