"""Writing TOML: just what scenario files need."""

from collections.abc import Mapping
from typing import Any


def text(value: Any) -> str:
    """A value on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        short = f"{value:.6g}"
        return short if any(mark in short for mark in ".en") else short + ".0"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name} = {text(part)}" for name, part in value.items()) + "}"
    return "[" + ", ".join(text(part) for part in value) + "]"


def table(heading: str, values: Mapping[str, Any]) -> str:
    """A table with a line a key."""
    lines = [f"[{heading}]"] if heading else []
    lines += [f"{name} = {text(value)}" for name, value in values.items()]
    return "\n".join(lines) + "\n"
