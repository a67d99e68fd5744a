"""What stands at a place: a file, a folder, or something that is never read or written over."""

import os
import re
import stat
from pathlib import Path

from files.trouble import Trouble, TroubleKind

# two letters or more: C:\ is a drive
_ADDRESS = re.compile(
    r"[A-Za-z][A-Za-z0-9+.\-]+:[/\\]|(https?|ftps?|sftp|ssh|file|s3|gs|az|abfss?|hdfs):",
    re.IGNORECASE,
)
NOTHING = Path('""')
KINDS = (
    (stat.S_ISDIR, TroubleKind.FOLDER),
    (stat.S_ISFIFO, TroubleKind.PIPE),
    (stat.S_ISSOCK, TroubleKind.SOCKET),
)


def typed(word: str | Path) -> Path:
    """The path that somebody has written.

    What begins with ./ or / is a path, whatever follows; a Path by itself forgets the ./ of one
    that is an address without it.  Raises Trouble of kind EMPTY or ADDRESS.
    """
    if isinstance(word, Path):
        return word
    if not word:
        raise Trouble(TroubleKind.EMPTY, NOTHING)
    path = Path(word)
    if _ADDRESS.match(word):
        raise Trouble(TroubleKind.ADDRESS, path)
    return path.absolute() if _ADDRESS.match(str(path)) else path


def refuse_address(path: Path) -> None:
    """Raise Trouble for s3://bucket/x, file:///x and their like, which are no paths."""
    if _ADDRESS.match(str(path)):
        raise Trouble(TroubleKind.ADDRESS, path)


def refuse_other(mode: int, path: Path) -> None:
    """Raise Trouble for what is not a plain file; `mode` is its st_mode."""
    if not stat.S_ISREG(mode):
        kinds = [kind for holds, kind in KINDS if holds(mode)]
        raise Trouble(kinds[0] if kinds else TroubleKind.DEVICE, path)


def refuse_target(path: Path) -> None:
    """Raise Trouble unless a file may be put at this place: nothing is there, or a plain file."""
    refuse_address(path)
    try:
        refuse_other(os.stat(path).st_mode, path)
    except FileNotFoundError:
        os.lstat(path.parent)


def real(path: Path) -> Path:
    """The place itself, behind links."""
    return Path(os.path.realpath(path))
