"""From a file to a scenario."""

import tomllib
from pathlib import Path
from typing import Any

from scenarios.schema import Scenario

LIBRARY = Path(__file__).parent / "library"


def read(path: Path) -> dict[str, Any]:
    """Parse a file."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def load(name_or_path: str) -> Scenario:
    """A scenario by its library name, or from a file."""
    return Scenario.model_validate(read(LIBRARY / f"{name_or_path}.toml"))
