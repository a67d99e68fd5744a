"""A logarithmic slider: nothing at its left end, factors from there on, and its largest amount."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.orders import LARGEST_BUDGET
from ui.desk.scene.log_scale import LogScale
from ui.desk.screens.world.budget import SCALE

places = st.floats(0.0, 1.0)


def test_the_ends_are_nothing_and_the_largest_budget():
    assert SCALE.value(0.0) == 0.0
    assert SCALE.value(1.0) == LARGEST_BUDGET
    assert SCALE.place(0.0) == 0.0
    assert SCALE.place(LARGEST_BUDGET) == 1.0


def test_the_first_step_leads_to_the_least_amount_and_each_further_one_multiplies():
    scale = LogScale(least=0.01, largest=1.0)
    assert scale.value(scale.step) == 0.01
    for k in range(2, 21):
        rise = scale.value(k * scale.step) / scale.value((k - 1) * scale.step)
        assert rise == pytest.approx(scale.factor, rel=0.006)  # three digits
    assert scale.value(21 * scale.step) == 1.0


@given(st.integers(10, 99), st.integers(-4, -3))
def test_an_amount_of_two_digits_stands_where_it_is_read(digits, power):
    value = float(f"{digits / 10.0:.1f}e{power}")
    if SCALE.least <= value <= SCALE.largest:
        assert SCALE.value(SCALE.place(value)) == value


@given(places, places)
def test_further_to_the_right_is_never_less(one, other):
    low, high = sorted((one, other))
    assert SCALE.value(low) <= SCALE.value(high)


@given(st.floats(0.0, LARGEST_BUDGET))
def test_every_amount_has_a_place(value):
    assert 0.0 <= SCALE.place(value) <= 1.0
    assert SCALE.value(SCALE.place(value)) == pytest.approx(value, rel=0.0051, abs=SCALE.least)
