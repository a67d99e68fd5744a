"""The figures that the window shows: name, unit, meaning, formula and source of each.

Screens use `tip_of(figure)` for their tips, `name_of_figure` for its name, and `level_of` and
`change_of` to write its values.  A figure is called as its stock is (`capability`, `gdp`), as its
part of the score (`prosperity`), or as the field of a relation (`dependence`).
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scenarios.quantity import Figure
from scenarios.schema import Scenario
from ui.play.encyclopedia.pages import equations
from ui.play.numbers import percent, plain, points, signed
from ui.play.words import capital, knows, say

DIGITS = 3
"""Digits that matter of a figure that is small in some nations and large in others."""
MOST_DECIMALS = 6


@dataclass(frozen=True)
class FigureKind:
    """How figures of a kind are written."""

    unit: str  # key of its unit's text; "" where the number says it
    decimals: int
    percent: bool = False
    scaled: bool = False  # more decimals where a nation has little of it

    def decimals_for(self, level: float) -> int:
        """The decimals with which a figure of about this level is written."""
        if not self.scaled or level == 0.0:
            return self.decimals
        small = DIGITS - 1 - math.floor(math.log10(abs(level)))
        return min(max(self.decimals, small), MOST_DECIMALS)

    def level(self, value: float, decimals: int | None = None) -> str:
        """A level, without its unit."""
        digits = self.decimals_for(value) if decimals is None else decimals
        return percent(digits)(value) if self.percent else plain(digits)(value)

    def change(self, value: float, decimals: int | None = None) -> str:
        """A change, with its sign but without its unit."""
        digits = self.decimals_for(value) if decimals is None else decimals
        return points(digits)(value) if self.percent else signed(digits)(value)


SHARE = FigureKind("", 1, percent=True)
CHANCE = FigureKind("", 2, percent=True)
LOG = FigureKind("log", 2)
INDEX = FigureKind("index", 2)
MONEY = FigureKind("money", 1, scaled=True)
COMPUTE = FigureKind("compute", 2, scaled=True)
CHIPS = FigureKind("chips", 2, scaled=True)
TALENT = FigureKind("talent", 1, scaled=True)
POWER = FigureKind("power", 2, scaled=True)
QUARTERS = FigureKind("quarters", 0)
RATIO = FigureKind("ratio", 2)
POINTS = FigureKind("points", 1)
COUNT = FigureKind("count", 0)


@dataclass(frozen=True)
class Note:
    """What there is to know of a figure."""

    kind: FigureKind
    group: str  # one of GROUPS
    equations: tuple[str, ...]  # the first one is its formula
    less_is_better: bool = False
    stock: bool = True  # whether Facts has a level of it for every nation
    part: int = 0  # of an equation that gives several figures


GROUPS = ("result", "economy", "compute", "talent", "capability", "society", "relations", "world")

FIGURES: Mapping[str, Note] = {
    "score": Note(POINTS, "result", ("V4", "V7", "V8"), stock=False),
    "rank": Note(COUNT, "result", ("V4",), less_is_better=True, stock=False),
    "attainment": Note(POINTS, "result", ("V4",), stock=False, part=1),
    "sovereignty": Note(SHARE, "result", ("L7",), part=1),
    "pillars": Note(SHARE, "result", ("P2",), stock=False),
    "prosperity": Note(SHARE, "result", ("V1",), stock=False),
    "stability": Note(SHARE, "result", ("V2",), stock=False),
    "security": Note(SHARE, "result", ("V3",), stock=False),
    "gdp": Note(MONEY, "economy", ("Y10",)),
    "potential": Note(MONEY, "economy", ("Y10",)),
    "budget": Note(MONEY, "economy", ("B1",), stock=False),
    "adoption": Note(SHARE, "economy", ("A4", "A1")),
    "revenue_ratio": Note(RATIO, "economy", ("Y2", "Y1")),
    "compute": Note(COMPUTE, "compute", ("U5",)),
    "compute_usable": Note(COMPUTE, "compute", ("U1",)),
    "energy": Note(POWER, "compute", ("U2",)),
    "fab": Note(CHIPS, "compute", ("C6",)),
    "fab_loss": Note(QUARTERS, "compute", ("X1",), less_is_better=True),
    "talent": Note(TALENT, "talent", ("T6",)),
    "talent_freeze": Note(QUARTERS, "talent", ("X1",), less_is_better=True),
    "algorithms": Note(LOG, "capability", ("I7", "I8")),
    "capability": Note(LOG, "capability", ("Q1",)),
    "own_service": Note(INDEX, "capability", ("Q4",)),
    "ai_access": Note(INDEX, "capability", ("L7",)),
    "resilience": Note(SHARE, "capability", ("L6",)),
    "public_trust": Note(SHARE, "society", ("S4",)),
    "approval": Note(SHARE, "society", ("S5",)),
    "unemployment": Note(SHARE, "society", ("S2",), less_is_better=True),
    "misinformation": Note(SHARE, "society", ("S3",), less_is_better=True),
    "transition": Note(QUARTERS, "society", ("X1",), less_is_better=True),
    "threat": Note(INDEX, "relations", ("R1",), less_is_better=True),
    "trust": Note(SHARE, "relations", ("R2",), stock=False),
    "stance": Note(INDEX, "relations", ("O1",), stock=False),
    "pact": Note(COUNT, "relations", ("O4",), stock=False),
    "dependence": Note(SHARE, "relations", ("L3",), less_is_better=True, stock=False),
    "chips": Note(SHARE, "relations", ("C8",), less_is_better=True, stock=False),
    "loss": Note(SHARE, "relations", ("L7",), less_is_better=True, stock=False),
    "cut_off": Note(QUARTERS, "relations", ("X2",), less_is_better=True, stock=False),
    "survival": Note(CHANCE, "world", ("H3",), stock=False),
    "collective_welfare": Note(POINTS, "world", ("V5",), stock=False),
    "compute_concentration": Note(
        INDEX, "world", ("V5",), less_is_better=True, stock=False, part=1
    ),
    "incidents": Note(COUNT, "world", ("N3", "N2"), less_is_better=True, stock=False),
}
ALSO = {"standing": "score", "pillar": "pillars", "pacts_in_force": "pact"}
"""Other names of the same figures."""
NAMES = ("encyclopedia.name.{0}", "component.{0}", "figure.{0}", "measure.{0}.name", "given.{0}")
"""Where the texts have a figure's name; some are named elsewhere, too."""
MEANINGS = ("encyclopedia.figure.{0}", "measure.{0}.meaning")


