"""What must hold between the parts of a scenario, beyond each part's own limits."""

import math
from collections.abc import Collection, Iterator, Mapping

from policies import menu
from scenarios.checks_dated import check_calendar, check_offers, check_pacts
from scenarios.checks_pairs import (
    AT_MOST_ONE,
    ROUNDING,
    check_abroad,
    check_owned,
    check_pairs,
    check_unions,
    grids,
)
from scenarios.errors import Wrong, nearest
from scenarios.limits import check_changes
from scenarios.quantity import Figure, FigureTable, LengthTable, Sourced
from scenarios.schema import Scenario
from sim.components import COMPONENT_NAMES
from sim.pillars import PILLAR_OF, Pillar, Programme, Sector

SCORES = COMPONENT_NAMES
FIRST = {PILLAR_OF.index(pillar) for pillar in Pillar}
HABITS = tuple(q.name.lower() for q in Programme if q not in FIRST)
PILLARS = tuple(pillar.name.lower() for pillar in Pillar)
SECTORS = tuple(sector.name.lower() for sector in Sector)


def check(scenario: Scenario, held: Collection[tuple[str, str]] = ()) -> Iterator[Wrong]:
    """Everything wrong between the parts, in the order of a file.

    The parameters in `held`, as (section, name), must stay within their evidence.
    """
    yield from _roster(scenario)
    for code, nation in scenario.nations.items():
        path = ("nations", code)
        yield from _sums_to_one((*path, "exposure"), nation.exposure, SECTORS)
        yield from _habits((*path, "habits"), nation.habits)
        if nation.mandate is not None:
            yield from _sums_to_one((*path, "mandate"), nation.mandate, SCORES)
        if nation.card is not None and nation.card not in scenario.mandates:
            remedy = f"there is no such mandate card, {nearest(nation.card, scenario.mandates)}"
            yield Wrong((*path, "card"), nation.card, remedy)
        if nation.par is not None:
            yield from _names((*path, "par"), nation.par, SCORES)
        if nation.usual_step is not None:
            yield from _names((*path, "usual_step"), nation.usual_step, SCORES)
    yield from unknown_policies(scenario)
    yield from _sums_to_one(("score",), scenario.score, SCORES)
    for name, card in scenario.mandates.items():
        yield from _sums_to_one(("mandates", name, "weights"), card.weights, SCORES)
    yield from _names(("status_quo", "split"), scenario.status_quo.split, PILLARS)
    yield from _at_most_one(("status_quo", "split"), scenario.status_quo.split.values)
    yield from check_pairs(scenario)
    yield from _sources(scenario)
    yield from check_changes(scenario.parameters, held)
    if scenario.roster_is_whole:
        yield from _shares(scenario)
        yield from check_abroad(scenario)
        yield from check_owned(scenario)
        yield from check_unions(scenario)
        yield from check_calendar(scenario)
        yield from check_pacts(scenario)
        yield from check_offers(scenario)


def unknown_policies(scenario: Scenario) -> Iterator[Wrong]:
    """The nations whose policy the menu does not have."""
    for code, nation in scenario.nations.items():
        if nation.policy not in menu.NAMES:
            remedy = f"there is no such policy, {nearest(nation.policy, menu.NAMES)}"
            yield Wrong(("nations", code, "policy"), nation.policy, remedy)


def _roster(scenario: Scenario) -> Iterator[Wrong]:
    for place, code in enumerate(scenario.roster):
        if code in scenario.roster[:place]:
            yield Wrong(("roster", str(place)), code, "each nation must be given once")
        if code not in scenario.nations:
            remedy = f"the nation has no table: add [nations.{code}] or take it off the roster"
            yield Wrong(("roster", str(place)), code, remedy)
    for code in scenario.nations:
        if code not in scenario.roster:
            remedy = f"it is not on the roster, {nearest(code, scenario.roster)}"
            yield Wrong(("nations", code), code, remedy)


