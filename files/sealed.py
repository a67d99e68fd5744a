"""What waits in a folder until it is moved in, and is told from what only has its name.

A name can be anybody's.  What a writer of ours has sealed is a real folder of plain files, whose
manifest lists each of them with its size; and where it has a file that is not known by name,
nothing of that name is in the way.  Anything else is somebody else's, and is left alone.
"""

import os
import stat
from collections.abc import Collection
from contextlib import suppress
from errno import EEXIST, ENOTEMPTY
from pathlib import Path

from files.half import OURS
from files.manifest import LARGEST_MANIFEST, MANIFEST, listed_in
from files.reading import read_bytes
from files.trouble import Trouble, TroubleKind

WHOLE = f"{OURS}whole"


class Sealed:
    """The sealed files in `place`, whose files are `known` by name."""

    def __init__(self, place: Path, known: Collection[str]) -> None:
        self.place, self.path, self.known = place, place / WHOLE, known

    def waiting(self) -> list[str] | None:
        """The names of the files that wait; None when nothing has been sealed.

        Raises Trouble of kind FOREIGN for what is there and is not ours.
        """
        seen = self._look()
        while seen is not None and not self._is_ours(seen[-1]):
            earlier, seen = seen, self._look()
            if seen == earlier:
                raise self._foreign()
        return None if seen is None else seen[-1]

    def move_in(self, name: str) -> None:
        """Put a file in place.  Raises OSError."""
        with suppress(FileNotFoundError):  # somebody else has moved it
            os.replace(self.path / name, self.place / name)

    def remove(self) -> None:
        """Remove the folder, from which everything has been moved.  Raises OSError."""
        try:
            os.rmdir(self.path)
        except FileNotFoundError:
            pass
        except OSError as error:
            if error.errno not in (ENOTEMPTY, EEXIST):  # somebody else has sealed meanwhile
                raise

    def _look(self) -> tuple[int, int, list[str]] | None:
        """What there is: which folder, as of when, and the names in it."""
        try:
            found = os.lstat(self.path)
            junction = getattr(found, "st_reparse_tag", 0) != 0
            if junction or not stat.S_ISDIR(found.st_mode):
                raise self._foreign()
            return found.st_ino, found.st_ctime_ns, sorted(os.listdir(self.path))
        except (FileNotFoundError, NotADirectoryError):
            return None

    def _is_ours(self, names: list[str]) -> bool:
        if not names:  # all of them have been moved in
            return True
        try:
            # two who move in at once may have moved the manifest before the last of the files
            place = self.path if MANIFEST in names else self.place
            listed = listed_in(read_bytes(place / MANIFEST, LARGEST_MANIFEST)) or {}
            return all(self._is_listed(name, listed) for name in names)
        except Trouble:
            return False

    def _is_listed(self, name: str, listed: dict[str, object]) -> bool:
        try:
            found = os.lstat(self.path / name)
        except FileNotFoundError:  # it has been moved in meanwhile
            return True
        if not stat.S_ISREG(found.st_mode):
            return False
        if name == MANIFEST:
            return True
        facts = listed.get(name)
        fits = isinstance(facts, dict) and facts.get("bytes") == found.st_size
        return fits and (name in self.known or not os.path.lexists(self.place / name))

    def _foreign(self) -> Trouble:
        return Trouble(TroubleKind.FOREIGN, self.place, WHOLE)
