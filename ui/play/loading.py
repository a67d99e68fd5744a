"""A scenario and its world, for whatever plays: the reasons of a refusal in one sentence."""

from agents.world import World
from scenarios.errors import ScenarioError
from scenarios.load import load
from scenarios.pack import pack
from scenarios.schema import Scenario
from ui.play.refusal import Refusal


def load_scenario(name: str, beyond_evidence: bool = False) -> Scenario:
    """A scenario by name or from a file.  Raises Refusal when it cannot be used."""
    try:
        return load(name, beyond_evidence=beyond_evidence)
    except (ValueError, OSError) as error:
        raise Refusal(str(error)) from error


def pack_scenario(scenario: Scenario) -> World:
    """The world of a scenario.  Raises Refusal when its parameters cannot be used."""
    try:
        return pack(scenario)
    except ScenarioError as error:
        raise Refusal(str(error)) from error
