"""Save slots: a folder of diaries, one file a name.

A slot is nothing but a diary.json, so that `sixpillars replay` takes it as it is.  A file is
written beside, flushed to the disk and renamed: whatever happens, there is the old save or the new
one.  What cannot be read is reported and stays where it is.

Which save is newer is told by the number in it, which is one more than the largest in the folder:
no clock is asked, and a file may be copied, touched or brought back.  Saves of versions without
numbers are older than all with one; among them autosaves go by their place, others by their names.
"""

import os
import re
import time
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from threading import Lock

from agents.lineup import HUMAN
from files.reading import read_bytes, read_start
from files.text import strange_mark
from files.trouble import Trouble, unwritable
from files.writing import make_folder, remove_file
from scenarios.diary_file import (
    HEAD,
    LARGEST_FILE,
    LARGEST_NUMBER,
    DiaryError,
    DiaryFile,
    dump,
    glance,
    number_in,
)
from scenarios.earlier_game import read_earlier
from sim.edition import RULES
from ui.play.diaries import PlayedByOtherRules, read_moves
from ui.play.refusal import Refusal
from ui.play.saving import refusal, replace_file, saying
from ui.play.session.folder import default_folder
from ui.play.words import say

AUTOSAVE = "autosave"
SUFFIX = ".json"
LONGEST_NAME = 40
KINDS = "LNM"  # letters, digits and their marks, of any script; no dots, no slashes
BETWEEN = " -_"
_PLACE = re.compile(rf"{AUTOSAVE}(?:-(\d+))?")
_WRITING = Lock()  # no two writings of this process have one number
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)")  # files of these names cannot be on Windows


@dataclass(frozen=True)
class Slot:
    """One save; `problem` is a sentence when it cannot be used, and then the rest is empty.

    But of a game that other rules have played it is known what it was.
    """

    name: str
    written: str = ""  # the day and time on the file, to be shown and nothing else
    problem: str = ""
    place: int = 0  # 1 for the autosave of the game played last, 2 for the one before it
    title: str = ""  # of the scenario
    turn: int = 0
    turns: int = 0
    humans: tuple[str, ...] = ()
    seed: int = 0
    drafted: bool = False  # whether it holds orders of the turn in play
    rules: int = RULES  # with which it was played; only those of this version go on


