"""Where a class is kept: one SQLite file, a log that only grows, and the drafts beside it.

Every entry is on the disk before it takes effect.  One server holds the file for as long as it
runs; the system takes the lock from a process that is gone.
"""

import math
import os
import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from pydantic import ValidationError

from files.trouble import Trouble, TroubleKind
from files.writing import make_folder, remove_file
from scenarios.move_file import DraftFile
from sim.edition import RULES
from ui.play.classroom.entries import ENTRY, Entry
from ui.play.refusal import Refusal
from ui.play.saving import refusal, saying
from ui.play.session import folder
from ui.play.words import say

FORMAT = 1
APPLICATION = 0x36504C43
"""Tells our files from other SQLite files."""
SUFFIX = ".sqlite"
BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a file while it is open."""
CODE = re.compile(r"[A-Z]{6}")
TABLES = (
    "CREATE TABLE log(seq INTEGER PRIMARY KEY AUTOINCREMENT, at REAL NOT NULL, body TEXT NOT NULL)",
    "CREATE TABLE drafts(seat INTEGER PRIMARY KEY, run INTEGER NOT NULL, turn INTEGER NOT NULL,"
    " body TEXT NOT NULL)",
    "CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL)",
)
CORRUPT = ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_MISMATCH")
NO_LETTERS = "could not decode"
"""How Python begins to say that a text in a store is none; then it says the text itself.

