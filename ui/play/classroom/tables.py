"""The worlds of one run: a game each, all on the same scenario and the same luck."""

from collections.abc import Mapping, Sequence, Set

from agents.board import Board
from agents.diary import Diary
from agents.lineup import HUMAN
from agents.opponents.levels import LEVELS, minds
from agents.world import World
from scenarios.diary_file import DiaryFile
from scenarios.move_file import DraftFile, MoveFile, TurnFile
from scenarios.schema import Scenario
from ui.play.classroom.entries import WorldTurn
from ui.play.classroom.standin import standin_move
from ui.play.loading import pack_scenario
from ui.play.refusal import Refusal
from ui.play.session.commands import EndTurn, HandOver, ResetTurn, SetMove
from ui.play.session.session import Session
from ui.play.words import say

Place = tuple[int, str]
"""World and nation."""


def check_level(level: str | None) -> str | None:
    """A level of opponents, or None for the scenario's policies.  Raises Refusal for another."""
    if level is not None and level not in LEVELS:
        raise Refusal(say("classroom.core.level", level=level[:20], levels=", ".join(LEVELS)))
    return level


def opening_hash(world: World, seed: int, turns: int) -> str:
    """sha256 of the state in which a game of so many turns begins."""
    return Board(world, seed, 0, turns * world.ticks_per_turn).state_hash()


def play_turn(session: Session, submitted: Set[str], stood_in: Set[str]) -> WorldTurn:
    """Play the turn of one world, and say what was played.  Raises Refusal.

    Whoever has not submitted keeps the orders in force; for whom a stand-in is there, it orders.
    """
    turn = session.turn
    for code in session.humans:
        if code in submitted:
            continue
        session.apply(code, ResetTurn(), turn)
        if code in stood_in:
            session.apply(code, SetMove(standin_move(session, code)), turn)
    for code in session.humans or ("",):
        session.apply(code, EndTurn(), turn)
    diary, quarters = session.diary, session.game.world.ticks_per_turn
    first = turn * quarters + 1
    return WorldTurn(
        policies=list(diary.policies),
        moves=[MoveFile.of(move) for move in diary.moves[turn]],
        hashes=list(diary.hashes[first : first + quarters]),
    )


class ClassTables:
    """The sessions of one run, which follow what the log says."""

    def __init__(
        self, scenario: Scenario, worlds: int, seed: int, turns: int, level: str | None
    ) -> None:
        self.scenario, self.seed, self.turns, self.level = scenario, seed, turns, level
        self.world = pack_scenario(scenario)
        self.minds = minds(self.world)
        self.start = opening_hash(self.world, seed, turns)
        self.sessions = tuple(self._resumed([]) for _ in range(worlds))

    def policy_of(self, nation: str) -> str:
        """Who plays a nation that is nobody's."""
        return self.level or self.scenario.nations[nation].policy

    def restore(
        self,
        played: Sequence[Sequence[WorldTurn]],
        taken: Mapping[Place, object],
        drafts: Mapping[Place, DraftFile],
    ) -> None:
        """Be as the log says: the turns of all worlds, who sits where, the drafts in play.

        Nobody is asked again.  Raises Refusal where the rules installed here lead elsewhere.
        """
        worlds = range(len(self.sessions))
        self.sessions = tuple(self.again(world, played, taken, drafts) for world in worlds)

    def again(
        self,
        world: int,
        played: Sequence[Sequence[WorldTurn]],
        taken: Mapping[Place, object],
        drafts: Mapping[Place, DraftFile],
    ) -> Session:
        """The game of one world once more, as the log says; see `restore`."""
        turns = [turn[world] for turn in played]
        over = len(turns) == self.turns
        lineup = tuple(turns[-1].policies) if over else self._lineup(world, taken)
        here = {code: draft for (w, code), draft in drafts.items() if w == world}
        return self._resumed(turns, lineup, here)

    def reseat(self, taken: Mapping[Place, object]) -> None:
        """Let people play where somebody sits, and opponents everywhere else."""
        for world, session in enumerate(self.sessions):
            if session.over:
                continue
            lineup = self._lineup(world, taken)
            for code, policy, now in zip(
                self.scenario.roster, lineup, session.game.policies, strict=True
            ):
                if policy != now:
                    session.apply(code, HandOver(policy), session.turn)

    def _lineup(self, world: int, taken: Mapping[Place, object]) -> tuple[str, ...]:
        return tuple(
            HUMAN if (world, code) in taken else self.policy_of(code)
            for code in self.scenario.roster
        )

    def _resumed(
        self,
        played: Sequence[WorldTurn],
        lineup: tuple[str, ...] | None = None,
        drafts: Mapping[str, DraftFile] | None = None,
    ) -> Session:
        """A game from the turns that were played."""
        nobody = tuple(self.policy_of(code) for code in self.scenario.roster)
        diary = Diary(
            seed=self.seed,
            replicate=0,
            policies=lineup or nobody,
            turns=self.turns,
            moves=[tuple(move.move() for move in turn.moves) for turn in played],
            hashes=[self.start, *(one for turn in played for one in turn.hashes)],
        )
        saved = DiaryFile.of(diary, self.scenario)
        here = {
            code: draft
            for code, draft in (drafts or {}).items()
            if diary.policies[self.scenario.roster.index(code)] == HUMAN
        }
        if here:
            saved = saved.model_copy(
                update={"in_play": TurnFile(seat=next(iter(here)), ended=[], drafts=here)}
            )
        return Session.resume(saved, minds=self.minds, world=self.world)
