"""A slider's scale for a value that ranges over decades, with nothing at its left end.

The first step leads from nothing to the least amount; each further one multiplies.  A slider knows
only places from 0 to 1; what stands there is asked here.
"""

import math
from dataclasses import dataclass

DIGITS = 3
"""Digits of a value: fewer would lead off the steps, more tell only where a hand let go."""
HALF = 0.5


@dataclass(frozen=True)
class LogScale:
    """From nothing over the least amount to the largest one."""

    least: float
    largest: float
    steps_a_decade: int = 10

    @property
    def factor(self) -> float:
        """What a step multiplies by."""
        return float(10.0 ** (1.0 / self.steps_a_decade))

    @property
    def step(self) -> float:
        """How far apart two steps are, as a share of the slider."""
        return 1.0 / self._steps(self.largest)

    def _steps(self, value: float) -> float:
        """Steps from the left end to a value."""
        if value < self.least:
            return max(value, 0.0) / self.least
        return 1.0 + self.steps_a_decade * math.log10(value / self.least)

    def place(self, value: float) -> float:
        """Where a value stands, 0 to 1."""
        return min(self._steps(value) * self.step, 1.0)

    def value(self, place: float) -> float:
        """What stands at a place."""
        steps = place / self.step
        if steps < HALF:
            return 0.0
        if place >= 1.0:
            return self.largest
        exact = self.least * 10.0 ** (max(steps - 1.0, 0.0) / self.steps_a_decade)
        return min(float(f"{exact:.{DIGITS - 1}e}"), self.largest)
