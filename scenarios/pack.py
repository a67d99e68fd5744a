"""From a scenario to a world: the numbers that the rules run on."""

import hashlib
import json

import numpy as np

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
from sim.params import Params
from sim.pillars import PACTS, PILLAR_OF, PROGRAMMES, Pact, Pillar, Programme, Sector
from sim.sheet import Array
from sim.stocks import Stocks

BY_NAME = ("compute", "energy", "fab", "talent", "algorithms", "gdp")
SOCIAL = ("public_trust", "approval", "unemployment", "misinformation")
GIVEN = ("population", "growth", "private_capex", "military", "equipment")
TRAITS = ("budget", "caution", "openness", "ambition")
PAIRED = ("affinity", "rivalry", "bloc_line", "choke")
HALF, STEP = 0.5, 0.1
"""Par and usual step of a nation for which the scenario has none."""
FIRST = {PILLAR_OF.index(pillar) for pillar in Pillar}
"""The programmes that have what the habits of their pillar leave."""


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
    traits = _traits(scenario)
    status_quo = _status_quo(scenario, traits)
    nations = _nations(scenario)
    stocks = _stocks(scenario, nations, params, status_quo)
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
        for name in TRAITS:
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
    for pillar in Pillar:
        rest = np.ones(len(scenario.roster))
        for q in range(PROGRAMMES):
            if PILLAR_OF[q] == pillar and q not in FIRST:
                share = getattr(traits, Programme(q).name.lower())
                orders.programme[:, q] = share
                rest -= share
        orders.programme[:, PILLAR_OF.index(pillar)] = rest
    for lever, default in DEFAULTS._asdict().items():
        stated: Figure | None = getattr(quo, lever)
        getattr(orders, lever)[:] = stated.value if stated else default
    orders.stance[:] = _matrix(scenario, quo.stance, 1.0)
    orders.offer[:] = _pacts(scenario)
    return orders


def _nations(scenario: Scenario) -> Nations:
    sheet = Nations(len(scenario.roster))
    sheet.gdp_norm[:] = 1.0
    for i, nation in enumerate(_in_order(scenario)):
        for name in GIVEN:
            getattr(sheet, name)[i] = getattr(nation, name).value
        sheet.education_base[i] = nation.talent.value
        for sector in Sector:
            sheet.exposure[i, sector] = nation.exposure.values[sector.name.lower()]
        mandate = mandate_of(scenario, nation)
        sheet.mandate[i] = [mandate.values[name] for name in SCORES]
        sheet.par[i] = [nation.par.values[name] if nation.par else HALF for name in SCORES]
        sheet.usual_step[i] = [
            nation.usual_step.values[name] if nation.usual_step else STEP for name in SCORES
        ]
    sheet.common[:] = [scenario.score.values[name] for name in SCORES]
    for name in PAIRED:
        getattr(sheet, name)[:] = _matrix(scenario, getattr(scenario.pairs, name), 0.0)
    np.fill_diagonal(sheet.affinity, 1.0)
    return sheet


def mandate_of(scenario: Scenario, nation: Nation) -> FigureTable:
    """The weights that judge a nation: its own, else its card's, else all nations'."""
    if nation.mandate is not None:
        return nation.mandate
    return scenario.mandates[nation.card].weights if nation.card else scenario.score


def _stocks(scenario: Scenario, nations: Nations, params: Params, quo: Orders) -> Stocks:
    n = len(scenario.roster)
    stocks = Stocks(n)
    for i, nation in enumerate(_in_order(scenario)):
        for name in (*BY_NAME, *SOCIAL):
            getattr(stocks, name)[i] = getattr(nation, name).value
        stocks.adoption[i] = nation.adoption.value
        rates = np.asarray(params.adoption.sector_rate)
        spread = np.sqrt(rates) * nation.adoption.value
        stocks.sector_adoption[i] = np.minimum(spread, params.adoption.ceiling)
        stocks.adoption[i] = 0.0
        for sector in Sector:  # in a fixed order: a library's dot product may differ between CPUs
            stocks.adoption[i] += stocks.sector_adoption[i, sector] * nations.exposure[i, sector]
    stocks.potential[:] = stocks.gdp
    stocks.compute_usable[:] = stocks.compute
    _fill_programmes(scenario, params, quo, stocks)
    _fill_people(scenario, params, stocks)
    stocks.trust[:] = _matrix(scenario, scenario.pairs.trust, 1.0)
    stocks.stance[:] = quo.stance
    stocks.worst_stance[:] = 1.0
    stocks.supplier_share[:] = np.eye(n)
    stocks.pact[:] = _pacts(scenario)
    stocks.revenue_ratio[:] = 1.0
    stocks.survival[:] = 1.0
    return stocks


def _fill_programmes(scenario: Scenario, params: Params, quo: Orders, stocks: Stocks) -> None:
    """A part of the capital at which the usual budget just replaces what wears out."""
    part = scenario.status_quo.programme_capital.value
    for q in range(PROGRAMMES):
        yearly = quo.budget * quo.split[:, PILLAR_OF[q]] * quo.programme[:, q] * stocks.gdp
        stocks.programme[:, q] = part * yearly / 4.0 / params.pillars.depreciation[q]


def _fill_people(scenario: Scenario, params: Params, stocks: Stocks) -> None:
    """Emigrants where they work, and everybody else at home; students in a steady flow."""
    shares = _matrix(scenario, scenario.pairs.abroad, 0.0)
    abroad = shares * stocks.talent[:, None]
    stocks.people[:] = abroad
    at_home = stocks.talent - abroad.sum(axis=0)
    np.fill_diagonal(stocks.people, at_home)
    stocks.students[:] = (params.talent.intake * stocks.talent / params.talent.stage)[:, None]


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
            shock.quarters,
        )
        for shock in scenario.calendar
    ]
    return np.array(rows, dtype=np.float64).reshape(len(rows), 5)
