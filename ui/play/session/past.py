"""The past of a game as sheets, made once and read by everybody: no seat sees other numbers."""

from functools import cached_property

from agents.board import Board
from agents.world import World
from sim.causes import Causes
from sim.flows import Flows
from sim.orders import Orders
from sim.outcome import Outcome, Tally, measure, note, parts_of_score
from sim.sheet import Array
from sim.stocks import Stocks
from ui.play.events.news import QuarterNews
from ui.play.recording import Recorder
from ui.play.session.relations import DoorNumbers


class Measured:
    """An outcome, and the points by which its parts make the scores; not to be written to."""

    def __init__(self, world: World, outcome: Outcome) -> None:
        self.outcome = outcome
        self._world = world
        self._points: Array | None = None

    @property
    def points(self) -> Array:
        """Of each nation and component [N, 5]; see sim.outcome.parts_of_score."""
        if self._points is None:
            world = self._world
            self._points = parts_of_score(world.nations, world.params.outcome, self.outcome)
        return self._points


class Now:
    """The board between two turns, copied: what is in force, and what counts so far."""

    def __init__(self, past: "Past", board: Board) -> None:
        self.tick, self.turn = board.tick, board.turn
        self.orders, self.tally = board.orders.copy(), board.tally.copy()
        self._past = past
        self._result: Measured | None = None

    @property
    def result(self) -> Measured | None:
        """What the game has come to, as it counts; None before its second half."""
        if self._result is None and self.tally.ticks[0] > 0.0:
            self._result = self._past.measured(self.tick, self.tally)
        return self._result


class Past:
    """Sheets of a game's notes; cannot be written to."""

    def __init__(self, world: World, notes: Recorder, ticks: int) -> None:
        self._world, self._notes, self._ticks = world, notes, ticks
        self._stocks: dict[int, Stocks] = {}
        self._flows: dict[int, Flows] = {}
        self._causes: dict[int, Causes] = {}
        self._standings: dict[int, Measured] = {}
        self._happened: dict[range, QuarterNews] = {}
        self._now: Now | None = None

    @cached_property
    def doors(self) -> DoorNumbers:
        """What the rules of doors say of every two nations, whatever happens."""
        return DoorNumbers.of(self._world)

    def now(self, board: Board) -> Now:
        """The board as it stands between two turns."""
        if self._now is None or self._now.tick != board.tick:
            self._now = Now(self, board)
        return self._now

    def stocks(self, tick: int) -> Stocks:
        """The state after so many quarters."""
        if tick not in self._stocks:
            memory = _sealed(self._notes.stocks[tick])
            self._stocks[tick] = Stocks(self._notes.nations, memory=memory)
        return self._stocks[tick]

    def flows(self, tick: int) -> Flows:
        """What happened in the quarter that ended with `tick`; before the game for 0."""
        if tick not in self._flows:
            memory = self._notes.flows[tick - 1] if tick else self._world.opening_flows.memory
            self._flows[tick] = Flows(self._notes.nations, memory=_sealed(memory))
        return self._flows[tick]

    def orders(self, tick: int) -> Orders:
        """The orders of the quarter that ended with `tick`."""
        return Orders(self._notes.nations, memory=_sealed(self._notes.orders[tick - 1]))

    def causes(self, tick: int) -> Causes:
        """Where the changes of the quarter that ended with `tick` came from."""
        if tick not in self._causes:
            memory = _sealed(self._notes.causes[tick - 1])
            self._causes[tick] = Causes(self._notes.nations, memory=memory)
        return self._causes[tick]

    def happened(self, ticks: range) -> QuarterNews:
        """What happened in the quarters that ended with these ticks."""
        if ticks not in self._happened:
            sheets = [(self.stocks(k - 1), self.flows(k), self.stocks(k), k) for k in ticks]
            self._happened[ticks] = QuarterNews.of(
                sheets, self.orders(ticks[-1]) if ticks else None
            )
        return self._happened[ticks]

    def standing(self, tick: int) -> Measured:
        """What would be measured if the state after so many quarters alone counted."""
        if tick not in self._standings:
            tally, end = Tally(self._notes.nations), self._ticks
            # noted as the last quarter of the game, so that it counts
            note(self.stocks(tick), self.flows(tick), self._world.nations, end, end, tally)
            self._standings[tick] = self.measured(tick, tally)
        return self._standings[tick]

    def measured(self, tick: int, tally: Tally) -> Measured:
        """The outcome of a tally, with the state after so many quarters as the last."""
        outcome, world = Outcome(self._notes.nations), self._world
        measure(self.stocks(tick), world.nations, world.params.outcome, tally, outcome)
        return Measured(world, outcome)


def _sealed(memory: Array) -> Array:
    """The same numbers, not to be written to."""
    view = memory.view()
    view.flags.writeable = False
    return view
