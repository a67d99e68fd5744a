"""Writing for people: what is in the way is said in one sentence, in their language."""

import signal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from files import folder, writing
from files.trouble import Trouble, written
from ui.refusal import Refusal
from ui.streams import stop
from ui.words import say

TABLES = (
    *("trajectory", "start", "relations", "start_relations"),
    *("outcomes", "world", "causes"),
)
DIARY = "diary.json"
FILES = (
    "manifest.json",
    DIARY,
    *(f"{table}.{form}" for form in ("parquet", "csv") for table in TABLES),
    "report.html",
)
"""Everything that a run writes; a folder with anything else in it is never written over."""


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


class Folder:
    """A folder for the results of one run.

    Raises Refusal at once if they could not be written there later, before anything is played.
    """

    def __init__(self, path: Path, replace: bool = False) -> None:
        self.path, self.replace = path, replace
        self.folder = folder.Folder(path, FILES)
        with saying():
            self.folder.check(replace)

    def write(self, contents: Mapping[str, bytes], manifest: Mapping[str, Any]) -> None:
        """Write all files, or none.  Raises Refusal when the disk does not take them."""
        with saying(), _tidy_when_terminated():
            self.folder.write(contents, manifest, self.replace)


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
