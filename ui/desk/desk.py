"""The desk: what is shown, and what each action does to it.  No display is needed here."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from sim.blame import addition_at_fault
from ui.desk.actions import Action, Back, ChangeSetting, Dismiss, Go, Home, Quit
from ui.desk.crew import Crew
from ui.desk.face import Face
from ui.desk.leaving import leave
from ui.desk.look.look import Look, look_for
from ui.desk.question import Confirm, Question, Refrain, draw_notice, draw_question
from ui.desk.scene.box import Box
from ui.desk.scene.pen import Pen
from ui.desk.scene.scene import Scene
from ui.desk.settings import Settings, obstacle, read_settings, settings_file, write_settings
from ui.desk.shown import Guide, Shown
from ui.play.compiling import Compiling
from ui.play.refusal import Refusal
from ui.play.words import say, speak

if TYPE_CHECKING:
    from ui.desk.counsel import Counsel
    from ui.desk.keeper import Keeper
    from ui.desk.sitting import Sitting
    from ui.play.session.commands import Command
    from ui.play.session.slots import Slots


MakeScreen = Callable[["Desk", str, str], Shown]
"""The screen of a name, about something; raises KeyError."""


class Desk:
    """Everything of a face but the face: the screens, the game and the settings of a person."""

    def __init__(
        self, saves: Path, face: Face, make_screen: MakeScreen, crew: Crew | None = None
    ) -> None:
        self.saves, self.face = saves, face
        self._make_screen = make_screen
        self.settings: Settings = read_settings(settings_file(saves))
        speak(self.settings.language)
        self.crew = crew or Crew()
        self.sitting: Sitting | None = None
        self.counsel: Counsel | None = None  # advice on the game in play
        self.keeper: Keeper | None = None  # has the game in play on the disk
        self.lesson: Guide | None = None  # the guided first turn, while it lasts
        self.ready = False  # whether the rules have been loaded
        self.compiling = False  # whether they are being compiled, which takes minutes
        self.kernels = Compiling()
        self.doing = ""  # what is being done, also while one waits for the rules
        self.busy = ""  # the same as it is shown; nothing else may happen meanwhile
        self.notice = obstacle(settings_file(saves))  # a sentence that has to be read
        self.kept = not self.notice  # whether settings are, as far as has been told
        self.question: Question | None = None  # what has to be answered
        self.closing = False  # the window is to be closed as soon as nothing is being done
        self.begun: dict[str, object] = {}  # what was chosen or written on screens that were left
        self.over = False  # the window is to be closed
        self.moved = True  # another screen is on top
        self.screens: list[Shown] = [make_screen(self, "title", "")]

    @property
    def slots(self) -> "Slots":
        """The saves of this computer."""
        from ui.play.session.slots import Slots  # noqa: PLC0415  (the title shows without them)

        return Slots(self.saves)

    # what is seen

    @property
    def screen(self) -> Shown:
        """The screen on top."""
        return self.screens[-1]

    def look(self, size: tuple[int, int]) -> Look:
        """How things look in a window of this size."""
        chosen = self.settings
        return look_for(chosen.theme, chosen.text_scale, size, chosen.still, self.face.fonts)

    def scene(self, size: tuple[int, int], offsets: Mapping[str, int] | None = None) -> Scene:
        """The screen on top as data, with the notice that has to be read."""
        pen = Pen(Box(0, 0, *size), self.look(size), offsets)
        self.screen.draw(pen)
        if self.lesson is not None:
            self.lesson.draw(pen)
        if self.question is not None:
            with pen.above():
                draw_question(pen, self.question)
        if self.notice:
            with pen.above():
                draw_notice(pen, self.notice)
        return pen.scene

    def tell(self, sentence: str) -> None:
        """Show a sentence that has to be read."""
        self.notice = sentence

    @property
    def asking(self) -> bool:
        """Whether something has to be read or answered before anything else."""
        return bool(self.notice) or self.question is not None

    def ask(self, question: Question) -> None:
        """Ask before something is lost."""
        self.question = question

    # what is done

    def do(self, action: object) -> None:
        """Do what an action means; what cannot be done is said."""
        if self.busy:
            self._interrupted(action)
            return
        self.face.hear(action, self.settings.sound)
        if self.lesson is not None and self.lesson.takes(action):
            return
        try:
            self._do(action)
        except Refusal as refusal:
            self.tell(str(refusal))
            return
        if self.lesson is not None:
            self.lesson.saw(action)

    def _do(self, action: object) -> None:
        match action:
            case Dismiss():
                self.notice = ""
            case Confirm() | Refrain():
                self._answered(action)
            case Quit():
                leave(self, self._close)
            case Back():
                self._back()
            case Home():
                leave(self, self._home)
            case Go(screen=name, about=about):
                self.go(name, about)
            case ChangeSetting(setting=setting, value=value):
                self.change(setting, value)
            case Action():
                self.screen.on(action)
            case _ if not self.screen.on(action) and self.sitting is not None:
                self.command(action)  # type: ignore[arg-type]

    def _back(self) -> None:
        if self.notice:
            self.notice = ""
        elif self.question is not None:
            self.question = None
        elif self.screen.leave() or len(self.screens) == 1:
            return
        elif len(self.screens) == 2:
            leave(self, self._home)
        else:
            self.screens.pop()
            self._open()

    def _home(self) -> None:
        self.screens = self.screens[:1]
        self._open()

    def _close(self) -> None:
        self.over = True

    def _interrupted(self, action: object) -> None:
        """Only closing the window is heard meanwhile; a game in play is waited for, once."""
        if isinstance(action, Quit):
            self.over = self.closing or self.sitting is None or not self.ready
            self.closing = True

    def _answered(self, answer: object) -> None:
        question, self.question = self.question, None
        if question is not None and isinstance(answer, Confirm):
            question.then()

    def go(self, name: str, about: str = "", instead: bool = False) -> None:
        """Open a screen on top of this one, or in its stead."""
        screen = self._make_screen(self, name, about)
        if instead and len(self.screens) > 1:
            self.screens.pop()
        self.screens.append(screen)
        self._open()

    def _open(self) -> None:
        self.moved = True
        self.screen.opened()
        if self.lesson is not None:
            self.lesson.opened(self.screen.name)

    def change(self, setting: str, value: object) -> None:
        """Change a setting and keep it."""
        self.settings = self.settings.changed(setting, value)
        speak(self.settings.language)
        unkept = write_settings(settings_file(self.saves), self.settings)
        if unkept and self.kept:  # said once
            self.tell(unkept)
        self.kept = not unkept

    # the game

    def command(self, command: "Command") -> None:
        """Do what a player wants of the game.  Raises Refusal."""
        from ui.play.session.commands import EndTurn  # noqa: PLC0415  (a game has them loaded)

        assert self.sitting is not None
        if isinstance(command, EndTurn):
            self.end_turn()
        else:
            self.sitting.do(command)

    def end_turn(self) -> None:
        """Let the opponents think and the world move, in the background."""
        from ui.play.session.commands import EndTurn  # noqa: PLC0415

        sitting, keeper = self.sitting, self.keeper
        assert sitting is not None
        if self.counsel is not None:
            self.counsel.hush()

        def work() -> object:
            if keeper is not None:
                keeper.rest()  # or an older draft would be written over the turn
            return sitting.do(EndTurn())

        self.during(say("desk.thinking"), work, self._turn_ended)

    def _turn_ended(self, did: object) -> None:
        from ui.play.session.commands import Did  # noqa: PLC0415

        assert self.sitting is not None
        if self.sitting.session.notice:
            self.tell(self.sitting.session.notice)
        alone = len(self.sitting.session.humans) < 2 or self.sitting.session.over
        if did is Did.PLAYED and alone:  # of several players each sees a summary of their own
            self.go("summary")
        else:
            self._open()

    def lay(self, work: "Callable[[], Sitting]", lesson: Guide | None = None) -> None:
        """Let go of the game in play, make another in the background, and sit down to it."""

        def make() -> None:
            self.lesson = lesson
            self.during(say("desk.opening"), work, self.sit_down)

        leave(self, make)

    def sit_down(self, sitting: "Sitting") -> None:
        """Play this game: from now on the world is what lies above the title."""
        from ui.desk.counsel import Counsel  # noqa: PLC0415  (a game has the rules loaded)
        from ui.desk.keeper import Keeper  # noqa: PLC0415

        if self.counsel is not None:
            self.counsel.close()
        self.sitting, self.counsel = sitting, Counsel(sitting, self.crew, self.tell)
        self.keeper = Keeper(sitting, self.crew, self.tell)
        self.screens = self.screens[:1]
        self.go("ending" if sitting.session.over else "world")

    def breathe(self, now: int) -> bool:
        """To be called often, with a time in milliseconds: the game in play is kept.

        Returns whether what is shown has changed by itself.
        """
        if self.keeper is not None and not self.busy:
            self.keeper.breathe(now)
        news = self.kernels.news() if self.compiling else ""
        if news and self.busy:
            self.busy = f"{say('desk.compiling')} {news}"
        return bool(news)

    def during(
        self, sentence: str, work: Callable[[], object], then: Callable[..., object]
    ) -> None:
        """Do something in the background while nothing else may happen, and say what."""
        self.busy = self.doing = sentence

        def done(result: object) -> None:
            self.busy = ""
            then(result)
            self._close_at_last()

        def failed(error: BaseException) -> None:
            self.busy = ""
            told = str(error) if isinstance(error, Refusal) else addition_at_fault(error)
            if not told:
                raise error
            self.tell(told)
            self._close_at_last()

        self.crew.ask("busy", work, done, failed)

    def _close_at_last(self) -> None:
        if self.closing and not self.busy:
            self.closing = False
            leave(self, self._close)
