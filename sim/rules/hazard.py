"""The hazard of a world catastrophe, a speculative dial: docs/model/hazard.md."""

from sim.flows import Flows
from sim.jit import kernel
from sim.maths import TINY, clip, exp, larger, positive, power, root, sat, smaller, where
from sim.nations import Nations
from sim.orders import Orders
from sim.params import QUARTERS_A_YEAR
from sim.params_demand import DangerParams
from sim.pillars import Programme
from sim.stocks import Stocks

OVERSIGHT = int(Programme.OVERSIGHT)
SAFEST = 0.97  # no rules, waiting and standards together make frontier work harmless


@kernel
def weight(compute: float, house: float) -> float:
    """cu/√house: the root of a house's compute, which its parts share    [√MH]."""
    return compute / larger(root(house), TINY)


@kernel
def standing(lead: float, p: DangerParams) -> float:
    """e^(r (Q' − Qmax')): how near one is to the frontier, 1 at it    [share]."""
    return exp(p.reach * lead)


@kernel
def nearness(lead: float, p: DangerParams) -> float:
    """e^((Q' − Qmax')/c): of two of these, the smaller over the larger is e^(−|Q'_j − Q'_i|/c)."""
    return exp(lead / p.closeness)


@kernel
def rivalry(mine: float, theirs: float, armed: float, trust: float) -> float:
    """Eq. H1   race_i = Σ'_j e^(−|Q'_j − Q'_i|/c) (1 − R_ij) e^(r (Q'_j − Qmax')) mil_j    [index]

    One term of it: how hard a close, distrusted, armed rival near the frontier races i.  Given
    the nearness of both, and `armed`, the arms of the rival by its standing.
    """
    return smaller(mine, theirs) / larger(mine, theirs) * (1.0 - trust) * armed


@kernel
def safety(
    strictness: float,
    oversight: float,
    waiting: float,
    science: float,
    standards: float,
    race: float,
    p: DangerParams,
) -> float:
    """Eq. H3   safe = clip(s0 + a ρ (f + (1 − f) k_over) + b believed (n + (1 − n) science)
    + c std, 0, 0.97) (1 − e race/(1 + race))    [share]

    Racing erodes all of it.
    """
    able = p.able_floor + (1.0 - p.able_floor) * oversight
    used = p.unstudied + (1.0 - p.unstudied) * science
    level = (
        p.safety_floor
        + p.safety_rules * strictness * able
        + p.safety_frontier * waiting * used
        + p.safety_standards * standards
    )
    return clip(level, 0.0, SAFEST) * (1.0 - p.erosion * sat(race, 1.0))


@kernel
def part(
    mass: float, quality: float, gain: float, safe: float, step: float, p: DangerParams
) -> float:
    """Eq. H4   danger = η mass g² (q + (1 − q) 4 [Q' − Q]⁺/(V h)) (1 − safe)^c    [1/quarter]"""
    speed = QUARTERS_A_YEAR * positive(gain) / (p.usual_speed * step)
    hurry = p.idle_share + (1.0 - p.idle_share) * speed
    return p.rate * mass * quality * quality * hurry * power(1.0 - safe, p.curve)


@kernel
def share_out(best: float, p: DangerParams, flows: Flows, then: Stocks) -> None:
    """Eq. H5   mass_i = m_i/Σ_j m_j,  m = cu/√house · e^(r (Q' − Qmax'))    [share]

    `flows.root` keeps how each stands.
    """
    for i in range(then.nations):
        near = standing(then.capability[i] - best, p)
        flows.root[i] = near
        flows.total[i] = weight(then.compute_usable[i], flows.house[i]) * near
    whole = 0.0
    for i in range(then.nations):
        whole += flows.total[i]
    for i in range(then.nations):
        flows.mass[i] = flows.total[i] / larger(whole, TINY)


@kernel
def accrue(
    now: Stocks,
    nations: Nations,
    orders: Orders,
    p: DangerParams,
    step: float,
    flows: Flows,
    then: Stocks,
) -> None:
    """Eq. H6   survival' = survival/(1 + h H),  H = Σ_i danger_i    [probability]"""
    best = then.capability[0]
    for i in range(now.nations):
        best = larger(best, then.capability[i])
    share_out(best, p, flows, then)
    for i in range(now.nations):
        flows.total[i] = nearness(then.capability[i] - best, p)
        flows.root[i] *= nations.military[i]
    for i in range(now.nations):
        race = 0.0
        for j in range(now.nations):
            felt = rivalry(flows.total[i], flows.total[j], flows.root[j], now.trust[i, j])
            race += where(nations.union[i, j] > 0.0, 0.0, felt)
        flows.race[i] = race
    for i in range(now.nations):
        flows.safe[i] = safety(
            orders.strictness[i],
            flows.strength[i, OVERSIGHT],
            flows.believed[i],
            flows.science[i],
            flows.standards[i],
            flows.race[i],
            p,
        )
        gain = then.capability[i] - now.capability[i]
        flows.danger[i] = part(flows.mass[i], flows.quality[i], gain, flows.safe[i], step, p)
    hazard = 0.0
    for i in range(now.nations):
        hazard += flows.danger[i]
    then.world_hazard[0] = hazard
    then.survival[0] = now.survival[0] / (1.0 + step * hazard)
