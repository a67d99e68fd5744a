"""The state of a class: what its log comes to.  Games are played elsewhere; see tables.py."""

from scenarios.move_file import DraftFile
from scenarios.schema import Scenario
from ui.play.classroom.entries import (
    Entry,
    Opened,
    Predicted,
    Reseated,
    RunBegun,
    Submitted,
    ThoughtAgain,
    TurnPlayed,
)
from ui.play.classroom.presets import LessonPreset, PhaseKind, lesson
from ui.play.classroom.seats import ClassSeat, ClassSeats
from ui.play.classroom.timer import LessonTimer

PATIENCE = 30.0
"""Seconds without a page after which a seat is waited for no longer."""


class ClassRecord:
    """Everything that the log says, taken in entry by entry."""

    def __init__(self, opened: Opened, at: float) -> None:
        self.opened = opened
        self.preset = lesson_of(opened)
        self.seats = ClassSeats(opened.worlds, opened.scenario.roster)
        self.timer = LessonTimer(self.preset, at)
        self.run = 1
        self.variant: str | None = None  # what was voted for, in the second run
        self.scenarios: dict[int, Scenario] = {1: opened.scenario}  # by run
        self.starts: dict[int, str] = {1: opened.start}
        self.played: dict[int, list[TurnPlayed]] = {1: []}  # by run
        self.submitted: dict[int, DraftFile] = {}  # of the turn in play, by seat
        self.predicted: dict[tuple[int, int], dict[int, Predicted]] = {}  # by run and turn
        self.last = at  # when the last entry was written

    def fold(self, entry: Entry, at: float) -> None:
        """Take in one entry."""
        self.last = at
        self.seats.fold(entry, at)
        self.timer.fold(entry, at)
        match entry:
            case Submitted():
                self.submitted[entry.seat] = entry.draft
            case ThoughtAgain() | Reseated():
                self.submitted.pop(entry.seat, None)
            case Predicted():
                self.predicted.setdefault((entry.run, entry.turn), {})[entry.seat] = entry
            case TurnPlayed():
                self.played[entry.run].append(entry)
                self.submitted = {}
            case RunBegun():
                self.run, self.variant, self.submitted = entry.run, entry.variant, {}
                self.scenarios[entry.run] = entry.scenario
                self.starts[entry.run], self.played[entry.run] = entry.start, []

    @property
    def turn(self) -> int:
        """Turns played in this run."""
        return len(self.played[self.run])

    @property
    def turns(self) -> int:
        """Turns of this run."""
        return self.preset.turns_of(self.run)

    @property
    def predictions(self) -> dict[int, Predicted]:
        """Predictions of the turn in play, by seat."""
        return self.predicted.get((self.run, self.turn), {})

    @property
    def shown_predictions(self) -> dict[int, Predicted]:
        """Predictions that are talked about now: of the turn in play, or of the one revealed."""
        before = (PhaseKind.REVEAL, PhaseKind.TALK, PhaseKind.FATE)
        turn = self.turn - (self.timer.phase.kind in before)
        return self.predicted.get((self.run, turn), {})

    def awaited(self, now: float) -> tuple[ClassSeat, ...]:
        """The seats that a turn waits for: not those of stand-ins, nor those long gone."""
        return tuple(
            seat
            for seat in self.seats
            if not seat.stood_in and (seat.present or now - seat.since < PATIENCE)
        )

    def missing(self, now: float) -> tuple[ClassSeat, ...]:
        """Of these, the ones that have not done what the phase asks."""
        kind = self.timer.phase.kind
        return tuple(seat for seat in self.awaited(now) if not self.done(seat, kind))

    def done(self, seat: ClassSeat, kind: PhaseKind) -> bool:
        """Whether a seat has done what a phase asks; where nothing is asked, it has."""
        match kind:
            case PhaseKind.PLAN:
                return seat.number in self.submitted
            case PhaseKind.PREDICT:
                return seat.number in self.predictions
            case PhaseKind.BEFORE | PhaseKind.AFTER:
                return kind.value in seat.answers
            case PhaseKind.VOTE:
                return seat.vote is not None
        return True

    def votes(self) -> dict[str, int]:
        """Votes by variant, in the order in which they are offered."""
        cast = [seat.vote for seat in self.seats]
        return {one: cast.count(one) for one in self.opened.variants}


def lesson_of(opened: Opened) -> LessonPreset:
    """The lesson of a class; where nothing can be voted for there is no second run."""
    found = lesson(opened.preset, opened.scenario.turns)
    if opened.variants:
        return found
    phases = tuple(
        one for one in found.phases if one.run == 1 and one.kind is not PhaseKind.VOTE
    )  # fmt: skip
    return LessonPreset(found.name, phases, (), found.minutes)
