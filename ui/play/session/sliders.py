"""Sliders that always add up: moving one makes the unlocked others give or take.

The rule.  Locked shares stay as they are.  The moved share takes its new value.  What is left is
divided among the other unlocked shares in proportion to what they had, or equally if they had
nothing.  So that rounding leaves no crumbs, the largest of them then takes exactly what is missing:
the exact sum (math.fsum) is 1.0 after every move.  (Orders that come from elsewhere may add up to
1 only as nearly as rounding has it; they are left alone until a slider is moved, and locked shares
even then.)
"""

import math
from collections.abc import Collection, Sequence

NOTHING = 1e-9  # shares that add up to less are no proportions to go by


class Stuck(ValueError):
    """A slider cannot go there; `low` and `high` are how far it can."""

    def __init__(self, low: float, high: float) -> None:
        self.low, self.high = low, high
        super().__init__(f"from {low:g} to {high:g}")


def room(shares: Sequence[float], which: int, locked: Collection[int]) -> tuple[float, float]:
    """How far a slider can go, down and up."""
    if which in locked:
        return shares[which], shares[which]
    held = [shares[k] for k in range(len(shares)) if k in locked]
    high = max(math.fsum([1.0, *(-share for share in held)]), 0.0)
    alone = len(held) == len(shares) - 1
    return (high if alone else 0.0), high


def moved(
    shares: Sequence[float], which: int, value: float, locked: Collection[int]
) -> tuple[float, ...]:
    """All shares after slider `which` has been moved to `value`.  Raises Stuck."""
    low, high = room(shares, which, locked)
    if not low - NOTHING <= value <= high + NOTHING:  # refuses what is not a number, too
        raise Stuck(low, high)
    if which in locked or (value == shares[which] and math.fsum(shares) == 1.0):
        return tuple(shares)
    others = [k for k in range(len(shares)) if k != which and k not in locked]
    new = list(shares)
    new[which] = min(max(value, low), high)
    rest, before = max(high - new[which], 0.0), math.fsum(shares[k] for k in others)
    for k in others:
        new[k] = rest * (shares[k] / before) if before > NOTHING else rest / len(others)
    if others:
        _settle(new, max(others, key=lambda k: new[k]))
    return tuple(new)


def _settle(shares: list[float], which: int) -> None:
    """Let one share take what the others leave of 1."""
    others = (-share for k, share in enumerate(shares) if k != which)
    shares[which] = max(math.fsum([1.0, *others]), 0.0)


def in_points(shares: Sequence[float], points: int = 100) -> tuple[int, ...]:
    """Shares as whole points that add up to their sum: the largest remainders are rounded up."""
    exact = [points * share for share in shares]
    whole = [math.floor(part) for part in exact]
    missing = round(math.fsum(exact)) - sum(whole)
    by_remainder = sorted(range(len(exact)), key=lambda k: (whole[k] - exact[k], k))
    for k in by_remainder[:missing]:
        whole[k] += 1
    return tuple(whole)
