"""The orders in force: one Move of every nation, as the rules read them."""

from typing import TYPE_CHECKING

from sim.levers import DECLARED
from sim.pillars import PACTS, PILLARS, PROGRAMMES
from sim.sheet import NATIONS, Array, Field, Sheet, each, pair

LARGEST_BUDGET = 0.003
LEVER_FIELDS = {
    name: Field((NATIONS,), one.unit, one.named, (one.low, one.high))
    for name, one in DECLARED.items()
}
PART = (0.0, 1.0)


class Orders(Sheet, first=LEVER_FIELDS):
    """What all nations have ordered for the quarter.

    The levers come first: lever k of nation i is number k N + i of the sheet.
    """

    budget = each(
        "share of GDP/yr", "public AI budget ordered, 0 to 0.003", bounds=(0.0, LARGEST_BUDGET)
    )
    split = each(
        "share of budget", "money share x of each pillar; sums to at most 1", PILLARS, bounds=PART
    )
    programme = each(
        "share of pillar", "money share of each programme in its pillar", PROGRAMMES, bounds=PART
    )
    stance = pair("0-1", "stance s_ij, 0 isolate to 1 cooperate; the diagonal is 1")
    offer = pair("0/1", "pacts offered", PACTS)

    if TYPE_CHECKING:

        def __getattr__(self, lever: str) -> Array:
            """Each lever has its row, such as `orders.visa`."""
