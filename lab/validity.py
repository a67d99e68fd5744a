"""Games whose numbers came to mean nothing: counted, told, and never averaged over.

A game is invalid from the first quarter on in which a number is not finite, has not its sign, or is
beyond any sane size (`sim/validity.py`).
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from lab.errors import QuestionError
from lab.words import say
from sim.additions import DIGESTS
from sim.sheet import Array
from sim.validity import Finding, finding


class InvalidGames(QuestionError):
    """A question whose answer would be a mean over games that mean nothing."""


@dataclass(frozen=True)
class First:
    """The first number of a game that means nothing."""

    quarter: int  # of the game, 1 is the first
    figure: str  # of stocks or flows
    nation: str  # its code; of a pair both, "USA/CHN"; "" of the world
    value: str  # as written, since it may be "nan" or "inf"
    unit: str
    low: float  # what it may be
    high: float

    @classmethod
    def of(cls, found: Finding, codes: Sequence[str]) -> "First":
        """A finding with the nations' codes."""
        of = (found.nation, found.partner)
        return cls(
            quarter=found.quarter,
            figure=found.figure,
            nation="/".join(codes[k] for k in of if k is not None),
            value=f"{found.value:.4g}",
            unit=found.unit,
            low=found.low,
            high=found.high,
        )

    def told(self) -> str:
        """What the number is, when, and what it may be, as a part of a sentence.

        Where there are additions, that they may have made it, too: before the parameters.
        """
        key = "nation" if self.nation else "world"
        told = say(f"validity.{key}", **asdict(self))
        return say("validity.suspect", told=told, added=", ".join(DIGESTS)) if DIGESTS else told


@dataclass(frozen=True)
class Census:
    """How many games there are, how many of them are invalid, and the earliest number of those."""

    games: int
    invalid: int = 0
    first: First | None = None

    def __add__(self, other: "Census") -> "Census":
        """Both together."""
        firsts = [one.first for one in (self, other) if one.first is not None]
        first = min(firsts, key=lambda one: one.quarter) if firsts else None
        return Census(self.games + other.games, self.invalid + other.invalid, first)

    def sentence(self) -> str:
        """How many games are invalid, the first number of one, and what to do; "" of none."""
        if self.first is None:
            return ""
        return say("validity.games", invalid=self.invalid, games=self.games, told=self.first.told())

    def refuse(self) -> None:
        """Raise InvalidGames if any game is invalid."""
        if self.invalid:
            raise InvalidGames(say("validity.refused", games=self.sentence()))

    def plain(self) -> dict[str, Any]:
        """For manifests and receipts."""
        return {"invalid": self.invalid} | (
            {"first_invalid": asdict(self.first)} if self.first else {}
        )

    @classmethod
    def read(cls, games: int, plain: dict[str, Any]) -> "Census":
        """What `plain` has written, of so many games."""
        first = plain.get("first_invalid")
        return cls(games, int(plain.get("invalid", 0)), First(**first) if first else None)


def refuse_game(fault: Finding | None, codes: Sequence[str]) -> None:
    """Raise InvalidGames, naming quarter, nation, figure and value, if a game has a fault."""
    if fault is not None:
        raise InvalidGames(say("validity.game", told=First.of(fault, codes).told()))


def census(faults: Array, codes: Sequence[str]) -> Census:
    """The census of games whose faults are [R, FAULT]."""
    quarters = faults[:, 0]
    invalid = quarters > 0.0
    if not invalid.any():
        return Census(len(faults))
    earliest = int(np.argmin(np.where(invalid, quarters, math.inf)))
    found = finding(faults[earliest], len(codes))
    assert found is not None
    return Census(len(faults), int(invalid.sum()), First.of(found, codes))


def together(parts: Iterable[Census]) -> Census:
    """The census of all parts."""
    whole = Census(0)
    for part in parts:
        whole += part
    return whole
