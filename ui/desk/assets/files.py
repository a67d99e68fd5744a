"""Where the files of assets lie; names are checked, so that no name leads out of the folder."""

import json
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent
FLAG_SIZES = (48, 96)  # width in pixels; the height is two thirds
ICON_SIZES = (24, 48)  # pixels
WEIGHTS = ("regular", "medium", "semibold")
NEUTRAL_FLAG = "_"
MOST_BYTES = 1_000_000  # of a JSON file; the map has 130,000


def flag_path(code: str, size: int = 48) -> Path:
    """The flag of a nation, a PNG `size` wide and two thirds high; a neutral one if it has none."""
    _one_of("flag size", size, FLAG_SIZES)
    name = code if has_flag(code) else NEUTRAL_FLAG
    return FOLDER / "flags" / str(size) / f"{name}.png"


def has_flag(code: str) -> bool:
    """Whether a nation has a flag of its own."""
    return code in _names("flags") and code != NEUTRAL_FLAG


def icon_path(name: str, size: int = 24) -> Path:
    """An icon, a square white PNG with alpha."""
    _one_of("icon size", size, ICON_SIZES)
    _one_of("icon", name, icon_names())
    return FOLDER / "icons" / str(size) / f"{name}.png"


def icon_names() -> tuple[str, ...]:
    """All icons there are."""
    return tuple(sorted(_names("icons")))


def font_path(weight: str = "regular") -> Path:
    """Inter in one of three weights."""
    _one_of("weight", weight, WEIGHTS)
    return FOLDER / "fonts" / f"inter-{weight}.ttf"


def read_json(kind: str, name: str) -> dict[str, Any]:
    """A JSON file of ours, refused when it is larger than any of ours can be."""
    path = FOLDER / kind / name
    with path.open("rb") as file:
        content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise ValueError(f"{path} has more than {MOST_BYTES:,} bytes; reinstall Six Pillars.")
    found = json.loads(content)
    if not isinstance(found, dict):
        raise ValueError(f"{path} is not an object; reinstall Six Pillars.")
    return found


@cache
def _names(kind: str) -> frozenset[str]:
    smallest = {"flags": FLAG_SIZES, "icons": ICON_SIZES}[kind][0]
    return frozenset(path.stem for path in (FOLDER / kind / str(smallest)).glob("*.png"))


def _one_of(what: str, asked: object, known: tuple[object, ...]) -> None:
    if asked not in known:
        raise ValueError(f"No {what} {asked!r}; there are {', '.join(map(str, known))}.")
