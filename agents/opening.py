"""Openings that differ between replicates: what follows from a figure that a batch varies.

A scenario states one figure (talent, GDP, use of AI) and packing it fills several stocks from it.
When a batch varies the figure, this kernel fills them again, lane by lane, as packing does.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from agents.world import World
from policies.traits import TraitSheet
from policies.write import (
    APPLIED_RESEARCH,
    BASIC_RESEARCH,
    CYBERSECURITY,
    DATA_CENTRES,
    DIPLOMACY,
    ENERGY,
    FABS,
    INCENTIVES,
    JOINT_PROJECTS,
    OVERSIGHT,
    PARTNERSHIPS,
    PRIVACY,
    PUBLIC_ADOPTION,
    RESKILLING,
    STEM_EDUCATION,
)
from sim.jit import kernel
from sim.maths import positive, smaller
from sim.nations import Nations
from sim.orders import Orders
from sim.params import Params
from sim.pillars import PILLAR_OF, PILLARS, PROGRAMMES, SECTORS
from sim.primitives import root
from sim.sheet import Array
from sim.stocks import STUDENT_STAGES, Stocks

CALIBRATED = (
    "compute_usable",
    "revenue_ratio",
    "capability",
    "own_service",
    "ai_access",
    "resilience",
    "sovereignty",
    "threat",
    "pillar",
    "supplier_share",
)
"""Stocks that calibration sets, so that nobody can choose them."""
HABITS, CAPITAL, PEOPLE, USE = range(4)
"""What may have to be filled again: orders of money, programmes, people, use of AI."""
QUARTERS = 4.0  # of a year
PILLAR = np.array(PILLAR_OF)


class Given(NamedTuple):
    """What a scenario states and its world holds only in combination."""

    capital: Array  # [N, programmes], share of the capital that the usual budget sustains
    abroad: Array  # [N, N], share of the first's talent that works in the second
    use: Array  # [N], use of AI in production, before sectors


def given(world: World) -> Given:
    """Read back what the scenario stated."""
    stocks, quo, params = world.stocks, world.status_quo, world.params
    yearly = quo.budget[:, None] * quo.split[:, PILLAR] * quo.programme * stocks.gdp[:, None]
    steady = yearly / QUARTERS / params.pillars.depreciation
    slowest = int(np.argmin(params.adoption.sector_rate))  # the last to meet the ceiling
    return Given(
        capital=np.divide(stocks.programme, steady, out=np.zeros_like(steady), where=steady > 0.0),
        abroad=np.ascontiguousarray(stocks.people / stocks.talent[:, None]),
        use=stocks.sector_adoption[:, slowest] / np.sqrt(params.adoption.sector_rate[slowest]),
    )


@kernel
def fill(
    again: npt.NDArray[np.int64],
    stated: Given,
    traits: TraitSheet,
    params: Params,
    nations: Nations,
    orders: Orders,
    stocks: Stocks,
) -> None:
    """Fill again what `again` flags; `stocks.adoption` comes in as the use of AI stated."""
    if again[HABITS]:
        fill_orders(traits, orders)
    if again[CAPITAL]:
        fill_programmes(stated.capital, params, orders, stocks)
    if again[PEOPLE]:
        fill_people(stated.abroad, params, stocks)
    if again[USE]:
        fill_use(params, nations, stocks)


@kernel
def unsettle(stocks: Stocks) -> None:
    """Put what calibration sets back to what packing hands it."""
    for i in range(stocks.nations):
        stocks.compute_usable[i] = stocks.compute[i]
        stocks.revenue_ratio[i] = 1.0
        stocks.capability[i] = 0.0
        stocks.own_service[i] = 0.0
        stocks.ai_access[i] = 0.0
        stocks.resilience[i] = 0.0
        stocks.sovereignty[i] = 0.0
        stocks.threat[i] = 0.0
        for pillar in range(PILLARS):
            stocks.pillar[i, pillar] = 0.0
        for j in range(stocks.nations):
            stocks.supplier_share[i, j] = 1.0 if i == j else 0.0


@kernel
def fill_orders(traits: TraitSheet, orders: Orders) -> None:
    """The usual budget and the habits; a pillar's first programme has the rest."""
    for i in range(orders.nations):
        orders.budget[i] = traits.budget[i]
        orders.programme[i, ENERGY] = traits.energy[i]
        orders.programme[i, FABS] = traits.fabs[i]
        orders.programme[i, DATA_CENTRES] = positive(1.0 - traits.energy[i] - traits.fabs[i])
        orders.programme[i, RESKILLING] = traits.reskilling[i]
        orders.programme[i, STEM_EDUCATION] = 1.0 - traits.reskilling[i]
        orders.programme[i, APPLIED_RESEARCH] = traits.applied_research[i]
        orders.programme[i, BASIC_RESEARCH] = 1.0 - traits.applied_research[i]
        orders.programme[i, PRIVACY] = traits.privacy[i]
        orders.programme[i, CYBERSECURITY] = traits.cybersecurity[i]
        orders.programme[i, OVERSIGHT] = positive(1.0 - traits.privacy[i] - traits.cybersecurity[i])
        orders.programme[i, PUBLIC_ADOPTION] = traits.public_adoption[i]
        orders.programme[i, PARTNERSHIPS] = traits.partnerships[i]
        orders.programme[i, INCENTIVES] = positive(
            1.0 - traits.public_adoption[i] - traits.partnerships[i]
        )
        orders.programme[i, JOINT_PROJECTS] = traits.joint_projects[i]
        orders.programme[i, DIPLOMACY] = 1.0 - traits.joint_projects[i]


@kernel
def fill_programmes(capital: Array, params: Params, orders: Orders, stocks: Stocks) -> None:
    """The stated part of the capital at which the usual budget replaces what wears out."""
    for i in range(stocks.nations):
        for q in range(PROGRAMMES):
            share = orders.budget[i] * orders.split[i, PILLAR_OF[q]] * orders.programme[i, q]
            worn = params.pillars.depreciation[q]
            stocks.programme[i, q] = capital[i, q] * share * stocks.gdp[i] / QUARTERS / worn


@kernel
def fill_people(abroad: Array, params: Params, stocks: Stocks) -> None:
    """Emigrants where they work, everybody else at home; students in a steady flow."""
    for j in range(stocks.nations):
        foreign = 0.0
        for i in range(stocks.nations):
            if i != j:
                stocks.people[i, j] = abroad[i, j] * stocks.talent[i]
                foreign = foreign + stocks.people[i, j]
        stocks.people[j, j] = positive(stocks.talent[j] - foreign)
        stocks.talent[j] = foreign + stocks.people[j, j]
        for stage in range(STUDENT_STAGES):
            intake = params.talent.intake * stocks.talent[j]
            stocks.students[j, stage] = intake / params.talent.stage


@kernel
def fill_use(params: Params, nations: Nations, stocks: Stocks) -> None:
    """Use of AI by sector, and its mean by exposure."""
    for i in range(stocks.nations):
        mean = 0.0
        for k in range(SECTORS):
            use = root(params.adoption.sector_rate[k]) * stocks.adoption[i]
            stocks.sector_adoption[i, k] = smaller(use, params.adoption.ceiling)
            mean = mean + stocks.sector_adoption[i, k] * nations.exposure[i, k]
        stocks.adoption[i] = mean
