"""Where the level of a component of the score lies on its bar.

Four components run from 0 to 1.  Prosperity is output over its trend, more or less: its bar has
nought in the middle.
"""

from math import expm1

OVER_TREND = ("prosperity",)
REACH = 0.1
"""Output over trend, or below it, at which such a bar ends."""


def bar_place(component: str, level: float) -> float:
    """The place of a level, 0 at the left end and 1 at the right one."""
    if component in OVER_TREND:
        level = 0.5 + expm1(level) / (2.0 * REACH)
    return min(max(level, 0.0), 1.0)


def bar_start(component: str) -> float:
    """The place from which the bar is filled: that of nought."""
    return bar_place(component, 0.0)
