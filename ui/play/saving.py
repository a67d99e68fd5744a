"""Writing for people: what is in the way is said in one sentence, in their language."""

import signal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from files import folder, writing
from files.manifest import MANIFEST
from files.trouble import Trouble, TroubleKind, written
from ui.play.held import FolderHolds, held_in
from ui.play.refusal import Refusal
from ui.play.termination import stop
from ui.play.words import say

TABLES = (
    *("trajectory", "start", "relations", "start_relations"),
    *("outcomes", "world", "causes"),
)
DIARY = "diary.json"
FILES = (
    MANIFEST,
    DIARY,
    *(f"{table}.{form}" for form in ("parquet", "csv") for table in TABLES),
    "report.html",
)
"""Everything that a run writes; a folder with anything else in it is never written over."""

NEVER_REPLACED = (FolderHolds.BATCH, FolderHolds.ANSWER, FolderHolds.OTHER)


def refusal(trouble: Trouble) -> Refusal:
    """What is wrong with a file, said to people."""
    return Refusal(say(f"file.{trouble.kind}", file=written(trouble.path), detail=trouble.detail))


@contextmanager
def saying() -> Iterator[None]:
    """Turn trouble with files into a Refusal."""
    try:
        yield
    except Trouble as trouble:
        raise refusal(trouble) from trouble


class RunFolder:
    """A folder for the results of one run.

    Raises Refusal at once if they could not be written there later, before anything is played.
    """

    def __init__(self, path: Path, replace: bool = False, offers_force: bool = False) -> None:
        self.path, self.replace = path, replace
        self.offers_force = offers_force  # whether the command could replace a run if it were told
        self.folder = folder.Folder(path, FILES)
        with self._saying():
            self.folder.check(replace)
            if held_in(path) in NEVER_REPLACED:  # with no other file, its name alone looks ours
                raise Trouble(TroubleKind.FOREIGN, path, MANIFEST)

    def write(self, contents: Mapping[str, bytes], manifest: Mapping[str, Any]) -> None:
        """Write all files, or none.  Raises Refusal when the disk does not take them."""
        with self._saying(), _tidy_when_terminated():
            self.folder.write(contents, manifest, self.replace)

    @contextmanager
    def _saying(self) -> Iterator[None]:
        """Turn trouble into a Refusal that says what the folder is, where it is in the way."""
        try:
            yield
        except Trouble as trouble:
            if (key := self._occupied_by(trouble)) is None:
                raise refusal(trouble) from trouble
            raise Refusal(say(f"occupied.{key}", folder=written(self.path))) from trouble

    def _occupied_by(self, trouble: Trouble) -> str | None:
        """What a folder that is in use holds, as the key of a sentence; None for anything else."""
        if trouble.kind not in (TroubleKind.NOT_EMPTY, TroubleKind.FOREIGN):
            return None
        found = held_in(self.path)
        if found in NEVER_REPLACED:
            return found.value
        if found is not FolderHolds.RUN or trouble.kind is TroubleKind.FOREIGN:
            return None
        with suppress(Trouble):
            self.folder.check(replace=True)
            return "run_force" if self.offers_force else "run"
        return None  # there is more than a run, and nothing replaces that


def renew_file(path: Path, name: str, data: bytes) -> None:
    """Write one file of a run's folder anew.  Raises Refusal when the disk does not take it."""
    with saying():
        folder.Folder(path, FILES).renew(name, data)


def replace_file(path: Path, data: bytes) -> None:
    """Write one file anew: the old one stays until the new one is whole.

    Raises Refusal when the disk does not take it.
    """
    with saying():
        writing.write_file(path, data)


@contextmanager
def _tidy_when_terminated() -> Iterator[None]:
    """Let a polite request to end clean up first."""
    earlier = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, earlier)
