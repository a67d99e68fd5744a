"""The course of a class: what each seat did in each turn, and when it was done with each phase."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from ui.play.classroom.entries import (
    Answered,
    Entry,
    Joined,
    Opened,
    PhaseBegun,
    Predicted,
    Submitted,
    ThoughtAgain,
    TurnPlayed,
    Voted,
)
from ui.play.classroom.presets import LessonPhase, PhaseKind
from ui.play.classroom.record import ClassRecord

Logged = tuple[float, Entry]
"""When something was written down, in seconds, and what."""
ASKING = (
    PhaseKind.BEFORE, PhaseKind.PLAN, PhaseKind.PREDICT, PhaseKind.VOTE, PhaseKind.AFTER,
)  # fmt: skip
"""Phases in which something is asked of every seat."""
SELF, AS_BEFORE, STAND_IN = "self", "as-before", "stand-in"
"""Who ordered for a seat: itself, nobody (orders stayed as they were), or a stand-in."""


@dataclass(frozen=True)
class SeatTurn:
    """One turn of one seat."""

    seat: int
    run: int
    turn: int  # counted from 0
    world: int
    nation: str
    ordered: str  # SELF, AS_BEFORE or STAND_IN
    submitted_at: float | None
    predicted: Predicted | None
    predicted_at: float | None


@dataclass(frozen=True)
class PageTime:
    """When a seat was done with a phase; where nothing was asked, when the phase was over."""

    seat: int
    page: int  # counted from 1, of this seat
    phase: LessonPhase
    at: float
    timeout: bool  # something was asked, and the time ran out


@dataclass
class ClassCourse:
    """Everything that exports tell, folded from a log."""

    record: ClassRecord
    joined_at: dict[int, float] = field(default_factory=dict)
    turns: list[SeatTurn] = field(default_factory=list)
    pages: list[PageTime] = field(default_factory=list)
    _done: dict[tuple[int, str, int, int], float] = field(default_factory=dict)

    @classmethod
    def of(cls, log: Iterable[Logged]) -> "ClassCourse":
        """The course of a class from its whole log, which begins with `opened`."""
        entries = iter(log)
        at, opened = next(entries)
        assert isinstance(opened, Opened), "a log begins with the opening"
        made = cls(ClassRecord(opened, at))
        for at, entry in entries:
            made.fold(entry, at)
        return made

    def fold(self, entry: Entry, at: float) -> None:
        """Take in one entry."""
        match entry:
            case Joined():
                self.joined_at[entry.seat] = at
            case Submitted():
                self._done[entry.seat, PhaseKind.PLAN, entry.run, entry.turn] = at
            case ThoughtAgain():
                self._done.pop((entry.seat, PhaseKind.PLAN, entry.run, entry.turn), None)
            case Predicted():
                self._done[entry.seat, PhaseKind.PREDICT, entry.run, entry.turn] = at
            case Answered():
                self._done[entry.seat, entry.test, 1, -1] = at
            case Voted():
                self._done[entry.seat, PhaseKind.VOTE, 1, -1] = at
            case TurnPlayed():
                self._play(entry)
            case PhaseBegun():
                self._leave(self.record.timer.phase, at)
        self.record.fold(entry, at)

    def turns_of(self, seat: int) -> list[SeatTurn]:
        """The turns that a seat has played, in their order."""
        return [one for one in self.turns if one.seat == seat]

    def round_number(self, run: int, turn: int) -> int:
        """The number of a turn among those of both runs, counted from 1."""
        return turn + 1 + (self.record.preset.turns_of(1) if run > 1 else 0)

    def _play(self, played: TurnPlayed) -> None:
        predicted = self.record.predicted.get((played.run, played.turn), {})
        late, stood_in = set(played.reset), set(played.stood_in)
        for seat in self.record.seats:
            number, key = seat.number, (played.run, played.turn)
            who = STAND_IN if number in stood_in else AS_BEFORE if number in late else SELF
            self.turns.append(
                SeatTurn(
                    seat=number,
                    run=played.run,
                    turn=played.turn,
                    world=seat.world,
                    nation=seat.nation,
                    ordered=who,
                    submitted_at=self._done.get((number, PhaseKind.PLAN, *key)),
                    predicted=predicted.get(number),
                    predicted_at=self._done.get((number, PhaseKind.PREDICT, *key)),
                )
            )

    def _leave(self, phase: LessonPhase, at: float) -> None:
        """A phase is over for every seat that is there."""
        turn = -1 if phase.turn is None else phase.turn
        run = phase.run if phase.turn is not None else 1
        pages = {seat.number: 1 for seat in self.record.seats}
        for page in self.pages:
            pages[page.seat] = page.page + 1
        for number, page_index in pages.items():
            done = self._done.get((number, phase.kind.value, run, turn))
            late = phase.kind in ASKING and done is None
            self.pages.append(
                PageTime(number, page_index, phase, at if done is None else done, late)
            )
