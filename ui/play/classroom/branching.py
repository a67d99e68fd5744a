"""A world of a class as it was, and branches that leave it: on its own luck, and on eight others.

A branch has one nation's orders of one turn exchanged.  All other orders, of every nation and turn,
are those that were given; people cannot be asked again.  So a branch without a change is the game
itself, bit for bit, and what two branches differ by is due to that one order.

Branches on other lucks are played one after another on the board or, for who plays a hundred of
them and can wait for the compiler, beside each other in the lanes of the compiled host, a lane a
luck.  The bits are the same.
"""

from dataclasses import dataclass

import numpy as np

from agents.block import HELD, LANES, Span
from agents.board import Board
from agents.deciding import everybody
from agents.host import NO_NOTES, block_of, opening_of
from agents.replicates import play
from sim.jit import COMPILES, machine_numbers
from sim.move import Move
from sim.orders import Orders
from sim.outcome import Outcome, measure
from sim.sheet import Array
from sim.validity import FAULT
from ui.play.refusal import Refusal
from ui.play.session.session import Session
from ui.play.soundness import refuse_invalid
from ui.play.words import say

LUCKS = LANES
"""Other lucks on which a branch is played again."""


@dataclass(frozen=True)
class OrderSwap:
    """One nation's orders of one turn, exchanged."""

    turn: int
    nation: int
    move: Move


class BranchingWorld:
    """One game of a class that is over, or as far as it was played."""

    def __init__(self, session: Session, lanes: bool = False) -> None:
        """Play the game once more, and keep how every turn found it.

        `lanes`: on the compiled host, whose kernels may take minutes to compile for the first time.
        """
        game = session.game
        diary = game.diary
        self.codes = game.world.codes
        self.moves = tuple(diary.moves)
        self.turns = len(self.moves)
        board = Board(
            game.world, diary.seed, diary.replicate, self.turns * game.world.ticks_per_turn
        )
        self.world = board.world
        self._boards: list[Board] = []
        for row in self.moves:
            self._boards.append(board.copy())
            board.play_turn(dict(enumerate(row)))
        refuse_invalid(board)
        self._orders = [board.given[turn] for turn in range(self.turns)]
        self.outcome = board.outcome()
        self.state_hash = board.state_hash()
        self._unchanged: dict[int, tuple[Outcome, ...]] = {}
        self._lanes = _LuckLanes(board) if lanes and COMPILES and self.turns else None

    def branch(self, swap: OrderSwap, luck: int = 0) -> Outcome:
        """What the branch comes to: on the game's own luck (0), or on luck number 1, 2, ..."""
        board = self._boards[swap.turn].copy()
        board.replicate += luck
        for turn in range(swap.turn, self.turns):
            board.play_turn(dict(enumerate(self._row(turn, swap))))
        refuse_invalid(board)
        return board.outcome()

    def branches(self, swap: OrderSwap) -> tuple[Outcome, ...]:
        """What the branch comes to on each of the other lucks, from its turn on."""
        if self._lanes is None:
            return tuple(self.branch(swap, luck) for luck in range(1, LUCKS + 1))
        return self._lanes.play(self._boards[swap.turn], self._given(swap))

    def unchanged(self, turn: int) -> tuple[Outcome, ...]:
        """What the game itself comes to on each of the other lucks from a turn on."""
        if turn not in self._unchanged:
            own = OrderSwap(turn, 0, self.moves[turn][0])
            self._unchanged[turn] = self.branches(own)
        return self._unchanged[turn]

    def _row(self, turn: int, swap: OrderSwap) -> tuple[Move, ...]:
        row = list(self.moves[turn])
        if turn == swap.turn:
            row[swap.nation] = swap.move
        return tuple(row)

    def _given(self, swap: OrderSwap) -> list[Array]:
        """The orders of every turn from the branch on, as one game has them."""
        first = Orders(len(self.codes))
        first.memory[:] = self._orders[swap.turn]
        swap.move.write(first, swap.nation)
        return [first.memory, *self._orders[swap.turn + 1 :]]


class _LuckLanes:
    """Sheets on which a branch is played on eight lucks at once."""

    def __init__(self, board: Board) -> None:
        world = board.world
        assert board.ticks is not None
        self.block, self.memory = block_of(world, LANES)
        self.opening = opening_of(world)
        self.held = everybody(len(world.codes), HELD).reshape(-1, 1)
        self.span = Span(board.seed, 0, 0, board.ticks, world.ticks_per_turn)
        self._notes = np.zeros((0, 0))

    def play(self, board: Board, given: list[Array]) -> tuple[Outcome, ...]:
        """Play the turns with these orders from a board on.  Raises Refusal for what is unsound."""
        for wide, one in (
            (self.memory.stocks, board.now), (self.memory.tally, board.tally),
        ):  # fmt: skip
            wide.reshape(-1, LANES)[:] = one.memory[:, None]
        tick, quarters = board.tick, self.span.ticks_per_turn
        with machine_numbers():
            for orders in given:
                self.memory.orders.reshape(-1, LANES)[:] = orders[:, None]
                span = self.span._replace(first_tick=tick, last_tick=tick + quarters)
                play(
                    self.block, self.memory, self.opening, self.held, span, board.replicate + 1,
                    NO_NOTES, self._notes,
                )  # fmt: skip
                tick += quarters
            block = self.block
            measure(block.stocks, block.nations, block.params.outcome, block.tally, block.outcome)
        if self.memory.tally[-FAULT * LANES :].any():
            raise Refusal(say("classroom.core.unsound"))
        return tuple(self.block.outcome.lane(k) for k in range(LANES))
