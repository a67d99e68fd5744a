"""Half-written files: hidden, named for themselves alone, locked while their writer lives.

    .sixpillars.desk-3f2a91c0.4711.9c41e0d2.partial     a file on its way
    .sixpillars.desk-3f2a91c0.4711.9c41e0d2.folder      a folder on its way, beside its .partial

A name holds the host, a digest of host, boot and container, and the process.  It owes nothing to
the name of the target, which may be as long as the disk allows.  Whether a writer still lives is
not asked of the process number, which means something else in another container: a writer holds a
lock on its .partial, and the system takes the lock from a process that is gone.

What is swept has a name of exactly this form, and is a plain file or a folder of plain files: a
name that only resembles ours is somebody else's.
"""

import hashlib
import os
import re
import secrets
import socket
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

OURS = ".sixpillars."
PARTIAL, FOLDER = ".partial", ".folder"
STALE = 24 * 3600.0  # seconds after which what another machine has left belongs to nobody
TRIES = 20
NAME = re.compile(
    r"\.sixpillars\.[A-Za-z0-9]{0,24}-[0-9a-f]{8}\.[0-9]{1,10}\.[0-9a-f]{8}\.(partial|folder)"
)
CREATE = (
    os.O_RDWR
    | os.O_CREAT
    | os.O_EXCL
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOFOLLOW", 0)
)


@cache
def machine() -> str:
    """This host, this boot of it, and this container on it."""
    host = socket.gethostname()
    marks = [host]
    for place in ("/proc/sys/kernel/random/boot_id", "/proc/self/ns/pid", "/proc/self/ns/mnt"):
        with suppress(OSError):
            found = os.stat(place)
            marks.append(f"{found.st_dev}.{found.st_ino}" if "/ns/" in place else _boot(place))
    digest = hashlib.sha256("\0".join(marks).encode()).hexdigest()[:8]
    return f"{re.sub('[^A-Za-z0-9]', '', host)[:24]}-{digest}"


def _boot(place: str) -> str:
    handle = os.open(place, os.O_RDONLY)
    try:
        return os.read(handle, 100).decode()
    finally:
        os.close(handle)


def is_ours(name: str) -> bool:
    """Whether something in a folder is on its way there, and not yet part of it."""
    return NAME.fullmatch(name) is not None


class Half:
    """A half-written file; leaving the `with` of `begin` removes it unless it was put in place."""

    def __init__(self, path: Path, handle: int) -> None:
        self.path, self.handle = path, handle
        self.folder = path.with_name(path.name.removesuffix(PARTIAL) + FOLDER)

    def write(self, data: bytes) -> None:
        """Add these bytes."""
        write_all(self.handle, data)

    def flush(self) -> None:
        """Let them reach the disk."""
        os.fsync(self.handle)

    def put(self, target: Path) -> None:
        """Put it in place at once, instead of what is there."""
        self.flush()
        if sys.platform == "win32":  # an open file cannot be renamed there
            self.close()
        os.replace(self.path, target)

    def close(self) -> None:
        """Let go of the lock."""
        if self.handle >= 0:
            os.close(self.handle)
            self.handle = -1


@contextmanager
def begin(folder: Path) -> Iterator[Half]:
    """A new half-written file in a folder.  Raises OSError."""
    half = _created(folder)
    try:
        yield half
    finally:
        if sys.platform == "win32":
            half.close()
        with suppress(OSError):  # it was put in place
            os.unlink(half.path)
        half.close()


def _created(folder: Path) -> Half:
    for _ in range(TRIES):
        path = folder / f"{OURS}{machine()}.{os.getpid()}.{secrets.token_hex(4)}{PARTIAL}"
        handle = os.open(path, CREATE, 0o666)
        if _lock(handle) is not False and os.fstat(handle).st_nlink:
            return Half(path, handle)
        os.close(handle)  # somebody who sweeps came between the two calls
    raise FileExistsError(f"{folder} is being swept without end")


def write_all(handle: int, data: bytes) -> None:
    """Write all of these bytes; the system may take them in pieces.  Raises OSError."""
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view) :]


def sweep(folder: Path) -> None:
    """Remove what writers that are gone have left half-written in a folder."""
    with suppress(OSError):
        for name in sorted(os.listdir(folder)):
            if is_ours(name):
                _sweep_one(folder / name)


def sweep_below(folder: Path) -> None:
    """The same in a folder and all that are in it."""
    for below, _, _ in os.walk(folder):
        sweep(Path(below))


def _sweep_one(path: Path) -> None:
    partial = path.with_name(path.name.removesuffix(FOLDER).removesuffix(PARTIAL) + PARTIAL)
    if path == partial:
        with suppress(OSError), _abandoned(path) as gone:
            if gone:
                remove_flat(Half(path, -1).folder)
                os.unlink(path)
    elif not os.path.lexists(partial):
        remove_flat(path)  # the .partial is there as long as its writer is


def remove_flat(folder: Path) -> None:
    """Remove a folder on its way, which holds plain files alone; any other stays as it is."""
    with suppress(OSError):
        if stat.S_ISDIR(os.lstat(folder).st_mode):
            with os.scandir(folder) as entries:
                inside = list(entries)
            if all(entry.is_file(follow_symlinks=False) for entry in inside):
                for entry in inside:
                    os.unlink(entry.path)
                os.rmdir(folder)


@contextmanager
def _abandoned(path: Path) -> Iterator[bool]:
    """Whether nobody writes to this file any more; nobody will while this is asked."""
    found = os.lstat(path)
    if not stat.S_ISREG(found.st_mode):
        yield False
        return
    old = time.time() - found.st_mtime > STALE
    if sys.platform == "win32":
        yield old  # and what is open cannot be removed there
        return
    handle = os.open(path, os.O_RDWR | os.O_NONBLOCK | os.O_NOFOLLOW)
    try:
        free = _lock(handle)
        own = path.name.startswith(f"{OURS}{machine()}.")
        yield old if free is None else free and (own or old)
    finally:
        os.close(handle)


if sys.platform == "win32":

    def _lock(handle: int) -> bool | None:  # noqa: ARG001  (an open file is its own lock there)
        return True

else:
    import fcntl

    def _lock(handle: int) -> bool | None:
        """Whether the file is locked for us now; None where this disk knows no locks."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return None
        return True
