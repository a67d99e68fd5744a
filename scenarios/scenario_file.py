"""Where the file of a scenario is."""

from pathlib import Path

from scenarios.errors import ScenarioError, nearest, quoted
from scenarios.guard import path_of
from scenarios.load import LIBRARY, NAME, added, names


def file_of(name_or_path: str, library: Path = LIBRARY) -> tuple[Path, bool]:
    """Where a scenario's file is, and whether it was named as one of the library.

    Raises ScenarioError.
    """
    if NAME.fullmatch(name_or_path):
        if name_or_path not in names(library):
            raise ScenarioError(
                f"the library has no scenario {quoted(name_or_path)}; "
                f"{nearest(name_or_path, names(library))}"
            )
        return added(library).get(name_or_path, library / f"{name_or_path}.toml"), True
    return path_of(name_or_path), False
