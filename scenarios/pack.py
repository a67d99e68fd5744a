"""From a scenario to a world: the numbers that the rules run on."""

import hashlib
import json

import numpy as np

from agents.par import ParByLength
from agents.world import World
from policies.traits import TraitSheet
from scenarios.checks import SCORES
from scenarios.checks_dated import quarter_number
from scenarios.fields import Nation
from scenarios.parameters import build
from scenarios.quantity import Figure, FigureTable, Grid, cell_value
from scenarios.schema import Scenario
from scenarios.sound import check_policies, check_world
from sim.baseline import calibrate
from sim.events import DATED
from sim.levers import DEFAULTS, LEVERS
from sim.nations import Nations
from sim.orders import Orders
from sim.pillars import (
    PACTS,
    PILLAR_OF,
    PROGRAMME_COUNT,
    PROGRAMMES,
    Pact,
    Pillar,
    Sector,
)
from sim.sheet import Array
from sim.stocks import Stocks

STATED = ("gdp", "compute", "energy", "fab", "talent", "adoption")
SOCIAL = ("public_trust", "approval", "unemployment", "misinformation")
GIVEN = (
    "population",
    "growth",
    "exposed",
    "governance",
    "absorptive",
    "grid",
    "data_centres",
    "power_price",
    "natural_unemployment",
    "lag",
    "military",
    "equipment",
)
TASTES = ("caution", "openness", "ambition")
PAIRED = ("affinity", "rivalry", "bloc_line", "choke")
EPOCH = "2025-Q1"
"""From which the rules count the quarters."""
PAR = dict.fromkeys(SCORES, 0.5) | {"prosperity": 0.0}
"""Par of a nation for which the scenario has none: half of all, and income on its trend."""
USUAL_STEP = dict.fromkeys(SCORES, 0.1) | {"prosperity": 0.02}
"""Its usual steps; that of income is what two per cent of it are, in logs."""


def digest(scenario: Scenario) -> str:
    """sha256 of the scenario's canonical JSON and of all its parameters' values, as hex.

    The values count because a scenario names only those that it changes.
    """
    plain = scenario.model_dump(mode="json", exclude={"beyond_evidence"})  # allows, decides nothing
    if plain["uncertainties"] is None:
        del plain["uncertainties"]  # most have none, and kept their hash when these came
    for lever in LEVERS:
        if plain["status_quo"][lever] is None:  # a file that is older than a lever keeps its hash
            del plain["status_quo"][lever]
    text = json.dumps(plain, sort_keys=True, separators=(",", ":"), allow_nan=False)
    values = build(scenario.parameters).memory.tobytes()
    return hashlib.sha256(text.encode() + b"\0" + values).hexdigest()


def pack(scenario: Scenario) -> World:
    """The world of a scenario, with the level of output fixed."""
    check_policies(scenario)
    params = build(scenario.parameters)
    params.epoch = quarter_number(scenario.first_quarter) - quarter_number(EPOCH)
    traits = _traits(scenario)
    status_quo = _status_quo(scenario, traits)
    nations = _nations(scenario)
    stocks = _stocks(scenario, status_quo)
    opening_flows = calibrate(stocks, status_quo, nations, params)
    world = World(
        name=scenario.name,
        title=scenario.title,
        codes=tuple(scenario.roster),
        names=tuple(nation.name for nation in _in_order(scenario)),
        policies=tuple(nation.policy for nation in _in_order(scenario)),
        stocks=stocks,
        nations=nations,
        params=params,
        status_quo=status_quo,
        traits=traits,
        calendar=_calendar(scenario),
        standing_offers=_standing_offers(scenario),
        turns=scenario.turns,
        ticks_per_turn=scenario.ticks_per_turn,
        base_year=scenario.base_year,
        first_quarter=scenario.first_quarter,
        sha256=digest(scenario),
        opening_flows=opening_flows,
        cards=tuple(nation.card or "" for nation in _in_order(scenario)),
        par_by_length=_par_by_length(scenario),
    )
    check_world(world, scenario.file)
    return world


def _in_order(scenario: Scenario) -> list[Nation]:
    return [scenario.nations[code] for code in scenario.roster]


def _matrix(scenario: Scenario, grid: Grid, own: float) -> Array:
    """A grid as numbers; `own` on the diagonal."""
    place = {code: i for i, code in enumerate(scenario.roster)}
    numbers = np.full((len(place), len(place)), grid.default)
    for row, cells in grid.of.items():
        for column, value in cells.items():
            numbers[place[row], place[column]] = cell_value(value)
    np.fill_diagonal(numbers, own)
    return numbers


def _traits(scenario: Scenario) -> TraitSheet:
    sheet = TraitSheet(len(scenario.roster))
    for i, nation in enumerate(_in_order(scenario)):
        for name in ("budget", *TASTES):
            getattr(sheet, name)[i] = getattr(nation, name).value
        for name, share in nation.habits.values.items():
            getattr(sheet, name)[i] = share
    return sheet


