"""Joint export control as a club: docs/model/clubs.md."""

from sim.flows import Flows
from sim.jit import kernel
from sim.maths import TINY, larger, where
from sim.nations import Nations
from sim.params_supply import DoorParams
from sim.pillars import Pact
from sim.stocks import Stocks

JOINT_EXPORT_CONTROL = int(Pact.JOINT_EXPORT_CONTROL)


@kernel
def enrol(nations: Nations, flows: Flows) -> None:
    """Eq. O11   m_i = Σ'_j T5e_ij/u_j    [pacts]

    A nation's weight in the club; u_j is the number of parts of the union that j is part of.
    """
    for i in range(nations.nations):
        weight = 0.0
        for j in range(nations.nations):
            weight += flows.pact[i, j, JOINT_EXPORT_CONTROL] * flows.part[j]
        flows.member[i] = weight


@kernel
def shut_out(nations: Nations, flows: Flows) -> None:
    """Eq. O12   c_j = Σ_k (m_k/u_k) (1 − gate_kj)/Σ_k m_k/u_k    [0, 1]

    How closed the members, on average, are to j.
    """
    weights = 0.0
    for k in range(nations.nations):
        flows.root[k] = flows.member[k] * flows.part[k]
        weights += flows.root[k]
        flows.shut[k] = 0.0
    for k in range(nations.nations):
        for j in range(nations.nations):
            flows.shut[j] += flows.root[k] * (1.0 - flows.gate[k, j])
    for j in range(nations.nations):
        flows.shut[j] = flows.shut[j] / larger(weights, TINY)


@kernel
def supplied(gate: float, member: float, pact: float, shut: float, p: DoorParams) -> float:
    """Eq. O13   x_ij = z'_ij gate_ij (1 − g [m_i > 0] (1 − T5e_ij) c_j); 1 at home    [0, 1]

    Without z', the dated controls.
    """
    grip = where(member > 0.0, p.club_grip, 0.0)
    return gate * (1.0 - grip * (1.0 - pact) * shut)


@kernel
def align(nations: Nations, p: DoorParams, flows: Flows, then: Stocks) -> None:
    """The club, and how open chips and fab equipment of each nation are to each other."""
    enrol(nations, flows)
    shut_out(nations, flows)
    for i in range(nations.nations):
        for j in range(nations.nations):
            pact = flows.pact[i, j, JOINT_EXPORT_CONTROL]
            open_ = supplied(flows.gate[i, j], flows.member[i], pact, flows.shut[j], p)
            flows.supply_gate[i, j] = where(
                nations.union[i, j] > 0.0, 1.0, open_ * then.control[i, j]
            )
        flows.supply_gate[i, i] = 1.0
