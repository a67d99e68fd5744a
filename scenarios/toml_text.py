"""Writing TOML: just what scenario files need, every number to the bit, no line too long."""

import re
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from scenarios.guard import LONGEST_LINE

HALF_A_LINE = LONGEST_LINE // 2
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_WRAPPER = textwrap.TextWrapper(
    HALF_A_LINE, drop_whitespace=False, replace_whitespace=False, expand_tabs=False,
    break_long_words=False, break_on_hyphens=False,
)  # fmt: skip
FIGURE = {"value", "values", "distribution"}
"""Whoever has one of these stands on a line of its own within the table above."""


def text(value: Any) -> str:
    """A value on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float | int):
        return repr(value)
    if isinstance(value, str):
        return '"' + _escaped(value).replace("\n", "\\n") + '"'
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key(name)} = {text(part)}" for name, part in value.items()) + "}"
    return "[" + ", ".join(text(part) for part in value) + "]"


def key(name: str) -> str:
    """A key, in quotation marks where it needs them."""
    return name if _BARE.fullmatch(name) else text(name)


def table(heading: str, values: Mapping[str, Any]) -> str:
    """A table with a line a key; a long text has several."""
    lines = [f"[{heading}]"] if heading else []
    lines += [f"{key(name)} = {_of_lines(value)}" for name, value in values.items()]
    return "\n".join(lines) + "\n"


def document(tables: Mapping[str, Any]) -> str:
    """A whole file: what stands by itself first, then table by table, deeper ones after."""
    return "\n".join(_tables("", tables))


def _tables(heading: str, values: Mapping[str, Any]) -> Iterator[str]:
    plain, deeper, lists = {}, {}, {}
    for name, value in values.items():
        if isinstance(value, list) and value and all(isinstance(one, Mapping) for one in value):
            lists[name] = value
        elif isinstance(value, Mapping) and not _on_a_line(heading, name, value):
            deeper[name] = value
        else:
            plain[name] = value
    above = f"{heading}." if heading else ""
    if plain or (heading and not deeper and not lists):
        yield table(heading, plain)
    for name, value in deeper.items():
        yield from _tables(f"{above}{key(name)}", value)
    for name, rows in lists.items():
        yield from (table(f"[{above}{key(name)}]", row) for row in rows)


def _on_a_line(heading: str, name: str, value: Mapping[str, Any]) -> bool:
    """Whether a table is written within the one above it: a figure, or a row of a grid."""
    fits = len(f"{key(name)} = {text(value)}") <= LONGEST_LINE
    return bool(heading) and fits and (heading.endswith(".of") or bool(FIGURE & value.keys()))


def _escaped(words: str) -> str:
    return words.replace("\\", "\\\\").replace('"', '\\"')


def _of_lines(value: Any) -> str:
    """A value; a text of several lines, or a very long one, is broken where nothing is lost."""
    if not isinstance(value, str) or ("\n" not in value and len(value) < HALF_A_LINE):
        return text(value)
    lines = []
    for line in _escaped(value).split("\n"):
        parts = _WRAPPER.wrap(line) or [""]
        lines.append("\\\n".join(parts) if all(part[:1] != " " for part in parts) else line)
    return '"""\n' + "\n".join(lines) + '"""'