def note_of(figure: str) -> Note:
    """What there is to know of a figure.  Raises KeyError."""
    return FIGURES[ALSO.get(figure, figure)]


def name_of_figure(figure: str) -> str:
    """What a figure is called, beginning with a capital letter."""
    return capital(_first(NAMES, figure))


def meaning_of(figure: str) -> str:
    """What a figure means, in a sentence or two."""
    return _first(MEANINGS, figure)


def _first(places: Sequence[str], figure: str) -> str:
    keys = [place.format(ALSO.get(figure, figure)) for place in places]
    return next(say(key) for key in keys if knows(key))


def unit_of(figure: str) -> str:
    """The unit in words; "" where the number has it, as per cents do."""
    unit = note_of(figure).kind.unit
    return say(f"encyclopedia.unit.{unit}") if unit else ""


def level_of(figure: str, value: float, unit: bool = True) -> str:
    """A value of a figure as people read it, with its unit or without."""
    return _with_unit(figure, note_of(figure).kind.level(value), unit)


def change_of(figure: str, value: float, unit: bool = True) -> str:
    """A change of a figure as people read it: always with its sign."""
    return _with_unit(figure, note_of(figure).kind.change(value), unit)


def _with_unit(figure: str, written: str, unit: bool) -> str:
    named = unit_of(figure) if unit else ""
    return f"{written} {named}" if named else written


def formula_of(figure: str) -> str:
    """The equation that gives a figure, behind its tag: "Q1: Q = a + γ ln(cu / Cref)"."""
    note = note_of(figure)
    tag = note.equations[0]
    return f"{tag}: {equations()[tag][1].formula.split(';  ')[note.part]}"


def rule_of(figure: str) -> str:
    """The rule that decides a figure, by the name of its page."""
    return equations()[note_of(figure).equations[0]][0]


def start_of(figure: str, scenario: Scenario, code: str) -> tuple[str, str] | None:
    """Citation and confidence of a nation's starting figure; None where the scenario has none."""
    given = getattr(scenario.nations[code], figure, None) if code in scenario.nations else None
    if not isinstance(given, Figure):
        return None
    return scenario.sources[given.source].citation, say(f"confidence.{given.confidence}")


def tip_of(figure: str, scenario: Scenario | None = None, code: str = "") -> str:
    """Meaning, formula and source of a figure in two to four lines, for a tip.

    With the scenario of the game and a nation's code, also where the starting figure is from.
    """
    rule = rule_of(figure)
    unit = unit_of(figure)
    first = f"{meaning_of(figure)} ({unit})" if unit else meaning_of(figure)
    lines = [first, say("encyclopedia.tip.formula", formula=formula_of(figure))]
    lines.append(say("encyclopedia.tip.source", rule=say(f"encyclopedia.rule_name.{rule}")))
    start = start_of(figure, scenario, code) if scenario else None
    if start:
        lines.append(say("encyclopedia.tip.start", citation=start[0], confidence=start[1]))
    return "\n".join(lines)
