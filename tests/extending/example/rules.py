"""What the levy and the storms do, and where in a quarter."""

from sim.dice import Luck, uniform
from sim.events import DATED
from sim.flows import Flows
from sim.jit import kernel
from sim.maths import where
from sim.nations import Nations
from sim.orders import Orders
from sim.params import Params
from sim.rules.strokes import time_left
from sim.stocks import Stocks

STORM = DATED["solar_storm"].number
CHANCE = 0.02  # 1/quarter
QUARTERS = 2.0
POWER_LEFT = 0.5
BITE = 0.5  # share of foreign chips that a full levy keeps out


@kernel
def strike(
    now: Stocks,
    orders: Orders,
    nations: Nations,
    params: Params,
    luck: Luck,
    flows: Flows,
    then: Stocks,
) -> None:
    """A storm in force runs down; a nation without one may be struck."""
    for i in range(now.nations):
        hits = uniform(luck, STORM, i, 0) < CHANCE * params.step
        then.solar_storm[i] = time_left(now.solar_storm[i], params.step, hits, QUARTERS)


@kernel
def levy(
    now: Stocks,
    orders: Orders,
    nations: Nations,
    params: Params,
    luck: Luck,
    flows: Flows,
    then: Stocks,
) -> None:
    """The levy narrows the gate for chips, and for what makes them, from abroad."""
    for i in range(now.nations):
        kept = 1.0 - BITE * orders.chip_levy[i]
        for j in range(now.nations):
            flows.supply_gate[j, i] = flows.supply_gate[j, i] * (1.0 if i == j else kept)


@kernel
def darken(
    now: Stocks,
    orders: Orders,
    nations: Nations,
    params: Params,
    luck: Luck,
    flows: Flows,
    then: Stocks,
) -> None:
    """Under a storm, half of the computers stand still."""
    for i in range(now.nations):
        left = where(then.solar_storm[i] > 0.0, POWER_LEFT, 1.0)
        then.compute_usable[i] = then.compute_usable[i] * left


RULES = {"shocks": (strike,), "gates": (levy,), "capability": (darken,)}
