"""Stances that take effect, and how well openness works: docs/model/doors.md."""

from sim.flows import Flows
from sim.jit import kernel
from sim.maths import root, where
from sim.nations import Nations
from sim.orders import Orders
from sim.params_supply import DoorParams
from sim.pillars import Programme
from sim.stocks import Stocks

DIPLOMACY = int(Programme.DIPLOMACY)


@kernel
def held_open(stance: float, cut_off: float, p: DoorParams) -> float:
    """Eq. O1   gate_ij = s_ij, times the leak while i cuts j off; 1 at home    [0, 1]

    The gate that chips, services and people pass.
    """
    return stance * where(cut_off > 0.0, p.cut_leak, 1.0)


@kernel
def mutual(there: float, back: float) -> float:
    """Eq. O2   o_ij = √(gate_ij gate_ji)    [0, 1]"""
    return root(there * back)


@kernel
def ease(openness: float, mine: float, theirs: float, p: DoorParams) -> float:
    """Eq. O3   e_ij = o_ij (f + (1 − f) √(k_i k_j)); 1 at home    [0, 1]

    k is the strength of the diplomacy programme; given the roots of both sides.
    """
    return openness * (p.ease_floor + (1.0 - p.ease_floor) * (mine * theirs))


@kernel
def settle(
    now: Stocks, nations: Nations, orders: Orders, p: DoorParams, flows: Flows, then: Stocks
) -> None:
    """Every gate, and the openness and ease that come of both sides' gates."""
    for i in range(now.nations):
        for j in range(now.nations):
            gate = held_open(orders.stance[i, j], then.cut_off[j, i], p)
            flows.gate[i, j] = where(nations.union[i, j] > 0.0, 1.0, gate)
            then.stance[i, j] = orders.stance[i, j]
        flows.gate[i, i] = 1.0
        flows.root[i] = root(flows.strength[i, DIPLOMACY])
    for i in range(now.nations):
        for j in range(i):
            open_ = mutual(flows.gate[i, j], flows.gate[j, i])
            works = ease(open_, flows.root[i], flows.root[j], p)
            works = where(nations.union[i, j] > 0.0, 1.0, works)
            flows.openness[i, j] = open_
            flows.openness[j, i] = open_
            flows.ease[i, j] = works
            flows.ease[j, i] = works
        flows.openness[i, i] = 1.0
        flows.ease[i, i] = 1.0
