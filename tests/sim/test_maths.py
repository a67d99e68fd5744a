"""exp, log and powers: error, bounds, and the same bits for floats and lanes."""

import math

import numba
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim import maths
from sim.sheet import Sheet, each

ERROR = 5e-16  # what sim/maths.py promises


def relative(found: float, true: float) -> float:
    return abs(found - true) / abs(true)


@settings(deadline=None, max_examples=300)
@given(st.floats(-20.0, 20.0))
def test_exp_is_within_its_error(x: float) -> None:
    assert relative(maths.exp(x), math.exp(x)) < ERROR


@settings(deadline=None, max_examples=300)
@given(st.floats(1e-12, 1e12))
def test_log_is_within_its_error(x: float) -> None:
    if abs(math.log(x)) > 1e-3:
        assert relative(maths.log(x), math.log(x)) < ERROR
    else:
        assert abs(maths.log(x) - math.log(x)) < 1e-18 + ERROR * abs(math.log(x))


@settings(deadline=None, max_examples=100)
@given(st.floats(0.01, 100.0), st.floats(-3.0, 3.0))
def test_power_is_close(x: float, a: float) -> None:
    assert relative(maths.power(x, a), x**a) < 20 * ERROR


@settings(deadline=None, max_examples=100)
@given(st.floats(-300.0, 300.0))
def test_log_undoes_exp(x: float) -> None:
    assert maths.log(maths.exp(x)) == pytest.approx(x, rel=1e-14, abs=1e-15)


def test_exp_saturates_instead_of_overflowing() -> None:
    assert maths.exp(1e6) == maths.exp(700.0)
    assert maths.exp(-1e6) == maths.exp(-700.0)
    assert 0.0 < maths.exp(-1e6) < maths.exp(1e6) < math.inf
    assert maths.exp(0.0) == 1.0
    assert maths.log(1.0) == 0.0


@settings(deadline=None, max_examples=100)
@given(st.floats(-1e3, 1e3), st.floats(-1e3, 1e3))
def test_bounds(a: float, b: float) -> None:
    assert maths.larger(a, b) == max(a, b)
    assert maths.smaller(a, b) == min(a, b)
    assert maths.positive(a) == max(a, 0.0)
    low, high = min(a, b), max(a, b)
    assert maths.clip(a + b, low, high) == min(max(a + b, low), high)


@settings(deadline=None, max_examples=100)
@given(st.floats(0.0, 1e6), st.floats(1e-6, 1e6))
def test_saturation_starts_at_zero_is_half_at_half_and_stays_below_one(k: float, h: float) -> None:
    assert maths.sat(0.0, h) == 0.0
    assert maths.sat(h, h) == 0.5
    assert 0.0 <= maths.sat(k, h) <= 1.0


class Numbers(Sheet):
    x = each("1", "arguments")
    exps = each("1", "results")
    logs = each("1", "results")
    powers = each("1", "results")


@numba.njit(error_model="numpy")
def fill(numbers: Numbers) -> None:
    for i in range(numbers.nations):
        numbers.exps[i] = maths.exp(numbers.x[i] * 10.0)
        numbers.logs[i] = maths.log(numbers.x[i] * numbers.x[i] + 1e-9)
        numbers.powers[i] = maths.power(numbers.x[i] * numbers.x[i] + 1e-9, 0.35)


@pytest.mark.compiled
@pytest.mark.parametrize("width", [1, 4, 8, 16])
def test_bits_are_equal_on_floats_and_lanes(width: int) -> None:
    wide = Numbers(500, width)
    wide.x[:] = np.random.default_rng(width).uniform(-9.0, 9.0, wide.x.shape)
    singles = [wide.lane(k) for k in range(width)]
    fill(wide)
    for k, one in enumerate(singles):
        fill(one)
        assert wide.lane(k).memory.tobytes() == one.memory.tobytes()


@pytest.mark.compiled
def test_compiled_bits_equal_the_formula_in_plain_python() -> None:
    plain = {
        "clip": lambda x, a, b: min(max(x, a), b),
        "nearest": lambda x: float(round(x)),
        "scaled": lambda x, n: math.ldexp(x, int(n)),
        "mantissa": lambda x: 2.0 * math.frexp(x)[0],
        "exponent": lambda x: float(math.frexp(x)[1] - 1),
        "where": lambda c, a, b: a if c else b,
    }
    scope = {**vars(maths), **plain}
    exp = type(maths.exp.py_func)(maths.exp.py_func.__code__, scope)
    log = type(maths.log.py_func)(maths.log.py_func.__code__, scope)
    for x in np.random.default_rng(0).uniform(-30.0, 30.0, 2000).tolist():
        assert maths.exp(x) == exp(x)
        assert maths.log(x * x + 1e-9) == log(x * x + 1e-9)
