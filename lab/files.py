"""Files that are whole or not there: written beside, flushed to the disk, renamed."""

import errno
import hashlib
import os
import socket
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from lab.plan import BatchError

NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
PIECE = 1 << 20


def write_whole(path: Path, data: bytes) -> None:
    """Put a file in place at once.  Raises BatchError when the disk does not take it."""
    beside = path.with_name(f".{path.name}.{socket.gethostname()}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
        _flush_folder(path.parent)
    except OSError as error:
        raise BatchError(f"{path} cannot be written: {reason(error)}") from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def reason(error: OSError) -> str:
    """Why the disk did not take something, in words."""
    if error.errno in NO_ROOM:
        return "there is no room left on the disk; make room and run the same command again"
    return (error.strerror or str(error)).lower()


def _flush_folder(folder: Path) -> None:
    with suppress(OSError):  # some file systems cannot
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def sha256_of(path: Path) -> str | None:
    """Of a file's bytes, as hex; None when it cannot be read."""
    found = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while piece := file.read(PIECE):
                found.update(piece)
    except OSError:
        return None
    return found.hexdigest()


def sweep(folder: Path) -> None:
    """Remove what processes of this machine that were killed have left half-written."""
    for left in _half_written(folder):
        owner = left.name.rsplit(".", maxsplit=2)[1]
        if owner.isdigit() and not _alive(int(owner)):
            with suppress(OSError):
                left.unlink()


def _half_written(folder: Path) -> Iterator[Path]:
    mark = f".{socket.gethostname()}."
    for path in folder.rglob(".*.tmp"):
        if mark in path.name:
            yield path


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
