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
from sim.stocks import Stocks
from sim.tick import advance


def calibrate(stocks: Stocks, orders: Orders, nations: Nations, params: Params) -> None:
    """Set `nations.gdp_norm` and the supplier shares (and what follows from them) in place.

    `orders` are the scenario's status-quo orders.  Shocks, which need luck, are left out.
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
    nations.gdp_norm[:] = flows.output / (stocks.gdp - flows.trade_income)
    for name in ("capability", "own_service", "ai_access", "resilience", "sovereignty"):
        getattr(stocks, name)[:] = getattr(then, name)
    for name in ("compute_usable", "revenue_ratio", "threat", "pillar"):
        getattr(stocks, name)[:] = getattr(then, name)


SETTLING = 3
"""Rounds after which supplier shares and diversification agree with each other."""
