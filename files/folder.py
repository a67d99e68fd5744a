"""A folder of files that belong together: filled in place, and whole at every moment.

    out/.sixpillars.….folder/     the new files while they are written
    out/.sixpillars.whole/        the same, sealed: every file is there, the manifest too
    out/trajectory.parquet, …     moved in from there, one by one
    out/manifest.json             last; it has the size and the sha256 of every file

The folder itself stays, whoever stands in it or has mounted a disk there.  Sealing is one renaming.
Before it, the folder is what it was.  After it, the new files are the folder's: whoever reads or
writes it through here finishes the moving first, and a file that has not been moved yet is read
where it is.  What only has the name of sealed files is not taken for them (files/sealed.py).
"""

import json
import os
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from files.half import CREATE, begin, is_ours, remove_flat, sweep, write_all
from files.manifest import LARGEST_MANIFEST, MANIFEST, as_json, listed_in, sums
from files.place import real, refuse_address
from files.reading import read_bytes
from files.sealed import WHOLE, Sealed
from files.trouble import Trouble, TroubleKind, unwritable
from files.writing import flush_folder, make_folder, unmake, write_file


class Folder:
    """A folder whose files are `known` by name, besides its manifest."""

    def __init__(self, path: Path, known: Collection[str]) -> None:
        self.path, self.known = path, frozenset(known) | {MANIFEST}

    @property
    def place(self) -> Path:
        """The folder behind links."""
        return real(self.path)

    @property
    def sealed(self) -> Sealed:
        """Where new files wait until they are moved in."""
        return Sealed(self.place, self.known)

    def check(self, replace: bool = False) -> None:
        """Raise Trouble now if the files could not be put there later.

        With `replace`, files of the known names may be there already.  It is the writing itself
        that is tried out, with no files; a folder that is not there is removed again.
        """
        made: list[Path] = []
        try:
            refuse_address(self.path)
            self._refuse_occupied(replace)
            made = make_folder(self.place)
            self._seal({}, replace)
            self.settle()
        except (OSError, ValueError) as error:
            raise self._told(error) from error
        finally:
            unmake(made)

    def write(
        self, contents: Mapping[str, bytes], manifest: Mapping[str, Any], replace: bool = False
    ) -> None:
        """Put all these files in place, or none.  Raises Trouble.

        Known files that are not among them are removed.
        """
        made: list[Path] = []
        try:
            refuse_address(self.path)
            made = make_folder(self.place)
            sweep(self.place)
            full = dict(manifest) | {"files": sums(contents)}
            self._seal(dict(contents) | {MANIFEST: as_json(full)}, replace)
            self.settle()
        except (OSError, ValueError) as error:
            raise self._told(error) from error
        finally:
            unmake(made)  # they are empty if anything went wrong

    def renew(self, name: str, data: bytes) -> None:
        """Put one file in place anew, with its sum in the manifest.  Raises Trouble."""
        manifest = self.read([], 0)[MANIFEST]
        listed = listed_in(manifest)
        try:
            self._refuse_occupied(replace=True)
            if listed is None:
                return write_file(self.place / name, data)
            renewed = json.loads(manifest) | {"files": listed | sums({name: data})}
            sweep(self.place)
            self._seal({name: data, MANIFEST: as_json(renewed)}, replace=True)
            self.settle()
        except (OSError, ValueError) as error:
            raise self._told(error) from error

    def read(self, names: Collection[str], most: int) -> dict[str, bytes]:
        """These files of at most `most` bytes each, and the manifest, all of one writing.

        Raises Trouble: of kind MISSING or DAMAGED for a file that is not as the manifest says.
        """
        manifest = b""
        while True:
            with suppress(OSError):  # of a folder that may not be written; it is read as it stands
                self.settle()
            try:
                return self._read(names, most)
            except Trouble:
                earlier, manifest = manifest, self._bytes(MANIFEST, LARGEST_MANIFEST)
                if manifest == earlier:
                    raise  # nobody is putting other files in place meanwhile

    def settle(self) -> None:
        """Move in what has been sealed, as its writer would have done.

        Raises OSError; Trouble of kind FOREIGN for what only has the name of sealed files.
        """
        sealed = self.sealed
        waiting = sealed.waiting()
        if waiting is None:
            return
        for name in waiting:
            if name != MANIFEST:
                sealed.move_in(name)
        if MANIFEST in waiting:
            self._drop_what_is_gone()
            flush_folder(self.place)
            sealed.move_in(MANIFEST)
        flush_folder(self.place)
        sealed.remove()

    # writing

    def _refuse_occupied(self, replace: bool) -> None:
        with suppress(FileNotFoundError):
            if not os.path.isdir(self.place):
                os.lstat(self.place)
                raise Trouble(TroubleKind.NOT_FOLDER, self.path)
            waiting = self.sealed.waiting() or []
            there = (name for name in os.listdir(self.place) if not is_ours(name) and name != WHOLE)
            inside = sorted({*there, *waiting})
            if inside and not replace:
                raise Trouble(TroubleKind.NOT_EMPTY, self.path)
            for name in inside:
                place = self.place / name
                if name not in self.known or (os.path.lexists(place) and not os.path.isfile(place)):
                    raise Trouble(TroubleKind.FOREIGN, self.path, name)

    def _seal(self, contents: Mapping[str, bytes], replace: bool) -> None:
        """Have all files in a folder beside, on the disk, and say by its name that they are."""
        with begin(self.place) as half:
            try:
                os.mkdir(half.folder)
                for name, data in contents.items():
                    _write_through(half.folder / name, data)
                flush_folder(half.folder)
                self._refuse_occupied(replace)  # something may have come here meanwhile
                self.settle()
                os.rename(half.folder, self.sealed.path)
                flush_folder(self.place)
            finally:
                remove_flat(half.folder)

    def _drop_what_is_gone(self) -> None:
        """Remove known files that the manifest to come does not have."""
        with suppress(Trouble):  # somebody else has moved the manifest
            listed = listed_in(read_bytes(self.sealed.path / MANIFEST, LARGEST_MANIFEST))
            for name in self.known - {MANIFEST} - set(listed or self.known):
                with suppress(FileNotFoundError):
                    os.unlink(self.place / name)

    def _told(self, error: OSError | ValueError) -> Trouble:
        told = unwritable(error, self.path)
        return Trouble(told.kind, self.path, told.detail)

    # reading

    def _read(self, names: Collection[str], most: int) -> dict[str, bytes]:
        found = {MANIFEST: self._bytes(MANIFEST, LARGEST_MANIFEST)}
        listed = listed_in(found[MANIFEST])
        for name in names:
            found[name] = self._bytes(name, most)
            if listed is not None and listed.get(name) != sums({name: found[name]})[name]:
                raise Trouble(TroubleKind.DAMAGED, self.path / name)
        return found

    def _bytes(self, name: str, most: int) -> bytes:
        sealed, waits = self.sealed, False
        with suppress(OSError):  # what is not ours is as if it were not there
            waits = bool(sealed.waiting())
        if waits:
            try:
                return read_bytes(sealed.path / name, most)
            except Trouble as trouble:
                if trouble.kind is not TroubleKind.MISSING:
                    raise
        return read_bytes(self.path / name, most)


def _write_through(path: Path, data: bytes) -> None:
    handle = os.open(path, CREATE, 0o666)
    try:
        write_all(handle, data)
        os.fsync(handle)
    finally:
        os.close(handle)
