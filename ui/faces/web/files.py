"""The files that the page of a game fetches: its own, flags and icons."""

from functools import cache
from pathlib import Path

from ui.desk.assets import flag_path, icon_names, icon_path
from ui.desk.assets.files import FLAG_SIZES, ICON_SIZES
from ui.faces.web.shelf import File, FileShelf, in_folder

STATIC = Path(__file__).resolve().parent / "static"


@cache
def _shelf() -> FileShelf:
    own = in_folder(STATIC)
    found = dict(own)
    for side in ICON_SIZES:
        found |= {f"icons/{side}/{name}.png": icon_path(name, side) for name in icon_names()}
    for width in FLAG_SIZES:
        found |= {f"flags/{width}/{path.name}": path for path in flags(width)}
    return FileShelf(found, decisive=own | {"page.html": STATIC / "page.html"})


def flags(width: int) -> list[Path]:
    """All flags that are so wide."""
    return sorted(flag_path("_", width).parent.glob("*.png"))


def root() -> str:
    """The beginning of all addresses."""
    return _shelf().root


def file(name: str) -> File | None:
    """The file of this name; None when there is none."""
    return _shelf().file(name)


def flag(code: str, width: int) -> str:
    """Where a flag is found that is at least so many pixels wide on a fine screen."""
    size = FLAG_SIZES[0] if width * 1.5 <= FLAG_SIZES[0] else FLAG_SIZES[1]
    return f"{root()}/flags/{size}/{flag_path(code, size).name}"


def icon(name: str, side: int) -> str:
    """Where an icon is found that is at least so many pixels wide on a fine screen."""
    size = ICON_SIZES[0] if side * 1.5 <= ICON_SIZES[0] else ICON_SIZES[1]
    return f"{root()}/icons/{size}/{icon_path(name, size).name}"
