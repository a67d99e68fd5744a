"""Adoption of AI in five sectors: docs/model/adoption.md."""

from sim.flows import Flows
from sim.jit import kernel
from sim.maths import TINY, clip, larger, positive, sat, where
from sim.nations import Nations
from sim.orders import Orders
from sim.params_demand import UptakeParams
from sim.params_supply import CapitalParams
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
MOST_ADOPTED = 0.95  # some firms never use anything new, whatever programmes do


@kernel
def ceiling(
    access: float, trust: float, programme: float, reskilling: float, p: UptakeParams
) -> float:
    """Eq. A1   cap = c̄ (f + (1 − f) trust) (g + (1 − g) u/(u + u½)) (m + p k_sector + q k_resk)
    [share]

    Of use that a sector comes to, within LEAST_CEILING and MOST_ADOPTED.
    """
    faith = p.trust_floor + (1.0 - p.trust_floor) * trust
    reach = p.access_floor + (1.0 - p.access_floor) * sat(access, p.access_ceiling)
    help_ = p.programme_floor + p.programme_ceiling * programme + p.reskilling_ceiling * reskilling
    return clip(p.ceiling * faith * reach * help_, LEAST_CEILING, MOST_ADOPTED)


@kernel
def shortfall(back: float, access: float) -> float:
    """Eq. A2   [1 − back/u]⁺    [share]

    How much worse home services are than those in use; nothing where none are in use.
    """
    return where(access > 0.0, positive(1.0 - back / larger(access, TINY)), 0.0)


@kernel
def brake(
    strictness: float, oversight: float, preference: float, p: UptakeParams, c: CapitalParams
) -> float:
    """Eq. A3   [1 − d ρ (1 − r k_over) − e pr [1 − back/u]⁺]⁺    [share]

    Strict rules slow adoption, able ones less; `preference` is for worse services at home.
    """
    rules = p.rules_drag * strictness * (1.0 - c.governance_relief * oversight)
    return positive(1.0 - rules - p.procurement_drag * preference)


@kernel
def drive(programme: float, reskilling: float, applied: float, p: UptakeParams) -> float:
    """Eq. A4   f + a k_sector + b k_resk + c k_appl    [ratio]

    How much faster programmes make adoption.
    """
    return (
        p.rate_floor
        + p.rate_programme * programme
        + p.rate_reskilling * reskilling
        + p.rate_applied * applied
    )


@kernel
def logistic(share: float, growth: float, cap: float) -> float:
    """Eq. A5   n' = n G/(1 + (G − 1) n/cap),  G = 1 + rate h u/(u + u½) drive brake rate_sector
    [share]

    The logistic curve, exact at any step.
    """
    return share * growth / (1.0 + (growth - 1.0) * share / cap)


@kernel
def spread(
    now: Stocks,
    nations: Nations,
    orders: Orders,
    p: UptakeParams,
    c: CapitalParams,
    step: float,
    flows: Flows,
    then: Stocks,
) -> None:
    """Adoption in every sector; by partnerships in finance and manufacturing, else by the state."""
    for i in range(now.nations):
        access = then.ai_access[i]
        oversight = flows.strength[i, OVERSIGHT]
        reskilling = flows.strength[i, RESKILLING]
        worse = orders.procurement[i] * shortfall(flows.home_service[i], access)
        rate = p.rate * step * sat(access, p.access_half)
        total = 0.0
        gain = 0.0
        for s in range(SECTORS):
            private = s in (FINANCE, MANUFACTURING)
            strength = flows.strength[i, PARTNERSHIPS if private else PUBLIC_ADOPTION]
            preference = 0.0 if private else 1.0
            slowed = brake(orders.strictness[i], oversight, preference * worse, p, c)
            speed = drive(strength, reskilling, flows.strength[i, APPLIED_RESEARCH], p)
            growth = 1.0 + rate * speed * slowed * p.sector_rate[s]
            cap = ceiling(access, now.public_trust[i], strength, reskilling, p)
            before = now.sector_adoption[i, s]
            after = logistic(before, growth, cap)
            then.sector_adoption[i, s] = after
            total += nations.exposure[i, s] * after
            gain += nations.exposure[i, s] * (after - before)
        then.adoption[i] = total
        flows.adoption_gain[i] = gain
