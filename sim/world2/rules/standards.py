"""Shared safety standards, by who matters: docs/world2/standards.md."""

from sim.jit import kernel
from sim.maths import TINY, larger, where
from sim.pillars import Pact
from sim.world2.flows import World2Flows as Flows
from sim.world2.nations import World2Nations as Nations
from sim.world2.rules.hazard import weight

SAFETY_STANDARDS = int(Pact.SAFETY_STANDARDS)


@kernel
def share(nations: Nations, flows: Flows) -> None:
    """Eq. H2   std_i = Σ'_j T4_ij e_ij w_j/Σ'_j w_j,  w_j = cu_j/√house_j    [share]

    Standards count when shared with those who matter.
    """
    for i in range(nations.nations):
        flows.total[i] = weight(flows.compute_usable[i], flows.house[i])
    for i in range(nations.nations):
        shared = 0.0
        others = 0.0
        for j in range(nations.nations):
            counts = where(nations.union[i, j] > 0.0, 0.0, flows.total[j])
            counts = 0.0 if i == j else counts
            shared += counts * flows.pact[i, j, SAFETY_STANDARDS] * flows.ease[i, j]
            others += counts
        flows.standards[i] = shared / larger(others, TINY)
