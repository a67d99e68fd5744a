"""A world of the second rules from a scenario of the library.

Pairs, societies, machines, might, mandates and stances come from the scenario; what only
world 2 asks, and everything in which 2018 differs, from nations-2024.toml or nations-2018.toml;
parameters from values.py.  The opening fills in the rest: docs/model/opening.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from scenarios.checks import SCORES
from scenarios.checks_dated import quarter_number
from scenarios.errors import ScenarioError
from scenarios.fields import Nation
from scenarios.load import load
from scenarios.pack import mandate_of
from scenarios.parse import parse
from scenarios.quantity import Grid, cell_value
from scenarios.schema import Scenario
from scenarios.world2.values import FOLDER, Changes, build, changes_of
from sim.events import DATED
from sim.pillars import Sector
from sim.sheet import Array
from sim.flows import Flows
from sim.nations import Nations
from sim.opening import calm_orders, calmed, open_world
from sim.orders import Orders
from sim.params import Params
from sim.stocks import Stocks

Tables = Mapping[str, Any]
LEADER = "USA"
"""Whose firms own compute abroad."""
PAST = 2018
STOCKS = ("gdp", "energy", "fab", "adoption", "public_trust", "approval", "unemployment")
GIVEN = ("population", "military", "equipment")
OWN = (
    "growth",
    "exposed",
    "governance",
    "absorptive",
    "grid",
    "data_centres",
    "power_price",
    "usual_budget",
    "natural_unemployment",
    "lag",
)
"""What nations are only said to be in world 2's own files."""
FIXED = ("affinity", "rivalry", "bloc_line", "choke")
HALF, STEP = 0.5, 0.1
"""Par and usual step where none has been measured."""
CONTROL = 8
"""The calendar's number of a dated control: a share of chips left, not quarters."""
CONTROLS = ((2022, 4, 0.5), (2023, 4, 0.25))
"""Year, quarter and share left of the controls on chips for China."""
CONTROLLED = "CHN"
CONTROLLERS = ("USA", "TWN", "KOR", "JPN", "EUU", "GBR")


@dataclass
class World2:
    """A world of the second rules, ready to run."""

    name: str
    title: str
    codes: tuple[str, ...]
    names: tuple[str, ...]
    policies: tuple[str, ...]
    stocks: Stocks
    nations: Nations
    params: Params
    orders: Orders
    calendar: Array
    turns: int
    ticks_per_turn: int
    base_year: int
    first_quarter: str


def figures(year: int) -> Tables:
    """What world 2 knows of the nations of a year, 2018 or 2024."""
    file = FOLDER / f"nations-{year}.toml"
    return parse(file, file.name)


def packed(name: str, changes: Changes | None = None, *, beyond_evidence: bool = False) -> World2:
    """The world of a scenario of the library, opened.

    `changes` are values of parameters, by section and name, over those of the scenario; outside
    the range of their evidence only with `beyond_evidence`.
    """
    scenario = load(name)
    own = figures(PAST if scenario.base_year == PAST else 2024)
    missing = [code for code in scenario.roster if code not in own["nations"]]
    if missing:
        raise ScenarioError(f"{name}: world 2 has no figures of {missing[0]}")
    params = _params(name, changes or {}, beyond_evidence)
    world = World2(
        name=scenario.name,
        title=scenario.title,
        codes=tuple(scenario.roster),
        names=tuple(nation.name for nation in _in_order(scenario)),
        policies=tuple(nation.policy for nation in _in_order(scenario)),
        stocks=_stocks(scenario, own),
        nations=_nations(scenario, own),
        params=params,
        orders=Orders(len(scenario.roster)),
        calendar=_calendar(scenario),
        turns=scenario.turns,
        ticks_per_turn=scenario.ticks_per_turn,
        base_year=scenario.base_year,
        first_quarter=scenario.first_quarter,
    )
    opened(world)
    return world


def opened(world: World2) -> None:
    """Fill in, in place, what data do not say; again after a change of figures or parameters.

    The orders become those of the opening's calm quarter: the status quo.
    """
    n = len(world.codes)
    open_world(
        world.stocks,
        world.nations,
        world.params,
        calmed(world.params),
        np.zeros((0, 5)),
        Orders(n),
        Flows(n),
        Stocks(n),
    )
    calm_orders(world.stocks, world.nations, world.orders)


def _params(name: str, changes: Changes, beyond_evidence: bool) -> Params:
    kept, allowed = changes_of(name)
    build(kept, allowed)  # the scenario answers for its own, whoever changes more
    merged = {section: dict(values) for section, values in kept.items()}
    build(changes, beyond_evidence)
    for section, values in changes.items():
        merged.setdefault(section, {}).update(values)
    return build(merged, allowed or beyond_evidence)


