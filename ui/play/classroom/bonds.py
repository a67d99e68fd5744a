"""Who stands with whom in a world, and who joined or left whom in its last turn, for all to see."""

from sim.pillars import Pact
from ui.play.events.detector import PACT_KINDS, Happening
from ui.play.listing import listed
from ui.play.names import nation_name
from ui.play.session.session import Session
from ui.play.words import name_of, say

NAMED = 2
"""Kinds of pacts; the wall has no room for more."""
MOST = 6
"""Sentences."""


def ties(session: Session) -> list[tuple[str, str, int]]:
    """Pairs of nations, by their codes, and how many kinds of pacts are in force between them."""
    codes = session.game.world.codes
    pacts = session.game.board.now.pact
    found = []
    for i, one in enumerate(codes):
        for j in range(i + 1, len(codes)):
            if kinds := sum(bool(pacts[i, j, kind] > 0.0) for kind in Pact):
                found.append((one, codes[j], kinds))
    return found


def joined(session: Session) -> list[str]:
    """Sentences on the last turn: who joined whom, then who left; those with most pacts first."""
    last = session.facts(session.game.world.codes[0]).last_turn
    turned = session.game.past.happened(last).turned
    order = sorted(turned, key=lambda one: (PACT_KINDS.index(one.kind), -len(one.pacts)))  # stable
    told = [_sentence(session, one) for one in order[:MOST]]
    if len(order) > MOST:
        told.append(say("classroom.big.bond.more", count=len(order) - MOST))
    return told


def _sentence(session: Session, one: Happening) -> str:
    codes, names = session.game.world.codes, session.game.world.names
    who = sorted(one.who)
    first, other = (nation_name(codes[i], names[i]) for i in who)
    kinds = listed([name_of("pact", kind.name.lower()) for kind in one.pacts], NAMED)
    key = "new" if one.kind == PACT_KINDS[0] else "gone"
    return say(f"classroom.big.bond.{key}", one=first, other=other, kinds=kinds)
