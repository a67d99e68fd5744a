"""The policy-free quarter that fixes the level of output and the first supplier shares.

It is run once when a scenario is loaded, with orders that no player chooses, so that calibration
never leaks what the players do.
"""

import numpy as np

from sim.flows import Flows
from sim.nations import Nations
from sim.orders import Orders
from sim.params import Params
from sim.rules import suppliers
from sim.rules.capability import capability
from sim.stocks import Stocks
from sim.tick import advance

SETTLING = 3
"""Rounds after which supplier shares and diversification agree with each other."""


def calibrate(stocks: Stocks, orders: Orders, nations: Nations, params: Params) -> Flows:
    """Set `nations.gdp_norm` and the supplier shares (and what follows from them) in place.

    `orders` are the scenario's status-quo orders.  Shocks, which need luck, are left out.  Returns
    the flows of the quarter, with which the first quarter of a game can be compared.
    """
    calm = Params()
    params.copy_into(calm)
    calm.shocks.memory[:] = 0.0
    calm.ideas.breakthrough_chance = 0.0
    calm.incidents.rate = 0.0
    nothing = np.zeros((0, 5))
    flows, then = Flows(stocks.nations), Stocks(stocks.nations)
    nations.gdp_norm[:] = 1.0
    for _ in range(SETTLING):
        advance(stocks, orders, nations, calm, nothing, 0, 0, 0, flows, then)
        suppliers.choose(stocks, nations, orders, calm.suppliers, calm.capability, 1.0, flows, then)
        stocks.supplier_share[:] = then.supplier_share
    advance(stocks, orders, nations, calm, nothing, 0, 0, 0, flows, then)
    trend = then.potential / stocks.potential
    nations.gdp_norm[:] = flows.output / trend / (stocks.gdp - flows.trade_income)
    flows.output[:] = flows.output / trend
    for name in ("own_service", "ai_access", "resilience", "sovereignty"):
        getattr(stocks, name)[:] = getattr(then, name)
    for name in ("revenue_ratio", "threat", "pillar"):
        getattr(stocks, name)[:] = getattr(then, name)
    stocks.compute_usable[:] = stocks.compute * then.compute_usable / then.compute
    for i in range(stocks.nations):
        stocks.capability[i] = capability(
            stocks.algorithms[i],
            stocks.compute_usable[i],
            params.ideas.compute_reference,
            params.capability,
        )
    return flows
