"""The keeper: writes the game in play to the disk, drafts and all, so that no frame waits.

It writes when nobody has changed anything for a moment, and now and then while somebody does; so
a window that is killed loses what was drafted in the last seconds, and nothing more.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui.desk.crew import DISK, Crew
from ui.play.refusal import Refusal
from ui.play.words import say

if TYPE_CHECKING:
    from ui.desk.sitting import Sitting

REST = 400  # milliseconds without a change, after which it is written
LONGEST = 2000  # milliseconds of changes, after which it is written all the same
AGAIN = 10_000  # milliseconds after which a disk that did not take it is tried again
WRITE = "keep"  # the name of the work


class Keeper:
    """Keeps one game; `tell` is given the sentence when a disk begins to take it no more."""

    def __init__(self, sitting: "Sitting", crew: Crew, tell: Callable[[str], object]) -> None:
        self.sitting, self.session, self.crew, self.tell = sitting, sitting.session, crew, tell
        self.trouble = ""  # why it could not be written the last time
        self.named: object = None  # the mark of what somebody has saved under a name
        self._seen = self.session.mark
        self._first = self._last = 0  # when the first and the last unwritten change were seen
        self._tried = 0  # when it was written, or was to be, the last time

    @property
    def unsaved(self) -> bool:
        """Whether the game that is kept by itself is not the game as it stands."""
        return self.session.autosave is not None and self.session.unsaved

    def breathe(self, now: int) -> None:
        """To be called often, with a time in milliseconds: sees changes, and has them written."""
        mark = self.session.mark
        if not self.unsaved:
            self._seen, self._first = mark, 0
            return
        if mark != self._seen:
            self._seen, self._last = mark, now
        self._first = self._first or now
        rested = now - self._last >= REST or now - self._first >= LONGEST
        patient = not self.trouble or now - self._tried >= AGAIN
        if rested and patient and not self.crew.busy(WRITE):
            self._first = self._tried = now
            self.crew.ask(WRITE, self.writing(), self._written, lane=DISK)

    def writing(self) -> Callable[[], tuple[object, str]]:
        """The work of writing the game as it is now; what comes of it is for `note`."""
        session, mark, saved = self.session, self.session.mark, self.sitting.saved()

        def work() -> tuple[object, str]:
            assert session.autosave is not None
            try:
                session.autosave.write(saved)
            except Refusal as refusal:
                return mark, str(refusal)
            return mark, ""

        return work

    def note(self, outcome: tuple[object, str]) -> None:
        """Note what came of writing."""
        mark, self.trouble = outcome
        if not self.trouble:
            self.session.keep(mark)
            self.session.notice = ""

    @property
    def losing(self) -> bool:
        """Whether the disk does not take what is nowhere else."""
        return bool(self.trouble) and self.session.mark != self.named

    def _written(self, outcome: tuple[object, str]) -> None:
        began = not self.trouble and not self.session.notice
        self.note(outcome)
        if began and self.trouble:
            self.tell(say("session.not_saved", reason=self.trouble))

    def rest(self) -> None:
        """Begin no more writing, and wait for one that has begun; for any thread."""
        self.crew.finish(WRITE)

    def last(self, busy: bool) -> None:
        """Write the game now, unless a turn is being played, which will be written by itself."""
        if self.unsaved and not busy:
            write = self.writing()
            self.rest()
            self.note(write())

    def let_go(self) -> None:
        """Somebody knows that the game is not on the disk, and leaves it all the same."""
        self.session.keep(self.session.mark)
