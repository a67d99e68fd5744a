"""The policy-free quarter that fixes the level of output and what data do not say.

It is run once when a scenario is loaded, with orders that no player chooses, so that calibration
never leaks what the players do.  Where a batch varies figures, it is run for every replicate.
"""

import numpy as np

from sim.flows import Flows
from sim.jit import machine_numbers
from sim.nations import Nations
from sim.opening import open_world
from sim.orders import Orders
from sim.params import Params
from sim.stocks import Stocks

NO_DATES = np.zeros((0, 5))


def calmed(params: Params) -> Params:
    """The parameters without shocks, breakthroughs and incidents, which need luck."""
    calm = params.copy()
    calm.shocks.memory[:] = 0.0
    calm.ideas.breakthrough_chance = 0.0
    calm.incidents.rate = 0.0
    return calm


def calibrate(stocks: Stocks, orders: Orders, nations: Nations, params: Params) -> Flows:
    """Fill in, in place, what data do not say of the stocks, and the nations' norms.

    `orders` are the scenario's status-quo orders.  Returns the flows of the quarter, with which the
    first quarter of a game can be compared.
    """
    flows = Flows(stocks.nations, stocks.width)
    then = Stocks(stocks.nations, stocks.width)
    with machine_numbers():
        open_world(stocks, orders, nations, params, calmed(params), NO_DATES, flows, then)
    return flows
