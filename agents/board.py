"""The board: the sheets of one game in play, and how a quarter is played on them.

Every host (Mesa race, replay, window) moves the world through this one place: `decide` and `order`
put orders on it, `play_turn` plays them, `at` goes back.
"""

from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import dataclass, field
from itertools import count

from agents.arguments import (
    LONGEST_GAME,
    LONGEST_TURN,
    checked_kind,
    checked_place,
    checked_replicate,
    checked_seed,
    whole,
)
from agents.block import HELD
from agents.deciding import decide_each, everybody, refuse_orders
from agents.world import World, checked_world
from policies.decide import Moment
from sim.causes import Causes, explain
from sim.flows import Flows
from sim.jit import machine_numbers
from sim.move import Move, read_move
from sim.orders import Orders
from sim.outcome import Outcome, Tally, measure, note
from sim.sheet import Array
from sim.stocks import Stocks, state_hash
from sim.tick import advance
from sim.validity import Finding, Watched, finding, watch, watched

SHEETS = ("now", "was", "past", "flows", "orders", "tally")
"""The sheets that change while a game is played."""


@dataclass
class Board:
    """One game: the state before (`was`) and after (`now`) the last quarter."""

    world: World
    seed: int = 1
    replicate: int = 0
    ticks: int | None = None  # quarters in the whole game, for the second half; default the world's
    tick: int = 0  # quarters played
    now: Stocks = field(init=False)
    was: Stocks = field(init=False)
    past: Flows = field(init=False)
    flows: Flows = field(init=False)
    orders: Orders = field(init=False)
    tally: Tally = field(init=False)
    watched: Watched = field(init=False)
    given: dict[int, Array] = field(init=False, default_factory=dict)  # the orders of each turn

    def __post_init__(self) -> None:
        """Lay out the world's own sheets, copied.  Raises ValueError or TypeError."""
        nations = checked_world(self.world).stocks.nations
        self.seed = checked_seed(self.seed)
        self.replicate = checked_replicate(self.replicate)
        if self.ticks is None:
            self.ticks = self.world.ticks
        self.ticks = whole("ticks", self.ticks, 1, LONGEST_GAME * LONGEST_TURN)
        self.world = self.world.lasting(self.ticks)
        self.now = self.world.stocks.copy()
        self.was = self.world.stocks.copy()
        self.past = Flows(nations)
        self.flows = self.world.opening_flows.copy()
        self.orders = self.world.status_quo.copy()
        self.tally = Tally(nations)
        self.watched = watched(nations)

    @property
    def turn(self) -> int:
        """Turns played."""
        return self.tick // self.world.ticks_per_turn

    @property
    def moment(self) -> Moment:
        """What nations decide by now."""
        world = self.world
        return Moment(
            self.now, world.nations, world.traits, self.seed, self.replicate, self.tick, self.turn
        )

    def decide(self, policies: Mapping[int, int]) -> None:
        """Let nations follow policies, by number both; none sees what another decides.

        Raises AdditionError for an addition's policy that orders what is out of limits.
        """
        numbers = everybody(self.now.nations, HELD)
        for nation, policy in policies.items():
            numbers[nation] = policy
        decide_each(numbers, self.moment, self.orders)
        for nation, policy in policies.items():
            refuse_orders(policy, self.orders, nation, self.world.codes)

    def order(self, nation: int | str, move: Move) -> None:
        """Put a nation's move on the board; the nation by its place or its code.

        Raises ArgumentError or TypeError for what is neither.
        """
        place = checked_place("nation", nation, self.world.codes)
        checked_kind("move", move, Move).write(self.orders, place)

    def moves(self) -> tuple[Move, ...]:
        """The orders on the board, nation by nation."""
        return tuple(read_move(self.orders, i) for i in range(self.now.nations))

    def add_standing_offers(self) -> None:
        """Offer what the scenario has nations offer, whatever they decided."""
        offers = self.orders.offer
        offers[:] = offers + self.world.standing_offers - offers * self.world.standing_offers

    def play_turn(
        self, moves: Mapping[int, Move] | None = None, watch: "Watch | None" = None
    ) -> None:
        """Play a turn: `moves` have the last word for their nations, then its quarters pass.

        Offers that the scenario has nations make are made, whoever ordered what.  `watch` is called
        after each quarter.  Raises ArgumentError or TypeError for what is no nation, or no move.
        """
        for nation, move in (moves or {}).items():
            self.order(nation, move)
        self.add_standing_offers()
        for _ in range(self.world.ticks_per_turn):
            self.play_tick()
            if watch is not None:
                watch(self)

    def at(self, turn: int) -> "Board":
        """The board as turn number `turn` of this game found it: played again, on its own luck.

        Raises ArgumentError for a turn that has not been played here, nor is the next.
        """
        whole("turn", turn, 0, next(k for k in count() if k not in self.given))
        found = Board(self.world, self.seed, self.replicate, self.ticks)
        for past in range(turn):
            found.orders.memory[:] = self.given[past]
            found.play_turn()
        return found

    def copy(self) -> "Board":
        """The same board to go on with, its sheets its own."""
        made = copy(self)
        for name in SHEETS:
            setattr(made, name, getattr(self, name).copy())
        made.given = dict(self.given)
        return made

    def lay_out(self, other: "Board") -> None:
        """Be as another board of the same world is."""
        for name in SHEETS:
            getattr(self, name).memory[:] = getattr(other, name).memory
        self.seed, self.replicate, self.tick = other.seed, other.replicate, other.tick
        self.given = dict(other.given)

    def play_tick(self) -> None:
        """Play one quarter with the orders on the board."""
        assert self.ticks is not None
        if self.tick % self.world.ticks_per_turn == 0:
            self.given[self.turn] = self.orders.memory.copy()
        self.was, self.now = self.now, self.was
        self.past, self.flows = self.flows, self.past
        with machine_numbers():
            advance(
                self.was,
                self.orders,
                self.world.nations,
                self.world.params,
                self.world.calendar,
                self.seed,
                self.replicate,
                self.tick,
                self.flows,
                self.now,
            )
            note(self.now, self.flows, self.world.nations, self.tick, self.ticks, self.tally)
        self.tick += 1
        # whoever holds a board may show any number of any quarter
        watch(self.now, self.flows, self.tick, True, self.watched, self.tally.fault)

    @property
    def fault(self) -> Finding | None:
        """The first number of this game that means nothing; None while all are sound."""
        return finding(self.tally.fault.memory, self.now.nations)

    def causes(self) -> Causes:
        """Where the last quarter's changes came from."""
        causes = Causes(self.now.nations)
        world = self.world
        with machine_numbers():
            explain(
                self.was,
                self.orders,
                world.nations,
                world.params,
                self.past,
                self.flows,
                self.now,
                causes,
            )
        return causes

    def outcome(self) -> Outcome:
        """What the game has come to so far."""
        outcome = Outcome(self.now.nations)
        measure(self.now, self.world.nations, self.world.params.outcome, self.tally, outcome)
        return outcome

    def state_hash(self) -> str:
        """sha256 of the state's bytes."""
        return state_hash(self.now)


Watch = Callable[[Board], None]
"""Called with the board after each quarter."""
