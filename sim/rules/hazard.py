"""The hazard of a world catastrophe, a speculative dial: docs/model/hazard.md."""

from sim.flows import Flows
from sim.jit import kernel
from sim.maths import clip, positive, sat
from sim.orders import Orders
from sim.params import HazardParams
from sim.pillars import Programme
from sim.stocks import Stocks

OVERSIGHT = int(Programme.OVERSIGHT)


@kernel
def safety(able: float, standards: float, p: HazardParams) -> float:
    """Eq. H1   safe = .15 + .45 ρ k4 + .30 std    [0, 1]."""
    return clip(
        p.safety_floor + p.safety_governance * able + p.safety_standards * standards, 0.0, 1.0
    )


@kernel
def contribution(level: float, safe: float, threat: float, p: HazardParams) -> float:
    """Eq. H2   .001 ([Q]+/8)² (1 − safe) (1 + 1.5 threat/3)    [1 / quarter]."""
    power = positive(level) / p.reference
    return p.rate * power * power * (1.0 - safe) * (1.0 + p.race * threat / 3.0)


@kernel
def accrue(
    now: Stocks, orders: Orders, p: HazardParams, step: float, flows: Flows, then: Stocks
) -> None:
    """Eq. H3   survival' = survival (1 − H/(1 + H)),  H the sum over nations."""
    total = 0.0
    for i in range(now.nations):
        able = orders.strictness[i] * flows.strength[i, OVERSIGHT]
        safe = safety(able, flows.standards[i], p)
        total += contribution(then.capability[i], safe, then.threat[i], p)
    flows.world_hazard[0] = total * step
    then.survival[0] = now.survival[0] * (1.0 - sat(total * step, 1.0))
