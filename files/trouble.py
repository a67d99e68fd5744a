"""What can be wrong with a file, as data: whoever speaks with people puts it into their words."""

import errno
import re
from enum import StrEnum
from pathlib import Path
from typing import Any

NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class TroubleKind(StrEnum):
    """What is wrong; its value is the key of a sentence in every language."""

    ADDRESS = "address"
    DAMAGED = "damaged"
    DEVICE = "device"
    EMPTY = "empty"
    FOLDER = "folder"
    FOREIGN = "foreign"
    LARGE = "large"
    LONG = "long"
    LOOP = "loop"
    MISSING = "missing"
    NAME = "name"
    NO_PARENT = "no_parent"
    NO_ROOM = "no_room"
    NOT_EMPTY = "not_empty"
    NOT_FOLDER = "not_folder"
    OTHERS = "others"
    PIPE = "pipe"
    SOCKET = "socket"
    UNREADABLE = "unreadable"
    UNWRITABLE = "unwritable"


CLAUSES = {
    TroubleKind.ADDRESS: "is an address, and only files of this computer can be used",
    TroubleKind.DAMAGED: "is damaged",
    TroubleKind.DEVICE: "is a device, not a file",
    TroubleKind.EMPTY: "is empty, and no name of a file or folder",
    TroubleKind.FOLDER: "is a folder, not a file",
    TroubleKind.FOREIGN: "holds {detail}, which is not ours",
    TroubleKind.LARGE: "is larger than {detail}",
    TroubleKind.LONG: "is too long a name for this disk",
    TroubleKind.LOOP: "is a link that leads back to itself",
    TroubleKind.MISSING: "is not there",
    TroubleKind.NAME: "cannot be the name of a file",
    TroubleKind.NO_PARENT: "cannot be written: its folder is not there",
    TroubleKind.NO_ROOM: "cannot be written: there is no room left on the disk",
    TroubleKind.NOT_EMPTY: "is not empty",
    TroubleKind.NOT_FOLDER: "is not a folder",
    TroubleKind.OTHERS: "is there already and is not ours, so it is not written over",
    TroubleKind.PIPE: "is a pipe, not a file",
    TroubleKind.SOCKET: "is a socket, not a file",
    TroubleKind.UNREADABLE: "cannot be read: {detail}",
    TroubleKind.UNWRITABLE: "cannot be written: {detail}",
}
"""What is said where sentences are in English only; {detail} is the system's reason, a name or a
size."""


class Trouble(OSError):
    """Something wrong with a file or folder: `kind`, `path`, and a `detail` where there is one."""

    def __init__(self, kind: TroubleKind, path: Path, detail: str = "") -> None:
        super().__init__()
        self.kind, self.path, self.detail = kind, path, detail

    def __reduce__(self) -> tuple[Any, ...]:
        """For the way back from a worker."""
        return type(self), (self.kind, self.path, self.detail)

    @property
    def clause(self) -> str:
        """The end of an English sentence that begins with the file."""
        return CLAUSES[self.kind].format(detail=self.detail)

    def __str__(self) -> str:
        """In one English sentence, without its full stop."""
        return f"{written(self.path)} {self.clause}"


def written(path: Path) -> str:
    """A path as it was typed: a Path takes slashes from s3://x and file:///x."""
    plain = re.sub(r"^file:/(?!/)", "file:///", str(path))
    return re.sub(r"^([A-Za-z][A-Za-z0-9+.\-]+):/(?!/)", r"\1://", plain)


def reason(error: OSError) -> str:
    """Why the system did not do something, in its words."""
    return (error.strerror or str(error)).lower()


def unreadable(error: OSError | ValueError, path: Path) -> Trouble:
    """The trouble behind what the system said when a file was to be read."""
    return _named(error, path) or Trouble(TroubleKind.UNREADABLE, path, reason(_system(error)))


def unwritable(error: OSError | ValueError, path: Path) -> Trouble:
    """The trouble behind what the system said when a file was to be written."""
    if isinstance(error, OSError) and error.errno in NO_ROOM:
        return Trouble(TroubleKind.NO_ROOM, path)
    known = _named(error, path)
    if known is None or known.kind is TroubleKind.MISSING:
        return Trouble(TroubleKind.UNWRITABLE, path, reason(_system(error)))
    return known


def _named(error: OSError | ValueError, path: Path) -> Trouble | None:
    if isinstance(error, Trouble):
        return error
    if not isinstance(error, OSError):
        return Trouble(TroubleKind.NAME, path)  # a zero byte, or letters that no name can have
    kinds = {
        errno.ENOENT: TroubleKind.MISSING,
        errno.ENOTDIR: TroubleKind.MISSING,
        errno.ENAMETOOLONG: TroubleKind.LONG,
        errno.ELOOP: TroubleKind.LOOP,
    }
    kind = kinds.get(error.errno or 0)
    return Trouble(kind, path) if kind else None


def _system(error: OSError | ValueError) -> OSError:
    assert isinstance(error, OSError)
    return error
