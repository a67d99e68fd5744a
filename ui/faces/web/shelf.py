"""Files that pages fetch, read once; their address changes when one of them does."""

import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

KINDS = {
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".woff2": "font/woff2",
}
LASTING = "public, max-age=31536000, immutable"
"""For what has its digest in its address."""
WORTHWHILE = 0.9


@dataclass(frozen=True)
class File:
    """A file as it is sent."""

    content: bytes
    kind: str

    @cached_property
    def packed(self) -> bytes | None:
        """The content compressed (gzip); None where that makes it hardly smaller."""
        made = gzip.compress(self.content, 9, mtime=0)
        return made if len(made) < WORTHWHILE * len(self.content) else None


def in_folder(folder: Path) -> dict[str, Path]:
    """The files of a folder that pages may fetch, by their names below it."""
    own = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*")}
    return {name: path for name, path in own.items() if path.suffix in KINDS}


class FileShelf:
    """Files by name; `decisive` are those whose bytes decide the address, by default all."""

    def __init__(
        self, paths: Mapping[str, Path], decisive: Mapping[str, Path] | None = None
    ) -> None:
        self._paths = dict(paths)
        self._decisive = self._paths if decisive is None else dict(decisive)
        self._read: dict[str, File] = {}

    @cached_property
    def root(self) -> str:
        """The beginning of all addresses."""
        digest = sha256()
        for name, path in sorted(self._decisive.items()):
            digest.update(name.encode() + b"\0" + path.read_bytes())
        return f"/a/{digest.hexdigest()[:16]}"

    def file(self, name: str) -> File | None:
        """The file of this name; None when there is none."""
        if name not in self._read:
            if (path := self._paths.get(name)) is None:
                return None
            self._read[name] = File(path.read_bytes(), KINDS[path.suffix])
        return self._read[name]
