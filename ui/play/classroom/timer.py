"""Where a class is in its lesson, and how long the phase still lasts."""

from ui.play.classroom.entries import Entry, Extended, Paused, PhaseBegun, Reopened, Resumed
from ui.play.classroom.presets import LessonPhase, LessonPreset


class LessonTimer:
    """The phase and its clock, folded from the log of a class.

    Times are of the server's clock; nothing here reads one.
    """

    def __init__(self, preset: LessonPreset, at: float) -> None:
        self.preset = preset
        self.index = 0
        self.began = at
        self.deadline: float | None = None  # while the clock runs
        self.kept: float | None = None  # seconds left, while it stands
        self.paused = False

    @property
    def phase(self) -> LessonPhase:
        """The phase now."""
        return self.preset.phases[self.index]

    @property
    def following(self) -> LessonPhase | None:
        """The phase after this one."""
        after = self.index + 1
        return self.preset.phases[after] if after < len(self.preset.phases) else None

    @property
    def timed(self) -> bool:
        """Whether this phase ends by itself, sooner or later."""
        return self.deadline is not None or self.kept is not None

    def left(self, now: float) -> float | None:
        """Seconds to the end of the phase; None where it has no end of its own."""
        if self.paused:
            return self.kept
        return None if self.deadline is None else max(self.deadline - now, 0.0)

    def fold(self, entry: Entry, at: float) -> None:
        """Take in what an entry says of the clock."""
        match entry:
            case PhaseBegun():
                self._begin(entry.index, at)
            case Paused():
                self.kept, self.deadline, self.paused = self.left(at), None, True
            case Resumed():
                self.paused = False
                self.deadline = None if self.kept is None else at + self.kept
                self.kept = None
            case Extended():
                if self.paused and self.kept is not None:
                    self.kept += entry.seconds
                elif self.deadline is not None:
                    self.deadline = max(self.deadline, at) + entry.seconds
            case Reopened():
                self.began += entry.lost
                if self.deadline is not None:
                    self.deadline += entry.lost

    def _begin(self, index: int, at: float) -> None:
        """A phase begins; while the class is paused its time waits."""
        self.index, self.began = index, at
        seconds = self.phase.seconds
        self.kept = seconds if self.paused else None
        self.deadline = None if self.paused or seconds is None else at + seconds