So texts are asked for as blobs, which are looked at before they are taken for texts.
"""
OTHERWISE = "SQLITE_ERROR"
"""What SQLite says of tables and columns that are not there."""
BUSY = ("SQLITE_BUSY", "SQLITE_LOCKED")


def default_folder() -> Path:
    """Where this computer keeps classes: beside the saves."""
    return folder.default_folder() / "classes"


def path_of(code: str, kept: Path | None = None) -> Path:
    """The file of the class with this code.  Raises Refusal for what is no code."""
    if CODE.fullmatch(code.upper()) is None:
        raise Refusal(say("classroom.core.no_code", code=code[:20]))
    return (kept or default_folder()) / f"{code.upper()}{SUFFIX}"


def codes(kept: Path | None = None) -> tuple[str, ...]:
    """The codes of the classes that are kept."""
    found: list[str] = []
    with suppress(OSError):
        for name in sorted(os.listdir(kept or default_folder())):
            if name.endswith(SUFFIX) and CODE.fullmatch(name.removesuffix(SUFFIX)):
                found.append(name.removesuffix(SUFFIX))
    return tuple(found)


def forget(code: str, kept: Path | None = None) -> None:
    """Remove all that is kept of a class.  Raises Refusal: also while a server holds it."""
    path = path_of(code, kept)
    if not path.is_file():
        raise Refusal(say("classroom.core.no_class", code=code.upper()))
    with suppress(_Damaged):  # what cannot be read may still be forgotten
        Store(path).close()
    with saying():
        for end in ("", *BESIDE):
            if os.path.lexists(f"{path}{end}"):
                remove_file(Path(f"{path}{end}"))


class _Damaged(Refusal):
    """A file that is no store, or of another version."""


def damaged(file: Path, number: int) -> Refusal:
    """What is said of an entry that cannot be, by its number."""
    return _Damaged(say("classroom.core.entry", file=file.name, number=number))


class Store:
    """One class on the disk.  Any thread may use it, one at a time."""

    def __init__(self, path: Path) -> None:
        """Open the file of a class, or make one.

        Raises Refusal: for a file that another server holds, that another version wrote, that is no
        store, or that the disk does not take.
        """
        self.path = path
        self._base: sqlite3.Connection | None = None
        with saying():
            make_folder(path.parent)
        with self._telling():
            self._base = sqlite3.connect(
                path, timeout=0.0, isolation_level=None, check_same_thread=False
            )
        try:
            with self._telling():
                self._take()
        except Refusal:
            self.close()
            raise

    def close(self) -> None:
        """Let go of the file."""
        if self._base is not None:
            with suppress(sqlite3.Error):
                self._base.close()
            self._base = None

    # the log

    def append(self, entry: Entry, at: float) -> int:
        """Write an entry down; returns its number.  Raises Refusal, and then nothing is written."""
        return self.append_all((entry,), at)

    def append_all(self, entries: tuple[Entry, ...], at: float) -> int:
        """Write several, or none; returns the number of the last.  Raises Refusal."""
        number = 0
        with self._writing() as base:
            for entry in entries:
                body = entry.model_dump_json()
                cursor = base.execute("INSERT INTO log(at, body) VALUES (?, ?)", (at, body))
                number = cursor.lastrowid or 0
        return number

    def entries(self) -> Iterator[tuple[int, float, Entry]]:
        """Number, time and entry, in order.  Raises Refusal for what no server has written.

        What has a form that a server writes may still not fit what was before: see fitting.py.
        """
        with self._telling():
            rows = self._open.execute(
                "SELECT seq, at, CAST(body AS BLOB) FROM log ORDER BY seq"
            ).fetchall()
        for number, at, body in rows:
            if not (isinstance(at, float) and math.isfinite(at)):
                raise damaged(self.path, number)
            try:
                yield number, at, ENTRY.validate_json(body)
            except ValidationError as error:
                raise damaged(self.path, number) from error

    def __len__(self) -> int:
        """Entries written."""
        with self._telling():
            return int(self._open.execute("SELECT COUNT(*) FROM log").fetchone()[0])

    # drafts

    def keep_drafts(self, run: int, turn: int, drafts: Mapping[int, DraftFile]) -> None:
        """Keep the drafts of some seats instead of what was kept of them.  Raises Refusal."""
        with self._writing() as base:
            base.executemany(
                "INSERT INTO drafts(seat, run, turn, body) VALUES (?, ?, ?, ?) ON CONFLICT(seat)"
                " DO UPDATE SET run = excluded.run, turn = excluded.turn, body = excluded.body",
                [(seat, run, turn, draft.model_dump_json()) for seat, draft in drafts.items()],
            )

    def drafts(self, run: int, turn: int) -> dict[int, DraftFile]:
        """The drafts of a turn by seat; what cannot be read is left out."""
        with self._telling():
            rows = self._open.execute(
                "SELECT seat, CAST(body AS BLOB) FROM drafts WHERE run = ? AND turn = ?",
                (run, turn),
            ).fetchall()
        found: dict[int, DraftFile] = {}
        for seat, body in rows:
            with suppress(ValidationError):
                found[seat] = DraftFile.model_validate_json(body)
        return found

    # what else is kept

    def set(self, key: str, value: str) -> None:
        """Keep a value, such as the hash of the teacher's password.  Raises Refusal."""
        with self._writing() as base:
            base.execute("INSERT OR REPLACE INTO meta(key, value) VALUES (?, ?)", (key, value))

    def get(self, key: str) -> str | None:
        """A value that was kept."""
        with self._telling():
            asked = "SELECT CAST(value AS BLOB) FROM meta WHERE key = ?"
            row = self._open.execute(asked, (key,)).fetchone()
        return None if row is None else bytes(row[0]).decode(errors="replace")

    # the file

    @property
    def _open(self) -> sqlite3.Connection:
        if self._base is None:
            raise Refusal(say("classroom.core.store_closed", file=self.path.name))
        return self._base

    def _take(self) -> None:
        """Hold the file alone, and have its tables.  Raises Refusal or sqlite3.Error."""
        base = self._open
        base.execute("PRAGMA locking_mode = EXCLUSIVE")
        base.execute("BEGIN EXCLUSIVE")
        known = base.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()[0]
        if known:
            self._check(base)
        else:
            for table in TABLES:
                base.execute(table)
            base.execute(f"PRAGMA application_id = {APPLICATION}")
            base.execute(f"PRAGMA user_version = {FORMAT}")
            base.execute("INSERT INTO meta(key, value) VALUES ('rules', ?)", (str(RULES),))
        base.execute("COMMIT")
        base.execute("PRAGMA journal_mode = WAL")
        base.execute("PRAGMA synchronous = FULL")

    def _check(self, base: sqlite3.Connection) -> None:
        """Raise Refusal for a file of another program or version."""
        if base.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
            raise _Damaged(say("classroom.core.no_store", file=self.path.name))
        written = base.execute("PRAGMA user_version").fetchone()[0]
        rules = base.execute("SELECT value FROM meta WHERE key = 'rules'").fetchone()
        if written != FORMAT or rules is None or rules[0] != str(RULES):
            raise _Damaged(say("classroom.core.version", file=self.path.name))

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: on the disk when this ends, or as if it had never begun."""
        with self._telling():
            base = self._open
            base.execute("BEGIN IMMEDIATE")
            try:
                yield base
                base.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):  # a full disk has rolled it back already
                    base.execute("ROLLBACK")
                raise

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Turn what SQLite says into a Refusal."""
        try:
            yield
        except sqlite3.Error as error:
            raise self._told(error) from error

    def _told(self, error: sqlite3.Error) -> Refusal:
        name: str = getattr(error, "sqlite_errorname", "") or ""
        if name.startswith("SQLITE_FULL"):
            return refusal(Trouble(TroubleKind.NO_ROOM, self.path))
        if name.startswith(BUSY):
            return Refusal(say("classroom.core.held", file=self.path.name))
        unread = name == OTHERWISE or str(error).lower().startswith(NO_LETTERS)
        if unread or name.startswith(CORRUPT):
            return _Damaged(say("classroom.core.no_store", file=self.path.name))
        return refusal(Trouble(TroubleKind.UNWRITABLE, self.path, str(error).lower()))
