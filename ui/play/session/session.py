"""The session: the only writer of a game.

A game is a scenario, a seed and a log of moves to which turns are only ever added; drafts, undo,
saves, replays and facts are views of that log.  A save holds the drafts, too.  Whoever wants
something says for which nation and in which turn; which seat is open before a screen is a matter of
the screen.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from agents.diary import Diary
from agents.lineup import Mind
from agents.world import World
from files.writing import write_new
from scenarios.diary_file import DiaryFile, dump
from scenarios.schema import Scenario
from ui.play.loading import load_scenario
from ui.play.refusal import Refusal
from ui.play.saving import saying
from ui.play.session.commands import (
    Change,
    Command,
    Did,
    EndTurn,
    HandOver,
    Redo,
    ThinkAgain,
    Undo,
)
from ui.play.session.draft import Draft
from ui.play.session.facts import Facts
from ui.play.session.game import Game
from ui.play.session.in_play import take_up, written
from ui.play.session.opening import game_resumed, new_game, seats
from ui.play.session.played_seats import PlayedSeats
from ui.play.words import say

if TYPE_CHECKING:
    from agents.host import Start
    from ui.play.results import Results
    from ui.play.session.autosave import Autosave


class Session:
    """A game in play; make one with `new` or `resume`."""

    def __init__(self, scenario: Scenario, game: Game, autosave: "Autosave | None" = None) -> None:
        self.scenario, self.game, self.autosave = scenario, game, autosave
        self.notice = ""  # what went wrong beside the game, for people; "" when nothing did
        self._seats = PlayedSeats(game)
        self._log: DiaryFile | None = None  # what is written of the turns that were played
        self._kept: object = None  # the mark of what is on the disk: nothing yet

    @classmethod
    def new(
        cls,
        scenario: Scenario | str = "default",
        humans: Sequence[str] = (),
        *,
        seed: int = 1,
        replicate: int = 0,
        policies: Mapping[str, str] | None = None,
        turns: int | None = None,
        minds: Mapping[str, Mind] | None = None,
        autosave: "Autosave | None" = None,
        world: World | None = None,
    ) -> "Session":
        """A new game.  Raises Refusal with one sentence.

        `policies` gives nations a policy of the menu, or a mind of `minds`; `world` spares packing
        the scenario once more.
        """
        if isinstance(scenario, str):
            scenario = load_scenario(scenario)
        opened = new_game(scenario, humans, seed, replicate, policies, turns, minds, world)
        return cls(scenario, opened, autosave)

    @classmethod
    def resume(
        cls,
        saved: DiaryFile,
        *,
        humans: Sequence[str] | None = None,
        policies: Mapping[str, str] | None = None,
        turn: int | None = None,
        minds: Mapping[str, Mind] | None = None,
        autosave: "Autosave | None" = None,
        world: World | None = None,
    ) -> "Session":
        """Go on with a game from any diary, at its end or after its first `turn` turns.

        At its end the drafts of the turn in play are as they were, but for their single steps.
        `humans` and `policies` may seat others than those who have played so far.  Raises Refusal
        with one sentence, also when the rules installed here lead elsewhere.
        """
        game, at_end = game_resumed(saved, humans, policies, turn, minds, world)
        made = cls(saved.scenario, game, autosave)
        if saved.turn_in_play is not None and at_end:
            made._seats.ended = take_up(saved.turn_in_play, made._seats.pads)
        made._kept = made.mark
        return made

    # what a screen asks

    @property
    def turn(self) -> int:
        """Turns played."""
        return self.game.board.turn

    @property
    def over(self) -> bool:
        """Whether the last turn has been played."""
        return self.game.over

    @property
    def humans(self) -> tuple[str, ...]:
        """The nations with players, in the order of the roster."""
        return tuple(self._seats.pads)

    @property
    def waits_for(self) -> tuple[str, ...]:
        """The players who have not ended the turn yet."""
        return self._seats.waits_for

    @property
    def ended(self) -> frozenset[str]:
        """The players who have ended the turn."""
        return self._seats.ended

    @property
    def diary(self) -> Diary:
        """The log so far."""
        return self.game.diary

    @property
    def state_hash(self) -> str:
        """sha256 of the world's state; only a turn that is played changes it."""
        return self.game.board.state_hash()

    def can_undo(self, nation: str) -> bool:
        """Whether this player can take something back now."""
        return nation in self.waits_for and self._seats.pad(nation).can_undo

    def can_redo(self, nation: str) -> bool:
        """Whether this player can make something again now."""
        return nation in self.waits_for and self._seats.pad(nation).can_redo

    def draft(self, nation: str) -> Draft:
        """The draft of a player.  Raises Refusal for a nation that has none."""
        return self._seats.pad(nation).draft

    def opening(self, nation: str) -> Draft:
        """The draft that the turn began with, to compare with.  Raises Refusal."""
        return self._seats.pad(nation).opening

    def facts(self, nation: str) -> Facts:
        """What a nation's screen shows now.  Raises Refusal for a nation that there is not."""
        code = self._nation(nation)
        pad = self._seats.pads.get(code)
        return Facts(self.game, code, None if pad is None else pad.draft.move)

    # what a player wants

    def apply(self, nation: str, command: Command, turn: int) -> Did:
        """Do what the player of a nation wants in turn number `turn`, counted from 0.

        The nation is "" where nobody plays, and the turn is ended for all.  Raises Refusal with one
        sentence, also for a turn that is over, and then nothing changes.
        """
        if self.over:
            raise Refusal(say("session.over"))
        if turn != self.turn:
            raise Refusal(say("session.stale", turn=turn + 1, now=self.turn + 1))
        match command:
            case HandOver(to=to):
                return self._hand_over(self._nation(nation), to)
            case EndTurn():
                return self._end_turn(nation)
            case ThinkAgain():
                self._seats.think_again(nation)
            case Undo():
                self._seats.open_pad(nation).undo()
            case Redo():
                self._seats.open_pad(nation).redo()
            case Change():
                self._seats.open_pad(nation).change(command)
            case _:
                raise TypeError(f"{type(command).__name__} is not a command of a session")
        return Did.DRAFTED

    def _nation(self, code: str) -> str:
        codes = self.game.world.codes
        if code not in codes:
            raise Refusal(say("session.nation", nation=code, nations=", ".join(codes)))
        return code

    def _end_turn(self, nation: str) -> Did:
        if self.humans or nation:
            self._seats.ready(nation)
        did = Did.PLAYED
        if set(self.waits_for) <= {nation}:
            self._play_turn()
        else:
            self._seats.end(nation)
            did = Did.PASSED
        self.save()
        return did

    def _play_turn(self) -> None:
        """Let the world move.  The last player has ended the turn when it has."""
        self.game.play_turn(self._seats.moves)
        self._seats.open_turn()

    def _hand_over(self, code: str, to: str) -> Did:
        """Seat another; what was drafted for a seat that a policy takes is gone."""
        roster, before = self.game.world.codes, self.game.policies
        place = roster.index(code)
        policy = seats(roster, before, {code: to}, self.game.minds)[place]
        if policy == before[place]:
            return Did.DRAFTED
        self.game.hand_over(place, policy)
        self._log = None
        self._seats.seat(code, policy)
        did = Did.DRAFTED
        if self.ended and not self.waits_for:  # all were waiting for this one
            self._seats.think_again(self.humans[-1])
            self._play_turn()
            did = Did.PLAYED
        self.save()
        return did

    # what is on the disk

    @property
    def mark(self) -> object:
        """Equal as long as nothing has changed that a save holds; made in no time."""
        drafts = tuple(pad.draft for pad in self._seats.pads.values())
        return self.turn, self.game.policies, self.ended, drafts

    @property
    def unsaved(self) -> bool:
        """Whether something would be lost if the game were let go of now."""
        return self.mark != self._kept

    def keep(self, mark: object) -> None:
        """What had this mark is on the disk, or may be let go of."""
        self._kept = mark

    def save(self) -> None:
        """Save by itself; a disk that does not take it must not stop the game: see `notice`."""
        self.notice = ""
        if self.autosave is not None:
            try:
                self.autosave.write(self.saved())
            except Refusal as refusal:
                self.notice = say("session.not_saved", reason=str(refusal))
            else:
                self.keep(self.mark)

    # views of the log

    def saved(self, seat: str = "") -> DiaryFile:
        """The game as it is written down: the turns that were played, and the one in play.

        `seat` is the nation whose player is at a screen, where there is only one.
        """
        if self._log is None or len(self._log.moves) != self.turn:
            self._log = DiaryFile.of(self.diary, self.scenario)
        in_play = None if self.over else written(self._seats.pads, self.ended, seat)
        return self._log.model_copy(update={"in_play": in_play})

    def export(self, folder: Path, name: str) -> Path:
        """Write the game as a diary of this name, for `sixpillars replay`; returns where it is.

        A number is put behind the name where there is such a file already.  Raises Refusal.
        """
        with saying():
            return write_new(folder, name, ".json", dump(self.saved()))

    def results(self) -> "Results":
        """Tables and manifest of the game so far, as `sixpillars run` writes them."""
        from ui.play.manifest import make_manifest  # noqa: PLC0415  (polars comes with the tables)
        from ui.play.results import Results  # noqa: PLC0415
        from ui.play.tables import make_tables  # noqa: PLC0415

        game = self.game
        return Results(
            manifest=make_manifest(game.world, self.diary),
            tables=make_tables(game.notes, game.world, game.board.outcome()),
            saved=self.saved(),
        )

    def start(self) -> "Start":
        """The game as it stands, for replicates to go on from in the compiled host."""
        from agents.host import Start  # noqa: PLC0415  (the compiled host is for questions only)

        board = self.game.board
        return Start(board.now.copy(), board.orders.copy(), board.tally.copy(), board.tick)
