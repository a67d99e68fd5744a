"""The files of a batch; what is wrong with one is said in the lab's words."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from files import writing
from files.reading import read_bytes
from files.trouble import Trouble, TroubleKind
from lab.plan import BatchError


@contextmanager
def saying() -> Iterator[None]:
    """Turn trouble with files into a BatchError."""
    try:
        yield
    except Trouble as trouble:
        remedy = "; make room and run the same command again"
        raise BatchError(
            f"{trouble}{remedy if trouble.kind is TroubleKind.NO_ROOM else ''}"
        ) from trouble


def write_whole(path: Path, data: bytes) -> None:
    """Put a file in place at once, in a folder that is made when it must be.  Raises BatchError."""
    with saying():
        writing.make_folder(path.parent)
        writing.write_file(path, data, tidy=False)


def have_too(source: Path, target: Path) -> None:
    """Have a file of one batch in the folder of another.  Raises BatchError."""
    with saying():
        writing.make_folder(target.parent)
        writing.copy_file(source, target)


def read_whole(path: Path, most: int) -> bytes | None:
    """The bytes of a file of at most `most`; None when it cannot be read."""
    with suppress(Trouble):
        return read_bytes(path, most)
    return None
