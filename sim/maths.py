"""exp, log, powers and bounds from + - x / only: the same bits for floats and lanes, on every CPU.

The standard library's functions differ between platforms and from vector ones in the last place.
These do not: no fused multiply-add, no tables, one order of operations.  Relative error is below
5e-16 on the ranges the rules use (tests/sim/test_maths.py measures it).
"""

from sim.jit import kernel
from sim.primitives import exponent, mantissa, nearest, root, scaled, where

__all__ = [
    "TINY",
    "clip",
    "exp",
    "larger",
    "log",
    "positive",
    "power",
    "root",
    "sat",
    "smaller",
    "where",
]

LOG2_E = 1.4426950408889634
LN2_HIGH = 6.93147180369123816490e-01  # 32 trailing zero bits: n * LN2_HIGH is exact
LN2_LOW = 1.90821492927058770002e-10
SQRT2 = 1.4142135623730951
LARGEST_EXPONENT = 700.0
TINY = 1e-300  # the least that is divided by: nothing over nothing is nothing


@kernel
def larger(a: float, b: float) -> float:
    """max(a, b)."""
    return where(a > b, a, b)


@kernel
def smaller(a: float, b: float) -> float:
    """min(a, b)."""
    return where(a < b, a, b)


@kernel
def positive(x: float) -> float:
    """[x]+ = max(x, 0)."""
    return where(x > 0.0, x, 0.0)


@kernel
def clip(x: float, low: float, high: float) -> float:
    """x kept within [low, high]."""
    return where(x < low, low, where(x > high, high, x))


@kernel
def sat(stock: float, half: float) -> float:
    """Saturation stock / (stock + half), in [0, 1); needs half > 0."""
    return stock / (stock + half)


@kernel
def exp(x: float) -> float:
    """e^x; x beyond +-700 is taken as +-700."""
    x = clip(x, -LARGEST_EXPONENT, LARGEST_EXPONENT)
    n = nearest(x * LOG2_E)
    r = (x - n * LN2_HIGH) - n * LN2_LOW
    p = 1.0 / 6227020800.0
    p = p * r + 1.0 / 479001600.0
    p = p * r + 1.0 / 39916800.0
    p = p * r + 1.0 / 3628800.0
    p = p * r + 1.0 / 362880.0
    p = p * r + 1.0 / 40320.0
    p = p * r + 1.0 / 5040.0
    p = p * r + 1.0 / 720.0
    p = p * r + 1.0 / 120.0
    p = p * r + 1.0 / 24.0
    p = p * r + 1.0 / 6.0
    p = p * r + 0.5
    p = (p * r * r + r) + 1.0
    return scaled(p, n)


@kernel
def log(x: float) -> float:
    """ln x for a positive normal x, by the series of 2 artanh((m - 1) / (m + 1))."""
    m = mantissa(x)
    e = exponent(x)
    high = m > SQRT2
    m = where(high, m * 0.5, m)
    e = where(high, e + 1.0, e)
    f = m - 1.0
    s = f / (2.0 + f)
    z = s * s
    p = 1.0 / 21.0
    p = p * z + 1.0 / 19.0
    p = p * z + 1.0 / 17.0
    p = p * z + 1.0 / 15.0
    p = p * z + 1.0 / 13.0
    p = p * z + 1.0 / 11.0
    p = p * z + 1.0 / 9.0
    p = p * z + 1.0 / 7.0
    p = p * z + 1.0 / 5.0
    p = p * z + 1.0 / 3.0
    return e * LN2_HIGH + (2.0 * s + (2.0 * s * z * p + e * LN2_LOW))


@kernel
def power(x: float, exponent_: float) -> float:
    """x^a for a positive x."""
    return exp(exponent_ * log(x))
