"""Shared safety standards and safety science, by who matters: docs/model/standards.md."""

from sim.flows import Flows
from sim.jit import kernel
from sim.maths import TINY, larger, where
from sim.nations import Nations
from sim.orders import Orders
from sim.params_demand import DangerParams
from sim.pillars import Pact, Programme
from sim.rules.hazard import weight
from sim.stocks import Stocks

OVERSIGHT = int(Programme.OVERSIGHT)
SAFETY_STANDARDS = int(Pact.SAFETY_STANDARDS)


@kernel
def believed(waiting: float, standards: float, p: DangerParams) -> float:
    """Eq. H7   believed = σ (u + (1 − u) std)    [share]

    How far frontier work waits for safety, as others believe it: a promise that nobody inspects
    counts in part.
    """
    return waiting * (p.uninspected + (1.0 - p.uninspected) * standards)


@kernel
def study(nations: Nations, flows: Flows) -> None:
    """Eq. H8   science_i = (w_i k_i + Σ_j≠i w_j e_ij k_j)/Σ_j w_j    [share]

    k is the strength of oversight, w of `flows.might`: what is learnt where the large machines
    stand counts, and passes through open doors.
    """
    for i in range(nations.nations):
        learnt = 0.0
        whole = 0.0
        for j in range(nations.nations):
            learnt += flows.might[j] * flows.ease[i, j] * flows.strength[j, OVERSIGHT]
            whole += flows.might[j]
        flows.science[i] = learnt / larger(whole, TINY)


@kernel
def share(nations: Nations, orders: Orders, p: DangerParams, flows: Flows, then: Stocks) -> None:
    """Eq. H2   std_i = Σ'_j T4_ij e_ij w_j/Σ'_j w_j,  w_j = cu_j/√house_j    [share]

    Standards count when shared with those who matter.
    """
    for i in range(nations.nations):
        flows.might[i] = weight(then.compute_usable[i], flows.house[i])
    for i in range(nations.nations):
        shared = 0.0
        others = 0.0
        for j in range(nations.nations):
            counts = where(nations.union[i, j] > 0.0, 0.0, flows.might[j])
            counts = 0.0 if i == j else counts
            shared += counts * flows.pact[i, j, SAFETY_STANDARDS] * flows.ease[i, j]
            others += counts
        flows.standards[i] = shared / larger(others, TINY)
        flows.believed[i] = believed(orders.safety[i], flows.standards[i], p)
