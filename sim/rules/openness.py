"""Stances and pacts that take effect: docs/model/openness.md."""

from sim.flows import Flows
from sim.jit import kernel
from sim.maths import root, smaller, where
from sim.orders import Orders
from sim.params import OpennessParams
from sim.pillars import PACTS, Pact, Programme
from sim.stocks import Stocks

COMPUTE_SHARING, TALENT_MOBILITY = int(Pact.COMPUTE_SHARING), int(Pact.TALENT_MOBILITY)
DATA_FLOWS, SAFETY_STANDARDS = int(Pact.DATA_FLOWS), int(Pact.SAFETY_STANDARDS)
DIPLOMACY = int(Programme.DIPLOMACY)
JOINT_EXPORT_CONTROL = int(Pact.JOINT_EXPORT_CONTROL)


@kernel
def mutual(there: float, back: float) -> float:
    """Eq. O1   o_ij = √(s_ij s_ji)    [0, 1]"""
    return root(there * back)


@kernel
def ease(openness: float, mine: float, theirs: float, p: OpennessParams) -> float:
    """Eq. O2   e_ij = o_ij (f + (1 − f) √(k_i k_j))    [0, 1]

    k is the strength of the diplomacy programme.
    """
    return openness * (p.ease_floor + (1.0 - p.ease_floor) * root(mine * theirs))


@kernel
def open_gates(orders: Orders, p: OpennessParams, flows: Flows, then: Stocks) -> None:
    """Eq. O3   s_ij in effect = s_ij f_ij    [0, 1]

    The gate that chips, services and people pass, and openness through it.
    """
    for i in range(orders.nations):
        for j in range(orders.nations):
            held = where(then.cut_off[j, i] > 0.0, p.cut_leak, 1.0)
            flows.gate[i, j] = 1.0 if i == j else orders.stance[i, j] * held
            then.stance[i, j] = orders.stance[i, j]
    for i in range(orders.nations):
        for j in range(orders.nations):
            flows.openness[i, j] = mutual(flows.gate[i, j], flows.gate[j, i])
            flows.ease[i, j] = ease(
                flows.openness[i, j],
                flows.strength[i, DIPLOMACY],
                flows.strength[j, DIPLOMACY],
                p,
            )
        flows.ease[i, i] = 1.0


@kernel
def trust_asked(kind: int, p: OpennessParams) -> float:
    """The trust that a kind of pact asks of both sides    [share]."""
    if kind == COMPUTE_SHARING:
        return p.compute_sharing_trust
    if kind == TALENT_MOBILITY:
        return p.talent_mobility_trust
    if kind == DATA_FLOWS:
        return p.data_flows_trust
    if kind == SAFETY_STANDARDS:
        return p.safety_standards_trust
    if kind == JOINT_EXPORT_CONTROL:
        return p.joint_export_control_trust
    return p.joint_research_trust


@kernel
def trust_needed(asked: float, held: float, p: OpennessParams) -> float:
    """The trust without which a pact lapses (`held` = 1) or is not made    [share]."""
    return asked - p.pact_patience * held


@kernel
def enough(mine: float, theirs: float, needed: float) -> float:
    """Whether both sides trust as much as a pact needs    [0/1]."""
    return where(smaller(mine, theirs) < needed, 0.0, 1.0)


@kernel
def trusted(mine: float, theirs: float, asked: float, held: float, p: OpennessParams) -> float:
    """Eq. O6   min(R_ij, R_ji) ≥ asked − patience · T_ij

    1 for enough trust to have a pact, else 0.  A pact in force (`held` = 1) outlives some
    distrust, so that a quarrel does not end it at once.
    """
    return enough(mine, theirs, trust_needed(asked, held, p))


@kernel
def keep_pacts(now: Stocks, orders: Orders, p: OpennessParams, flows: Flows, then: Stocks) -> None:
    """Eq. O4   T_ij = 1 while both offer, O6 holds and no cut-off stands between them, else 0"""
    for i in range(orders.nations):
        for j in range(orders.nations):
            broken = 0.0
            joined = where((then.cut_off[i, j] > 0.0) | (then.cut_off[j, i] > 0.0), 0.0, 1.0)
            for kind in range(PACTS):
                both = orders.offer[i, j, kind] * orders.offer[j, i, kind] * joined
                both *= trusted(
                    now.trust[i, j],
                    now.trust[j, i],
                    trust_asked(kind, p),
                    now.pact[i, j, kind],
                    p,
                )
                both = 0.0 if i == j else both
                then.pact[i, j, kind] = both
                broken += now.pact[i, j, kind] * (1.0 - orders.offer[i, j, kind])
            flows.offers_broken[i, j] = 0.0 if i == j else broken


@kernel
def control_exports(p: OpennessParams, flows: Flows, then: Stocks) -> None:
    """Eq. O5   x_ij = s_ij (1 − g (1 − T5_ij) Σ_k T5_ik (1 − s_kj) / (1 + Σ_k T5_ik))    [0, 1]

    Members of a joint export control align their chip and equipment exports to a third party j
    with how closed their partners k are to it.
    """
    for i in range(then.nations):
        partners = 1.0
        for k in range(then.nations):
            partners += then.pact[i, k, JOINT_EXPORT_CONTROL]
        reach = p.export_control_grip / partners
        for j in range(then.nations):
            closed = 0.0
            for k in range(then.nations):
                closed += then.pact[i, k, JOINT_EXPORT_CONTROL] * (1.0 - flows.gate[k, j])
            outsider = 1.0 - then.pact[i, j, JOINT_EXPORT_CONTROL]
            flows.chip_gate[i, j] = flows.gate[i, j] * (1.0 - reach * outsider * closed)
        flows.chip_gate[i, i] = 1.0


@kernel
def settle(now: Stocks, orders: Orders, p: OpennessParams, flows: Flows, then: Stocks) -> None:
    """Everything that stances and pacts decide about openness this quarter."""
    open_gates(orders, p, flows, then)
    keep_pacts(now, orders, p, flows, then)
    control_exports(p, flows, then)
