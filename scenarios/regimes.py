"""Regimes of cooperation that a workshop can take from the shelf (scenarios/regimes.toml)."""

from functools import lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError

from policies.menu import NAMES
from scenarios.errors import ScenarioError
from scenarios.parse import parse
from scenarios.quantity import Finite, Key, Line, Name, Strict
from sim.levers import DECLARED
from sim.pillars import Pact

FILE = Path(__file__).parent / "regimes.toml"
EVERYBODY = "*"
CONDUCT = ("kept", "own")
"""Members keep the regime's orders, or decide as in the scenario."""
MOST_CLUBS = 3
Stance = Annotated[float, Field(ge=0.0, le=1.0, allow_inf_nan=False)]


class Regime(Strict):
    """Who takes part, and what members keep; what is left out stays as it is today."""

    name: Key
    """Short name; the texts `regime.NAME` say the rest."""
    clubs: Annotated[list[list[Line]], Field(max_length=MOST_CLUBS)] = Field(default=[])
    """Codes of nations, club by club; "*" is everybody whom no club names."""
    conduct: Line
    """kept, own, or a policy of the menu."""
    within: Stance | None = None
    """Stance to members of the own club."""
    towards: Stance | None = None
    """Stance to everybody else."""
    pacts: list[Name] = Field(default=[])
    """Pacts that members offer each other."""
    levers: dict[Name, Finite] = Field(default={})
    """Levers that members set."""


class Shelf(Strict):
    """All of them, in the order of the shelf."""

    regimes: Annotated[list[Regime], Field(min_length=2)]


@lru_cache(maxsize=1)
def shelf(file: Path = FILE) -> tuple[Regime, ...]:
    """The regimes of the shelf.  Raises ScenarioError."""
    try:
        found = Shelf.model_validate(parse(file, file.name)).regimes
    except ValidationError as error:
        raise ScenarioError(f"{file.name}: {str(error).splitlines()[0]}") from None
    for one in found:
        if wrong := _wrong(one):
            raise ScenarioError(f"{file.name}: {one.name}: {wrong}")
    return tuple(found)


def _wrong(one: Regime) -> str:
    """What no rule knows, in a sentence; "" where all is right."""
    members = [code for club in one.clubs for code in club]
    if len(set(members)) != len(members):
        return "a nation is in two clubs; it must be in one"
    if one.conduct not in (*CONDUCT, *NAMES):
        return f"conduct is {one.conduct}; it must be kept, own or a policy of the menu"
    for kind in one.pacts:
        if kind.upper() not in Pact.__members__:
            return f"there is no pact {kind}"
    for lever, value in one.levers.items():
        if lever not in DECLARED:
            return f"there is no lever {lever}"
        if not DECLARED[lever].low <= value <= DECLARED[lever].high:
            return f"{lever} is {value:g}; it must be within its range"
    return ""
