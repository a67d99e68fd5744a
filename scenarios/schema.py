"""A scenario as people write it: strict, every figure with unit, range, source and confidence."""

from typing import Annotated, Self

from pydantic import Discriminator, Field, PrivateAttr, StrictInt, Tag

from agents.arguments import LONGEST_GAME, LONGEST_TURN
from scenarios.fields import (
    MandateCard,
    Nation,
    PactKind,
    Pairs,
    Quarter,
    Shock,
    StandingOffer,
    StatusQuo,
)
from scenarios.quantity import (
    Code,
    Figure,
    FigureTable,
    Key,
    Line,
    Name,
    Quantity,
    Source,
    Strict,
    Text,
)
from scenarios.uncertainty import Uncertainties


def _kind_of_parameter(parameter: object) -> str:
    table = "values" in parameter if isinstance(parameter, dict) else False
    return "a table" if table or isinstance(parameter, FigureTable) else "a figure"


Parameter = Annotated[
    Annotated[Figure, Tag("a figure")] | Annotated[FigureTable, Tag("a table")],
    Discriminator(_kind_of_parameter),
]


EARLIEST, LATEST = 1990, 2060
"""Years that the figures of a scenario may be of."""


class Scenario(Strict):  # noqa: PLW1641  # what holds tables has no hash
    """A whole scenario, after `extends` has been filled in."""

    name: Key
    """Short name, as on the command line."""
    title: Line
    """Title."""
    question: Text
    """What it asks, for a teacher."""
    minutes: Annotated[StrictInt, Field(ge=1, le=600)]
    """How long a game of it takes."""
    base_year: Annotated[StrictInt, Field(ge=EARLIEST, le=LATEST)]
    """The year that the figures are of."""
    first_quarter: Quarter
    """The first tick."""
    turns: Annotated[StrictInt, Field(ge=1, le=LONGEST_GAME)] = 10
    """Turns of a game."""
    ticks_per_turn: Annotated[StrictInt, Field(ge=1, le=LONGEST_TURN)] = 4
    """Quarters of a turn."""
    extends: Key | None = None
    """The library scenario that it changes."""
    credits: Text
    """Whom to thank."""
    roster: Annotated[list[Code], Field(min_length=1, max_length=64)]
    """The nations, in order."""
    sources: Annotated[dict[Key, Source], Field(max_length=200)]
    """Where the figures come from."""
    nations: Annotated[dict[Code, Nation], Field(max_length=64)]
    """Each nation of the roster."""
    pairs: Pairs
    """What holds between two nations."""
    status_quo: StatusQuo
    """Orders without players."""
    score: Annotated[FigureTable, Quantity("share", 0.0, 1.0)]
    """Weights of sovereignty, standing, prosperity, stability and security that all nations share;
    they add up to 1."""
    mandates: Annotated[dict[Key, MandateCard], Field(max_length=40)] = Field(default={})
    """Mandate cards, which nations name."""
    parameters: dict[Name, dict[Name, Parameter]] = Field(default={})
    """Parameters of the rules that differ from the library's, by section."""
    calendar: Annotated[list[Shock], Field(max_length=500)] = Field(default=[])
    """Dated shocks."""
    pacts: dict[Code, dict[Code, list[PactKind]]] = Field(default={})
    """Pacts in force at the start, written on both sides."""
    standing_offers: Annotated[list[StandingOffer], Field(max_length=100)] = Field(default=[])
    """Pacts offered whatever the policies want."""
    beyond_evidence: bool = False
    """Whether it changes parameters to values that their evidence does not have."""
    uncertainties: Uncertainties | None = None
    """What is uncertain, for batches; a single game is played with the figures as they stand."""

    _file: str = PrivateAttr("")

    @property
    def file(self) -> str:
        """The name of the file that it was read from, for whatever refuses it; "" of none."""
        return self._file

    def read_from(self, file: str) -> Self:
        """This scenario, which now says from which file it is."""
        self._file = file
        return self

    def __eq__(self, other: object) -> bool:
        """Whether all fields are equal, whatever file they are from."""
        return isinstance(other, Scenario) and vars(self) == vars(other)

    @property
    def roster_is_whole(self) -> bool:
        """Whether every nation of the roster has its table."""
        return all(code in self.nations for code in self.roster)
