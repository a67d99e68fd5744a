"""A single file at a place that somebody has named: written over only where it is ours already."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from files.checking import check_file
from files.place import real, refuse_address
from files.reading import read_start
from files.trouble import Trouble, TroubleKind, unwritable
from files.writing import write_file


class SingleFile:
    """A file behind whatever links lead to it.

    `is_ours` is asked about the first `head` bytes of a file that is there.  An empty file is
    nobody's: nothing is lost with it.
    """

    def __init__(self, path: Path, is_ours: Callable[[bytes], bool], head: int) -> None:
        self.path, self.is_ours, self.head = path, is_ours, head

    def refuse_other(self) -> None:
        """Raise Trouble, of kind OTHERS for a file that is there and is not ours."""
        with self._told() as place:
            if os.path.lexists(place):
                found = read_start(place, self.head)
                if found and not self.is_ours(found):
                    raise Trouble(TroubleKind.OTHERS, place)

    def check(self) -> None:
        """Raise Trouble now if the file could not be written later."""
        self.refuse_other()
        with self._told() as place:
            check_file(place)

    def write(self, data: bytes) -> None:
        """Put the file in place, whole.  Raises Trouble and leaves what is there."""
        self.refuse_other()  # another may have come here meanwhile
        with self._told() as place:
            write_file(place, data)

    @contextmanager
    def _told(self) -> Iterator[Path]:
        """The place itself; what is wrong with it is told of the path as it was given."""
        try:
            refuse_address(self.path)
            yield real(self.path)
        except (OSError, ValueError) as error:
            told = unwritable(error, self.path)
            raise Trouble(told.kind, self.path, told.detail) from error
