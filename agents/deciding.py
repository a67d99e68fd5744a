"""The decisions of a turn in one call: crossing into compiled code costs more than deciding."""

from collections.abc import Sequence

import numpy as np

from agents.block import HELD, Whole
from policies.decide import Moment, decide
from policies.menu import LIBRARY, NAMES, POLICIES
from sim.additions import AdditionError
from sim.jit import kernel
from sim.move import check, read_move
from sim.orders import Orders


def everybody(nations: int, policy: int) -> Whole:
    """Policy numbers [N] where all nations follow the same, or nobody decides (HELD)."""
    return np.full(nations, policy, dtype=np.int64)


def refuse_orders(policy: int, orders: Orders, nation: int, codes: Sequence[str]) -> None:
    """Raise AdditionError if an addition's policy ordered what is out of limits; ours do not."""
    if policy < LIBRARY:
        return
    wrong = check(read_move(orders, nation), nation, codes)
    if wrong:
        told = f"{POLICIES[policy].__file__}: the policy {NAMES[policy]}, for {codes[nation]}"
        raise AdditionError(f"{told}: {wrong[0]}; mend it")


@kernel
def decide_each(policies: Whole, moment: Moment, orders: Orders) -> None:
    """Write the orders of each nation i by policy `policies[i]`; who is HELD keeps its own."""
    for i in range(len(policies)):
        if policies[i] != HELD:
            decide(i, policies[i], moment, orders)