def _in_order(scenario: Scenario) -> list[Nation]:
    return [scenario.nations[code] for code in scenario.roster]


def _grid(roster: list[str], default: float, of: Tables, own: float) -> Array:
    """A grid as numbers; `own` on the diagonal."""
    place = {code: i for i, code in enumerate(roster)}
    numbers = np.full((len(place), len(place)), default)
    for row, cells in of.items():
        for column, cell in cells.items():
            if row in place and column in place:
                value = cell["value"] if isinstance(cell, Mapping) else cell_value(cell)
                numbers[place[row], place[column]] = value
    np.fill_diagonal(numbers, own)
    return numbers


def _pair(scenario: Scenario, own: Tables, name: str, given: Grid, diagonal: float) -> Array:
    """A grid of the year's own file, else the scenario's."""
    told = own.get("pairs", {}).get(name)
    if told is not None:
        return _grid(scenario.roster, told["default"], told["of"], diagonal)
    return _grid(scenario.roster, given.default, given.of, diagonal)


def _stance(scenario: Scenario, own: Tables) -> Array:
    return _pair(scenario, own, "stance", scenario.status_quo.stance, 1.0)


def _figure(own: Tables, code: str, nation: Nation, name: str) -> float:
    """A figure of the year's own file, else the scenario's."""
    told = own["nations"][code].get(name)
    return float(told["value"] if told is not None else getattr(nation, name).value)


def _nations(scenario: Scenario, own: Tables) -> Nations:
    sheet = Nations(len(scenario.roster))
    for i, (code, nation) in enumerate(zip(scenario.roster, _in_order(scenario), strict=True)):
        for name in (*GIVEN, *OWN):
            getattr(sheet, name)[i] = _figure(own, code, nation, name)
        for sector in Sector:
            sheet.exposure[i, sector] = nation.exposure.values[sector.name.lower()]
        mandate = mandate_of(scenario, nation)
        sheet.mandate[i] = [mandate.values[name] for name in SCORES]
    sheet.par[:] = HALF
    sheet.usual_step[:] = STEP
    sheet.common[:] = [scenario.score.values[name] for name in SCORES]
    for name in FIXED:
        given = getattr(scenario.pairs, name)
        getattr(sheet, name)[:] = _grid(scenario.roster, given.default, given.of, 0.0)
    np.fill_diagonal(sheet.affinity, 1.0)
    sheet.union[:] = np.eye(len(scenario.roster))
    return sheet


def _stocks(scenario: Scenario, own: Tables) -> Stocks:
    n = len(scenario.roster)
    stocks = Stocks(n)
    talent = np.zeros(n)
    leader = scenario.roster.index(LEADER) if LEADER in scenario.roster else None
    for i, (code, nation) in enumerate(zip(scenario.roster, _in_order(scenario), strict=True)):
        for name in STOCKS:
            getattr(stocks, name)[i] = _figure(own, code, nation, name)
        talent[i] = _figure(own, code, nation, "talent")
        compute = _figure(own, code, nation, "compute")
        foreign = own["nations"][code]["foreign_owned"]["value"] if leader is not None else 0.0
        stocks.compute[i, i] = (1.0 - foreign) * compute
        if leader is not None:
            stocks.compute[leader, i] += foreign * compute
    abroad = _pair(scenario, own, "abroad", scenario.pairs.abroad, 0.0) * talent[:, None]
    stocks.people[:] = abroad
    np.fill_diagonal(stocks.people, talent - abroad.sum(axis=0))
    stocks.trust[:] = _pair(scenario, own, "trust", scenario.pairs.trust, 1.0)
    stocks.stance[:] = _stance(scenario, own)
    return stocks


def _calendar(scenario: Scenario) -> Array:
    """The scenario's dated shocks; in the past, chip controls in place of cut-offs."""
    place = {code: i for i, code in enumerate(scenario.roster)}
    first = quarter_number(scenario.first_quarter)
    past = scenario.base_year == PAST
    rows = [
        (
            quarter_number(shock.date) - first,
            DATED[shock.event].number,
            place[shock.who],
            place[shock.whom] if shock.whom else 0,
            float(shock.quarters),
        )
        for shock in scenario.calendar
        if not (past and shock.event == "cut_off")
    ]
    if past and CONTROLLED in place:
        rows += [
            (quarter_number(f"{year}-Q{quarter}") - first, CONTROL, place[code], place["CHN"], left)
            for year, quarter, left in CONTROLS
            for code in CONTROLLERS
            if code in place
        ]
    return np.array(rows, dtype=np.float64).reshape(len(rows), 5)
