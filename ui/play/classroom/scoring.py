"""How well somebody foresaw: the Brier score and the interval score, as in the workshop's page."""

import math
from collections.abc import Sequence

SURE = 0.8
"""The share of cases that an interval is asked to hold."""
OUTSIDE = 2.0 / (1.0 - SURE)
"""Points for each point by which a value lies outside: then honest intervals score best."""


def brier(chance: float, share: float) -> float:
    """The mean square of what was missed (Brier 1950): 0 is best, 0.25 is a coin's.

    `chance` is what was given to something, `share` in how many cases it came, both 0 to 1; of a
    single case it is 0 or 1.
    """
    return share * (1.0 - chance) ** 2 + (1.0 - share) * chance**2


def interval_score(low: float, high: float, values: Sequence[float]) -> float:
    """The width of an interval, and what lies outside ten times (Gneiting and Raftery 2007).

    In the unit of the values, of which there is at least one; less is better.
    """
    missed = math.fsum(max(low - x, x - high, 0.0) for x in values)
    return high - low + OUTSIDE * missed / len(values)


def held(low: float, high: float, values: Sequence[float]) -> float:
    """The share of values that an interval holds, 0 to 1; both ends belong to it."""
    return math.fsum(1.0 for x in values if low <= x <= high) / len(values)


def mean(values: Sequence[float]) -> float | None:
    """The mean of some scores; None of none."""
    return math.fsum(values) / len(values) if values else None
