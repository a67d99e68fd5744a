"""Parts of a nation's orders that are chosen one by one: a budget, a lever, a stance, pacts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sim.levers import LEVERS
from sim.move import Move

STEP = 0.03  # a lever or stance that moves by less has not been changed
BUDGET_STEP = 0.02  # of the budget before
SHARE_STEP = 0.01  # of all money


@dataclass(frozen=True)
class OrderPart:
    """One thing that can be ordered."""

    kind: str  # budget, split, lever, stance or pacts
    about: str = ""  # the lever, or the code of the other nation
    other: int = -1  # the number of that nation

    def read(self, move: Move) -> Any:
        """What a move says of it."""
        match self.kind:
            case "budget":
                return move.budget
            case "split":
                return move.split, move.programmes
            case "lever":
                return getattr(move.levers, self.about)
            case "stance":
                return move.stance[self.other]
        return move.offers[self.other]

    def write(self, move: Move, value: Any) -> Move:
        """The move with another value of it."""
        match self.kind:
            case "budget":
                return replace(move, budget=value)
            case "split":
                return replace(move, split=value[0], programmes=value[1])
            case "lever":
                return move.with_levers(**{self.about: value})
            case "stance":
                return replace(move, stance=_with(move.stance, self.other, value))
        return replace(move, offers=_with(move.offers, self.other, value))

    def way(self, was: Move, now: Move) -> int:
        """Which way it has been changed: 1 up, -1 down, 2 in a way that has no direction, 0 not."""
        a, b = self.read(was), self.read(now)
        match self.kind:
            case "split":
                moved = (abs(p - q) for p, q in zip((*a[0], *a[1]), (*b[0], *b[1]), strict=True))
                return 2 if max(moved) >= SHARE_STEP else 0
            case "pacts":
                return 2 if a != b else 0
            case "budget":
                step = BUDGET_STEP * a
            case _:
                step = STEP
        if a == b or abs(b - a) < step:
            return 0
        return 1 if b > a else -1


def parts_of(codes: Sequence[str], nation: int) -> tuple[OrderPart, ...]:
    """Every part of the orders of nation number `nation`."""
    others = [(j, code) for j, code in enumerate(codes) if j != nation]
    return (
        OrderPart("budget"),
        OrderPart("split"),
        *(OrderPart("lever", lever) for lever in LEVERS),
        *(OrderPart("stance", code, j) for j, code in others),
        *(OrderPart("pacts", code, j) for j, code in others),
    )


def _with(values: tuple[Any, ...], place: int, value: Any) -> tuple[Any, ...]:
    return (*values[:place], value, *values[place + 1 :])
