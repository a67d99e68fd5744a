"""Reading what comes from others: plain files only, of bounded size, without ever waiting."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from files.place import refuse_address, refuse_other
from files.trouble import Trouble, TroubleKind, unreadable

PIECE = 1 << 20
LARGEST = 1 << 40
# a pipe is opened without waiting for who writes into it, a terminal without becoming ours
FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


@contextmanager
def opened(path: Path) -> Iterator[int]:
    """The handle of a plain file.  Raises Trouble for anything else, and never waits."""
    try:
        refuse_address(path)
        refuse_other(os.stat(path).st_mode, path)  # opening some devices does something
        handle = os.open(path, FLAGS)
    except (OSError, ValueError) as error:
        raise unreadable(error, path) from error
    try:
        refuse_other(os.fstat(handle).st_mode, path)  # what was opened, whatever was there before
        yield handle
    finally:
        os.close(handle)


def read_bytes(path: Path, most: int) -> bytes:
    """The bytes of a plain file of at most `most` bytes.  Raises Trouble."""
    return b"".join(_pieces(path, most))


def read_start(path: Path, count: int) -> bytes:
    """The first bytes of a plain file, at most `count`.  Raises Trouble."""
    with opened(path) as handle:
        try:
            return os.read(handle, count)
        except OSError as error:
            raise unreadable(error, path) from error


def sha256_of(path: Path, most: int = LARGEST) -> str:
    """Of a file's bytes, as hex.  Raises Trouble."""
    found = hashlib.sha256()
    for piece in _pieces(path, most):
        found.update(piece)
    return found.hexdigest()


def _pieces(path: Path, most: int) -> Iterator[bytes]:
    with opened(path) as handle:
        left = most
        try:
            if os.fstat(handle).st_size > most:
                raise Trouble(TroubleKind.LARGE, path, size(most))
            while piece := os.read(handle, min(PIECE, left + 1)):
                left -= len(piece)
                if left < 0:
                    raise Trouble(TroubleKind.LARGE, path, size(most))
                yield piece
        except OSError as error:
            raise unreadable(error, path) from error


def plain_files(folder: Path, pattern: str) -> list[Path]:
    """The files in a folder whose names fit, in order; Trouble if one is not a plain file."""
    found = sorted(folder.glob(pattern))
    for path in found:
        with opened(path):
            pass
    return found


def size(count: int) -> str:
    """A number of bytes, for people."""
    for unit, bytes_of_it in (("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10)):
        if count >= bytes_of_it:
            return f"{count // bytes_of_it:,} {unit}"
    return f"{count:,} bytes"
