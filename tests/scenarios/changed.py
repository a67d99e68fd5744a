"""The quick scenario with some figures changed, and what its checks find."""

import copy
from typing import Any

from scenarios.checks import check
from scenarios.errors import Wrong
from scenarios.load import LIBRARY
from scenarios.parse import parse
from scenarios.schema import Scenario

QUICK = parse(LIBRARY / "quick.toml", "quick.toml")
PLAIN = {"unit": "share", "source": "estimate", "confidence": "estimate"}


def set_at(tables: dict[str, Any], path: str, value: Any) -> None:
    *above, last = path.split(".")
    for name in above:
        tables = tables.setdefault(name, {})
    tables[last] = value


def changed(**changes: Any) -> dict[str, Any]:
    """Quick with other values at dotted paths (spelt with __)."""
    tables = copy.deepcopy(QUICK)
    for path, value in changes.items():
        set_at(tables, path.replace("__", "."), value)
    return tables


def at(path: str, value: Any) -> dict[str, Any]:
    return changed(**{path.replace(".", "__"): value})


def found(tables: dict[str, Any]) -> list[Wrong]:
    return list(check(Scenario.model_validate(tables)))


def paths(tables: dict[str, Any]) -> list[str]:
    return [".".join(wrong.path) for wrong in found(tables)]
