"""The words that people read, from one file per language.

The language belongs to the context (contextvars), so that two people served by one process may
read different ones.  A thread begins in English unless it runs in a copy of its maker's context.
"""

import tomllib
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent / "text"
LANGUAGES = ("en", "es", "fr")
DEFAULT = "en"
_language: ContextVar[str] = ContextVar("language", default=DEFAULT)


def _flat(table: dict[str, Any], prefix: str = "") -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in table.items():
        if isinstance(value, dict):
            found |= _flat(value, f"{prefix}{key}.")
        else:
            found[prefix + key] = value
    return found


@cache
def words(language: str = DEFAULT) -> dict[str, str]:
    """Every text of a language by its dotted key; English where the language has none."""
    own = _flat(tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8")))
    return own if language == DEFAULT else words(DEFAULT) | own


def speak(language: str) -> None:
    """Use this language from now on in this context.  Raises ValueError for one there is not."""
    if language not in LANGUAGES:
        raise ValueError(f"language {language!r} is none of {', '.join(LANGUAGES)}")
    _language.set(language)


def spoken() -> str:
    """The language in use."""
    return _language.get()


def say(key: str, **values: object) -> str:
    """The text with this key, its places filled in."""
    return words(spoken())[key].format(**values)


def knows(key: str) -> bool:
    """Whether there is a text with this key."""
    return key in words(spoken())


def name_of(group: str, key: str) -> str:
    """The name that people give to a figure, a pact, a pillar; else the key with spaces."""
    return words(spoken()).get(f"{group}.{key}", key.replace("_", " "))
