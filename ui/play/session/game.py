"""The game under a session: decide, play a turn, write it down.  No Mesa is imported.

Games are only ever made longer.  To go back is to play a shorter log from the start, which takes
about half a millisecond a quarter.
"""

from collections.abc import Callable, Mapping
from typing import NoReturn

from agents.board import Board
from agents.diary import Diary
from agents.lineup import HUMAN
from agents.world import World
from lab.validity import First
from policies.decide import decide
from policies.menu import number_of
from sim.move import Move, check, read_move
from sim.orders import Orders
from sim.validity import Finding
from ui.play.recording import Recorder
from ui.play.refusal import Refusal
from ui.play.soundness import refuse_invalid
from ui.play.words import say

Mind = Callable[[Board, int], Move]
"""An opponent that is not on the menu of policies: sees the board, answers for nation number i."""


class Game:
    """One game in play and its notes."""

    def __init__(
        self,
        world: World,
        policies: tuple[str, ...],
        turns: int,
        seed: int = 1,
        replicate: int = 0,
        minds: Mapping[str, Mind] | None = None,
    ) -> None:
        self.world, self.policies, self.turns = world, policies, turns
        self.minds = dict(minds or {})
        self.board = Board(world, seed, replicate, turns * world.ticks_per_turn)
        self.notes = Recorder(self.board, policies, turns)

    @property
    def diary(self) -> Diary:
        """The log: scenario, seed and moves, with a hash a quarter."""
        return self.notes.diary

    @property
    def over(self) -> bool:
        """Whether the last turn has been played."""
        return self.board.turn >= self.turns

    def decide(self) -> None:
        """Let every nation without a human write its orders; none sees another's decision."""
        board = self.board
        thought = {
            i: self._think(i, policy)
            for i, policy in enumerate(self.policies)
            if policy in self.minds
        }
        for i, policy in enumerate(self.policies):
            if i in thought:
                board.order(i, thought[i])
            elif policy != HUMAN:
                self._decide(i, policy, board.orders)

    def _think(self, i: int, mind: str) -> Move:
        """Ask a mind.  Raises ValueError, with nothing written yet, for orders out of limits."""
        move = self.minds[mind](self.board, i)
        wrong = check(move, i, self.world.codes)
        if wrong:
            raise ValueError(f"{mind} for {self.world.codes[i]}: {wrong[0]}")
        return move

    def _decide(self, i: int, policy: str, orders: Orders) -> None:
        board, world = self.board, self.world
        decide(
            i,
            number_of(policy),
            board.now,
            world.nations,
            world.traits,
            board.seed,
            board.replicate,
            board.tick,
            board.turn,
            orders,
        )

    def in_force(self, nation: int) -> Move:
        """A nation's orders on the board."""
        return read_move(self.board.orders, nation)

    def play_turn(self, moves: Mapping[int, Move]) -> None:
        """Everybody decides; `moves` have the last word for their nations; the world moves once.

        A turn that leads to a number that means nothing is taken back; then raises Refusal.
        """
        played = self.board.turn
        self.decide()
        for nation, move in moves.items():
            self.board.order(nation, move)
        self.board.add_standing_offers()
        self._pass_time()
        if self.board.fault is not None:
            self._take_back(self.board.fault, played)

    def _take_back(self, fault: Finding, played: int) -> NoReturn:
        """Be the game that it was after `played` turns.  Raises Refusal with the fault."""
        board, diary = self.board, self.diary
        self.board = Board(self.world, board.seed, board.replicate, board.ticks)
        self.notes = Recorder(self.board, self.policies, self.turns)
        self.repeat(diary, played)
        told = First.of(fault, self.world.codes).told()
        raise Refusal(say("session.taken_back", told=told))

    def repeat(self, diary: Diary, turns: int) -> None:
        """Play the first turns of a diary again.

        Raises Refusal where it comes out differently, or to a number that means nothing.
        """
        for turn in range(turns):
            for nation, move in enumerate(diary.moves[turn]):
                self.board.order(nation, move)
            self._pass_time()
            refuse_invalid(self.board)
        for tick, found in enumerate(self.diary.hashes):
            if found != diary.hashes[tick]:
                raise Refusal(say("session.parts", tick=tick))

    def _pass_time(self) -> None:
        for _ in range(self.world.ticks_per_turn):
            self.board.play_tick()
            self.notes(self.board)
            if self.board.fault is not None:
                return
