"""Coercion, services cut off, attack: docs/model/pressure.md."""

from sim.flows import Flows
from sim.jit import kernel
from sim.maths import TINY, larger, positive, smaller, where
from sim.nations import Nations
from sim.params_demand import PressureParams
from sim.pillars import Programme
from sim.stocks import Stocks

CYBERSECURITY = int(Programme.CYBERSECURITY)


@kernel
def skill(lead: float, quality: float, p: PressureParams) -> float:
    """Eq. Y13   z = [Q' − Qmax' + q]⁺/q · g    [share]

    What one's AI is worth in attack and defence; `lead` is Q' − Qmax', at most 0.
    """
    return positive(lead + p.attack_reserve) / p.attack_reserve * quality


@kernel
def grip(share: float, trust: float, military: float, p: PressureParams) -> float:
    """λ'_ij (1 − R_ij)² (f + mil_j): what supplier j can demand of i    [share]."""
    return share * (1.0 - trust) * (1.0 - trust) * (p.might_floor + military)


@kernel
def coerce(
    i: int,
    now: Stocks,
    nations: Nations,
    p: PressureParams,
    flows: Flows,
    then: Stocks,
) -> float:
    """Eq. Y3   coercion_i = c n'_i u_i/gmax Σ'_j λ'_ij (1 − R_ij)² (f + mil_j)    [share]"""
    held = 0.0
    for j in range(now.nations):
        foreign = where(nations.union[i, j] > 0.0, 0.0, 1.0)
        held += foreign * grip(then.supplier_share[i, j], now.trust[i, j], nations.military[j], p)
    relative = then.ai_access[i] / larger(flows.best_quality[0], TINY)
    coercion: float = p.coercion * then.adoption[i] * relative * held
    return coercion


@kernel
def disrupt(i: int, nations: Nations, p: PressureParams, flows: Flows, then: Stocks) -> float:
    """Eq. Y12   disruption_i = c n'_i e_i Σ'_j con_ij min(left_ij, D)/D / Σ_j con_ij    [share]

    By dependence alone: who isolates himself is spared only what he no longer buys.
    """
    lost = 0.0
    had = 0.0
    for j in range(then.nations):
        felt = smaller(then.cut_off[i, j], p.disruption_quarters)
        lost += where(nations.union[i, j] > 0.0, 0.0, flows.consumed[i, j] * felt)
        had += flows.consumed[i, j]
    use: float = then.adoption[i] * nations.exposed[i]
    return p.disruption * use * (lost / p.disruption_quarters) / larger(had, TINY)


@kernel
def contest(force: float, cyber: float, own: float, p: PressureParams) -> float:
    """Eq. Y4   attack_i = of/(of + de),  of = c Σ'_j z_j mil_j (1 − R_ji)² (f + (1 − f) o_ij),
    de = d0 + d1 k_cyb + d2 z_i    [share]

    A Tullock contest with all together, so that a foe in parts is as strong as a whole one.
    """
    guard = p.defence + p.defence_cyber * cyber + p.defence_ability * own
    return force / larger(force + guard, TINY)


@kernel
def press(
    now: Stocks,
    nations: Nations,
    p: PressureParams,
    flows: Flows,
    then: Stocks,
) -> None:
    """What others do to each nation; trust is that at the start of the quarter."""
    best = then.capability[0]
    for i in range(now.nations):
        best = larger(best, then.capability[i])
    for i in range(now.nations):
        flows.total[i] = skill(then.capability[i] - best, flows.quality[i], p)
    for i in range(now.nations):
        flows.coercion[i] = coerce(i, now, nations, p, flows, then)
        flows.disruption[i] = disrupt(i, nations, p, flows, then)
        force = 0.0
        for j in range(now.nations):
            anger = (1.0 - now.trust[j, i]) * (1.0 - now.trust[j, i])
            reach = p.attack_reach + (1.0 - p.attack_reach) * flows.openness[i, j]
            blow = flows.total[j] * nations.military[j] * anger * reach
            force += where(nations.union[i, j] > 0.0, 0.0, p.attack * blow)
        then.attack[i] = contest(force, flows.strength[i, CYBERSECURITY], flows.total[i], p)
