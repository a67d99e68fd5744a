"""The hazard of a world catastrophe, a speculative dial: docs/model/hazard.md."""

from sim.flows import Flows
from sim.jit import kernel
from sim.maths import clip, positive, sat
from sim.orders import Orders
from sim.params import HazardParams
from sim.pillars import Programme
from sim.stocks import Stocks

OVERSIGHT = int(Programme.OVERSIGHT)
THREE_RIVALS = 3.0  # the threat of three at full might, far ahead, whom nobody trusts


@kernel
def safety(able: float, standards: float, p: HazardParams) -> float:
    """Eq. H1   safe = s0 + a ρ k_oversight + b std    [0, 1]"""
    return clip(
        p.safety_floor + p.safety_governance * able + p.safety_standards * standards, 0.0, 1.0
    )


@kernel
def contribution(level: float, safe: float, threat: float, p: HazardParams) -> float:
    """Eq. H2   η ([Q]⁺/Qref)² (1 − safe) (1 + r threat/3)    [1 / quarter]"""
    power = positive(level) / p.reference
    return p.rate * power * power * (1.0 - safe) * (1.0 + p.race * threat / THREE_RIVALS)


@kernel
def accrue(
    now: Stocks, orders: Orders, p: HazardParams, step: float, flows: Flows, then: Stocks
) -> None:
    """Eq. H3   survival' = survival · (1 − H/(1 + H)),  H = h Σ contributions    [probability]"""
    total = 0.0
    for i in range(now.nations):
        able = orders.strictness[i] * flows.strength[i, OVERSIGHT]
        safe = safety(able, flows.standards[i], p)
        total += contribution(then.capability[i], safe, then.threat[i], p)
    flows.world_hazard[0] = total * step
    then.survival[0] = now.survival[0] * (1.0 - sat(total * step, 1.0))
