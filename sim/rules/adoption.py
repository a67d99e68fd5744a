"""Adoption of AI in five sectors: docs/model/adoption.md."""

from sim.flows import Flows
from sim.jit import kernel
from sim.maths import larger, positive, sat
from sim.nations import Nations
from sim.orders import Orders
from sim.params import AdoptionParams
from sim.pillars import SECTORS, Programme, Sector
from sim.stocks import Stocks

RESKILLING = int(Programme.RESKILLING)
APPLIED_RESEARCH = int(Programme.APPLIED_RESEARCH)
OVERSIGHT = int(Programme.OVERSIGHT)
PUBLIC_ADOPTION = int(Programme.PUBLIC_ADOPTION)
PARTNERSHIPS = int(Programme.PARTNERSHIPS)
FINANCE = int(Sector.FINANCE)
MANUFACTURING = int(Sector.MANUFACTURING)
LEAST_CEILING = 0.02  # of use where nobody trusts it: the curve divides by its ceiling


@kernel
def ceiling(access: float, trust: float, public: float, p: AdoptionParams) -> float:
    """Eq. A1   cap = c̄ (1 − (1 − reach · faith)(1 − p k_public)),  reach = f + (1 − f) u/(u + u½),
    faith = g + (1 − g) trust    [share]
    """
    reach = p.access_floor + (1.0 - p.access_floor) * sat(access, p.access_half)
    faith = p.trust_floor + (1.0 - p.trust_floor) * trust
    helped = 1.0 - (1.0 - reach * faith) * (1.0 - p.public_ceiling * public)
    return larger(p.ceiling * helped, LEAST_CEILING)


@kernel
def regulation_brake(strictness: float, oversight: float, p: AdoptionParams) -> float:
    """Eq. A2   [1 − d ρ (1 − r k_oversight)]⁺    [0, 1]

    Strict rules slow adoption, able ones less.
    """
    return positive(1.0 - p.regulation_drag * strictness * (1.0 - p.governance_relief * oversight))


@kernel
def drive(sector: float, reskilling: float, applied: float, p: AdoptionParams) -> float:
    """Eq. A3   f + a k_sector + b k_reskilling + c k_applied    [ratio]

    How much faster programmes make adoption.
    """
    return (
        p.rate_floor
        + p.rate_industry * sector
        + p.rate_reskilling * reskilling
        + p.rate_applied * applied
    )


@kernel
def logistic(share: float, growth: float, cap: float) -> float:
    """Eq. A4   n' = n G / (1 + (G − 1) n / cap),  G = 1 + rate h drive brake rate_sector

    The logistic curve, exact at any step    [share].
    """
    return share * growth / (1.0 + (growth - 1.0) * share / cap)


@kernel
def spread(
    now: Stocks,
    nations: Nations,
    orders: Orders,
    p: AdoptionParams,
    step: float,
    flows: Flows,
    then: Stocks,
) -> None:
    """Adoption in every sector; by partnerships in finance and manufacturing, else by the state."""
    for i in range(now.nations):
        brake = regulation_brake(orders.strictness[i], flows.strength[i, OVERSIGHT], p)
        lag = 1.0 - p.procurement_drag * orders.procurement[i] * (1.0 - then.own_service[i])
        total = 0.0
        gain = 0.0
        for c in range(SECTORS):
            private = c in (FINANCE, MANUFACTURING)
            programme = PARTNERSHIPS if private else PUBLIC_ADOPTION
            strength = flows.strength[i, programme]
            speed = drive(
                strength,
                flows.strength[i, RESKILLING],
                flows.strength[i, APPLIED_RESEARCH],
                p,
            )
            speed = speed if private else speed * lag
            growth = 1.0 + p.rate * step * speed * brake * p.sector_rate[c]
            public = 0.0 if private else 1.0
            cap = ceiling(then.ai_access[i], now.public_trust[i], public * strength, p)
            before = now.sector_adoption[i, c]
            after = logistic(before, growth, cap)
            then.sector_adoption[i, c] = after
            total += nations.exposure[i, c] * after
            gain += nations.exposure[i, c] * (after - before)
        then.adoption[i] = total
        flows.adoption_gain[i] = gain
