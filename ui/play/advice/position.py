"""A position: where a player stands in a turn, copied at once and read later by any thread."""

from dataclasses import dataclass
from functools import cached_property

from agents.host import Start
from agents.opponents.view import View
from agents.world import World
from sim.move import Move
from sim.orders import Orders
from ui.play.advice.others import Leader, Others, foreseen, kinds_of, leaders
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
    leaders: tuple[Leader, ...]  # who leads each nation in this game
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

    @cached_property
    def view(self) -> View:
        """The board as all see it; of nobody's draft."""
        start = self.start
        return View(
            self.world, start.stocks, start.orders, start.tally, self.seed, self.replicate,
            start.tick, self.ticks,
        )  # fmt: skip

    @cached_property
    def others(self) -> Others:
        """Who stands for the leaders of all nations, where the others are foreseen."""
        return foreseen(self.view, self.leaders)

    @property
    def kinds(self) -> tuple[str, ...]:
        """In which ways other nations are foreseen, of `others.KINDS`."""
        return kinds_of(self.leaders, self.nation)

    def orders(self, move: Move) -> Orders:
        """Everybody's orders in force, with this nation's as in `move`."""
        orders = self.start.orders.copy()
        move.write(orders, self.nation)
        return orders


def position_of(session: Session, nation: str) -> Position:
    """Where a player stands.  Raises Refusal for who is no player.

    Call it where the session is written to, and hand the answer to other threads.
    """
    game = session.game
    draft, opening = session.draft(nation), session.opening(nation)
    return Position(
        world=game.world,
        nation=game.world.codes.index(nation),
        start=session.start(),
        opening=opening.move,
        draft=draft,
        leaders=leaders(game.policies, game.minds),
        seed=game.board.seed,
        replicate=game.board.replicate,
        ticks=game.turns * game.world.ticks_per_turn,
    )
