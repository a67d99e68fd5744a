"""Lines of a game: the same luck, with other orders of one nation from some turn on.

The nation itself and the other players order what they ordered in the game, but for the change.
Every other nation orders what it ordered, moved as far as its policy moves in view of what is
different; for a nation that follows a policy of the menu, that is to decide anew.  An opponent
that thinks ahead cannot be asked again as often as there are lines; for it, the policy of the menu
stands in whose stances and offers were nearest to its own throughout the game.  So a line without
a change is the game itself, and every difference is due to the change.

Lines begin at a copy of the board as the turn found it and take no notes, which makes them some
ten times cheaper than games of a session.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from agents.arguments import LARGEST_SEED
from agents.board import Board
from agents.lineup import HUMAN
from policies.menu import NAMES, number_of
from sim.move import Move, read_move
from sim.orders import LARGEST_BUDGET, Orders
from sim.outcome import Outcome, Tally, measure, note
from sim.sheet import Array
from ui.play.session.game import Game
from ui.play.soundness import refuse_invalid

Edit = Callable[[int, Move], Move]
"""The nation's orders of a turn, given what they were in the game."""
SHARES = ("split", "programme")


@dataclass(frozen=True, eq=False)
class PlayedLine:
    """A line played to the end."""

    outcome: Outcome
    scores: Array  # [ticks + 1, N], the standing at the start and after each quarter; or [0, N]
    sovereignty: Array  # the same for sovereignty


class Lines:
    """The game as it was, and lines that leave it; made from a game that has been played."""

    def __init__(self, game: Game, nation: int) -> None:
        self.nation = nation
        self.moves = tuple(game.diary.moves)
        self.turns = len(self.moves)
        self.ticks = self.turns * game.world.ticks_per_turn
        board = Board(game.world, game.diary.seed, game.diary.replicate, self.ticks)
        self.world = board.world  # judged by the par of a game of these turns
        self._table = board.copy()  # where lines are played, one after another
        self._boards: list[Board] = []  # as each turn found it
        self._orders: list[Orders] = []  # of each turn, as they were given
        scores, sovereignty = [standing(board)], [board.now.sovereignty.copy()]

        def watch(board: Board) -> None:
            scores.append(standing(board))
            sovereignty.append(board.now.sovereignty.copy())

        for moves in self.moves:
            self._boards.append(board.copy())
            board.play_turn(dict(enumerate(moves)), watch)
            self._orders.append(board.orders.copy())
        self.game = PlayedLine(board.outcome(), np.array(scores), np.array(sovereignty))
        self._policies = self._seated(game)
        self._usual = []  # what the policies would have ordered in each turn of the game
        for turn in range(self.turns):
            self._decide(self._laid_out(turn), self._policies)
            self._usual.append(self._table.orders.copy())

    @property
    def reckoned(self) -> tuple[int, ...]:
        """Nations that a policy stands in for, as their orders were not that policy's own."""
        pairs = list(zip(self._usual, self._orders, strict=True))
        return tuple(
            i
            for i in self._policies
            if any(read_move(usual, i) != read_move(given, i) for usual, given in pairs)
        )

    def ordered(self, turn: int) -> Move:
        """What the nation ordered in a turn; before the first, what was in force."""
        if turn >= 0:
            return self.moves[turn][self.nation]
        before = self._laid_out(0)
        before.add_standing_offers()
        return read_move(before.orders, self.nation)

    def play(self, turn: int, edit: Edit, trace: bool = False, luck: int = 0) -> PlayedLine:
        """The line that leaves the game in turn number `turn`, counted from 0.

        `luck` 1, 2, ... is other luck from that turn on, 0 the game's own.  Raises Refusal for a
        line that comes to mean nothing.
        """
        board = self._laid_out(turn)
        own = board.replicate
        board.replicate = own + luck if own + luck <= LARGEST_SEED else own - luck
        first = board.tick
        scores: list[Array] = []
        sovereignty: list[Array] = []

        def watch(board: Board) -> None:
            scores.append(standing(board))
            sovereignty.append(board.now.sovereignty.copy())

        for now in range(turn, self.turns):
            self._order(board, now)
            edited = edit(now, self.moves[now][self.nation])
            board.play_turn({self.nation: edited}, watch if trace else None)
        refuse_invalid(board)
        if not trace:
            none = np.empty((0, board.now.nations))
            return PlayedLine(board.outcome(), none, none)
        past = self.game
        return PlayedLine(
            board.outcome(),
            np.concatenate([past.scores[: first + 1], np.array(scores)]),
            np.concatenate([past.sovereignty[: first + 1], np.array(sovereignty)]),
        )

    def _laid_out(self, turn: int) -> Board:
        """The table, with the game on it as a turn found it."""
        self._table.lay_out(self._boards[turn])
        return self._table

    def _order(self, board: Board, turn: int) -> None:
        """The orders of the game, moved as far as what the policies would order has moved."""
        self._decide(board, self._policies)
        for name in Orders.fields:
            now: Array = getattr(board.orders, name)
            usual, given = getattr(self._usual[turn], name), getattr(self._orders[turn], name)
            if name in SHARES:  # of which a sum is fixed: anew, or as they were
                own = (given == usual).all(axis=1, keepdims=True)
                now[:] = np.where(own, now, given)
            elif name == "offer":
                now[:] = np.where(now != usual, now, given)
            else:
                top = LARGEST_BUDGET if name == "budget" else 1.0
                moved = np.clip(given + (now - usual), 0.0, top)
                now[:] = np.where(given == usual, now, moved)
        for i in range(board.now.nations):
            if i not in self._policies:
                board.order(i, self.moves[turn][i])

    def _decide(self, board: Board, policies: dict[int, int]) -> None:
        """Put on the board what policies order, by nation, standing offers and all."""
        board.decide(policies)
        board.add_standing_offers()

    def _seated(self, game: Game) -> dict[int, int]:
        """The policy, by number, of every nation that reacts; players repeat what they ordered."""
        seats = {
            i: policy
            for i, policy in enumerate(game.policies)
            if i != self.nation and policy != HUMAN
        }
        found = {
            i: number_of(policy)
            for i, policy in seats.items()
            if policy in NAMES and policy not in game.minds
        }
        minds = [i for i in seats if i not in found]
        return found | (self._nearest(minds) if minds else {})

    def _nearest(self, minds: Sequence[int]) -> dict[int, int]:
        """For each of these nations the policy whose stances and offers are nearest to its own."""
        off = np.zeros((len(NAMES), self.world.stocks.nations))
        for turn, given in enumerate(self._orders):
            trial = self._laid_out(turn)
            for policy in range(len(NAMES)):
                self._decide(trial, dict.fromkeys(minds, policy))
                off[policy] += np.abs(trial.orders.stance - given.stance).mean(axis=1)
                off[policy] += np.abs(trial.orders.offer - given.offer).mean(axis=(1, 2))
        return {i: int(np.argmin(off[:, i])) for i in minds}


def standing(board: Board) -> Array:
    """Every nation's score as if the last quarter alone had counted."""
    world = board.world
    tally, outcome = Tally(board.now.nations), Outcome(board.now.nations)
    # noted as the last quarter of a game, so that it counts
    note(board.now, board.flows, world.nations, 1, 1, tally)
    measure(board.now, world.nations, world.params.outcome, tally, outcome)
    score: Array = outcome.score
    return score.copy()
