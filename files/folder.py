"""A folder of files that belong together: filled in place, and whole at every moment.

    out/.sixpillars.….folder/     the new files while they are written
    out/.sixpillars.whole/        the same, sealed: every file is there, the manifest too
    out/trajectory.parquet, …     moved in from there, one by one
    out/manifest.json             last; it has the size and the sha256 of every file

The folder itself stays, whoever stands in it or has mounted a disk there.  Sealing is one renaming.
Before it, the folder is what it was.  After it, the new files are the folder's: whoever reads or
writes it through here finishes the moving first, and a file that has not been moved yet is read
where it is.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from files.checking import check_folder
from files.half import CREATE, OURS, begin, is_ours, sweep, write_all
from files.place import real, refuse_address
from files.reading import read_bytes
from files.trouble import Kind, Trouble, unwritable
from files.writing import flush_folder, make_folder, unmake

MANIFEST = "manifest.json"
WHOLE = f"{OURS}whole"
LARGEST_MANIFEST = 4 << 20


class Folder:
    """A folder whose files are `known` by name, besides its manifest."""

    def __init__(self, path: Path, known: Collection[str]) -> None:
        self.path, self.known = path, frozenset(known) | {MANIFEST}

    @property
    def place(self) -> Path:
        """The folder behind links."""
        return real(self.path)

    @property
    def sealed(self) -> Path:
        """Where new files wait until they are moved in."""
        return self.place / WHOLE

    def check(self, replace: bool = False) -> None:
        """Raise Trouble now if the files could not be put there later.

        With `replace`, files of the known names may be there already.
        """
        try:
            refuse_address(self.path)
            self._refuse_occupied(replace)
            check_folder(self.place)
        except (OSError, ValueError) as error:
            raise self._told(error) from error

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
        listed = _listed(manifest)
        changed = {name: data}
        if listed is not None:
            renewed = json.loads(manifest) | {"files": listed | sums(changed)}
            changed[MANIFEST] = as_json(renewed)
        try:
            sweep(self.place)
            self._seal(changed, replace=True)
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
        """Move in what has been sealed, as its writer would have done.  Raises OSError."""
        try:
            waiting = sorted(os.listdir(self.sealed))
        except (FileNotFoundError, NotADirectoryError):
            return
        for name in waiting:
            if name != MANIFEST:
                self._move_in(name)
        if MANIFEST in waiting:
            self._drop_what_is_gone()
            flush_folder(self.place)
            self._move_in(MANIFEST)
        flush_folder(self.place)
        with suppress(FileNotFoundError):
            os.rmdir(self.sealed)

    # writing

    def _refuse_occupied(self, replace: bool) -> None:
        with suppress(FileNotFoundError):
            if not os.path.isdir(self.place):
                os.lstat(self.place)
                raise Trouble(Kind.NOT_FOLDER, self.path)
            self.settle()
            inside = sorted(name for name in os.listdir(self.place) if not is_ours(name))
            if inside and not replace:
                raise Trouble(Kind.NOT_EMPTY, self.path)
            for name in inside:
                if name not in self.known or not os.path.isfile(self.place / name):
                    raise Trouble(Kind.FOREIGN, self.path, name)

    def _seal(self, contents: Mapping[str, bytes], replace: bool) -> None:
        """Have all files in a folder beside, on the disk, and say by its name that they are."""
        with begin(self.place) as half:
            try:
                os.mkdir(half.folder)
                for name, data in contents.items():
                    _write_through(half.folder / name, data)
                flush_folder(half.folder)
                self._refuse_occupied(replace)  # something may have come here meanwhile
                os.rename(half.folder, self.sealed)
                flush_folder(self.place)
            finally:
                shutil.rmtree(half.folder, ignore_errors=True)

    def _move_in(self, name: str) -> None:
        with suppress(FileNotFoundError):  # somebody else has moved it
            os.replace(self.sealed / name, self.place / name)

    def _drop_what_is_gone(self) -> None:
        """Remove known files that the manifest to come does not have."""
        with suppress(Trouble):  # somebody else has moved the manifest
            listed = _listed(read_bytes(self.sealed / MANIFEST, LARGEST_MANIFEST))
            for name in self.known - {MANIFEST} - set(listed or self.known):
                with suppress(FileNotFoundError):
                    os.unlink(self.place / name)

    def _told(self, error: OSError | ValueError) -> Trouble:
        told = unwritable(error, self.path)
        return Trouble(told.kind, self.path, told.detail)

    # reading

    def _read(self, names: Collection[str], most: int) -> dict[str, bytes]:
        found = {MANIFEST: self._bytes(MANIFEST, LARGEST_MANIFEST)}
        listed = _listed(found[MANIFEST])
        for name in names:
            found[name] = self._bytes(name, most)
            if listed is not None and listed.get(name) != sums({name: found[name]})[name]:
                raise Trouble(Kind.DAMAGED, self.path / name)
        return found

    def _bytes(self, name: str, most: int) -> bytes:
        try:
            return read_bytes(self.sealed / name, most)
        except Trouble as trouble:
            if trouble.kind is not Kind.MISSING:
                raise
        return read_bytes(self.path / name, most)


def sums(contents: Mapping[str, bytes]) -> dict[str, dict[str, Any]]:
    """The size and the sha256 of every file."""
    return {
        name: {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        for name, data in contents.items()
    }


def as_json(manifest: Mapping[str, Any]) -> bytes:
    """A manifest as the bytes of its file."""
    return (json.dumps(manifest, indent=2, ensure_ascii=False) + "\n").encode()


def _listed(manifest: bytes) -> dict[str, Any] | None:
    """The sums in a manifest; None in those of earlier versions, and in what is none."""
    try:
        plain = json.loads(manifest)
    except (ValueError, RecursionError):
        return None
    listed = plain.get("files") if isinstance(plain, dict) else None
    return listed if isinstance(listed, dict) else None


def _write_through(path: Path, data: bytes) -> None:
    handle = os.open(path, CREATE, 0o666)
    try:
        write_all(handle, data)
        os.fsync(handle)
    finally:
        os.close(handle)