def _names(
    path: tuple[str, ...], table: FigureTable | LengthTable, known: tuple[str, ...]
) -> Iterator[Wrong]:
    for name, value in table.values.items():
        if name not in known:
            remedy = f"there is no such name, {nearest(name, known)}"
            alone = value[0] if isinstance(value, list) and len(value) == 1 else value
            yield Wrong((*path, "values", name), alone, remedy)
    for name in known:
        if name not in table.values:
            remedy = f"{name} is missing; all of {', '.join(known)} must be given"
            yield Wrong((*path, "values"), table.values, remedy)


def _at_most_one(path: tuple[str, ...], values: Mapping[str, float]) -> Iterator[Wrong]:
    total = math.fsum(values.values())
    if total > 1.0 + ROUNDING:
        yield Wrong((*path, "values"), f"{total:g} in all", AT_MOST_ONE)


def _sums_to_one(
    path: tuple[str, ...], table: FigureTable, known: tuple[str, ...]
) -> Iterator[Wrong]:
    yield from _names(path, table, known)
    total = math.fsum(table.values.values())
    if abs(total - 1.0) > ROUNDING:
        yield Wrong((*path, "values"), f"{total:g} in all", "the shares must add up to 1")


def habits_of(pillar: Pillar) -> list[str]:
    """The programmes of a pillar that have a share of their own; the first has the rest."""
    return [q.name.lower() for q in Programme if PILLAR_OF[q] == pillar and q not in FIRST]


def habits_remedy(pillar: Pillar) -> str:
    """What is right where the habits of a pillar are more than all of it."""
    return f"the shares of {', '.join(habits_of(pillar))} must add up to at most 1"


def equipment_remedy(total: float) -> str:
    """What is right where nations hold more than the world's equipment."""
    return f"the shares of all nations add up to {total:g}; they must be at most 1"


def _habits(path: tuple[str, ...], table: FigureTable) -> Iterator[Wrong]:
    yield from _names(path, table, HABITS)
    for pillar in Pillar:
        names = habits_of(pillar)
        shares = {name: table.values[name] for name in names if name in table.values}
        total = math.fsum(shares.values())
        if total > 1.0 + ROUNDING:
            yield Wrong((*path, "values"), f"{total:g} in all", habits_remedy(pillar))


def _sources(scenario: Scenario) -> Iterator[Wrong]:
    for path, sourced in _sourced(scenario):
        if sourced.source not in scenario.sources:
            key = sourced.source
            remedy = f"there is no [sources.{key}], {nearest(key, scenario.sources)}"
            yield Wrong((*path, "source"), key, remedy)


def _sourced(scenario: Scenario) -> Iterator[tuple[tuple[str, ...], Sourced]]:
    for code, nation in scenario.nations.items():
        for name in type(nation).model_fields:
            part = getattr(nation, name)
            if isinstance(part, Sourced):
                yield ("nations", code, name), part
    for path, grid in grids(scenario):
        yield path, grid
        for row, cells in grid.of.items():
            for column, cell in cells.items():
                if isinstance(cell, Figure):
                    yield (*path, "of", row, column), cell
    quo = scenario.status_quo
    for name in type(quo).model_fields:
        part = getattr(quo, name)
        if name != "stance" and part is not None:  # a grid, among the others
            yield ("status_quo", name), part
    yield ("score",), scenario.score
    for key, card in scenario.mandates.items():
        yield ("mandates", key, "weights"), card.weights
    for section, changes in scenario.parameters.items():
        for name, change in changes.items():
            yield ("parameters", section, name), change


def _shares(scenario: Scenario) -> Iterator[Wrong]:
    """Shares of one whole that several nations hold."""
    total = math.fsum(scenario.nations[code].equipment.value for code in scenario.roster)
    if total > 1.0 + ROUNDING:
        last = scenario.roster[-1]
        remedy = equipment_remedy(total)
        value = scenario.nations[last].equipment.value
        yield Wrong(("nations", last, "equipment", "value"), value, remedy)
