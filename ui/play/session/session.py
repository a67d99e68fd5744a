"""The session: the only writer of a game.

A game is a scenario, a seed and a log of moves to which turns are only ever added; drafts, undo,
saves, replays, branches and facts are views of that log.  A save holds the drafts, too.
"""

from collections.abc import Mapping, Sequence
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from agents.diary import Diary
from agents.human import Mailbox, MoveRefused
from agents.lineup import HUMAN, table
from agents.world import World
from files.writing import write_new
from scenarios.diary_file import DiaryFile, dump
from scenarios.schema import Scenario
from sim.move import Move
from ui.play.loading import load_scenario, pack_scenario
from ui.play.refusal import Refusal
from ui.play.saving import saying
from ui.play.session.branch import branch_moves
from ui.play.session.commands import Change, Command, EndTurn, Redo, TakeSeat, Undo
from ui.play.session.draft import Draft, Drafting
from ui.play.session.facts import Facts
from ui.play.session.game import Game, Mind
from ui.play.session.hotseat import Hotseat
from ui.play.session.in_play import take_up, written
from ui.play.session.opening import check_numbers, seats
from ui.play.session.pad import Pad
from ui.play.words import say

if TYPE_CHECKING:
    from agents.host import Start
    from ui.play.results import Results
    from ui.play.session.autosave import Autosave


class Did(Enum):
    """What came of a command."""

    DRAFTED = auto()  # the draft, or the seat, has changed
    PASSED = auto()  # the next player drafts
    PLAYED = auto()  # the world has moved


