"""The sentences of the lab, from one file per language.

The language belongs to the context (contextvars); it is English until `speak` is called.
"""

import string
import tomllib
from collections.abc import Mapping
from contextvars import ContextVar
from functools import cache
from pathlib import Path, PurePath
from typing import Any

from files.text import visible
from lab.named import Named, contracted

FOLDER = Path(__file__).resolve().parent / "text"
DEFAULT = "en"
MARKS = {"en": (",", ".", " "), "es": ("\u202f", ".", "\u00a0"), "fr": ("\u202f", ",", "\u202f")}
"""What stands between thousands, before decimals and before a unit; else as in English."""
_language: ContextVar[str] = ContextVar("lab_language", default=DEFAULT)


@cache
def _words(language: str) -> dict[str, str]:
    """Every sentence by `group.name`; English where the language has none."""
    path = FOLDER / f"{language}.toml"
    groups = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    own = {f"{group}.{name}": text for group, part in groups.items() for name, text in part.items()}
    return own if language == DEFAULT else _words(DEFAULT) | own


def speak(language: str) -> None:
    """Use this language from now on in this context; English where there is no file for it."""
    _language.set(language)


def say(key: str, **values: Any) -> str:
    """The sentence `group.name`, its places filled in."""
    language = _language.get()
    return filled(_words(language)[key], values, language)


def number(written: str, language: str) -> str:
    """A number that is written in English, such as 1,234.5, as the language writes it."""
    thousands, decimals, _ = MARKS.get(language, MARKS[DEFAULT])
    return written.translate({ord(","): thousands, ord("."): decimals})


def filled(text: str, values: Mapping[str, object], language: str) -> str:
    """A text with its places filled in, the numbers as the language writes them.

    Words that fill a place are data: none of them ends a line or moves the terminal.
    """
    plain = {name: _data(value) for name, value in values.items()}
    if language == DEFAULT:
        return text.format(**plain)
    written = _Filler(language).vformat(text, (), plain)
    named = any(isinstance(value, Named) for value in values.values())
    return contracted(written, language) if named else written


class _Data(Named):
    """Data in a sentence: made visible once, in quotes (`{value!r}`) too."""

    __slots__ = ()

    def __repr__(self) -> str:
        quote = '"' if "'" in self and '"' not in self else "'"
        return f"{quote}{self}{quote}"


def _data(value: object) -> object:
    if not isinstance(value, str | PurePath):
        return value
    shown = visible(str(value))
    return _Data(shown, visible(value.the) if isinstance(value, Named) else shown)


class _Filler(string.Formatter):
    def __init__(self, language: str) -> None:
        self.language = language

    def format_field(self, value: Any, format_spec: str) -> str:
        written = format(value, format_spec)
        named = isinstance(value, str)
        return number(written, self.language) if format_spec and not named else written


def listed(names: list[str], most: int = 6) -> str:
    """Names as a list in a sentence: "A, B and C"."""
    if not names:
        return say("list.none")
    if len(names) > most:
        names = [*names[:most], say("list.more", count=len(names) - most)]
    if len(names) == 1:
        return names[0]
    return say("list.and", first=", ".join(names[:-1]), last=names[-1])