def _status_quo(scenario: Scenario, traits: TraitSheet) -> Orders:
    orders = Orders(len(scenario.roster))
    quo = scenario.status_quo
    orders.budget[:] = traits.budget
    for pillar in Pillar:
        orders.split[:, pillar] = quo.split.values[pillar.name.lower()]
    for q in range(PROGRAMMES):
        orders.programme[:, q] = 1.0 / PROGRAMME_COUNT[PILLAR_OF[q]]
    for lever, default in DEFAULTS._asdict().items():
        stated: Figure | None = getattr(quo, lever)
        getattr(orders, lever)[:] = stated.value if stated else default
    orders.stance[:] = _matrix(scenario, quo.stance, 1.0)
    orders.offer[:] = _pacts(scenario)
    return orders


def _nations(scenario: Scenario) -> Nations:
    n = len(scenario.roster)
    sheet = Nations(n)
    for i, nation in enumerate(_in_order(scenario)):
        for name in GIVEN:
            getattr(sheet, name)[i] = getattr(nation, name).value
        sheet.usual_budget[i] = nation.budget.value
        for sector in Sector:
            sheet.exposure[i, sector] = nation.exposure.values[sector.name.lower()]
        mandate = mandate_of(scenario, nation)
        sheet.mandate[i] = [mandate.values[name] for name in SCORES]
        sheet.par[i], sheet.usual_step[i] = judged(nation, scenario.turns)
    sheet.common[:] = [scenario.score.values[name] for name in SCORES]
    for name in PAIRED:
        getattr(sheet, name)[:] = _matrix(scenario, getattr(scenario.pairs, name), 0.0)
    np.fill_diagonal(sheet.affinity, 1.0)
    union = scenario.pairs.union
    sheet.union[:] = np.eye(n) if union is None else _matrix(scenario, union, 1.0)
    return sheet


def judged(nation: Nation, turns: float) -> tuple[list[float], list[float]]:
    """Par and usual steps of a nation in games of so many turns, in the order of SCORES."""
    par = nation.par.at(turns) if nation.par else PAR
    step = nation.usual_step.at(turns) if nation.usual_step else USUAL_STEP
    return [par[name] for name in SCORES], [step[name] for name in SCORES]


def _par_by_length(scenario: Scenario) -> ParByLength | None:
    """Par and usual steps of all nations at every length that is stated of any; None for none."""
    nations = _in_order(scenario)
    tables = [table for one in nations for table in (one.par, one.usual_step) if table]
    lengths = sorted({turns for table in tables for turns in table.turns or ()})
    if not lengths:
        return None
    found = np.array([[judged(nation, turns) for nation in nations] for turns in lengths])
    return ParByLength(np.array(lengths, dtype=np.float64), found[:, :, 0], found[:, :, 1])


def mandate_of(scenario: Scenario, nation: Nation) -> FigureTable:
    """The weights that judge a nation: its own, else its card's, else all nations'."""
    if nation.mandate is not None:
        return nation.mandate
    return scenario.mandates[nation.card].weights if nation.card else scenario.score


def _stocks(scenario: Scenario, quo: Orders) -> Stocks:
    n = len(scenario.roster)
    stocks = Stocks(n)
    for i, nation in enumerate(_in_order(scenario)):
        for name in (*STATED, *SOCIAL):
            getattr(stocks, name)[i] = getattr(nation, name).value
    _share_out(_matrix(scenario, scenario.pairs.abroad, 0.0), stocks.talent, stocks.people)
    owned = _matrix(scenario, scenario.pairs.owned, 0.0)
    stocks.machines[:] = owned * stocks.compute[None, :]
    np.fill_diagonal(stocks.machines, stocks.compute - stocks.machines.sum(axis=0))
    stocks.trust[:] = _matrix(scenario, scenario.pairs.trust, 1.0)
    stocks.stance[:] = quo.stance
    stocks.worst_stance[:] = quo.stance.T
    stocks.control[:] = 1.0
    stocks.pact[:] = _pacts(scenario)
    stocks.survival[:] = 1.0
    return stocks


def _share_out(abroad: Array, talent: Array, people: Array) -> None:
    """Emigrants where they work, and everybody else at home."""
    people[:] = abroad * talent[:, None]
    np.fill_diagonal(people, talent - people.sum(axis=0))


def _pacts(scenario: Scenario) -> Array:
    place = {code: i for i, code in enumerate(scenario.roster)}
    numbers = np.zeros((len(place), len(place), PACTS))
    for one, others in scenario.pacts.items():
        for other, kinds in others.items():
            for kind in kinds:
                numbers[place[one], place[other], Pact[kind.upper()]] = 1.0
    return numbers


def _standing_offers(scenario: Scenario) -> Array:
    place = {code: i for i, code in enumerate(scenario.roster)}
    numbers = np.zeros((len(place), len(place), PACTS))
    for offer in scenario.standing_offers:
        for one in offer.members:
            for other in offer.members:
                if one != other:
                    numbers[place[one], place[other], Pact[offer.kind.upper()]] = 1.0
    return numbers


def _calendar(scenario: Scenario) -> Array:
    place = {code: i for i, code in enumerate(scenario.roster)}
    first = quarter_number(scenario.first_quarter)
    rows = [
        (
            quarter_number(shock.date) - first,
            DATED[shock.event].number,
            place[shock.who],
            place[shock.whom] if shock.whom else 0,
            shock.left if shock.quarters is None else shock.quarters,
        )
        for shock in scenario.calendar
    ]
    return np.array(rows, dtype=np.float64).reshape(len(rows), 5)
