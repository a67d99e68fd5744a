"""The scenarios that can be played, as the cards of the set-up show them.

Everything on a card is read from the scenario itself: what it asks, and of each nation its figures,
its places among the others and its mandate.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from scenarios.load import load, names
from scenarios.quantity import Figure
from scenarios.schema import Scenario
from sim.components import COMPONENT_NAMES
from ui.play.mandates import Mandate, read_mandate

FIRST = ("quick", "default", "hostile", "fortress", "open-world", "strait-crisis")
MEASURES = (
    "gdp",
    "growth",
    "compute",
    "energy",
    "fab",
    "equipment",
    "talent",
    "lag",
    "governance",
    "adoption",
    "public_trust",
    "approval",
    "trusted",
)
"""In what nations are compared."""
LESS_IS_BETTER = ("lag",)
"""All others are the better the higher they are."""
COMPONENTS = COMPONENT_NAMES
SHOWN = 3  # strengths, and weaknesses


@dataclass(frozen=True)
class Compared:
    """A figure of a nation, and how many others are ahead of it or behind."""

    name: str
    value: float
    above: int
    below: int
    nations: int
    source: str  # citation
    confidence: str


@dataclass(frozen=True)
class NationCard:
    """A nation as one may choose it."""

    code: str
    name: str
    measures: tuple[Compared, ...]
    mandate: Mandate

    @property
    def strengths(self) -> tuple[Compared, ...]:
        """Where it stands best."""
        return tuple(sorted(self.measures, key=lambda m: (m.above, -m.below)))[:SHOWN]

    @property
    def weaknesses(self) -> tuple[Compared, ...]:
        """Where it stands worst, beside its strengths."""
        others = [measure for measure in self.measures if measure not in self.strengths]
        return tuple(sorted(others, key=lambda m: (m.below, -m.above)))[:SHOWN]


@dataclass(frozen=True)
class ScenarioCard:
    """A scenario as one may choose it."""

    name: str
    title: str
    question: str
    minutes: int
    turns: int
    nations: Mapping[str, NationCard]
    fewest_turns: int  # that hold all that the scenario has dated

    def turns_in(self, minutes: int) -> int:
        """How many turns fit into so many minutes."""
        return max(round(minutes * self.turns / self.minutes), 2)

    def minutes_of(self, turns: int) -> int:
        """About how long so many turns take."""
        return round(self.minutes * turns / self.turns)


@cache
def read_catalogue() -> tuple[ScenarioCard, ...]:
    """A card of every scenario of the library, in 0.6 s.  Raises ScenarioError."""
    known = names()
    order = [name for name in FIRST if name in known]
    order += [name for name in known if name not in FIRST]
    return tuple(make_card(load(name)) for name in order)


def make_card(scenario: Scenario) -> ScenarioCard:
    """The card of a scenario."""
    columns = {name: _column(scenario, name) for name in MEASURES}
    nations = {}
    for i, code in enumerate(scenario.roster):
        nation = scenario.nations[code]
        nations[code] = NationCard(
            code,
            nation.name,
            tuple(_measure(scenario, name, columns[name], i) for name in MEASURES),
            read_mandate(scenario, code),
        )
    return ScenarioCard(
        scenario.name,
        scenario.title,
        scenario.question,
        scenario.minutes,
        scenario.turns,
        nations,
        _fewest_turns(scenario),
    )


def _column(scenario: Scenario, name: str) -> list[float]:
    if name == "trusted":
        return [_trusted(scenario, code) for code in scenario.roster]
    return [float(getattr(scenario.nations[code], name).value) for code in scenario.roster]


def _trusted(scenario: Scenario, code: str) -> float:
    """How much the others trust a nation, on average."""
    others = [other for other in scenario.roster if other != code]
    grid = scenario.pairs.trust
    cells = [grid.of.get(other, {}).get(code, grid.default) for other in others]
    values = [cell.value if isinstance(cell, Figure) else cell for cell in cells]
    return math.fsum(values) / max(len(others), 1)


def _measure(scenario: Scenario, name: str, column: list[float], i: int) -> Compared:
    if name == "trusted":
        grid = scenario.pairs.trust
        source, confidence = grid.source, grid.confidence
    else:
        figure: Figure = getattr(scenario.nations[scenario.roster[i]], name)
        source, confidence = figure.source, figure.confidence
    more, less = (sum(way * value > way * column[i] for value in column) for way in (1.0, -1.0))
    above, below = (less, more) if name in LESS_IS_BETTER else (more, less)
    citation = scenario.sources[source].citation
    return Compared(name, column[i], above, below, len(column), citation, confidence)


def _fewest_turns(scenario: Scenario) -> int:
    first = _quarters(scenario.first_quarter)
    last = max((_quarters(shock.date) for shock in scenario.calendar), default=first)
    return (last - first) // scenario.ticks_per_turn + 1


def _quarters(date: str) -> int:
    year, quarter = date.split("-Q")
    return 4 * int(year) + int(quarter)
