"""The sentences of the lab, from one file per language, so that answers can be translated."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent / "text"


@cache
def _words(language: str) -> dict[str, dict[str, str]]:
    text = (FOLDER / f"{language}.toml").read_text(encoding="utf-8")
    found: dict[str, dict[str, str]] = tomllib.loads(text)
    return found


def say(key: str, **values: Any) -> str:
    """The sentence `group.name`, its places filled in."""
    group, _, name = key.partition(".")
    return _words("en")[group][name].format(**values)


def listed(names: list[str], most: int = 6) -> str:
    """Names as a list in a sentence: "A, B and C"."""
    if not names:
        return say("list.none")
    if len(names) > most:
        names = [*names[:most], say("list.more", count=len(names) - most)]
    if len(names) == 1:
        return names[0]
    return say("list.and", first=", ".join(names[:-1]), last=names[-1])
