"""The figures that the map can show, a value a nation, and the five steps that colour them.

The steps of a figure are the same in every turn and in every game: the map of a year can be
compared with that of another, and nobody looks strong because all others are weak.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from ui.desk.screens.world.words import short_unit
from ui.desk.sitting import Sitting
from ui.play.encyclopedia.figures import (
    level_of,
    meaning_of,
    name_of_figure,
    note_of,
    tip_of,
)
from ui.play.numbers import percent
from ui.play.session.facts import Facts
from ui.play.session.relations import Relation
from ui.play.words import say

CLASSES = 5
EVEN = (0.2, 0.4, 0.6, 0.8)
"""Ends of the steps for shares that may be anything from 0 to 1."""
MOODS = (0.3, 0.4, 0.5, 0.6)
"""For shares of people who are for something: a government may fall below 40 %."""
ENDS: Mapping[str, tuple[float, ...]] = {
    "score": (30.0, 45.0, 55.0, 70.0),  # round par
    "lag": (6.0, 12.0, 24.0, 36.0),
    "compute_usable": (0.1, 1.0, 10.0, 100.0),
    "gdp": (500.0, 2000.0, 5000.0, 20000.0),
    "talent": (5.0, 20.0, 50.0, 200.0),
    "adoption": (0.1, 0.2, 0.35, 0.5),
    "sovereignty": EVEN,
    "public_trust": MOODS,
    "approval": MOODS,
}
"""Ends of the steps of each figure, in the figure's own unit."""
WHOLE = re.compile(r"[.,]0(?!\d)")
"""The decimal of a number that has none."""
RELATIONS: dict[str, Callable[[Relation], float]] = {
    "my_trust": lambda row: row.trust,
    "their_trust": lambda row: row.trust_in_me,
    "my_stance": lambda row: row.last_stance,
    "their_stance": lambda row: row.their_stance,
    "my_dependence": lambda row: row.dependence,
    "their_dependence": lambda row: row.dependence_on_me,
}
MAP_FIGURES = (*ENDS, *RELATIONS)


@dataclass(frozen=True)
class MapFigure:
    """One figure of all nations."""

    key: str
    name: str
    unit: str
    values: dict[str, float]  # by nation; the own one has none of the relations
    ends: tuple[float, ...]  # between the steps, the same at any time
    less_is_better: bool = False

    def step(self, code: str) -> int | None:
        """The step of a nation, 0 the lowest; None where it has no value."""
        value = self.values.get(code)
        return None if value is None else sum(value >= end for end in self.ends)

    def written(self, value: float, unit: bool = False) -> str:
        """A value, without its unit or with it."""
        if self.key in RELATIONS:
            return percent(0)(value)
        written = level_of(self.key, value, unit=False)
        counts = unit and self.unit and note_of(self.key).kind.counts(value)
        return f"{written} {self.unit}" if counts else written

    def colour_place(self, step: int) -> int:
        """Which of the five colours a step has: the strongest for what is best."""
        return CLASSES - 1 - step if self.less_is_better else step

    def ranges(self) -> list[str]:
        """What each step covers, in words."""
        ends = [WHOLE.sub("", self.written(end)) for end in self.ends]
        between = [
            say("desk.world.map.between", low=low, high=high) for low, high in pairwise(ends)
        ]
        below = say("desk.world.map.below", high=ends[0])
        return [below, *between, say("desk.world.map.above", low=ends[-1])]

    def rank(self, code: str) -> int | None:
        """A nation's place, 1 the best; None where it has no value."""
        own = self.values.get(code)
        if own is None:
            return None
        way = -1.0 if self.less_is_better else 1.0
        return 1 + sum(way * value > way * own for value in self.values.values())


def map_figure(sitting: Sitting, key: str) -> MapFigure:
    """A figure as the nation at the screen may see it."""
    facts = sitting.facts
    values = _values(facts, key)
    if key in RELATIONS:
        return MapFigure(key, figure_name(key), "", values, EVEN)
    less = note_of(key).less_is_better
    return MapFigure(key, figure_name(key), short_unit(key), values, ENDS[key], less)


def figure_name(key: str) -> str:
    """What a figure is called."""
    if key == "score":
        return say("desk.quarter_score")
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
