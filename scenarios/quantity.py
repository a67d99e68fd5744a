"""A figure: a number with its unit, source and confidence; nothing in a scenario goes without."""

from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StrictInt,
    Tag,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import core_schema

from agents.arguments import LONGEST_GAME
from files.text import strange_mark
from scenarios.errors import Wrong

Confidence = Literal["data", "derived", "memory-confirmed", "memory", "estimate"]
Finite = Annotated[float, Field(allow_inf_nan=False)]


def _plain(text: str, lines: bool = False) -> str:
    if mark := strange_mark(text, lines):
        raise Wrong((), text, f"it must be plain text, without the character {mark}")
    return text


Line = Annotated[str, Field(min_length=1, max_length=400), AfterValidator(_plain)]
Text = Annotated[
    str, Field(min_length=1, max_length=4000), AfterValidator(partial(_plain, lines=True))
]
"""Of several lines."""
Key = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")]
Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Code = Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9]{2,5}$")]
LARGEST = 1e9
"""No figure is larger; every unit is chosen so that none needs to be."""


class Strict(BaseModel):
    """Base of every part of a scenario: unknown keys, NaN and silent conversions are refused."""

    model_config = ConfigDict(
        extra="forbid", strict=True, frozen=True, allow_inf_nan=False, use_attribute_docstrings=True
    )


class Sourced(Strict):
    """What stands beside every number."""

    unit: Line
    """The unit; it must be the one that the field asks for."""
    source: Key
    """A name in the table `sources`, which has the citation and the licence."""
    confidence: Confidence
    """data: read from a file; derived: computed from data; memory-confirmed: recalled and matched
    by a second source; memory: recalled; estimate: our judgement."""
    note: Line | None = None
    """How the number was got, if that is not plain."""


class Figure(Sourced):
    """One number."""

    value: Finite
    low: Finite | None = None
    high: Finite | None = None


class FigureTable(Sourced):
    """Numbers by name (sectors, programmes, pillars) of one unit and source."""

    values: dict[Name, Finite]


def _as_list(numbers: Any) -> Any:
    """One number stands for a list of one."""
    alone = isinstance(numbers, float | int) and not isinstance(numbers, bool)
    return [numbers] if alone else numbers


MOST_LENGTHS = 20
NumbersByLength = Annotated[
    list[Finite],
    Field(min_length=1, max_length=MOST_LENGTHS),
    BeforeValidator(_as_list),
    WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "array", "items": {"type": "number"}}]}),
]


class LengthTable(Sourced):
    """Numbers by name, each for games of several lengths."""

    turns: (
        Annotated[
            list[Annotated[StrictInt, Field(ge=1, le=LONGEST_GAME)]],
            Field(min_length=1, max_length=MOST_LENGTHS),
        ]
        | None
    ) = None
    """Lengths of games in turns, rising, of which every list of `values` has a number each; without
    them the numbers hold for games of any length."""
    values: dict[Name, NumbersByLength]

    @model_validator(mode="after")
    def _of_these_lengths(self) -> Self:
        """Refuse lengths out of order, and lists that are not as long."""
        turns = self.turns or [1]
        if any(one >= other for one, other in pairwise(turns)):
            raise Wrong(("turns",), self.turns, "the lengths must rise")
        for name, numbers in self.values.items():
            if len(numbers) != len(turns):
                remedy = f"there must be {len(turns)}, as of turns"
                raise Wrong(("values", name), numbers, remedy)
        return self

    def nearest(self, turns: float) -> float:
        """The length nearest to a game of so many turns between the shortest and the longest."""
        return min(max(turns, self.turns[0]), self.turns[-1]) if self.turns else turns

    def at(self, turns: float) -> dict[str, float]:
        """The numbers for games of so many turns: between two lengths on a straight line."""
        length = self.nearest(turns)
        lengths = [float(one) for one in self.turns] if self.turns else [turns]
        after = next(k for k, one in enumerate(lengths) if length <= one)
        before = max(after - 1, 0)
        part = (length - lengths[before]) / (lengths[after] - lengths[before]) if after else 0.0
        return {
            name: numbers[before] + part * (numbers[after] - numbers[before])
            for name, numbers in self.values.items()
        }


def _kind_of_cell(cell: object) -> str:
    return "a figure" if isinstance(cell, dict | Figure) else "a number"


Cell = Annotated[
    Annotated[Finite, Tag("a number")] | Annotated[Figure, Tag("a figure")],
    Discriminator(_kind_of_cell),
]


class Grid(Sourced):
    """Numbers by pair: `of.USA.CHN` is that of the USA towards China; elsewhere the default.

    A cell with a source of its own is a whole figure.
    """

    default: Finite
    of: dict[Code, dict[Code, Cell]] = {}


class Source(Strict):
    """Where figures come from."""

    citation: Line
    licence: Line
    url: Line | None = None


@dataclass(frozen=True)
class Quantity:
    """What a field must hold, written beside its type: the unit and range of its numbers.

    `gdp: Annotated[Figure, Quantity("$bn/yr", 0.1, 200_000)]`
    """

    unit: str
    low: float = 0.0
    high: float = LARGEST

    def check(
        self, sourced: Figure | FigureTable | LengthTable | Grid | None
    ) -> Figure | FigureTable | LengthTable | Grid | None:
        """Refuse another unit, and numbers outside the range."""
        if sourced is None:
            return None
        self._unit((), sourced.unit)
        if isinstance(sourced, Figure):
            self._figure((), sourced)
        elif isinstance(sourced, FigureTable):
            for name, value in sourced.values.items():
                self.number(("values", name), value)
        elif isinstance(sourced, LengthTable):
            for name, numbers in sourced.values.items():
                for k, value in enumerate(numbers):
                    self.number(("values", name, *([str(k)] if sourced.turns else [])), value)
        else:
            self.number(("default",), sourced.default)
            for row, cells in sourced.of.items():
                for column, cell in cells.items():
                    if isinstance(cell, Figure):
                        self._unit(("of", row, column), cell.unit)
                        self._figure(("of", row, column), cell)
                    else:
                        self.number(("of", row, column), cell)
        return sourced

    def number(self, path: tuple[str, ...], value: float) -> None:
        """Refuse a number outside the range."""
        if value < self.low:
            raise Wrong(path, value, f"it must be at least {self.low:g} ({self.unit})")
        if value > self.high:
            raise Wrong(path, value, f"it must be at most {self.high:g} ({self.unit})")

    def _unit(self, path: tuple[str, ...], unit: str) -> None:
        if unit != self.unit:
            raise Wrong((*path, "unit"), unit, f'it must be "{self.unit}"')

    def _figure(self, path: tuple[str, ...], figure: Figure) -> None:
        self.number((*path, "value"), figure.value)
        value = figure.value
        if figure.low is not None and figure.low > value:
            raise Wrong((*path, "low"), figure.low, f"it must be at most the value {value:g}")
        if figure.high is not None and figure.high < value:
            raise Wrong((*path, "high"), figure.high, f"it must be at least the value {value:g}")

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Validate as the type says, then check."""
        return core_schema.no_info_after_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Tell editors the unit and the range."""
        described = {"x-unit": self.unit, "x-minimum": self.low, "x-maximum": self.high}
        return {"allOf": [handler(schema)], **described}


def cell_value(cell: float | Figure) -> float:
    """The number in a cell of a grid."""
    return cell.value if isinstance(cell, Figure) else cell
