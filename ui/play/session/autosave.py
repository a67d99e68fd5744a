"""Autosave: the game on the disk, with the turn in play; the five last games are kept.

A game has one file, which it keeps while it is played and gone on with.  Which of the files is the
newest is told by the number that each holds; their names tell nothing.
"""

import hashlib
import os
from itertools import count
from pathlib import Path
from threading import Lock

from scenarios.diary_file import DiaryError, DiaryFile, glance, parse
from ui.play.diaries import refused
from ui.play.refusal import Refusal
from ui.play.session.slots import AUTOSAVE, SUFFIX, Slots, automatic, read_save
from ui.play.words import say

KEPT = 5


class Autosave:
    """The automatic save of one game; give each Session its own.  Any thread may write."""

    def __init__(self, slots: Slots) -> None:
        self.slots = slots
        self._own: tuple[Path, str] | None = None  # the file of this game, and its digest
        self._writing = Lock()

    def path(self, place: int = 1) -> Path:
        """The file at a place, which says nothing about the order of games."""
        name = AUTOSAVE if place == 1 else f"{AUTOSAVE}-{place}"
        return self.slots.folder / f"{name}{SUFFIX}"

    def write(self, saved: DiaryFile) -> None:
        """Save a game as it stands.  Raises Refusal."""
        with self._writing:
            path = self._path()
            data = self.slots.write(path, saved)
            self._own = path, _digest(data)

    def load(self, name: str) -> DiaryFile:
        """The game in a slot, to go on with; if it is an autosave, in its own file.

        Raises Refusal.
        """
        path = self.slots.file(name)
        return self._take_up(path) if automatic(path.stem) else self.slots.load(name)

    def read_latest(self) -> DiaryFile:
        """The game that was played last, to go on with.  Raises Refusal when there is none.

        A damaged autosave is left in place, and the one before it is taken.
        """
        problems = []
        for path in self.slots.in_order(automatic):
            try:
                return self._take_up(path)
            except Refusal as refusal:
                problems.append(str(refusal))
        raise Refusal(problems[0] if problems else say("session.no_autosave"))

    def _take_up(self, path: Path) -> DiaryFile:
        data = read_save(path)
        try:
            saved = parse(data, str(path))
        except DiaryError as error:
            raise refused(error) from error
        self._own = path, _digest(data)
        return saved

    def _path(self) -> Path:
        """The file of this game, unless somebody else has written there meanwhile."""
        if self._own is not None:
            path, digest = self._own
            if not os.path.lexists(path) or _same(path, digest):
                return path
        return self._room()

    def _room(self) -> Path:
        """A place for one more game.

        Where as many are kept as may be, it is that of a game of which no turn was played, else of
        the one written longest ago.  What cannot be read is left where it is.
        """
        games = []
        for age, path in enumerate(self.slots.in_order(automatic)):
            try:
                turns = glance(read_save(path), str(path))[1]
            except (DiaryError, Refusal):
                continue
            games.append((turns == 0, age, path))
        if len(games) >= KEPT:
            return max(games)[-1]
        return next(path for path in map(self.path, count(1)) if not os.path.lexists(path))


def _same(path: Path, digest: str) -> bool:
    try:
        return _digest(read_save(path)) == digest
    except Refusal:
        return False


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
