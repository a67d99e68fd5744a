"""Why a pact that was in force is so no longer (docs/model/pacts.md, O4 to O8)."""

from dataclasses import dataclass

from agents.barriers import Barriers
from agents.world import World
from sim.orders import Orders
from sim.pillars import Pact
from sim.rules.pacts import trust_asked, trust_needed
from sim.stocks import Stocks

OFFER, CUT_OFF, TRUST = "offer", "cut_off", "trust"
"""What ends a pact beside the reasons of agents.barriers."""


@dataclass(frozen=True)
class Ended:
    """The end of a pact, seen from one side."""

    pact: Pact
    reason: str  # OFFER, CUT_OFF, TRUST, or of a Barrier: "data", "control", "target", "compute"
    mine: bool  # whether it is what this side does, or feels
    third: int = -1  # the nation that it is about, beside the two; -1 for none
    asked: float = 0.0  # the trust without which it lapses, share
    trust: float = 0.0  # the trust of the side that lacks it


def why_ended(
    world: World, i: int, j: int, pact: Pact, orders: Orders, was: Stocks, then: Stocks
) -> Ended | None:
    """What ended a pact of i and j in a quarter; None if it was not in force, or still is.

    `was` is the state at its start, `then` at its end, `orders` those that were in force.  Of
    several reasons it is the plainest: who no longer offers, what is refused, a cut-off, trust.
    """
    if was.pact[i, j, pact] <= 0.0 or then.pact[i, j, pact] > 0.0:
        return None
    for mine, (who, whom) in ((True, (i, j)), (False, (j, i))):
        if orders.offer[who, whom, pact] <= 0.0:
            return Ended(pact, OFFER, mine)
    barrier = Barriers(world, orders, was, then).between(i, j).get(pact)
    if barrier is not None:
        return Ended(pact, barrier.reason, barrier.mine, barrier.third)
    for mine, (who, whom) in ((True, (j, i)), (False, (i, j))):
        if then.cut_off[who, whom] > 0.0:  # the column delivers nothing to the row
            return Ended(pact, CUT_OFF, mine)
    p = world.params.doors
    needed = float(trust_needed(trust_asked(int(pact), p), 1.0, p))
    mine_in_them, theirs_in_me = float(was.trust[i, j]), float(was.trust[j, i])
    return Ended(
        pact, TRUST, mine_in_them <= theirs_in_me, -1, needed, min(mine_in_them, theirs_in_me)
    )
