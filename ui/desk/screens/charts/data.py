"""What charts show: a figure of all nations, of those towards one, of a mandate or of the world."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from sim.pillars import Pillar
from sim.sheet import Array
from ui.play.encyclopedia.figures import FIGURES, GROUPS, meaning_of, name_of_figure, tip_of
from ui.play.session.facts import COMPONENTS, Facts
from ui.play.words import name_of, say

MANDATE = "mandate"
PILLAR, PILLARS_IN = "pillar.", "economy"
TOWARDS = ("trust", "stance", "dependence")
"""Figures of a pair: those of each other nation towards the player's."""
OF_THE_WORLD = ("survival", "collective_welfare", "world_hazard", "compute_concentration", "pact")
LOGARITHMIC = (
    "compute", "compute_usable", "energy", "talent", "gdp", "income", "potential", "investment",
    "service_sales",
)  # fmt: skip
"""Figures of which some nations have a hundred times as much as others."""
MEASURED = (*COMPONENTS, "score", "attainment")
"""What the game measures of each nation, as if a quarter alone counted."""
WORLD = "world"

Values = Mapping[str, tuple[float, ...]]


@dataclass(frozen=True)
class ChartItem:
    """Something that can be charted."""

    name: str
    group: str
    figure: str  # that explains it and says how it is written
    title: str
    meaning: str
    tip: str


def charted() -> tuple[str, ...]:
    """The figures that can be charted."""
    known = (*MEASURED, *TOWARDS, *OF_THE_WORLD)
    return tuple(name for name, note in FIGURES.items() if note.stock or name in known)


def items() -> tuple[ChartItem, ...]:
    """Everything that can be charted, group by group, in the language that is spoken."""
    found = [_mandate()]
    for group in GROUPS:
        found += [_item(name, group) for name in charted() if FIGURES[name].group == group]
        if group == PILLARS_IN:
            found += [_pillar(pillar) for pillar in Pillar]
    return tuple(found)


def _mandate() -> ChartItem:
    title, meaning = say("desk.charts.mandate"), say("desk.charts.mandate_meaning")
    return ChartItem(MANDATE, "result", "score", title, meaning, tip_of("score"))


def _item(name: str, group: str) -> ChartItem:
    title = name_of_figure(name)
    if name in TOWARDS:
        title = say(f"desk.charts.{name}")
    return ChartItem(name, group, name, title, meaning_of(name), tip_of(name))


def _pillar(pillar: Pillar) -> ChartItem:
    name = pillar.name.lower()
    title = say("desk.charts.pillar", pillar=name_of("pillar", name))
    return ChartItem(
        f"{PILLAR}{name}", PILLARS_IN, "pillars", title, meaning_of("pillars"), tip_of("pillars")
    )


def years_of(facts: Facts) -> tuple[float, ...]:
    """The date of the start and of the end of every quarter."""
    return tuple(facts.world.year(tick) for tick in range(facts.tick + 1))


def values_of(facts: Facts, item: str) -> Values:
    """The values of an item at the start and after every quarter, by nation, part or "world"."""
    codes, me = facts.world.codes, facts.index
    ticks = range(facts.tick + 1)
    if item == MANDATE:
        standings = [facts.standing(tick=tick) for tick in ticks]
        return {name: tuple(one.points[name] for one in standings) for name in COMPONENTS}
    if item in OF_THE_WORLD:
        return {WORLD: tuple(_of_the_world(facts, item, tick) for tick in ticks)}
    columns = [_of_all(facts, item, tick) for tick in ticks]
    return {
        code: tuple(float(column[i]) for column in columns)
        for i, code in enumerate(codes)
        if item not in TOWARDS or i != me
    }


def _of_all(facts: Facts, item: str, tick: int) -> Array:
    """The item of every nation after so many quarters."""
    stocks, me = facts.stocks(tick), facts.index
    if item == "dependence":  # of the player on each of them
        found: Array = stocks.supplier_share[me]
    elif item in TOWARDS:  # of each of them in the player
        found = getattr(stocks, item)[:, me]
    elif item.startswith(PILLAR):
        found = stocks.pillar[:, Pillar[item.removeprefix(PILLAR).upper()]]
    elif item in MEASURED:
        found = getattr(facts.outcome(tick), item)
    else:
        found = getattr(stocks, item)
    return found


def _of_the_world(facts: Facts, item: str, tick: int) -> float:
    stocks = facts.stocks(tick)
    if item in ("survival", "world_hazard"):
        return float(getattr(stocks, item)[0])
    if item == "collective_welfare":
        return float(facts.outcome(tick).collective_welfare[0])
    if item == "pact":
        return float(stocks.pact.sum()) / 2.0  # whole numbers; each pair is there twice
    total = math.fsum(stocks.compute_usable)
    return math.fsum((float(one) / total) ** 2 for one in stocks.compute_usable) if total else 0.0
