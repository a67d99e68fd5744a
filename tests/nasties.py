"""Texts that mean harm, and places to put them."""

import copy
from collections.abc import Iterator
from typing import Any

STRANGE = {
    "clear the screen": "\x1b[2J",
    "title of the window": "\x1b]0;owned\x07",
    "eight-bit control": "\x9b2J",
    "nothing": "a\x00b",
    "return": "harmless\rharmful",
    "backspace": "a\b\bb",
    "delete": "a\x7f",
    "tab": "a\tb",
    "next line": "a\x85b",
    "line": "a\u2028b",
    "paragraph": "a\u2029b",
    "right to left": "\u202elmot.oiranecs",
    "isolate": "a\u2066b\u2069",
    "mark of direction": "\u200fa",
    "no width": "a\u200bb",
    "joiner among Latin": "a\u200db",
    "byte order": "\ufeffa",
    "tag": "a\U000e0041",
    "variation": "a\ufe0f",
    "private": "\ue000",
    "blank of Braille": "a\u2800b",
    "no object": "\ufffc",
    "no character": "a\uffff",
}
LITERAL = (
    "Race [/b]",
    "Chips [draft]",
    "[bold red]x[/] [link=http://a.b]y[/link]",
    ":fire: &amp; <b>x</b> <script>1</script>",
    "{0} {name!r} %s %(x)s $x",
    "\\u001b[2J \\x1b",
    "]]> --> \"'` =1+1",
    "naïve Ωμέγα 東京 العربية",
)
Path = tuple[str | int, ...]


def texts(value: Any, path: Path = ()) -> Iterator[Path]:
    """The places of all texts and keys in tables; a key is the place of a table and the key."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from texts(part, (*path, key))
    elif isinstance(value, list):
        for k, part in enumerate(value):
            yield from texts(part, (*path, k))
    elif isinstance(value, str):
        yield path


def kinds_of_place(value: Any) -> list[Path]:
    """One place of each kind: nations, rows and numbers of a list are all alike."""
    found: dict[Path, Path] = {}
    for path in texts(value):
        kind = tuple("*" if isinstance(k, int) or k.isupper() else k for k in path)
        if kind[:1] == ("sources",) or kind[:2] == ("scenario", "sources"):
            kind = kind[:-2] + kind[-1:]
        found.setdefault(kind, path)
    return list(found.values())


def spoiled(tables: Any, path: Path, text: str) -> Any:
    """A copy of the tables with another text at a place."""
    made = copy.deepcopy(tables)
    part = made
    for key in path[:-1]:
        part = part[key]
    part[path[-1]] = text
    return made


def renamed(tables: Any, path: Path, text: str) -> Any:
    """A copy of the tables in which the last key of a place has another name."""
    made = copy.deepcopy(tables)
    part = made
    for key in path[:-1]:
        part = part[key]
    part[text] = part.pop(path[-1])
    return made