class Slots:
    """The saves in a folder, which is made when the first is written."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = default_folder() if folder is None else folder

    def save(self, name: str, saved: DiaryFile, overwrite: bool = False) -> Path:
        """Save a game as it stands.  Raises Refusal and leaves what is there.

        A save of that name is replaced only when asked for, and never when it cannot be read.
        """
        path = self._named(name)
        if os.path.lexists(path):
            slot = self._slot(path)
            if slot.rules != RULES:
                raise Refusal(say("session.slot_other_rules", name=path.stem, rules=slot.rules))
            if path.is_file() and not overwrite:
                raise Refusal(say("session.slot_taken", name=path.stem))
            if slot.problem:
                raise Refusal(say("session.slot_damaged", name=path.stem, problem=slot.problem))
        self.write(path, saved)
        return path

    def load(self, name: str) -> DiaryFile:
        """The game in a slot.  Raises Refusal with one sentence."""
        return read_moves(self.file(name))

    def file(self, name: str) -> Path:
        """The file of a save that is there.  Raises Refusal."""
        path = self._named(name, known=True)
        if not path.is_file():
            raise Refusal(say("session.no_slot", name=name))
        return path

    def delete(self, name: str) -> None:
        """Remove a slot.  Raises Refusal."""
        path = self._named(name, known=True)
        try:
            remove_file(path)
        except Trouble as error:
            raise Refusal(say("session.no_slot", name=name)) from error

    def listing(self) -> tuple[Slot, ...]:
        """Every save, the newest first; damaged ones with what is wrong.  Raises Refusal."""
        places = count(1)
        slots = [self._slot(path) for path in self.in_order()]
        return tuple(
            replace(slot, place=next(places)) if automatic(slot.name) and not slot.problem else slot
            for slot in slots
        )

    def in_order(self, wanted: Callable[[str], bool] = lambda _: True) -> list[Path]:
        """The files of the saves whose names are wanted, the newest first.  Raises Refusal."""
        if not self.folder.exists():
            return []
        files = [path for path in self._files() if wanted(path.stem)]
        return sorted(files, key=lambda path: (-_number(path), _place(path.stem), path.name))

    def write(self, path: Path, saved: DiaryFile) -> bytes:
        """Write a game into a file of the folder, all of it or nothing; returns what was written.

        It gets the next number.  Raises Refusal.
        """
        with _WRITING:
            try:
                make_folder(self.folder)
            except Trouble as trouble:
                raise self._unusable(trouble) from trouble
            largest = max(map(_number, self._files()), default=0)
            if largest >= LARGEST_NUMBER:
                largest = self._count_anew()
            data = dump(saved.model_copy(update={"save_number": largest + 1}))
            replace_file(path, data)
        return data

    def _count_anew(self) -> int:
        """Give the saves the numbers from 1 in their order; returns the largest.  Raises Refusal.

        Nobody writes so many: a file from elsewhere brought the number.
        """
        largest = 0
        for path in reversed(self.in_order()):
            try:
                saved = read_moves(path)
            except Refusal:  # a damaged save stays as it is
                continue
            largest += 1
            replace_file(path, dump(saved.model_copy(update={"save_number": largest})))
        return largest

    def _files(self) -> list[Path]:
        try:
            found = [path for path in self.folder.iterdir() if path.suffix == SUFFIX]
        except OSError as error:
            raise self._unusable(error) from error
        return [path for path in found if not path.name.startswith(".") and path.is_file()]

    def _unusable(self, error: OSError) -> Refusal:
        reason = refusal(unwritable(error, self.folder))
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
        written = _written(path)
        try:
            saved = read_moves(path)
        except PlayedByOtherRules as refusal:
            return _earlier(path, written, refusal)
        except Refusal as refusal:
            return Slot(path.stem, written, str(refusal))
        seats = zip(saved.scenario.roster, saved.policies, strict=True)
        return Slot(
            name=path.stem,
            written=written,
            title=saved.scenario.title,
            turn=len(saved.moves),
            turns=saved.turns,
            humans=tuple(code for code, policy in seats if policy == HUMAN),
            seed=saved.seed,
            drafted=saved.turn_in_play is not None and bool(saved.turn_in_play.drafts),
        )


def _earlier(path: Path, written: str, refusal: PlayedByOtherRules) -> Slot:
    """A save of other rules: what it was, as far as its file tells, and why it stays as it is."""
    slot = Slot(path.stem, written, str(refusal), rules=refusal.rules)
    try:
        game = read_earlier(path)
    except DiaryError:
        return slot
    return replace(
        slot,
        title=game.scenario.title,
        turn=game.turn,
        turns=game.turns,
        humans=game.humans,
        seed=game.seed,
    )


def _safe(name: str) -> bool:
    """Whether a name is short and of letters, digits and few signs, which do not come first."""
    kinds = [unicodedata.category(sign)[0] for sign in name]
    return (
        0 < len(name) <= LONGEST_NAME
        and kinds[0] in "LN"
        and strange_mark(name) is None
        and all(k in KINDS or sign in BETWEEN for k, sign in zip(kinds, name, strict=True))
    )


def automatic(name: str) -> bool:
    """Whether a save is made by the game itself."""
    return _PLACE.fullmatch(name.casefold()) is not None


def read_save(path: Path) -> bytes:
    """The bytes of a save.  Raises Refusal."""
    with saying():
        return read_bytes(path, LARGEST_FILE)


def _number(path: Path) -> int:
    """The number in a save; 0 where there is none, or no save."""
    try:
        number = number_in(read_start(path, HEAD))
        return glance(read_save(path), str(path))[0] if number is None else number
    except (Trouble, Refusal, DiaryError):
        return 0


def _place(name: str) -> int:
    found = _PLACE.fullmatch(name.casefold())
    return int(found[1] or 1) if found else 0


def _written(path: Path) -> str:
    try:
        return time.strftime("%Y-%m-%d %H:%M", time.localtime(path.stat().st_mtime))
    except (OSError, OverflowError, ValueError):
        return "?"
