"""The decisions of a turn in one call: crossing into compiled code costs more than deciding."""

import numpy as np

from agents.block import HELD, Whole
from policies.decide import Moment, decide
from sim.jit import kernel
from sim.orders import Orders


def everybody(nations: int, policy: int) -> Whole:
    """Policy numbers [N] where all nations follow the same, or nobody decides (HELD)."""
    return np.full(nations, policy, dtype=np.int64)


@kernel
def decide_each(policies: Whole, moment: Moment, orders: Orders) -> None:
    """Write the orders of each nation i by policy `policies[i]`; who is HELD keeps its own."""
    for i in range(len(policies)):
        if policies[i] != HELD:
            decide(i, policies[i], moment, orders)
