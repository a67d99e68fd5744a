"""A class in play: what a seat, a teacher and the clock may want of it.

Whatever changes a class is checked, written into the store and only then done.  Nothing here is
thought twice: after a restart turns come from the log.  One thread at a time; `now` is the server's
clock in seconds, and may stand elsewhere after a restart.
"""

from collections.abc import Mapping

from scenarios.schema import Scenario
from ui.play.classroom.presets import LessonPhase
from ui.play.classroom.store import Store
from ui.play.session.commands import Command
from ui.play.session.session import Session


class Classroom:
    """One class; make one with `open` or `restored`.  Every method raises Refusal, one sentence."""

    @classmethod
    def open(
        cls,
        store: Store,
        scenario: Scenario | str,
        worlds: int,
        seed: int,
        preset: str,
        level: str | None,
        now: float,
        *,
        code: str | None = None,
    ) -> "Classroom":
        """A new class in an empty store; see `new_code` for its code."""
        raise NotImplementedError

    @classmethod
    def restored(cls, store: Store, now: float) -> "Classroom":
        """The class in a store, as it was; the clock goes on where it stood."""
        raise NotImplementedError

    # what a screen asks

    code: str
    preset_name: str
    notice: str  # what went wrong beside the class, such as a full disk; "" when nothing did
    serial: int  # grows with every change that a page may show; drafts too

    @property
    def phase(self) -> LessonPhase:
        """The phase now."""
        raise NotImplementedError

    @property
    def turn(self) -> int:
        """Turns played in this run."""
        raise NotImplementedError

    @property
    def turns(self) -> int:
        """Turns of this run."""
        raise NotImplementedError

    @property
    def run(self) -> int:
        """1, or 2 in the second game."""
        raise NotImplementedError

    @property
    def worlds(self) -> tuple[Session, ...]:
        """The games of this run, one a world."""
        raise NotImplementedError

    @property
    def deadline(self) -> float | None:
        """When the phase ends by itself; None for never, or while paused."""
        raise NotImplementedError

    @property
    def paused(self) -> bool:
        """Whether the teacher has stopped the clock."""
        raise NotImplementedError

    def seconds_left(self, now: float) -> float | None:
        """Of this phase; None where it has no end of its own.  While paused, it stands still."""
        raise NotImplementedError

    def seat_of(self, token: str) -> int | None:
        """The seat that a token acts for, counted from 1; None for an unknown or void one."""
        raise NotImplementedError

    def request_of(self, token: str) -> int | None:
        """The request of a device that waits to be admitted; None for others."""
        raise NotImplementedError

    # what a device wants

    def join(self, label: str, language: str, now: float) -> tuple[int, str]:
        """A seat and its token.  An empty label draws an animal's name.

        Refused when the class is full or closed, or the label is taken (then `rejoin`).
        """
        raise NotImplementedError

    def rejoin(self, label: str, now: float) -> tuple[int, str]:
        """A request and a token for a seat that there is: `seat_of` knows it once admitted."""
        raise NotImplementedError

    # what a seat wants

    def command(self, seat: int, turn: int, command: Command, now: float) -> None:
        """Change, Undo, Redo, EndTurn or ThinkAgain, in turn number `turn` counted from 0."""
        raise NotImplementedError

    def predict(
        self, seat: int, turn: int, rise: bool, sure: float, low: float, high: float, now: float
    ) -> None:
        """Its prediction of this turn; `sure` .5 to 1, `low` and `high` chances in 100."""
        raise NotImplementedError

    def answer(self, seat: int, test: str, answers: Mapping[str, str | int], now: float) -> None:
        """Answers to the test "before" or "after", by the names of its questions."""
        raise NotImplementedError

    def explain(self, seat: int, text: str, rule: str, now: float) -> None:
        """A reflection, and the name of the rule that it is about."""
        raise NotImplementedError

    def vote(self, seat: int, choice: str, now: float) -> None:
        """Vote for a variant, by its name."""
        raise NotImplementedError

    def speak(self, seat: int, language: str, now: float) -> None:
        """Read another language."""
        raise NotImplementedError

    def present(self, seat: int, now: float) -> None:
        """A page of this seat is there.  Never refused but by the disk."""
        raise NotImplementedError

    def away(self, seat: int, now: float) -> None:
        """The last page of this seat is gone."""
        raise NotImplementedError

    # what the teacher wants

    def start(self, now: float) -> None:
        """Leave the lobby."""
        raise NotImplementedError

    def pause(self, now: float) -> None:
        """Stop the clock."""
        raise NotImplementedError

    def resume(self, now: float) -> None:
        """Let it go on."""
        raise NotImplementedError

    def extend(self, now: float, seconds: float = 60.0) -> None:
        """Give more time."""
        raise NotImplementedError

    def advance(self, now: float) -> None:
        """Go on to the next phase; who is late keeps the orders in force."""
        raise NotImplementedError

    def stand_in(self, seat: int, now: float) -> None:
        """Let a stand-in play for a seat."""
        raise NotImplementedError

    def give_back(self, seat: int, now: float) -> None:
        """Let a seat play for itself again."""
        raise NotImplementedError

    def move(self, seat: int, world: int, nation: str, now: float) -> None:
        """Give a seat another nation, which nobody has."""
        raise NotImplementedError

    def rename(self, seat: int, label: str, now: float) -> None:
        """Give a seat another label."""
        raise NotImplementedError

    def void(self, seat: int, now: float) -> None:
        """Let no device act for a seat until one is admitted."""
        raise NotImplementedError

    def admit(self, request: int, now: float, *, admitted: bool = True) -> None:
        """Let a further device act for the seat that it asked for, or send it away."""
        raise NotImplementedError

    # the clock

    def tick(self, now: float) -> bool:
        """Do what is due: a phase whose time is up, absent seats, drafts onto the disk.

        Returns whether anything changed that a page shows.  Call it twice a second; a turn is
        played in here.  Never raises for a full disk: see `notice`.
        """
        raise NotImplementedError

    def due(self, now: float) -> float | None:
        """Seconds to when `tick` has something to do; None for never."""
        raise NotImplementedError


def new_code() -> str:
    """Six letters that are not mixed up when read aloud or copied."""
    raise NotImplementedError
