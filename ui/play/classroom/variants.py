"""What a class may vote for: library scenarios that change one thing of the one it plays."""

from collections.abc import Sequence

from scenarios.errors import ScenarioError
from scenarios.load import LIBRARY, names
from scenarios.parse import parse
from scenarios.schema import Scenario
from ui.play.loading import load_scenario


def variants_of(scenario: Scenario, offered: Sequence[str]) -> tuple[str, ...]:
    """Of the scenarios offered, those that extend this one; none for a scenario of one's own."""
    return tuple(name for name in offered if name in names() and extends(name, scenario.name))


def extends(name: str, parent: str) -> bool:
    """Whether a scenario of the library says that it extends another."""
    file = LIBRARY / f"{name}.toml"
    try:
        return parse(file, file.name).get("extends") == parent
    except (ScenarioError, OSError):
        return False


def variant(name: str) -> Scenario:
    """The scenario of a variant.  Raises Refusal when it cannot be used."""
    return load_scenario(name)
