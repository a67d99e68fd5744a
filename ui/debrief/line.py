"""Lines of a game: the same luck, with other orders of one nation from some turn on.

The nation itself and the other players order what they ordered in the game, but for the change.
Every other nation decides anew by its policy, seeing what has changed.  A nation whose orders do
not follow from a policy of the menu (a mind, or a seat that changed hands) cannot be asked again
and repeats its orders, in those turns.  So a line without a change is the game itself, and every
difference is due to the change.  Lines begin at a copy of the board as the turn found it and take
no notes, which makes them some ten times cheaper than a branch of a session.
"""

from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import dataclass

import numpy as np

from agents.board import Board
from agents.lineup import HUMAN
from agents.world import World
from policies.decide import decide
from policies.menu import NAMES, number_of
from sim.move import Move, read_move
from sim.outcome import Outcome, Tally, measure, note
from sim.sheet import Array
from ui.session.game import Game

Edit = Callable[[int, Move], Move]
"""The nation's orders of a turn, given what they were in the game."""


@dataclass(frozen=True, eq=False)
class Line:
    """A line played to the end."""

    outcome: Outcome
    scores: Array  # [ticks + 1, N], the standing at the start and after each quarter; or [0, N]
    sovereignty: Array  # the same for sovereignty


class Lines:
    """The game as it was, and lines that leave it; made from a game that has been played."""

    def __init__(self, game: Game, nation: int) -> None:
        self.world, self.nation = game.world, nation
        self.moves = tuple(game.diary.moves)
        self.turns = len(self.moves)
        self.ticks = self.turns * self.world.ticks_per_turn
        self._numbers = _numbers(game, nation)
        seed, replicate = game.diary.seed, game.diary.replicate
        board = Board(self.world, seed, replicate, self.ticks)
        self._boards: list[Board] = []  # as each turn found it
        self._anew: list[tuple[int, ...]] = []  # who decides anew in each turn
        scores, sovereignty = [standing(board)], [board.now.sovereignty.copy()]
        for moves in self.moves:
            self._boards.append(copied(board))
            self._anew.append(self._followers(board, moves))
            for i, move in enumerate(moves):
                board.order(i, move)
            for _ in range(self.world.ticks_per_turn):
                board.play_tick()
                scores.append(standing(board))
                sovereignty.append(board.now.sovereignty.copy())
        self.end = board
        self.game = Line(board.outcome(), np.array(scores), np.array(sovereignty))

    @property
    def held(self) -> tuple[int, ...]:
        """Nations without a player that repeat their orders in some turn."""
        return tuple(
            i
            for i, policy in enumerate(self._numbers)
            if policy is not None and any(i not in anew for anew in self._anew)
        )

    def ordered(self, turn: int) -> Move:
        """What the nation ordered in a turn; before the first, what was in force."""
        if turn >= 0:
            return self.moves[turn][self.nation]
        board = copied(self._boards[0])
        board.add_standing_offers()
        return read_move(board.orders, self.nation)

    def play(self, turn: int, edit: Edit, trace: bool = False) -> Line:
        """The line that leaves the game in turn number `turn`, counted from 0."""
        board = copied(self._boards[turn])
        first = board.tick
        scores: list[Array] = []
        sovereignty: list[Array] = []
        for now in range(turn, self.turns):
            self._order(board, now, edit)
            for _ in range(self.world.ticks_per_turn):
                board.play_tick()
                if trace:
                    scores.append(standing(board))
                    sovereignty.append(board.now.sovereignty.copy())
        if not trace:
            none = np.empty((0, board.now.nations))
            return Line(board.outcome(), none, none)
        past = self.game
        return Line(
            board.outcome(),
            np.concatenate([past.scores[: first + 1], np.array(scores)]),
            np.concatenate([past.sovereignty[: first + 1], np.array(sovereignty)]),
        )

    def _order(self, board: Board, turn: int, edit: Edit) -> None:
        """All orders of a turn: decided anew where that is possible, else those of the game."""
        self._decide(board, self._anew[turn])
        for i, move in enumerate(self.moves[turn]):
            if i == self.nation:
                board.order(i, edit(turn, move))
            elif i not in self._anew[turn]:
                board.order(i, move)
        board.add_standing_offers()

    def _decide(self, board: Board, nations: Sequence[int]) -> None:
        world = self.world
        for i in nations:
            policy = self._numbers[i]
            assert policy is not None
            decide(
                i, policy, board.now, world.nations, world.traits, board.seed, board.replicate,
                board.tick, board.turn, board.orders,
            )  # fmt: skip

    def _followers(self, board: Board, moves: Sequence[Move]) -> tuple[int, ...]:
        """The nations whose policy orders just what they ordered in this turn of the game."""
        able = [i for i, policy in enumerate(self._numbers) if policy not in (None, MIND)]
        trial = copied(board)
        self._decide(trial, able)
        trial.add_standing_offers()
        return tuple(i for i in able if read_move(trial.orders, i) == moves[i])


MIND = -1
"""Stands for an opponent that is not on the menu of policies."""


def _numbers(game: Game, nation: int) -> tuple[int | None, ...]:
    """Each nation's policy by number; None for players and the nation itself."""
    found: list[int | None] = []
    for i, policy in enumerate(game.policies):
        if i == nation or policy == HUMAN:
            found.append(None)
        elif policy in NAMES and policy not in game.minds:
            found.append(number_of(policy))
        else:
            found.append(MIND)
    return tuple(found)


def copied(board: Board) -> Board:
    """The same board to go on with, its sheets its own."""
    made = copy(board)
    for name in ("now", "was", "past", "flows", "orders", "tally"):
        setattr(made, name, getattr(board, name).copy())
    return made


def standing(board: Board) -> Array:
    """Every nation's score as if the last quarter alone had counted."""
    world: World = board.world
    tally, outcome = Tally(board.now.nations), Outcome(board.now.nations)
    # noted as the last quarter of a game, so that it counts
    note(board.now, board.flows, world.params.society, 1, 1, tally)
    measure(board.now, world.nations, tally, outcome)
    score: Array = outcome.score
    return score.copy()
