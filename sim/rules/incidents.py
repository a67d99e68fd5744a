"""AI incidents: docs/model/incidents.md."""

from sim.dice import Event, Luck, uniform
from sim.flows import Flows
from sim.jit import kernel
from sim.maths import larger, sat, where
from sim.nations import Nations
from sim.orders import Orders
from sim.params import IncidentParams
from sim.pillars import SECTORS, Pact, Programme
from sim.stocks import Stocks

INCIDENT = int(Event.INCIDENT)
OVERSIGHT = int(Programme.OVERSIGHT)
SAFETY_STANDARDS = int(Pact.SAFETY_STANDARDS)
PER_ACCESS = 4.0  # so that an access of a quarter counts once, as use alone does


@kernel
def agree_standards(flows: Flows, then: Stocks) -> None:
    """Eq. N1   std_i = Σ_j T4_ij e_ij / (N − 1)    [0, 1]"""
    partners = larger(then.nations - 1.0, 1.0)
    for i in range(then.nations):
        shared = 0.0
        for j in range(then.nations):
            shared += then.pact[i, j, SAFETY_STANDARDS] * flows.ease[i, j]
        flows.standards[i] = shared / partners


@kernel
def intensity(
    risk: float, access: float, able: float, standards: float, foreign: float, p: IncidentParams
) -> float:
    """Eq. N2   z = z0 Σ_c w_c risk_c n_c · q · (1 − a ρ k_oversight) (1 − b std) (1 + f (1 −
    λ_ii)(1 − std)),  q = 4 w_u u + 1 − w_u    [1 / quarter]

    By q, incidents grow with use, and a little with what AI can do.
    """
    return (
        p.rate
        * risk
        * (PER_ACCESS * p.access_weight * access + 1.0 - p.access_weight)
        * (1.0 - p.strictness_cut * able)
        * (1.0 - p.standards_cut * standards)
        * (1.0 + p.foreign_risk * foreign * (1.0 - standards))
    )


@kernel
def strike(
    nations: Nations,
    orders: Orders,
    p: IncidentParams,
    step: float,
    luck: Luck,
    flows: Flows,
    then: Stocks,
) -> None:
    """Eq. N3   P(incident) = z h / (1 + z h)"""
    agree_standards(flows, then)
    for i in range(then.nations):
        risk = 0.0
        for c in range(SECTORS):
            risk += nations.exposure[i, c] * p.sector_risk[c] * then.sector_adoption[i, c]
        flows.hazard[i] = intensity(
            risk,
            then.ai_access[i],
            orders.strictness[i] * flows.strength[i, OVERSIGHT],
            flows.standards[i],
            1.0 - then.supplier_share[i, i],
            p,
        )
        chance = sat(flows.hazard[i] * step, 1.0)
        flows.incident[i] = where(uniform(luck, INCIDENT, i, 0) < chance, 1.0, 0.0)
