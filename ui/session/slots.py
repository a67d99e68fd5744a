"""Save slots: a folder of diaries, one file a name.

A slot is nothing but a diary.json, so that `sixpillars replay` takes it as it is.  A file is
written beside, flushed to the disk and renamed: whatever happens, there is the old save or the new
one.  What cannot be read is reported and stays where it is.
"""

import os
import re
import time
import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from agents.lineup import HUMAN
from scenarios.diary_file import DiaryError, DiaryFile, dump, read
from ui.refusal import Refusal
from ui.saving import replace_file
from ui.session.folder import default_folder
from ui.words import say

if TYPE_CHECKING:
    from ui.session.session import Session

AUTOSAVE = "autosave"
SUFFIX = ".json"
LONGEST_NAME = 40
STALE = 3600.0  # seconds after which a half-written file belongs to nobody
KINDS = "LNM"  # letters, digits and their marks, of any script; no dots, no slashes
BETWEEN = " -_"
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)")  # files of these names cannot be on Windows


@dataclass(frozen=True)
class Slot:
    """One save; `problem` is a sentence when it cannot be used, and then the rest is empty."""

    name: str
    saved_at: float  # seconds since 1970
    problem: str = ""
    title: str = ""  # of the scenario
    turn: int = 0
    turns: int = 0
    humans: tuple[str, ...] = ()
    seed: int = 0


class Slots:
    """The saves in a folder, which is made when the first is written."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = default_folder() if folder is None else folder

    def save(self, name: str, session: "Session", overwrite: bool = False) -> Path:
        """Save the turns that have been played.  Raises Refusal and leaves what is there.

        A save of that name is replaced only when asked for, and never when it cannot be read.
        """
        path = self._named(name)
        if os.path.lexists(path):
            if not overwrite:
                raise Refusal(say("session.slot_taken", name=path.stem))
            problem = self._slot(path).problem
            if problem:
                raise Refusal(say("session.slot_damaged", name=path.stem, problem=problem))
        self.write(path, session)
        return path

    def load(self, name: str) -> DiaryFile:
        """The game in a slot.  Raises Refusal with one sentence."""
        path = self._named(name, known=True)
        if not path.is_file():
            raise Refusal(say("session.no_slot", name=name))
        return _read(path)

    def delete(self, name: str) -> None:
        """Remove a slot.  Raises Refusal."""
        path = self._named(name, known=True)
        try:
            path.unlink()
        except OSError as error:
            raise Refusal(say("session.no_slot", name=name)) from error

    def listing(self) -> tuple[Slot, ...]:
        """Every save, the newest first; damaged ones with what is wrong.  Raises Refusal."""
        if not self.folder.exists():
            return ()
        slots = [self._slot(path) for path in self._files()]
        return tuple(sorted(slots, key=lambda slot: (-slot.saved_at, slot.name)))

    def write(self, path: Path, session: "Session") -> None:
        """Write a game into a file of the folder, all of it or nothing.  Raises Refusal."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise self._unusable(error) from error
        self._sweep()
        replace_file(path, dump(session.saved()))
        _flush(self.folder)

    def _files(self) -> list[Path]:
        try:
            found = [path for path in self.folder.iterdir() if path.suffix == SUFFIX]
        except OSError as error:
            raise self._unusable(error) from error
        return [path for path in found if not path.name.startswith(".") and path.is_file()]

    def _unusable(self, error: OSError) -> Refusal:
        reason = (error.strerror or str(error)).lower()
        return Refusal(say("session.no_folder", folder=self.folder, reason=reason))

    def _named(self, name: str, known: bool = False) -> Path:
        """The file of a name.  Raises Refusal for a name that could lead out of the folder."""
        plain = unicodedata.normalize("NFC", name).strip()
        key = plain.casefold()
        reserved = _DEVICES.fullmatch(key) or (key.startswith(AUTOSAVE) and not known)
        if reserved or not _safe(plain):
            raise Refusal(say("session.slot_name", name=name[:LONGEST_NAME], longest=LONGEST_NAME))
        # some file systems take Rome and rome for the same name, so no two such are made
        with suppress(OSError):
            for path in self.folder.iterdir():
                same = unicodedata.normalize("NFC", path.stem).casefold() == key
                if same and path.suffix == SUFFIX:
                    return path
        return self.folder / f"{plain}{SUFFIX}"

    def _slot(self, path: Path) -> Slot:
        saved_at = 0.0
        try:
            saved_at = path.stat().st_mtime
            saved = _read(path)
        except (Refusal, OSError) as error:
            return Slot(path.stem, saved_at, str(error))
        seats = zip(saved.scenario.roster, saved.policies, strict=True)
        return Slot(
            name=path.stem,
            saved_at=saved_at,
            title=saved.scenario.title,
            turn=len(saved.moves),
            turns=saved.turns,
            humans=tuple(code for code, policy in seats if policy == HUMAN),
            seed=saved.seed,
        )

    def _sweep(self) -> None:
        """Remove what a process that was killed has left half-written."""
        with suppress(OSError):
            for left in self.folder.glob(f".*{SUFFIX}.*.partial"):
                if time.time() - left.stat().st_mtime > STALE:
                    left.unlink()


def _safe(name: str) -> bool:
    """Whether a name is short and of letters, digits and few signs, which do not come first."""
    kinds = [unicodedata.category(sign)[0] for sign in name]
    return (
        0 < len(name) <= LONGEST_NAME
        and kinds[0] in "LN"
        and all(k in KINDS or sign in BETWEEN for k, sign in zip(kinds, name, strict=True))
    )


def _read(path: Path) -> DiaryFile:
    try:
        return read(path)
    except DiaryError as error:
        raise Refusal(str(error)) from error


def _flush(folder: Path) -> None:
    """Let the renaming reach the disk; some systems cannot."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
