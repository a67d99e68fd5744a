"""Private capital: the market that is expected, and what is invested: docs/model/capital.md."""

from sim.flows import Flows
from sim.jit import kernel
from sim.maths import larger
from sim.nations import Nations
from sim.orders import Orders
from sim.params_demand import AbilityParams
from sim.params_supply import CapitalParams
from sim.pillars import Programme
from sim.rules.capability import quality
from sim.stocks import Stocks

OVERSIGHT = int(Programme.OVERSIGHT)
INCENTIVES = int(Programme.INCENTIVES)


@kernel
def market(gdp: float, exposed: float, good: float, expected: float, p: CapitalParams) -> float:
    """Eq. K1   M_j = a Y_j e_j ((1 − θ) g(Qmax) + θ g(Qmax + t q̇))    [$bn / year]

    What AI services could earn; `good` and `expected` are the two values of g.
    """
    seen = (1.0 - p.foresight) * good + p.foresight * expected
    return p.market * gdp * exposed * seen


@kernel
def wanted(
    prospects: float, strictness: float, oversight: float, incentives: float, p: CapitalParams
) -> float:
    """Eq. K2   I* = b Σ_j λ_ji M_j (1 − d ρ (1 − r k_over)) (f + g k_inc)    [$bn / year]

    `prospects` is the sum.
    """
    rules = 1.0 - p.rules_drag * strictness * (1.0 - p.governance_relief * oversight)
    return p.pull * prospects * rules * (p.incentive_floor + p.incentive_gain * incentives)


@kernel
def invested(level: float, aim: float, step: float, p: CapitalParams) -> float:
    """Eq. K3   I' = I + v h/(1 + v h) (I* − I)    [$bn / year]"""
    return level + p.adjustment * step / (1.0 + p.adjustment * step) * (aim - level)


@kernel
def invest(
    now: Stocks,
    nations: Nations,
    orders: Orders,
    p: CapitalParams,
    ability: AbilityParams,
    step: float,
    flows: Flows,
    then: Stocks,
) -> None:
    """The leader's capability, the markets that it promises, and private investment."""
    frontier = now.capability[0]
    for i in range(now.nations):
        frontier = larger(frontier, now.capability[i])
        flows.total[i] = 0.0
    flows.frontier[0] = frontier
    good = quality(frontier, ability)
    expected = quality(frontier + p.horizon * now.pace[0], ability)
    for j in range(now.nations):
        flows.market[j] = market(now.gdp[j], nations.exposed[j], good, expected, p)
        for i in range(now.nations):
            flows.total[i] += now.supplier_share[j, i] * flows.market[j]
    for i in range(now.nations):
        aim = wanted(
            flows.total[i],
            orders.strictness[i],
            flows.strength[i, OVERSIGHT],
            flows.strength[i, INCENTIVES],
            p,
        )
        then.investment[i] = invested(now.investment[i], aim, step, p)
