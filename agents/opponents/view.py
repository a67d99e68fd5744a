"""What an opponent may look at: the world as it stands, and what everyone was seen to order last.

Nobody's policy, draft or level is in it, so that no opponent can peek.
"""

import hashlib
from dataclasses import dataclass, replace
from functools import cached_property

from agents.board import Board
from agents.world import World
from policies.decide import Moment, decide
from policies.menu import number_of
from sim.move import Move, read_move
from sim.orders import LARGEST_BUDGET, Orders
from sim.outcome import Tally
from sim.stocks import Stocks


@dataclass(frozen=True, eq=False)
class View:
    """A board at the start of a turn, copied; `orders` are those of the turn that has ended."""

    world: World
    now: Stocks
    orders: Orders
    tally: Tally
    seed: int
    replicate: int
    tick: int  # quarters played
    ticks: int  # quarters in the whole game

    @classmethod
    def of(cls, board: Board) -> "View":
        """The board as it stands."""
        assert board.ticks is not None
        return cls(
            world=board.world,
            now=board.now.copy(),
            orders=board.orders.copy(),
            tally=board.tally.copy(),
            seed=board.seed,
            replicate=board.replicate,
            tick=board.tick,
            ticks=board.ticks,
        )

    @property
    def nations(self) -> int:
        """How many nations there are."""
        return self.now.nations

    @property
    def turn(self) -> int:
        """Turns played."""
        return self.tick // self.world.ticks_per_turn

    @property
    def moment(self) -> Moment:
        """What nations decide by."""
        return Moment(
            self.now, self.world.nations, self.world.traits, self.seed, self.replicate, self.tick,
            self.turn,
        )  # fmt: skip

    def seen(self, now: Stocks) -> "View":
        """The same, had the world stood otherwise."""
        return replace(self, now=now)

    def in_force(self, nation: int) -> Move:
        """What a nation ordered last."""
        return read_move(self.orders, nation)

    @cached_property
    def key(self) -> tuple[object, ...]:
        """Equal for views of one world from which the same decisions follow."""
        return key_of(self)


def key_of(game: Board | View) -> tuple[object, ...]:
    """What tells two boards of one world apart."""
    digest = hashlib.sha256()
    for sheet in (game.now, game.orders, game.tally):
        digest.update(sheet.memory.tobytes())
    return digest.digest(), game.seed, game.replicate, game.tick, game.ticks


def draft(view: View, nation: int, policy: str) -> Move:
    """What a policy of the menu orders for a nation."""
    orders = Orders(view.nations)
    decide(nation, number_of(policy), view.moment, orders)
    return read_move(orders, nation)


def habitual(view: View, nation: int) -> float:
    """The nation's usual public AI budget, share of GDP a year: what every opponent spends."""
    return min(float(view.world.traits.budget[nation]), LARGEST_BUDGET)


def drafted(view: View, nation: int, policy: str) -> Move:
    """What a policy of the menu orders for a nation, with the nation's habitual budget."""
    return replace(draft(view, nation, policy), budget=habitual(view, nation))
