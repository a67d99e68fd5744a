"""A world of a class as it was, and branches that leave it: on its own luck, and on eight others.

A branch has one nation's orders of one turn exchanged.  All other orders, of every nation and turn,
are those that were given; people cannot be asked again.  So a branch without a change is the game
itself, bit for bit, and what two branches differ by is due to that one order.

Branches on other lucks are played one after another, each on a copy of the board.
"""

from dataclasses import dataclass

from agents.board import Board
from sim.move import Move
from sim.outcome import Outcome
from ui.play.session.session import Session
from ui.play.soundness import refuse_invalid

LUCKS = 8
"""Other lucks on which a branch is played again."""


@dataclass(frozen=True)
class OrderSwap:
    """One nation's orders of one turn, exchanged."""

    turn: int
    nation: int
    move: Move


class BranchingWorld:
    """One game of a class that is over, or as far as it was played."""

    def __init__(self, session: Session) -> None:
        """Play the game once more, and keep how every turn found it."""
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
        self.outcome = board.outcome()
        self.state_hash = board.state_hash()
        self._unchanged: dict[int, tuple[Outcome, ...]] = {}

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
        return tuple(self.branch(swap, luck) for luck in range(1, LUCKS + 1))

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
