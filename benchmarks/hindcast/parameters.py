"""Which parameters are fitted or drawn, where they lie in their ranges, and a world with others.

Fitted are those that we fitted before, on data up to 2024, so that nothing tuned on the judged
years is left: every parameter with the source `patterns`, and the few whose notes in the library
quote figures of 2023 or 2024.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

from agents.world import World
from scenarios.limits import limits, numbers
from scenarios.load import load
from scenarios.parameters import NAMES, WORLD, library
from sim.baseline import calibrate
from sim.params import Params

TUNED = "patterns"
"""The source of parameters that were chosen so that patterns come out."""
ALSO = ("adoption.rate", "ideas.catch_up", "ideas.link_catch_up")
"""Tuned on figures of 2023 and 2024 too, by their notes in the library."""
NO_LAW = (WORLD, "outcome")
"""Sections that say how a game is played or told, not how the world works."""


@dataclass(frozen=True)
class Number:
    """A number of the library and the range of its evidence."""

    path: str  # section.name, or section.name.part in a table
    low: float
    high: float

    def at(self, part: float) -> float:
        """The value at a part of the range, even in logs where it has them."""
        if self.low > 0.0:
            return float(math.exp(math.log(self.low) + part * math.log(self.high / self.low)))
        return self.low + part * (self.high - self.low)


def _number(section: str, name: str, part: str) -> Number:
    evidence = limits(section, name, part).evidence
    path = ".".join(word for word in (section, name, part) if word)
    return Number(path, float(evidence.low), float(evidence.high))


def fitted_numbers() -> tuple[Number, ...]:
    """What a fit may move."""
    return tuple(
        _number(section, name, part)
        for section, name, part in numbers()
        if library()[section][name].source == TUNED or f"{section}.{name}" in ALSO
    )


def uncertain_numbers(scenario: str) -> tuple[Number, ...]:
    """All numbers of the rules with a range, but those that the scenario states itself."""
    stated = {
        (section, name) for section, told in load(scenario).parameters.items() for name in told
    }
    found = (
        _number(section, name, part)
        for section, name, part in numbers()
        if section not in NO_LAW and (section, name) not in stated
    )
    return tuple(number for number in found if number.low < number.high)


def with_values(world: World, values: Mapping[str, float]) -> World:
    """The same world with other values of parameters by path, opened again."""
    params, stocks, nations = world.params.copy(), world.stocks.copy(), world.nations.copy()
    for path, value in values.items():
        _set(params, path, value)
    flows = calibrate(stocks, world.status_quo.copy(), nations, params)
    return replace(world, params=params, stocks=stocks, nations=nations, opening_flows=flows)


def _set(params: Params, path: str, value: float) -> None:
    section, name, *part = path.split(".")
    sheet = getattr(params, section)
    if not part:
        setattr(sheet, name, value)
        return
    numbers_of = getattr(sheet, name)
    numbers_of[NAMES[len(numbers_of)].index(part[0])] = value
