"""Who leads the nations that nobody plays: a level of opponents, or policies that were named."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from agents.opponents import LEVELS
from scenarios.errors import ScenarioError
from scenarios.policy_file import PolicyFile
from scenarios.policy_rows import followed
from ui.play.refusal import Refusal
from ui.play.session.opening import seats


class Opponents(NamedTuple):
    """Who leads each nation, and what the policies say that stand in files, by their names."""

    policies: tuple[str, ...]
    files: dict[str, PolicyFile]


def opponents(roster: Sequence[str], level: str, named: Mapping[str, str]) -> Opponents:
    """All at this level but those for whom a policy, a level or a policy file is named.

    Raises Refusal for a nation or a policy that there is not, and for a file that is no policy.
    """
    try:
        asked = followed(named)
    except ScenarioError as error:
        raise Refusal(str(error)) from error
    known = (*LEVELS, *asked.files)
    return Opponents(seats(roster, [level] * len(roster), asked.chosen, known), asked.files)
