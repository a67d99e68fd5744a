"""Autosave: the game is on the disk after every turn.

A new game does not overwrite the last one at once: what is there moves on to autosave-2, and so on;
the five last games are kept.
"""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from scenarios.diary_file import DiaryError, DiaryFile, read
from ui.refusal import Refusal
from ui.session.slots import AUTOSAVE, SUFFIX, Slots
from ui.words import say

if TYPE_CHECKING:
    from ui.session.session import Session

KEPT = 5


class Autosave:
    """The automatic save of one game; give each Session its own."""

    def __init__(self, slots: Slots) -> None:
        self.slots = slots
        self._mark: tuple[int, int] | None = None  # of the file that is this game's

    def path(self, place: int = 1) -> Path:
        """The file of the newest game, the one before it (2), and so on."""
        name = AUTOSAVE if place == 1 else f"{AUTOSAVE}-{place}"
        return self.slots.folder / f"{name}{SUFFIX}"

    def write(self, session: "Session") -> None:
        """Save the turns that have been played.  Raises Refusal."""
        newest = self.path()
        if os.path.lexists(newest) and _mark_of(newest) != self._mark:
            self._move_on()  # another game's, or another window's
        self.slots.write(newest, session)
        self._mark = _mark_of(newest)

    def read_latest(self) -> DiaryFile:
        """The game that was played last, to go on with.  Raises Refusal when there is none.

        A damaged autosave is left in place, and the one before it is taken.
        """
        paths = [self.path(place) for place in range(1, KEPT + 1)]
        there = [path for path in paths if path.is_file()]
        problems = []
        for path in sorted(there, key=lambda path: -path.stat().st_mtime_ns):
            try:
                saved = read(path)
            except DiaryError as error:
                problems.append(str(error))
            else:
                if path == self.path():
                    self._mark = _mark_of(path)
                return saved
        raise Refusal(problems[0] if problems else say("session.no_autosave"))

    def _move_on(self) -> None:
        """Make room: every autosave becomes the one before, and the oldest is dropped."""
        try:
            for place in range(KEPT - 1, 0, -1):
                if os.path.lexists(self.path(place)):
                    self.path(place).replace(self.path(place + 1))
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise Refusal(
                say("session.no_folder", folder=self.slots.folder, reason=reason)
            ) from error


def _mark_of(path: Path) -> tuple[int, int]:
    """What tells one writing of a file from another."""
    found = path.lstat()
    return found.st_ino, found.st_mtime_ns
