"""From text to tables, with sentences instead of a parser's words."""

import math
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from files.text import strange_mark
from scenarios.errors import ScenarioError, Wrong, quoted
from scenarios.guard import read_text

Tables = dict[str, Any]
LARGEST_INTEGER = 10**12
LONGEST_KEY = 60
MOST_MEMBERS = 500
"""Of a table or list; no scenario needs more."""
FEWER = {"nations": 64, "roster": 64, "sources": 200, "standing_offers": 100}
MOST_ERRORS = 20

_PLACE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)$")
# what the parser says, and what would be right
_REMEDIES = (
    ("Cannot overwrite a value", "the key is given twice; give it once"),
    ("Cannot declare", "the table is given twice; give it once"),
    ("Cannot mutate", "it adds to a table that is closed; give the table once"),
    ("Cannot redefine", "it adds to a table that is closed; give the table once"),
    ("Cannot namespace", "it adds to a list that is closed; give the list once"),
    ("Duplicate inline table key", "the key is given twice; give it once"),
    ("Invalid value", 'it must be a number such as 0.5, a "text", a [list] or a {table}'),
    ("Illegal character '\\n'", "the text must end with a quotation mark on its line"),
    ("Unterminated string", "the text must end with a quotation mark"),
    ("Expected newline", "one line must hold one key and its value"),
    ("Expected '='", "a key must be followed by = and its value"),
    ("Expected ']'", "a heading must end with ]"),
    ("Unclosed array", "the list must end with ]"),
    ("Unclosed inline table", "the table must end with }"),
    ("Invalid initial character for a key", "a key must be letters, digits, _ or -"),
    ("Invalid statement", "it must be a comment, a [heading] or key = value"),
    ("Illegal character", "the text must hold no control characters"),
    ("Unescaped", "a backslash in a text must be doubled"),
    ("Invalid hex value", "the escape must have four or eight hexadecimal digits"),
    ("Escaped character", "the escape must name a character"),
)


def parse(path: Path, file: str) -> Tables:
    """The tables of a file that is small, well formed and finite."""
    return tables_of(read_text(path, file), file)


def tables_of(text: str, file: str) -> Tables:
    """The tables of a text that is plain and shallow; `file` is its name in sentences."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ScenarioError(_syntax(text, file, str(error))) from None
    except ValueError as error:  # whole numbers of thousands of digits
        raise ScenarioError(_number(text, file, str(error))) from None
    except RecursionError:
        raise ScenarioError(f"{file}: it nests too deep; it must be flat") from None
    problems = zip(_unfit(tables), range(MOST_ERRORS), strict=False)
    wrong = [problem.sentence(file) for problem, _ in problems]
    if wrong:
        raise ScenarioError(wrong[0], wrong[1:])
    return tables


def _syntax(text: str, file: str, said: str) -> str:
    place = _PLACE.search(said)
    said = _PLACE.sub("", said)
    lines = text.split("\n")
    number = int(place[1]) if place and place[1] else len(lines)
    line = lines[min(number, len(lines)) - 1].strip()
    remedy = next((right for start, right in _REMEDIES if said.startswith(start)), "")
    if not remedy:
        remedy = f"it must be TOML ({said.lower()})"
    return f"{file}: line {number} is {quoted(line) if line else 'empty'}; {remedy}"


def _number(text: str, file: str, said: str) -> str:
    digits = re.search(r"[0-9_]{1000,}", text)
    if not digits:
        return f"{file}: it is not TOML ({said}); it must be a TOML file"
    line = text.count("\n", 0, digits.start()) + 1
    key = text.split("\n")[line - 1].split("=", maxsplit=1)[0].strip()
    return (
        f"{file}: line {line}, {quoted(key)} is a whole number of {len(digits[0])} digits; "
        f"it must be at most {LARGEST_INTEGER}"
    )


def _unfit(tables: Tables) -> Iterator[Wrong]:
    """Values that no scenario holds, wherever they stand; what is too large is not searched."""
    left: list[tuple[tuple[str, ...], Any]] = [((), tables)]
    while left:
        path, value = left.pop()
        if isinstance(value, dict | list):
            most = FEWER.get(path[0], MOST_MEMBERS) if len(path) == 1 else MOST_MEMBERS
            if len(value) > most:
                yield Wrong(
                    path, value, f"it has {len(value)} members; it must have at most {most}"
                )
                continue
        if isinstance(value, dict):
            for key, part in reversed(value.items()):
                if len(key) > LONGEST_KEY or strange_mark(key):
                    remedy = f"a key must be at most {LONGEST_KEY} plain characters"
                    yield Wrong((*path, key), part, remedy)
                left.append(((*path, key), part))
        elif isinstance(value, list):
            left.extend(((*path, str(i)), part) for i, part in reversed([*enumerate(value)]))
        elif isinstance(value, float):
            if not math.isfinite(value):
                yield Wrong(path, value, "it must be a finite number")
        elif isinstance(value, int):
            if abs(value) > LARGEST_INTEGER:
                yield Wrong(path, value, f"it must be at most {LARGEST_INTEGER}")
        elif not isinstance(value, str):
            yield Wrong(path, str(value), "it must be a number, a text, a list or a table")
