"""Writing a folder all at once: it is there, complete, or it is not there.

The files are written into a folder beside, flushed to the disk, and renamed.
"""

import errno
import os
import shutil
import signal
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import NoReturn

from ui.refusal import Refusal
from ui.words import say

FILES = (
    "manifest.json",
    "diary.json",
    "trajectory.parquet",
    "start.parquet",
    "relations.parquet",
    "start_relations.parquet",
    "outcomes.parquet",
    "world.parquet",
    "causes.parquet",
    "report.html",
)
"""Everything that a run writes; a folder with anything else in it is never replaced."""

TERMINATED = 143
NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def _reason(error: OSError) -> str:
    if error.errno in NO_ROOM:
        return say("refuse.no_room")
    return (error.strerror or str(error)).lower()


def _stop(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise SystemExit(TERMINATED)


@contextmanager
def _tidy_when_terminated() -> Iterator[None]:
    """Let a polite request to end clean up first."""
    earlier = signal.signal(signal.SIGTERM, _stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, earlier)


class Folder:
    """A folder for the results of one run.

    Raises Refusal at once if they could not be written there later, before anything is played.
    """

    def __init__(self, path: Path, replace: bool = False) -> None:
        self.path = path
        self.place = Path(os.path.realpath(path))  # behind links, so that renaming is possible
        self.replace = replace
        self._check_free()
        self._check_writable()

    def _check_free(self) -> None:
        if not os.path.lexists(self.place):
            return
        if not self.place.is_dir():
            raise Refusal(say("refuse.not_a_folder", folder=self.path))
        try:
            inside = sorted(os.listdir(self.place))
        except OSError as error:
            raise self._unwritable(error) from error
        if not inside:
            return
        if not self.replace:
            raise Refusal(say("refuse.not_empty", folder=self.path))
        foreign = [name for name in inside if name not in FILES]
        if foreign:
            raise Refusal(say("refuse.foreign", folder=self.path, name=foreign[0]))

    def _check_writable(self) -> None:
        existing = self.place.parent
        while not os.path.lexists(existing):
            existing = existing.parent
        try:
            with tempfile.TemporaryDirectory(dir=existing, prefix=".sixpillars-"):
                pass
        except OSError as error:
            raise self._unwritable(error) from error

    def _unwritable(self, error: OSError) -> Refusal:
        return Refusal(say("refuse.unwritable", folder=self.path, reason=_reason(error)))

    def write(self, files: Mapping[str, bytes]) -> None:
        """Write all files, or none.  Raises Refusal when the disk does not take them."""
        beside: Path | None = None
        try:
            with _tidy_when_terminated():
                self.place.parent.mkdir(parents=True, exist_ok=True)
                self._sweep()
                prefix = f".{self.place.name}.{os.getpid()}."
                beside = Path(
                    tempfile.mkdtemp(prefix=prefix, suffix=".partial", dir=self.place.parent)
                )
                new = beside / "new"
                new.mkdir()
                for name, data in files.items():
                    _write_through(new / name, data)
                _flush_folder(new)
                self._put(new, beside / "old")
        except OSError as error:
            raise self._unwritable(error) from error
        finally:
            if beside is not None:
                shutil.rmtree(beside, ignore_errors=True)

    def _put(self, new: Path, old: Path) -> None:
        self._check_free()  # something may have come here while the game was played
        if self.place.is_dir():
            self.place.rename(old)
            try:
                new.rename(self.place)
            except BaseException:
                old.rename(self.place)
                raise
        else:
            new.rename(self.place)
        _flush_folder(self.place.parent)

    def _sweep(self) -> None:
        """Remove what runs that were killed have left beside."""
        for left in self.place.parent.glob(f".{self.place.name}.*.partial"):
            owner = left.name.removeprefix(f".{self.place.name}.").split(".")[0]
            if owner.isdigit() and not _alive(int(owner)):
                if (left / "old").is_dir() and not os.path.lexists(self.place):
                    (left / "old").rename(self.place)  # it was killed between two renames
                shutil.rmtree(left, ignore_errors=True)


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _write_through(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    with suppress(OSError):  # some file systems cannot
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def replace_file(path: Path, data: bytes) -> None:
    """Write one file anew: the old one stays until the new one is whole.

    Raises Refusal when the disk does not take it.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        _write_through(beside, data)
        beside.replace(path)
    except OSError as error:
        raise Refusal(say("refuse.unwritable", folder=path, reason=_reason(error))) from error
    finally:
        with suppress(OSError):  # there is none, or not even its folder
            beside.unlink()
