"""Files that are whole or not there: written beside, flushed to the disk, put in place at once."""

import os
from contextlib import suppress
from pathlib import Path

from files.half import begin, sweep
from files.place import refuse_address, refuse_target
from files.reading import opened
from files.trouble import Trouble, TroubleKind, unwritable

PIECE = 1 << 20


def write_file(path: Path, data: bytes, tidy: bool = True) -> None:
    """Write a file anew; the old one stays until the new one is whole.  Raises Trouble.

    Whoever writes thousands into one folder sweeps it once and says `tidy=False`.
    """
    try:
        refuse_target(path)
        if tidy:
            sweep(path.parent)
        with begin(path.parent) as half:
            half.write(data)
            half.put(path)
        flush_folder(path.parent)
    except (OSError, ValueError) as error:
        raise unwritable(error, path) from error


def write_new(folder: Path, stem: str, suffix: str, data: bytes) -> Path:
    """Write a file of this name, with a number behind it where there is one already.

    Returns where it is.  Raises Trouble.  Nothing is ever written over.
    """
    path, number = folder / f"{stem}{suffix}", 2
    try:
        refuse_address(path)
        sweep(folder)
        with begin(folder) as half:
            half.write(data)
            half.flush()
            while not _put_if_free(half.path, path):
                path, number = folder / f"{stem}-{number}{suffix}", number + 1
        flush_folder(folder)
    except (OSError, ValueError) as error:
        raise unwritable(error, path) from error
    return path


def _put_if_free(half: Path, target: Path) -> bool:
    try:
        os.link(half, target)
    except FileExistsError:
        return False
    except OSError:  # a disk without links
        try:
            os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
        except FileExistsError:
            return False
        os.replace(half, target)
    return True


def copy_file(source: Path, target: Path) -> None:
    """Have a file at another place, too: as a link where the disk allows, else as a copy.

    Raises Trouble.
    """
    try:
        refuse_target(target)
        with opened(source) as handle:
            if not (os.path.lexists(target) or os.path.islink(source)):
                with suppress(OSError):
                    os.link(source, target)
                    flush_folder(target.parent)
                    return
            with begin(target.parent) as half:
                while piece := os.read(handle, PIECE):
                    half.write(piece)
                half.put(target)
        flush_folder(target.parent)
    except (OSError, ValueError) as error:
        raise unwritable(error, target) from error


def move_file(path: Path, target: Path) -> None:
    """Give a file another name in its folder, instead of what has that name.  Raises Trouble."""
    try:
        refuse_target(target)
        os.replace(path, target)
        flush_folder(target.parent)
    except (OSError, ValueError) as error:
        raise unwritable(error, path) from error


def remove_file(path: Path) -> None:
    """Remove a file.  Raises Trouble."""
    try:
        os.unlink(path)
        flush_folder(path.parent)
    except (OSError, ValueError) as error:
        raise unwritable(error, path) from error


def make_folder(path: Path) -> list[Path]:
    """Make a folder and those above it; returns the ones that were not there.  Raises Trouble."""
    made: list[Path] = []
    try:
        refuse_address(path)
        for folder in _missing(path):
            if _make_one(folder):
                made.append(folder)
        for folder in made:
            flush_folder(folder.parent)
    except (OSError, ValueError) as error:
        unmake(made)
        raise unwritable(error, path) from error
    except BaseException:  # interrupted
        unmake(made)
        raise
    return made


def _missing(path: Path) -> list[Path]:
    """The folder and those above it that are not there, the highest first."""
    missing: list[Path] = []
    while not os.path.isdir(path) and path not in missing:
        missing.append(path)
        path = path.parent
    return missing[::-1]


def _make_one(folder: Path) -> bool:
    try:
        os.mkdir(folder)
    except FileExistsError:
        if os.path.isdir(folder):
            return False  # somebody else made it meanwhile
        raise Trouble(TroubleKind.NOT_FOLDER, folder) from None
    return True


def unmake(made: list[Path]) -> None:
    """Remove folders that were made and have stayed empty."""
    with suppress(OSError):
        for folder in reversed(made):
            os.rmdir(folder)


def flush_folder(folder: Path) -> None:
    """Let a renaming reach the disk; some systems cannot."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
