"""What would have to end before a pact that is refused: docs/model/pacts.md, O5 to O7.

Such a pact is refused, whoever offers it and however much they trust each other.
"""

from dataclasses import dataclass

from agents.barriers import Barrier, Barriers
from agents.opponents.view import View
from sim.move import Move
from sim.orders import Orders
from sim.pillars import Pact


@dataclass(frozen=True)
class Ask:
    """A change that is asked for: of what, to which level and about which nation, where there is.

    `mine` is whether it is for the one who asks to make, or for the other side.
    """

    key: str
    level: float = 0.0
    nation: str = ""
    mine: bool = True


def obstacles(view: View, me: int, mine: Move, other: int, theirs: Move) -> dict[Pact, Ask]:
    """What would have to end before each kind of pact that is refused; what I do comes first.

    Trust and cut-offs are those of the view, orders those of the two moves, and for all others
    those that they were last seen to give.
    """
    orders = _ordered(view, {me: mine, other: theirs})
    met = Barriers(view.world, orders, view.now).between(me, other)
    return {pact: _asked(view, one, me, other) for pact, one in met.items()}


def _ordered(view: View, moves: dict[int, Move]) -> Orders:
    """The orders in force, with these moves; what the scenario has nations offer is offered."""
    orders = view.orders.copy()
    for nation, move in moves.items():
        move.write(orders, nation)
    standing = view.world.standing_offers
    orders.offer[:] = orders.offer + standing - orders.offer * standing
    return orders


def _asked(view: View, one: Barrier, me: int, other: int) -> Ask:
    doors, codes = view.world.params.doors, view.world.codes
    match one.reason:
        case "data":
            return Ask("localisation", float(doors.local_limit), mine=one.mine)
        case "control":
            return Ask("target", float(doors.open_limit), codes[one.third], one.mine)
        case "target":
            return Ask("shut_out", nation=codes[other if one.mine else me], mine=one.mine)
        case _:
            return Ask("foe", nation=codes[one.third], mine=one.mine)
