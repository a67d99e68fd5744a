"""AI incidents: docs/model/incidents.md."""

from sim.dice import Event, Luck, uniform
from sim.flows import Flows
from sim.jit import kernel
from sim.maths import TINY, larger, sat, where
from sim.nations import Nations
from sim.orders import Orders
from sim.params_demand import MishapParams
from sim.pillars import SECTORS, Programme
from sim.stocks import Stocks

INCIDENT = int(Event.INCIDENT)
OVERSIGHT = int(Programme.OVERSIGHT)


@kernel
def intensity(
    risk: float,
    relative: float,
    able: float,
    standards: float,
    waiting: float,
    p: MishapParams,
) -> float:
    """Eq. N1   z = z0 Σ_c w_c risk_c n'_c (f + u/gmax) (1 − a ρ k_over) (1 − b std) (1 − c
    σ)    [1/quarter]

    Incidents grow with use, and with what AI in use can do; what waited longer fails less often.
    """
    return (
        p.rate
        * risk
        * (p.rate_floor + relative)
        * (1.0 - p.strictness_cut * able)
        * (1.0 - p.standards_cut * standards)
        * (1.0 - p.safety_cut * waiting)
    )


@kernel
def strike(
    nations: Nations,
    orders: Orders,
    p: MishapParams,
    step: float,
    luck: Luck,
    flows: Flows,
    then: Stocks,
) -> None:
    """Eq. N2   P(incident) = z h/(1 + z h)    [share]"""
    for i in range(then.nations):
        risk = 0.0
        for c in range(SECTORS):
            risk += nations.exposure[i, c] * p.sector_risk[c] * then.sector_adoption[i, c]
        flows.hazard[i] = intensity(
            risk,
            then.ai_access[i] / larger(flows.best_quality[0], TINY),
            orders.strictness[i] * flows.strength[i, OVERSIGHT],
            flows.standards[i],
            orders.safety[i],
            p,
        )
        chance = sat(flows.hazard[i] * step, 1.0)
        flows.incident[i] = where(uniform(luck, INCIDENT, i, 0) < chance, 1.0, 0.0)
