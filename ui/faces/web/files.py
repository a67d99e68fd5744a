"""The files that a page fetches, read once; their address changes when one of them does."""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from ui.desk.assets import flag_path, icon_names, icon_path
from ui.desk.assets.files import FLAG_SIZES, ICON_SIZES

STATIC = Path(__file__).resolve().parent / "static"
KINDS = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".woff2": "font/woff2",
}


@dataclass(frozen=True)
class File:
    """A file as it is sent."""

    content: bytes
    kind: str


@cache
def root() -> str:
    """The beginning of all addresses."""
    digest = sha256()
    for path in sorted(STATIC.rglob("*")):
        if path.is_file():
            digest.update(path.name.encode() + path.read_bytes())
    return f"/a/{digest.hexdigest()[:16]}"


@cache
def file(name: str) -> File | None:
    """The file of this name; None when there is none."""
    path = _paths().get(name)
    return None if path is None else File(path.read_bytes(), KINDS[path.suffix])


@cache
def _paths() -> dict[str, Path]:
    own = {path.relative_to(STATIC).as_posix(): path for path in STATIC.rglob("*")}
    found = {name: path for name, path in own.items() if path.suffix in KINDS}
    for side in ICON_SIZES:
        found |= {f"icons/{side}/{name}.png": icon_path(name, side) for name in icon_names()}
    for width in FLAG_SIZES:
        folder = flag_path("_", width).parent
        found |= {f"flags/{width}/{path.name}": path for path in folder.glob("*.png")}
    return found


def flag(code: str, width: int) -> str:
    """Where a flag is found that is at least so many pixels wide on a fine screen."""
    size = FLAG_SIZES[0] if width * 1.5 <= FLAG_SIZES[0] else FLAG_SIZES[1]
    return f"{root()}/flags/{size}/{flag_path(code, size).name}"


def icon(name: str, side: int) -> str:
    """Where an icon is found that is at least so many pixels wide on a fine screen."""
    size = ICON_SIZES[0] if side * 1.5 <= ICON_SIZES[0] else ICON_SIZES[1]
    return f"{root()}/icons/{size}/{icon_path(name, size).name}"
