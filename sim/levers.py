"""The levers: what a nation can set beside its money and its partners, each declared once.

The orders sheet, a Move, files, schemas, menus, probes and pages take names, ranges and defaults
from here.  A new lever is a line here, the rule that reads it, and its texts.
"""

from collections.abc import Mapping
from typing import Annotated, NamedTuple, get_type_hints


class Lever(NamedTuple):
    """What a lever means, the rules that read it, and how far it goes, between 0 and 1."""

    meaning: str
    rules: tuple[str, ...]  # names of sim.rules
    tried: int  # its place when a mind searches: the levers that move most come first
    symbol: str = ""  # in the pages of the model
    unit: str = "0-1"
    low: float = 0.0
    high: float = 1.0

    @property
    def named(self) -> str:
        """Its meaning and its symbol."""
        return f"{self.meaning}, {self.symbol}" if self.symbol else self.meaning


class Levers(NamedTuple):
    """A setting of every lever; a policy that leaves one out, or an older file, has the default."""

    visa: Annotated[float, Lever("openness of talent visas", ("talent",), tried=5, symbol="v")] = (
        1.0
    )
    strictness: Annotated[
        float,
        Lever(
            "strictness of regulation",
            ("adoption", "society", "incidents", "ideas", "hazard"),
            tried=2,
            symbol="rho",
        ),
    ] = 0.0
    localisation: Annotated[
        float, Lever("data localisation", ("suppliers", "economy"), tried=1, symbol="l")
    ] = 0.0
    diversification: Annotated[
        float, Lever("diversification of suppliers", ("suppliers", "economy"), tried=3, symbol="d")
    ] = 0.0
    contribution: Annotated[
        float,
        Lever(
            "share of own research put into the joint programme", ("ideas",), tried=0, symbol="phi"
        ),
    ] = 0.0
    procurement: Annotated[
        float,
        Lever(
            "public procurement preference for home services",
            ("suppliers", "adoption", "economy"),
            tried=4,
        ),
    ] = 0.0


def _declared(kind: type[NamedTuple]) -> dict[str, Lever]:
    """The declaration beside each field."""
    hints = get_type_hints(kind, include_extras=True)
    return {name: hints[name].__metadata__[0] for name in kind._fields}


DECLARED: Mapping[str, Lever] = _declared(Levers)
LEVERS: tuple[str, ...] = Levers._fields
DEFAULTS = Levers()


def part_of(lever: str, value: float) -> float:
    """How far up its range a lever stands, 0 to 1."""
    low, high = DECLARED[lever].low, DECLARED[lever].high
    return (value - low) / (high - low)


def at(lever: str, part: float) -> float:
    """Where a lever stands that is so far up its range."""
    low, high = DECLARED[lever].low, DECLARED[lever].high
    return low + part * (high - low)
