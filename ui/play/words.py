"""The words that people read, from one file per language, and one more for each subject's own.

The language belongs to the context (contextvars), so that two people served by one process may
read different ones.  Where none was chosen it is the one that SIXPILLARS_LANGUAGE names, else
English; so begins a thread, unless it runs in a copy of its maker's context.
"""

import os
import re
import tomllib
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

import lab.words
from sim.additions import ADDITIONS, Addition, AdditionError
from sim.declared import Lever, ShockKind

FOLDER = Path(__file__).resolve().parent / "text"
LANGUAGES = ("en", "es", "fr")
DEFAULT = "en"
VARIABLE = "SIXPILLARS_LANGUAGE"
_language: ContextVar[str | None] = ContextVar("language", default=None)


def _flat(table: dict[str, Any], prefix: str = "") -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in table.items():
        if isinstance(value, dict):
            found |= _flat(value, f"{prefix}{key}.")
        else:
            found[prefix + key] = value
    return found


def read_text(file: Path) -> dict[str, Any]:
    """The texts of an addition.  Raises AdditionError for what is no TOML in UTF-8."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        said = " ".join(str(error).split()).removesuffix(".")
        raise AdditionError(f"{file}: {said}; mend it") from error


@cache
def words(language: str = DEFAULT) -> dict[str, str]:
    """Every text of a language by its dotted key; English where the language has none."""
    own = _own(language)
    brought = _brought(language)
    return own | brought if language == DEFAULT else words(DEFAULT) | own | brought


@cache
def _own(language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for file in sorted(FOLDER.rglob(f"{language}.toml")):
        found |= _flat(tomllib.loads(file.read_text(encoding="utf-8")))
    return found


OF_LEVER = (
    "lever.{name}", "desk.levers.rule.{name}", "desk.levers.sentence.{name}",
    "encyclopedia.lever.{name}", "advice.does.{name}_up",
    "advice.does.{name}_down",
)  # fmt: skip
OF_SHOCK = "happened.{name}"
"""What is said of a lever and of a shock; of one that an addition brings, at least its meaning."""


def _brought(language: str) -> dict[str, str]:
    """The texts of additions in a language; in English the meanings that they declare, too."""
    found: dict[str, str] = {}
    for one in ADDITIONS:
        if language == DEFAULT:
            found |= _meanings(one)
        if (file := one.text(language)) is not None:
            ours = _own(DEFAULT) | _meanings(one)
            for key, text in _flat(read_text(file)).items():
                if wrong := _wrong_text(text, ours.get(key, "")):
                    raise AdditionError(f"{file}: {key}{wrong}")
                found[key] = text
    return found


def _meanings(one: Addition) -> dict[str, str]:
    """What is said of the levers and shocks of an addition that has no text."""
    found: dict[str, str] = {}
    for name, lever in one.table("declares", "LEVERS", Lever).items():
        found |= {key.format(name=name): lever.meaning for key in OF_LEVER}
    for name, shock in one.table("declares", "SHOCKS", ShockKind).items():
        found[OF_SHOCK.format(name=name)] = f"{{who}}: {shock.meaning}"
    return found


def _wrong_text(text: Any, ours: str) -> str:
    """Why a text cannot stand in the place of ours; "" where it can."""
    if not isinstance(text, str):
        return f" is {str(text)[:60]}; it must be a text"
    try:
        places = _places(text)
    except ValueError as error:
        return f": {error}; a brace that is meant is written twice"
    known = [*_places(ours), *(re.split("[!:]", place)[0] for place in _places(ours))]
    for place in places:
        if place not in known:
            right = ", ".join(f"{{{one}}}" for one in dict.fromkeys(known)) or "none"
            return f" has a place {{{place}}}; its places may be {right}"
    return ""


def _places(text: str) -> list[str]:
    """What stands in braces."""
    found = Formatter().parse(text)
    return [
        name + (f"!{how}" if how else "") + (f":{form}" if form else "")
        for _, name, form, how in found
        if name is not None
    ]


def speak(language: str) -> None:
    """Use this language from now on in this context.  Raises ValueError for one there is not."""
    if language not in LANGUAGES:
        raise ValueError(f"language {language!r} is none of {', '.join(LANGUAGES)}")
    _language.set(language)
    lab.words.speak(language)


def speak_as_asked() -> None:
    """Use the language that the environment names, if it names one.  Raises ValueError."""
    if asked := os.environ.get(VARIABLE):
        speak(asked)


def spoken() -> str:
    """The language in use."""
    chosen = _language.get() or os.environ.get(VARIABLE)
    return chosen if chosen in LANGUAGES else DEFAULT


def say(key: str, **values: object) -> str:
    """The text with this key, its places filled in."""
    language = spoken()
    return lab.words.filled(words(language)[key], values, language)


def counted(key: str, number: float, /, **values: object) -> str:
    """The text for so many of something; where it is one, that with `_one` behind its key."""
    single = f"{key}_one"
    return say(single if number == 1 and knows(single) else key, **values)


def number(written: str) -> str:
    """A number that is written in English, such as 1,234.5, as the language in use writes it."""
    return lab.words.number(written, spoken())


def with_unit(written: str, unit: str) -> str:
    """A number and its unit, so that no line breaks between them where the language minds."""
    return f"{written}{lab.words.MARKS[spoken()][2]}{unit}"


def knows(key: str) -> bool:
    """Whether there is a text with this key."""
    return key in words(spoken())


def name_of(group: str, key: str) -> str:
    """The name that people give to a figure, a pact, a pillar; else the key with spaces."""
    return words(spoken()).get(f"{group}.{key}", key.replace("_", " "))


def capital(text: str) -> str:
    """The text with a capital letter at its beginning and the rest as it is: "AI" stays "AI"."""
    return text[:1].upper() + text[1:]


def and_before(and_: str, word: str) -> str:
    """The word for "and" before this one: Spanish "y" is "e" before the sound i."""
    sounds_alike = spoken() == "es" and re.match(r"h?[ií](?![aeo])", word.lower())
    return "e" if sounds_alike and and_ == "y" else and_
