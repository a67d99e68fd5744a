"""A row: the numbers by which a nation turns what it sees into orders, where no policy is written.

An order of the whole nation is clip(base + sum of coefficient x view of itself, low, high).  An
order towards a rival adds coefficient x view of the rival; a pact is offered where that is above 0.
The split, and the programmes of a pillar, are such numbers over their sum.  Rows are data: another
row is no other machine code.
"""

from typing import NamedTuple

from sim.levers import DECLARED
from sim.orders import LARGEST_BUDGET
from sim.pillars import PILLARS, PROGRAMMES, Pact, Pillar, Programme
from sim.sheet import Sheet, each
from sim.sight import Rival, Self

ROW = 1 << 20
"""Where a policy's number stands: this and k more is row k of those handed in."""
MINE: tuple[str, ...] = Self._fields
THEIRS: tuple[str, ...] = Rival._fields
UNSAID = -1e30
"""In the place of what an order is in the first turn, where that is nothing of its own."""
BASE, LOW, HIGH, FIRST = range(4)
OWN_HEAD, PAIR_HEAD = 3, 4
OWN_STRIDE = OWN_HEAD + len(MINE)
PAIR_STRIDE = PAIR_HEAD + len(MINE) + len(THEIRS)


class Order(NamedTuple):
    """One order: its name in a file, how far it goes, and where its numbers begin in a row."""

    name: str
    low: float
    high: float
    place: int


def _laid_out() -> dict[str, Order]:
    own = [("budget", 0.0, LARGEST_BUDGET)]
    own += [(f"split.{one.name.lower()}", 0.0, 1.0) for one in Pillar]
    own += [(f"programmes.{one.name.lower()}", 0.0, 1.0) for one in Programme]
    own += [(name, one.low, one.high) for name, one in DECLARED.items()]
    pairs = [("stance", 0.0, 1.0), *((f"pacts.{one.name.lower()}", -1.0, 1.0) for one in Pact)]
    after = len(own) * OWN_STRIDE
    return {
        **{one[0]: Order(*one, k * OWN_STRIDE) for k, one in enumerate(own)},
        **{one[0]: Order(*one, after + k * PAIR_STRIDE) for k, one in enumerate(pairs)},
    }


ORDERS = _laid_out()
"""Every order by its name: those of the whole nation, then those towards a rival."""
STANCE = ORDERS["stance"].place
PAIRED = tuple(name for name, one in ORDERS.items() if one.place >= STANCE)
SPLIT, PROGRAMME = OWN_STRIDE, OWN_STRIDE * (1 + PILLARS)
LEVER = PROGRAMME + OWN_STRIDE * PROGRAMMES
PACT = STANCE + PAIR_STRIDE
SIZE = STANCE + PAIR_STRIDE * len(PAIRED)
"""Numbers of a row."""


class Rows(Sheet):
    """A row for each nation."""

    row = each("numbers", "base, limits and coefficients of every order", SIZE)


NO_ROWS = Rows(0)
"""Where no nation follows a row."""
