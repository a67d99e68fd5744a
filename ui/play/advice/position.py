"""A position: where a player stands in a turn, copied at once and read later by any thread."""

from dataclasses import dataclass

from agents.host import Start
from agents.lineup import HUMAN
from agents.world import World
from sim.move import Move
from sim.orders import Orders
from ui.play.session.draft import Draft, Drafting
from ui.play.session.session import Session


@dataclass(frozen=True, eq=False)
class Position:
    """The game as it stands, and one player's draft; nothing in it changes."""

    world: World
    nation: int
    start: Start
    opening: Move  # the orders that the turn began with
    draft: Draft
    policies: tuple[str, ...]  # who is assumed to decide: HUMAN keeps the orders in force
    seed: int
    replicate: int  # the game's own luck, which no rollout meets
    ticks: int  # of the whole game

    @property
    def code(self) -> str:
        """The nation."""
        return self.world.codes[self.nation]

    @property
    def ticks_left(self) -> int:
        """Quarters to the end of the game."""
        return self.ticks - self.start.tick

    @property
    def turn(self) -> int:
        """Turns played."""
        return self.start.tick // self.world.ticks_per_turn

    @property
    def drafting(self) -> Drafting:
        """The rules by which the draft may change."""
        return Drafting(self.world, self.nation)

    def orders(self, move: Move) -> Orders:
        """Everybody's orders in force, with this nation's as in `move`."""
        orders = self.start.orders.copy()
        move.write(orders, self.nation)
        return orders


def position_of(session: Session, nation: str) -> Position:
    """Where a player stands.  Raises Refusal for who is no player.

    Call it where the session is written to, and hand the answer to other threads.  Nations without
    a player are assumed to follow the policy that the scenario gives them, whatever plays them;
    other players are assumed to keep the orders in force.
    """
    game = session.game
    draft, opening = session.draft(nation), session.opening(nation)
    return Position(
        world=game.world,
        nation=game.world.codes.index(nation),
        start=session.start(),
        opening=opening.move,
        draft=draft,
        policies=tuple(
            HUMAN if one in session.humans else policy
            for one, policy in zip(game.world.codes, game.world.policies, strict=True)
        ),
        seed=game.board.seed,
        replicate=game.board.replicate,
        ticks=game.turns * game.world.ticks_per_turn,
    )
