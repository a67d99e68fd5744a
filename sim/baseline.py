"""The policy-free quarter that fixes the level of output and the first supplier shares.

It is run once when a scenario is loaded, with orders that no player chooses, so that calibration
never leaks what the players do.  Where a batch varies figures, it is run for every replicate.
"""

import numpy as np

from sim.flows import Flows
from sim.jit import kernel, machine_numbers
from sim.nations import Nations
from sim.orders import Orders
from sim.params import Params
from sim.pillars import PILLARS
from sim.rules import suppliers
from sim.rules.capability import capability
from sim.sheet import Array
from sim.stocks import Stocks
from sim.tick import advance

SETTLING = 3
"""Rounds after which supplier shares and diversification agree with each other."""
NO_DATES = np.zeros((0, 5))


def calmed(params: Params) -> Params:
    """The parameters without shocks, breakthroughs and incidents, which need luck."""
    calm = params.copy()
    calm.shocks.memory[:] = 0.0
    calm.ideas.breakthrough_chance = 0.0
    calm.incidents.rate = 0.0
    return calm


def calibrate(stocks: Stocks, orders: Orders, nations: Nations, params: Params) -> Flows:
    """Set `nations.gdp_norm` and the supplier shares (and what follows from them) in place.

    `orders` are the scenario's status-quo orders.  Returns the flows of the quarter, with which the
    first quarter of a game can be compared.
    """
    flows = Flows(stocks.nations, stocks.width)
    then = Stocks(stocks.nations, stocks.width)
    with machine_numbers():
        settle(stocks, orders, nations, calmed(params), NO_DATES, flows, then)
    return flows


@kernel
def forget(stocks: Stocks) -> None:
    """Undo an earlier calibration, so that calibrating again changes nothing."""
    for i in range(stocks.nations):
        stocks.revenue_ratio[i] = 1.0
        stocks.compute_usable[i] = stocks.compute[i]
        stocks.capability[i] = 0.0
        for j in range(stocks.nations):
            stocks.supplier_share[i, j] = 1.0 if i == j else 0.0


@kernel
def settle(
    stocks: Stocks,
    orders: Orders,
    nations: Nations,
    calm: Params,
    no_dates: Array,
    flows: Flows,
    then: Stocks,
) -> None:
    """Calibrate with calm parameters; `flows` are the quarter's, `then` is scratch."""
    forget(stocks)
    for i in range(stocks.nations):
        nations.gdp_norm[i] = 1.0
    for _ in range(SETTLING):
        advance(stocks, orders, nations, calm, no_dates, 0, 0, 0, flows, then)
        suppliers.choose(stocks, nations, orders, calm.suppliers, calm.capability, 1.0, flows, then)
        for i in range(stocks.nations):
            for j in range(stocks.nations):
                stocks.supplier_share[i, j] = then.supplier_share[i, j]
    advance(stocks, orders, nations, calm, no_dates, 0, 0, 0, flows, then)
    for i in range(stocks.nations):
        trend = then.potential[i] / stocks.potential[i]
        nations.gdp_norm[i] = flows.output[i] / trend / (stocks.gdp[i] - flows.trade_income[i])
        flows.output[i] = flows.output[i] / trend
        stocks.own_service[i] = then.own_service[i]
        stocks.ai_access[i] = then.ai_access[i]
        stocks.resilience[i] = then.resilience[i]
        stocks.sovereignty[i] = then.sovereignty[i]
        stocks.revenue_ratio[i] = then.revenue_ratio[i]
        stocks.threat[i] = then.threat[i]
        for pillar in range(PILLARS):
            stocks.pillar[i, pillar] = then.pillar[i, pillar]
        stocks.compute_usable[i] = stocks.compute[i] * then.compute_usable[i] / then.compute[i]
        stocks.capability[i] = capability(
            stocks.algorithms[i],
            stocks.compute_usable[i],
            calm.ideas.compute_reference,
            calm.capability,
        )
