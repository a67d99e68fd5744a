"""Who plays for an absent seat: the nation's own policy for money and rules, and no diplomacy.

Stances and offers of pacts stay exactly as they are in force: nobody comes back to find that an
automaton has broken a pact for them.
"""

from dataclasses import replace

from agents.opponents.view import View, draft
from agents.world import World
from sim.move import Move
from ui.play.session.session import Session


def standin_move(session: Session, nation: str) -> Move:
    """What a stand-in orders for the coming turn: the scenario's policy, diplomacy untouched."""
    world: World = session.game.world
    place = world.codes.index(nation)
    in_force = session.opening(nation).move
    ordered = draft(View.of(session.game.board), place, world.policies[place])
    return replace(ordered, stance=in_force.stance, offers=in_force.offers)
