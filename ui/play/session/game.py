"""The game under a session: a board, the Mesa model that plays it, and notes of what happened.

What was played is repeated from the log, without Mesa, and nobody is asked twice.  Games are only
ever made longer.  To go back is to play a shorter log from the start, which takes about half a
millisecond a quarter.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NoReturn

from agents.board import Board
from agents.diary import Diary
from agents.human import Mailbox
from agents.lineup import Mind
from agents.opponents.by_row import said_by
from agents.world import World
from lab.validity import First
from sim.move import Move, read_move
from sim.validity import Finding
from ui.play.recording import Recorder
from ui.play.refusal import Refusal
from ui.play.session.past import Past
from ui.play.soundness import refuse_invalid
from ui.play.words import say

if TYPE_CHECKING:
    from agents.race import Race


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
        self.policies, self.turns = policies, turns
        self.minds = dict(minds or {})
        self.board = Board(world, seed, replicate, turns * world.ticks_per_turn)
        self.world = self.board.world  # judged by the par of a game of so many turns
        self.notes = self._begun_notes()
        self.past = Past(self.world, self.notes, turns * world.ticks_per_turn)
        self._race: Race | None = None

    def _begun_notes(self) -> Recorder:
        said = said_by(self.minds, self.policies)
        return Recorder(self.board, self.policies, self.turns, said)

    @property
    def diary(self) -> Diary:
        """The log: scenario, seed and moves, with a hash a quarter."""
        return self.notes.diary

    @property
    def over(self) -> bool:
        """Whether the last turn has been played."""
        return self.board.turn >= self.turns

    @property
    def race(self) -> "Race":
        """The Mesa model that plays the turns to come on the board; Mesa is loaded with it."""
        if self._race is None:
            from agents.race import Race  # noqa: PLC0415  (Mesa takes seconds, looking back needs none)

            self._race = Race.on(self.board, self.policies, self.minds, self.notes)
        return self._race

    def hand_over(self, nation: int, policy: str) -> None:
        """From now on a nation is played by a policy, a mind or a person ("human")."""
        seats = list(self.policies)
        seats[nation] = policy
        self.policies = self.diary.policies = tuple(seats)
        if self._race is not None:
            self._race.nations[nation].follow(policy, self.minds.get(policy))

    def in_force(self, nation: int) -> Move:
        """A nation's orders on the board."""
        return read_move(self.board.orders, nation)

    def play_turn(self, moves: Mapping[int, Move]) -> None:
        """Players' moves go into their mailboxes, everybody decides, the world moves once.

        A turn that leads to a number that means nothing is taken back; then raises Refusal.  Raises
        MoveRefused or ValueError for orders out of limits, and then nothing has been ordered.
        """
        played, in_force = self.board.turn, self.board.orders.copy()
        try:
            for nation, move in moves.items():
                self._box(nation).post(move)
            self.race.step()
        except Exception:
            in_force.copy_into(self.board.orders)
            self._race = None  # and whatever lies in mailboxes
            raise
        if self.board.fault is not None:
            self._take_back(self.board.fault, played)

    def _box(self, nation: int) -> Mailbox:
        box = self.race.nations[nation].mailbox
        assert box is not None, "only players order"
        return box

    def _take_back(self, fault: Finding, played: int) -> NoReturn:
        """Be the game that it was after `played` turns.  Raises Refusal with the fault."""
        board, diary = self.board, self.diary
        self.board = Board(self.world, board.seed, board.replicate, board.ticks)
        self.notes = self._begun_notes()
        self.past = Past(self.world, self.notes, self.turns * self.world.ticks_per_turn)
        self._race = None
        self.repeat(diary, played)
        told = First.of(fault, self.world.codes).told()
        raise Refusal(say("session.taken_back", told=told))

    def repeat(self, diary: Diary, turns: int) -> None:
        """Play the first turns of a diary again.

        Raises Refusal where it comes out differently, or to a number that means nothing.
        """
        for turn in range(turns):
            self.board.play_turn(dict(enumerate(diary.moves[turn])), self.notes)
            refuse_invalid(self.board)
        for tick, found in enumerate(self.diary.hashes):
            if found != diary.hashes[tick]:
                raise Refusal(say("session.parts", tick=tick))
