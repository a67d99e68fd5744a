"""A parameter as the library states it: with the range of its evidence, and what it may be at all.

Two ranges belong to a number.  Its *evidence* says where it may lie: `low` to `high`.  What the
equations *bear* is wider; beyond it a share exceeds one, a divisor vanishes or a stock overflows.
That is `least` to `most` where an equation asks for it, and else nothing to ten times `high`,
within what the unit means.
"""

from math import inf
from typing import NamedTuple

from scenarios.quantity import Figure, FigureTable, Finite, Name, Quantity, Strict

ROOM = 10.0
"""How many times the highest of its evidence a number may be, unless its equation bears less."""
MEANT = {
    "share": 1.0,
    "share of GDP": 1.0,
    "share of GDP/yr": 1.0,
    "probability": 1.0,
    "1/quarter": 1.0,
    "ln": 50.0,
    "quarters": 200.0,
}
"""The most that a number of a unit can mean, such as all of it, or surely in every quarter."""


class Limits(NamedTuple):
    """How far a number may go."""

    evidence: Quantity
    bearable: Quantity  # the same for what has no evidence of its own

    def of(self, beyond_evidence: bool) -> Quantity:
        """The range that holds."""
        return self.bearable if beyond_evidence else self.evidence

    def remedy(self, value: float, beyond_evidence: bool = False) -> str:
        """What would be right, as the end of a sentence; "" for a value that is."""
        allowed = self.of(beyond_evidence)
        if allowed.low <= value <= allowed.high:
            return ""
        must = f"it must be from {allowed.low:g} to {allowed.high:g} ({allowed.unit})"
        if self.evidence == self.bearable:
            return must
        if beyond_evidence:
            return f"{must}: the equations bear no more"
        return (
            f"{must}, the range of its evidence; with beyond_evidence = true (or "
            f"--beyond-evidence) from {self.bearable.low:g} to {self.bearable.high:g}"
        )


class Borne(Strict):
    """What an equation bears, where the rule of thumb does not say it."""

    least: Finite | None = None
    """For what something is divided by, or what a stock needs to be above nothing."""
    most: Finite | None = None
    """For what grows by itself from quarter to quarter."""

    def _limits(self, unit: str, low: float, high: float) -> Limits:
        most = min(ROOM * high, MEANT.get(unit, inf)) if self.most is None else self.most
        return Limits(Quantity(unit, low, high), Quantity(unit, self.least or 0.0, most))


class Ranged(Figure, Borne):
    """One number of the library."""

    low: Finite
    high: Finite

    def limits(self, part: str = "") -> Limits:
        """How far it may go.  Raises KeyError for a part, as it has none."""
        if part:
            raise KeyError(part)
        return self._limits(self.unit, self.low, self.high)


class RangedTable(FigureTable, Borne):
    """Numbers of the library by name, each with a range of its own."""

    low: dict[Name, Finite]
    high: dict[Name, Finite]

    def limits(self, part: str) -> Limits:
        """How far the number of this name may go.  Raises KeyError for one that there is not."""
        return self._limits(self.unit, self.low[part], self.high[part])
