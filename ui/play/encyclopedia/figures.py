"""The figures that the window shows: name, unit, meaning, formula and source of each.

Screens use `tip_of(figure)` for their tips, `name_of_figure` for its name, and `level_of` and
`change_of` to write its values.  A figure is called as its stock is (`lag`, `gdp`), as its part of
the score (`prosperity`), or as the field of a relation (`dependence`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scenarios.quantity import Figure
from scenarios.schema import Scenario
from ui.play.encyclopedia.kinds import (
    BUDGET,
    CHANCES,
    CHIPS,
    COMPUTE,
    COUNT,
    HAZARD,
    IN_QUARTERS,
    INDEX,
    LAG,
    MONEY,
    OVER,
    POINTS,
    POWER,
    SHARE,
    TALENT,
    TIMES,
    FigureKind,
)
from ui.play.encyclopedia.pages import equations
from ui.play.words import capital, knows, say


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
    "score": Note(POINTS, "result", ("V5", "V4", "V8"), stock=False),
    "rank": Note(COUNT, "result", ("V5",), less_is_better=True, stock=False),
    "attainment": Note(POINTS, "result", ("V5",), stock=False, part=1),
    "sovereignty": Note(SHARE, "result", ("L4", "L10", "L9")),
    "standing": Note(SHARE, "result", ("V1", "Q4"), stock=False),
    "prosperity": Note(OVER, "result", ("V2",), stock=False),
    "stability": Note(SHARE, "result", ("V9",), stock=False),
    "security": Note(SHARE, "result", ("V3",), stock=False),
    "gdp": Note(MONEY, "economy", ("Y2",)),
    "potential": Note(MONEY, "economy", ("Y0",)),
    "income": Note(MONEY, "economy", ("Y11",)),
    "budget": Note(BUDGET, "economy", ("M1",)),
    "investment": Note(MONEY, "economy", ("K3", "K2", "K1")),
    "service_sales": Note(MONEY, "economy", ("Y8", "Y7")),
    "adoption": Note(SHARE, "economy", ("A5", "A1")),
    "pillars": Note(SHARE, "economy", ("M5", "M4"), stock=False),
    "compute": Note(COMPUTE, "compute", ("C8",)),
    "compute_usable": Note(COMPUTE, "compute", ("U1", "U5")),
    "energy": Note(POWER, "compute", ("P5", "P4")),
    "powered": Note(SHARE, "compute", ("P2",)),
    "fab": Note(CHIPS, "compute", ("C14", "C11", "C12")),
    "fab_loss": Note(IN_QUARTERS, "compute", ("X1",), less_is_better=True),
    "talent": Note(TALENT, "talent", ("T2",)),
    "talent_freeze": Note(IN_QUARTERS, "talent", ("X1",), less_is_better=True),
    "lag": Note(LAG, "capability", ("Q4",), less_is_better=True),
    "capability": Note(TIMES, "capability", ("Q1",)),
    "algorithms": Note(TIMES, "capability", ("I5",)),
    "ai_access": Note(SHARE, "capability", ("L8", "L3")),
    "public_trust": Note(SHARE, "society", ("S5",)),
    "approval": Note(SHARE, "society", ("S9", "S7")),
    "unemployment": Note(SHARE, "society", ("S2",), less_is_better=True),
    "misinformation": Note(SHARE, "society", ("S3",), less_is_better=True),
    "transition": Note(IN_QUARTERS, "society", ("X1",), less_is_better=True),
    "threat": Note(INDEX, "relations", ("R1",), less_is_better=True),
    "attack": Note(SHARE, "relations", ("Y4",), less_is_better=True),
    "trust": Note(SHARE, "relations", ("R3", "R2"), stock=False),
    "stance": Note(SHARE, "relations", ("O1",), stock=False),
    "pact": Note(COUNT, "relations", ("O8",), stock=False),
    "dependence": Note(SHARE, "relations", ("L2",), less_is_better=True, stock=False),
    "chips": Note(SHARE, "relations", ("C5",), less_is_better=True, stock=False),
    "loss": Note(SHARE, "relations", ("L8",), less_is_better=True, stock=False),
    "cut_off": Note(IN_QUARTERS, "relations", ("X2",), less_is_better=True, stock=False),
    "survival": Note(CHANCES, "world", ("H6",), stock=False),
    "world_hazard": Note(HAZARD, "world", ("H6", "H4"), less_is_better=True, stock=False),
    "collective_welfare": Note(POINTS, "world", ("V6",), stock=False),
    "compute_concentration": Note(
        INDEX, "world", ("V6",), less_is_better=True, stock=False, part=1
    ),
    "incidents": Note(COUNT, "world", ("N2", "N1"), less_is_better=True, stock=False),
}
ALSO = {"pillar": "pillars", "pacts_in_force": "pact", "welfare": "collective_welfare"}
"""Other names of the same figures."""
ABOUT = {"hazard": "world_hazard", "power": "energy"}
"""Rules that are about one figure of another name."""
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
    return _unit(note_of(figure).kind.unit)


def unit_of_change(figure: str) -> str:
    """The unit of a change of it, in words; "" where the number has it."""
    kind = note_of(figure).kind
    return _unit(kind.unit if kind.unit_of_change is None else kind.unit_of_change)


def _unit(key: str) -> str:
    return say(f"encyclopedia.unit.{key}") if key else ""


def level_of(figure: str, value: float, unit: bool = True) -> str:
    """A value of a figure as people read it, with its unit or without."""
    kind = note_of(figure).kind
    named = unit_of(figure) if unit and kind.counts(value) else ""
    return f"{kind.level(value)} {named}" if named else kind.level(value)


def change_of(figure: str, value: float, unit: bool = True) -> str:
    """A change of a figure as people read it: always with its sign."""
    written, named = note_of(figure).kind.change(value), unit_of_change(figure) if unit else ""
    return f"{written} {named}" if named else written


def formula_of(figure: str) -> str:
    """The equation that gives a figure, behind its tag: "Q1: Q = a + γ ln(cu / Cref)"."""
    note = note_of(figure)
    tag = note.equations[0]
    return f"{tag}: {equations()[tag][1].formula.split(';  ')[note.part]}"


def rule_of(figure: str) -> str:
    """The rule that decides a figure, by the name of its page."""
    return equations()[note_of(figure).equations[0]][0]


def name_of_rule(rule: str) -> str:
    """What a rule is called; one that is about a single figure as the figure is."""
    key = f"encyclopedia.rule_name.{rule}"
    return say(key) if knows(key) else name_of_figure(ABOUT.get(rule, rule))


def start_of(figure: str, scenario: Scenario, code: str) -> tuple[str, str] | None:
    """Citation and confidence of a nation's starting figure; None where the scenario has none."""
    given = getattr(scenario.nations[code], figure, None) if code in scenario.nations else None
    if not isinstance(given, Figure):
        return None
    return scenario.sources[given.source].citation, say(f"confidence.{given.confidence}")


def tip_of(figure: str, scenario: Scenario | None = None, code: str = "") -> str:
    """Meaning and source of a figure in two or three lines, for a tip; no formula.

    With the scenario of the game and a nation's code, also where the starting figure is from.  The
    formula is in the figure's article.
    """
    unit = unit_of(figure)
    first = f"{meaning_of(figure)} ({unit})" if unit else meaning_of(figure)
    lines = [first, say("encyclopedia.tip.source", rule=name_of_rule(rule_of(figure)))]
    start = start_of(figure, scenario, code) if scenario else None
    if start:
        lines.append(say("encyclopedia.tip.start", citation=start[0], confidence=start[1]))
    return "\n".join(lines)