class Session:
    """A game in play; make one with `new` or `resume`."""

    def __init__(self, scenario: Scenario, game: Game, autosave: "Autosave | None" = None) -> None:
        self.scenario, self.game, self.autosave = scenario, game, autosave
        self.notice = ""  # what went wrong beside the game, for people; "" when nothing did
        codes = game.world.codes
        humans = [c for c, policy in zip(codes, game.policies, strict=True) if policy == HUMAN]
        self.seats = Hotseat(humans)
        self._boxes = {code: Mailbox(codes.index(code), codes) for code in humans}
        self._pads = {
            code: Pad(Drafting(game.world, box.nation), game.in_force(box.nation))
            for code, box in self._boxes.items()
        }
        self._log: DiaryFile | None = None  # what is written of the turns that were played
        self._kept = self.mark

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
        default = [scenario.nations[code].policy for code in scenario.roster]
        chosen = table("policies", policies, "a policy") | dict.fromkeys(humans, HUMAN)
        seated = seats(scenario.roster, default, chosen, minds or {})
        world = world or pack_scenario(scenario)
        length = scenario.turns if turns is None else turns
        seed, replicate, length = check_numbers(seed, replicate, length)
        return cls(scenario, Game(world, seated, length, seed, replicate, minds), autosave)

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
        diary = saved.diary()
        played = len(diary.moves) if turn is None else turn
        if not 0 <= played <= len(diary.moves):
            raise Refusal(say("session.no_turn", turn=turn, last=len(diary.moves)))
        chosen = dict(policies or {})
        default = list(diary.policies)
        if humans is not None:
            own = [saved.scenario.nations[code].policy for code in saved.scenario.roster]
            default = [o if was == HUMAN else was for was, o in zip(default, own, strict=True)]
            chosen |= dict.fromkeys(humans, HUMAN)
        seated = seats(saved.scenario.roster, default, chosen, minds or {})
        world = world or pack_scenario(saved.scenario)
        game = Game(world, seated, diary.turns, diary.seed, diary.replicate, minds)
        game.repeat(diary, played)
        made = cls(saved.scenario, game, autosave)
        if saved.in_play is not None and played == len(diary.moves):
            take_up(saved.in_play, made._pads, made.seats)
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
    def seat(self) -> str:
        """The nation whose player drafts now; "" when all nations are played by policies."""
        return self.seats.current

    @property
    def humans(self) -> tuple[str, ...]:
        """The nations with players."""
        return self.seats.humans

    @property
    def diary(self) -> Diary:
        """The log so far."""
        return self.game.diary

    @property
    def state_hash(self) -> str:
        """sha256 of the world's state; only EndTurn changes it."""
        return self.game.board.state_hash()

    @property
    def can_undo(self) -> bool:
        """Whether the current player can take something back."""
        return self.seat in self._pads and self._pads[self.seat].can_undo

    @property
    def can_redo(self) -> bool:
        """Whether the current player can make something again."""
        return self.seat in self._pads and self._pads[self.seat].can_redo

    def draft(self, nation: str = "") -> Draft:
        """The draft of a player, by default the current one.  Raises Refusal for others."""
        return self._pad(nation or self.seat).draft

    def opening(self, nation: str = "") -> Draft:
        """The draft that the turn began with, to compare with."""
        return self._pad(nation or self.seat).opening

    def facts(self, nation: str = "") -> Facts:
        """What a nation's screen shows now, by default the current player's."""
        world = self.game.world
        code = nation or self.seat or world.codes[0]
        if code not in world.codes:
            raise Refusal(say("session.nation", nation=code, nations=", ".join(world.codes)))
        return Facts(self.game, code, self._pads[code].draft.move if code in self._pads else None)

    # what a player wants

    def apply(self, command: Command) -> Did:
        """Do what a player wants.  Raises Refusal with one sentence, and then nothing changes."""
        if self.over:
            raise Refusal(say("session.over"))
        match command:
            case EndTurn():
                return self._end_turn()
            case TakeSeat(nation=nation):
                self.seats.take(nation)
            case Undo():
                self._pad(self.seat).undo()
            case Redo():
                self._pad(self.seat).redo()
            case Change():
                self._pad(self.seat).change(command)
            case _:
                raise TypeError(f"{type(command).__name__} is not a command of a session")
        return Did.DRAFTED

    def _pad(self, code: str) -> Pad:
        if code not in self._pads:
            players = ", ".join(self.humans) or say("session.nobody")
            raise Refusal(say("session.no_player", nation=code or "?", players=players))
        return self._pads[code]

    def _end_turn(self) -> Did:
        if self.seat:
            self._post(self.seat)
            if not self.seats.end():
                self.save()
                return Did.PASSED
        for code in self.humans:
            self._post(code)  # all anew, so that a turn that fails can be ended again
        moves = {box.nation: box.take() for box in self._boxes.values()}
        self.game.play_turn({nation: move for nation, move in moves.items() if move is not None})
        for code, box in self._boxes.items():
            self._pads[code].open_turn(self.game.in_force(box.nation))
        self.seats.open_turn()
        self.save()
        return Did.PLAYED

    def _post(self, code: str) -> None:
        try:
            self._boxes[code].post(self._pads[code].draft.move)
        except MoveRefused as refused:
            raise Refusal(str(refused)) from refused

    # what is on the disk

    @property
    def mark(self) -> object:
        """Equal as long as nothing has changed that a save holds; made in no time."""
        drafts = tuple(pad.draft for pad in self._pads.values())
        return self.turn, self.seats.current, self.seats.ended, drafts

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

    def saved(self) -> DiaryFile:
        """The game as it is written down: the turns that were played, and the one in play."""
        if self._log is None or len(self._log.moves) != self.turn:
            self._log = DiaryFile.of(self.diary, self.scenario)
        return self._log.model_copy(update={"in_play": written(self._pads, self.seats)})

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

    def branch(
        self,
        turn: int,
        moves: Mapping[str, Move],
        *,
        lasting: bool = False,
        until: int | None = None,
    ) -> "Session":
        """The same luck, another choice: a session of its own that this one knows nothing of.

        The first `turn` turns are as they were.  In the next, the nations in `moves` order
        something else.  Then policies decide anew, and players order what they did order here (or
        keep their last orders), until as many turns are played as here, or `until`.  With
        `lasting`, what was changed stays changed in their later turns.  Raises Refusal.
        """
        return Session(self.scenario, branch_moves(self.game, turn, moves, lasting, until))
