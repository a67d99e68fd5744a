"""The levers: what a nation can set beside its money and its partners, each declared once.

The orders sheet, a Move, files, schemas, menus, probes and pages take names, ranges and defaults
from here.  A new lever is a line here, the rule that reads it, and its texts.
"""

from collections import namedtuple
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, NamedTuple, get_type_hints

from sim import additions
from sim.declared import Lever
from sim.sheet import Sheet


class Levers(NamedTuple):
    """A setting of every lever; a policy that leaves one out, or an older file, has the default."""

    visa: Annotated[
        float, Lever("openness of talent visas", ("talent", "society"), tried=3, symbol="v")
    ] = 1.0
    strictness: Annotated[
        float,
        Lever(
            "strictness of the rules for what is deployed",
            (
                *("capital", "hosting", "algorithms", "adoption", "incidents"),
                *("economy", "society", "hazard"),
            ),
            tried=1,
            symbol="rho",
        ),
    ] = 0.0
    localisation: Annotated[
        float,
        Lever(
            "data localisation", ("pacts", "research", "services", "economy"), tried=2, symbol="l"
        ),
    ] = 0.0
    diversification: Annotated[
        float, Lever("diversification of suppliers", ("services", "economy"), tried=4, symbol="d")
    ] = 0.0
    contribution: Annotated[
        float,
        Lever(
            "share of own research put into the joint programme",
            ("research", "relations"),
            tried=6,
            symbol="phi",
        ),
    ] = 0.0
    procurement: Annotated[
        float,
        Lever(
            "public procurement preference for home services",
            ("services", "adoption", "economy"),
            tried=5,
        ),
    ] = 0.0
    safety: Annotated[
        float,
        Lever(
            "how far frontier work waits for safety",
            ("standards", "algorithms", "incidents"),
            tried=0,
            symbol="sigma",
        ),
    ] = 0.0


def _declared(kind: type[NamedTuple]) -> dict[str, Lever]:
    """The declaration beside each field, with the field's default."""
    hints = get_type_hints(kind, include_extras=True)
    return {
        name: hints[name].__metadata__[0]._replace(default=default)
        for name, default in kind._field_defaults.items()
    }


_OURS = _declared(Levers)
DECLARED: Mapping[str, Lever] = {**_OURS, **additions.levers({*_OURS, *dir(Sheet()), *dir(Levers)})}
LEVERS: tuple[str, ...] = tuple(DECLARED)

if not TYPE_CHECKING and Levers._fields != LEVERS:  # the levers that additions bring come last
    Levers = namedtuple(
        "Levers", LEVERS, defaults=[one.default for one in DECLARED.values()], module=__name__
    )
DEFAULTS = Levers()


def part_of(lever: str, value: float) -> float:
    """How far up its range a lever stands, 0 to 1."""
    low, high = DECLARED[lever].low, DECLARED[lever].high
    return (value - low) / (high - low)


def at(lever: str, part: float) -> float:
    """Where a lever stands that is so far up its range."""
    low, high = DECLARED[lever].low, DECLARED[lever].high
    return low + part * (high - low)
