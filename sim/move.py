"""A Move: the orders of one nation for one turn, its limits, and its check."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sim.levers import DECLARED, LEVERS, Levers
from sim.orders import LARGEST_BUDGET, Orders
from sim.pillars import PACTS, PILLARS, PROGRAMMES, PROGRAMMES_OF, Pact, Pillar, Programme

ROUNDING = 1e-9


@dataclass(frozen=True)
class Move:
    """Orders of one nation; every tuple over nations has an entry for itself (1, no pacts)."""

    budget: float  # share of GDP a year, 0 to 0.003
    split: tuple[float, ...]  # six pillars, >= 0, sum <= 1
    programmes: tuple[float, ...]  # 15 programmes, shares within their pillar, each sum 1
    levers: Levers
    stance: tuple[float, ...]  # one a nation, 0 isolate to 1 cooperate
    offers: tuple[tuple[bool, ...], ...]  # one row a nation, one entry a pact kind

    def write(self, orders: Orders, i: int) -> None:
        """Put these orders into row i."""
        orders.budget[i] = self.budget
        orders.split[i] = self.split
        orders.programme[i] = self.programmes
        for lever, value in zip(LEVERS, self.levers, strict=True):
            getattr(orders, lever)[i] = value
        orders.stance[i] = self.stance
        orders.offer[i] = self.offers

    def with_levers(self, **levers: float) -> "Move":
        """These orders with some levers set otherwise."""
        return replace(self, levers=self.levers._replace(**levers))


def read_move(orders: Orders, i: int) -> Move:
    """The orders in row i."""
    return Move(
        budget=float(orders.budget[i]),
        split=tuple(map(float, orders.split[i])),
        programmes=tuple(map(float, orders.programme[i])),
        levers=Levers(*(float(getattr(orders, lever)[i]) for lever in LEVERS)),
        stance=tuple(map(float, orders.stance[i])),
        offers=tuple(tuple(bool(v) for v in row) for row in orders.offer[i]),
    )


def _outside(name: str, value: float, low: float, high: float) -> list[str]:
    if math.isfinite(value) and low <= value <= high:
        return []
    return [f"{name} is {value:g}; it must be from {low:g} to {high:g}"]


def _lengths(move: Move, nations: int) -> list[str]:
    expected = {
        "split": (len(move.split), PILLARS),
        "programmes": (len(move.programmes), PROGRAMMES),
        "stance": (len(move.stance), nations),
        "offers": (len(move.offers), nations),
    }
    wrong = [
        f"{name} has {found} entries; it must have {right}"
        for name, (found, right) in expected.items()
        if found != right
    ]
    if any(len(row) != PACTS for row in move.offers):
        wrong.append(f"a row of offers must have {PACTS} entries, one a pact kind")
    return wrong


def _shares(move: Move) -> list[str]:
    wrong = []
    for pillar in Pillar:
        wrong += _outside(f"split.{pillar.name.lower()}", move.split[pillar], 0.0, 1.0)
        parts = [move.programmes[q] for q in PROGRAMMES_OF[pillar]]
        for q in PROGRAMMES_OF[pillar]:
            name = f"programmes.{Programme(q).name.lower()}"
            wrong += _outside(name, move.programmes[q], 0.0, 1.0)
        if abs(math.fsum(parts) - 1.0) > ROUNDING:
            wrong.append(
                f"the programme shares of {pillar.name.lower()} add up to "
                f"{math.fsum(parts):g}; they must add up to 1"
            )
    if math.fsum(move.split) > 1.0 + ROUNDING:
        wrong.append(f"split adds up to {math.fsum(move.split):g}; it must be at most 1")
    return wrong


def check(move: Move, nation: int, names: Sequence[str]) -> list[str]:
    """Everything wrong with the orders of nation number `nation`, one sentence each.

    Sums over 1 are refused, never rescaled.
    """
    wrong = _lengths(move, len(names))
    if wrong:
        return wrong
    wrong = _outside("budget", move.budget, 0.0, LARGEST_BUDGET) + _shares(move)
    for (name, lever), value in zip(DECLARED.items(), move.levers, strict=True):
        wrong += _outside(name, value, lever.low, lever.high)
    for name, stance in zip(names, move.stance, strict=True):
        wrong += _outside(f"stance.{name}", stance, 0.0, 1.0)
    if move.stance[nation] != 1.0:
        wrong.append(f"stance.{names[nation]} is towards itself; it must be 1")
    if any(move.offers[nation]):
        kind = Pact(move.offers[nation].index(True)).name.lower()
        wrong.append(f"offers.{names[nation]}.{kind} is to itself; it must be false")
    return wrong
