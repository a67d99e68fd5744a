"""The words that people read, from one file per language."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent / "text"


def _flat(table: dict[str, Any], prefix: str = "") -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in table.items():
        if isinstance(value, dict):
            found |= _flat(value, f"{prefix}{key}.")
        else:
            found[prefix + key] = value
    return found


@cache
def words(language: str = "en") -> dict[str, str]:
    """Every text of a language by its dotted key."""
    return _flat(tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8")))


def say(key: str, **values: object) -> str:
    """The text with this key, its places filled in."""
    return words()[key].format(**values)


def knows(key: str) -> bool:
    """Whether there is a text with this key."""
    return key in words()


def name_of(group: str, key: str) -> str:
    """The name that people give to a figure, a pact, a pillar; else the key with spaces."""
    return words().get(f"{group}.{key}", key.replace("_", " "))
