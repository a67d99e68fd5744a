"""What a nation has by component, and what gains over par earn."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.components import (
    PAR_SCORE,
    SMALLEST_STEP,
    gain,
    points,
    prosperity,
    security,
    slope,
    stability,
    standing,
)
from tests.world import parameters

SHARE = st.floats(0.0, 1.0)
STEPS = st.floats(-8.0, 8.0)


@settings(deadline=None, max_examples=60)
@given(st.floats(0.0, 500.0), SHARE, st.floats(-0.5, 1.0), st.floats(-1.0, 9.0), SHARE)
def test_components_but_prosperity_are_shares(lag, approval, jobless, threat, attack) -> None:
    assert 0.0 <= standing(lag) <= 1.0
    assert 0.0 <= stability(approval, jobless, 0.05) <= 1.0
    assert 0.0 < security(threat, attack) <= 1.0


@settings(deadline=None, max_examples=60)
@given(st.floats(0.0, 120.0), st.floats(0.0, 60.0))
def test_the_further_behind_the_less_standing(lag: float, more: float) -> None:
    assert standing(lag + more) <= standing(lag)
    assert standing(lag + more) == pytest.approx(standing(lag) * standing(more), rel=1e-12)


def test_components_at_known_points() -> None:
    assert standing(0.0) == 1.0
    assert standing(18.0) == pytest.approx(math.exp(-1.0), rel=1e-14)
    assert prosperity(100.0, 100.0) == 0.0
    assert prosperity(110.0, 100.0) == pytest.approx(math.log(1.1), rel=1e-13)
    assert prosperity(90.0, 100.0) < 0.0
    assert math.isfinite(prosperity(0.0, 100.0))
    assert security(0.0, 0.0) == security(-3.0, 0.0) == 1.0
    assert security(1.0, 0.0) == 0.5
    assert security(0.0, 1.0) == pytest.approx(1.0 / 1.3)


@pytest.mark.parametrize(
    ("approval", "jobless", "natural", "stable"),
    [
        (0.6, 0.05, 0.05, 0.6),
        (0.6, 0.15, 0.05, 0.48),  # a tenth more without jobs takes a fifth
        (0.6, 0.0, 0.05, 0.66),
        (0.95, 0.0, 0.1, 1.0),
        (0.6, 0.7, 0.05, 0.0),
    ],
)
def test_jobs_lost_cost_stability_twice(approval, jobless, natural, stable) -> None:
    assert stability(approval, jobless, natural) == pytest.approx(stable)


def test_no_usual_step_is_smaller_than_the_least() -> None:
    assert gain(0.51, 0.5, 0.0) == pytest.approx(0.01 / SMALLEST_STEP)
    assert gain(0.54, 0.5, 0.04) == pytest.approx(1.0)


@settings(deadline=None, max_examples=60)
@given(SHARE, SHARE, st.floats(0.0, 0.5), st.floats(0.1, 5.0))
def test_more_is_always_better_and_points_stay_in_bounds(low, more, step, reach) -> None:
    p = parameters().outcome
    p.reach = reach
    few, many = gain(low, 0.5, step), gain(low + more, 0.5, step)
    assert few <= many
    rounded = 1e-12  # the last bit of a division may go either way
    assert 0.0 <= points(few, p) <= points(many, p) + rounded <= 100.0 + rounded
    assert points(0.0, p) == PAR_SCORE
    assert points(reach, p) == pytest.approx(75.0)
    assert points(few, p) - 50.0 == pytest.approx(50.0 - points(-few, p)), "losses as gains"


@settings(deadline=None, max_examples=60)
@given(STEPS, STEPS)
def test_a_slope_is_that_of_the_way_between(was: float, now: float) -> None:
    p = parameters().outcome
    way = points(now, p) - points(was, p)
    assert slope(was, now, p) * (now - was) == pytest.approx(way, abs=1e-10)
    assert slope(was, now, p) == pytest.approx(slope(now, was, p), rel=1e-9)
    assert slope(now, now, p) > 0.0
