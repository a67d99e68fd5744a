"""The figures that the map can show, a value a nation, and the five steps that colour them."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ui.desk.sitting import Sitting
from ui.play.encyclopedia.figures import level_of, meaning_of, name_of_figure, tip_of, unit_of
from ui.play.numbers import percent, plain
from ui.play.session.facts import Facts
from ui.play.session.relations import Relation
from ui.play.words import say

CLASSES = 5
LARGE = 100.0  # decimals of larger numbers tell nothing on a map
STOCKS = (
    "capability",
    "compute_usable",
    "gdp",
    "talent",
    "adoption",
    "sovereignty",
    "public_trust",
    "approval",
)
RELATIONS: dict[str, Callable[[Relation], float]] = {
    "my_trust": lambda row: row.trust,
    "their_trust": lambda row: row.trust_in_me,
    "my_stance": lambda row: row.last_stance,
    "their_stance": lambda row: row.their_stance,
    "my_dependence": lambda row: row.dependence,
    "their_dependence": lambda row: row.dependence_on_me,
}
MAP_FIGURES = ("score", *STOCKS, *RELATIONS)
EVEN = (0.2, 0.4, 0.6, 0.8)
"""Ends of the steps for shares that are compared with 0 and 1."""


@dataclass(frozen=True)
class MapFigure:
    """One figure of all nations."""

    key: str
    name: str
    unit: str
    values: dict[str, float]  # by nation; the own one has none of the relations
    ends: tuple[float, ...]  # between the steps, at most four

    def step(self, code: str) -> int | None:
        """The step of a nation, 0 the lowest; None where it has no value."""
        value = self.values.get(code)
        return None if value is None else sum(value >= end for end in self.ends)

    def written(self, value: float) -> str:
        """A value without its unit."""
        if self.key in RELATIONS:
            return percent(0)(value)
        if abs(value) >= LARGE:
            return plain(0)(value)
        return level_of(self.key, value, unit=False)

    def colour_place(self, step: int) -> int:
        """Which of the five colours a step has; few steps lie far apart."""
        return round(step * (CLASSES - 1) / max(len(self.ends), 1))

    def ranges(self) -> list[str]:
        """What each step covers, in words."""
        ends = [self.written(end) for end in self.ends]
        if not ends:
            return [self.written(next(iter(self.values.values()), 0.0))]
        between = [
            say("desk.world.map.between", low=low, high=high) for low, high in pairwise(ends)
        ]
        below = say("desk.world.map.below", high=ends[0])
        return [below, *between, say("desk.world.map.above", low=ends[-1])]

    def rank(self, code: str) -> int | None:
        """A nation's place, 1 the highest; None where it has no value."""
        own = self.values.get(code)
        return None if own is None else 1 + sum(value > own for value in self.values.values())


def map_figure(sitting: Sitting, key: str) -> MapFigure:
    """A figure as the nation at the screen may see it."""
    facts = sitting.facts
    values = _values(facts, key)
    ends = EVEN if key in RELATIONS else steps_of(list(values.values()))
    unit = "" if key in RELATIONS else unit_of(key)
    return MapFigure(key, figure_name(key), unit, values, ends)


def figure_name(key: str) -> str:
    """What a figure is called."""
    if key == "score":
        return say("desk.world.map.standing")
    return say(f"desk.world.map.{key}") if key in RELATIONS else name_of_figure(key)


def figure_meaning(key: str) -> str:
    """What a figure means, in a sentence."""
    return say(f"desk.world.map.{key}_meaning") if key in RELATIONS else meaning_of(key)


def figure_tip(key: str) -> str:
    """Meaning, formula and source."""
    return figure_meaning(key) if key in RELATIONS else tip_of(key)


def _values(facts: Facts, key: str) -> dict[str, float]:
    if key in RELATIONS:
        return {row.code: RELATIONS[key](row) for row in facts.relations}
    if key == "score":
        return {code: facts.standing(code).score for code in facts.world.codes}
    return {code: facts.level(key, code) for code in facts.world.codes}


def steps_of(values: Sequence[float]) -> tuple[float, ...]:
    """Ends of steps with about as many values each, as round as the values allow."""
    ordered = sorted(set(values))
    if len(ordered) < CLASSES:
        return tuple(ordered[1:])
    ends: list[float] = []
    for k in range(1, CLASSES):
        at = k * len(ordered) // CLASSES
        end = roundest(ordered[at - 1], ordered[at])
        if not ends or end > ends[-1]:
            ends.append(end)
    return tuple(ends)


def roundest(low: float, high: float) -> float:
    """The number with the fewest digits that is above `low` and not above `high`."""
    power = math.ceil(math.log10(max(abs(low), abs(high), 1e-9)))
    for digits in range(17):
        unit = 10.0 ** (power - digits)
        for part in (1.0, 0.5):
            found = math.floor(high / (unit * part)) * unit * part
            if low < found <= high:
                return found
    return high
