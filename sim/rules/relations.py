"""Trust between nations, threat, and the memory of stances: docs/model/relations.md."""

from sim.flows import Flows
from sim.jit import kernel
from sim.maths import clip, positive, root, smaller, where
from sim.nations import Nations
from sim.orders import Orders
from sim.params_demand import TrustParams
from sim.pillars import PACTS, Pact, Programme
from sim.primitives import anywhere
from sim.stocks import Stocks

JOINT_PROJECTS = int(Programme.JOINT_PROJECTS)
JOINT_EXPORT_CONTROL = int(Pact.JOINT_EXPORT_CONTROL)
JOINT_RESEARCH = int(Pact.JOINT_RESEARCH)


@kernel
def threat(lead: float, military: float, trust: float, p: TrustParams) -> float:
    """Eq. R1   threat_ij = y/(y½ + y) mil_j (1 − R_ij),  y = [Q'_j − Q'_i + p]⁺    [index]"""
    gap = positive(lead + p.threat_parity)
    return gap / (p.threat_half + gap) * military * (1.0 - trust)


@kernel
def fellowship(pact: float, given: float, mine: float, theirs: float, p: TrustParams) -> float:
    """Eq. R4   joint_ij = T6e_ij (c φ_j + d √(k_joint,i k_joint,j))    [share]

    Trust by joint research: by what the other gives, and by projects that both sides staff; given
    the roots of both sides.
    """
    return pact * (p.trust_given * given + p.trust_joint * (mine * theirs))


@kernel
def resentment(member: float, pact: float, shut: float, p: TrustParams) -> float:
    """Eq. R5   shut_ij = s [m_j > 0] (1 − T5e_ij) c_i    [share]

    Whom a joint export control shuts out resents its members.
    """
    return where(member > 0.0, p.trust_shut, 0.0) * (1.0 - pact) * shut


@kernel
def trust_target(
    stance: float,
    pacts: float,
    ease: float,
    fear: float,
    rivalry: float,
    cut: float,
    p: TrustParams,
) -> float:
    """Eq. R2   R* = r0 + a gate_ji + b Σ_t Te_ij + e ease_ij − f threat_ij − rivalry_ij − x [j cuts
    i off] + joint_ij − shut_ij    [share]

    Without the last two terms.
    """
    return (
        p.trust_base
        + p.trust_stance * stance
        + p.trust_pact * pacts
        + p.trust_dialogue * ease
        - p.trust_threat * fear
        - rivalry
        - p.trust_cut * cut
    )


@kernel
def pace(speed: float, step: float) -> float:
    """Of a difference, what is made up in a step, v h/(1 + v h)    [share]."""
    return speed * step / (1.0 + speed * step)


@kernel
def trust(
    level: float, target: float, broken: float, rise: float, fall: float, p: TrustParams
) -> float:
    """Eq. R3   R' = (R + v h/(1 + v h) (R* − R))/(1 + q broken_ji)    [share]

    Trust falls faster than it rises, and at once by broken pacts; given both paces.
    """
    aim = clip(target, 0.0, 1.0)
    moved = level + where(aim > level, rise, fall) * (aim - level)
    if anywhere(broken > 0.0):
        moved = moved / (1.0 + p.broken_pact * broken)
    return moved


@kernel
def view(
    i: int,
    j: int,
    fear: float,
    nations: Nations,
    orders: Orders,
    p: TrustParams,
    flows: Flows,
    then: Stocks,
) -> float:
    """What the trust of i in j tends to, before it is clipped    [share]."""
    pacts = flows.pact[i, j, 0]
    for kind in range(1, PACTS):
        pacts += flows.pact[i, j, kind]
    target = trust_target(
        flows.gate[j, i],
        pacts,
        flows.ease[i, j],
        fear,
        nations.rivalry[i, j],
        where(then.cut_off[i, j] > 0.0, 1.0, 0.0),
        p,
    )
    joint = fellowship(
        flows.pact[i, j, JOINT_RESEARCH],
        orders.contribution[j],
        flows.root[i],
        flows.root[j],
        p,
    )
    club = flows.pact[i, j, JOINT_EXPORT_CONTROL]
    return target + joint - resentment(flows.member[j], club, flows.shut[i], p)


@kernel
def shift(
    now: Stocks,
    nations: Nations,
    orders: Orders,
    p: TrustParams,
    step: float,
    flows: Flows,
    then: Stocks,
) -> None:
    """Every nation's view of every other; parts of a union trust each other whatever happens."""
    rise = pace(p.trust_rise, step)
    fall = pace(p.trust_fall, step)
    for i in range(now.nations):
        flows.root[i] = root(flows.strength[i, JOINT_PROJECTS])
    for i in range(now.nations):
        fear_of_all = 0.0
        for j in range(now.nations):
            lead = then.capability[j] - then.capability[i]
            fear = threat(lead, nations.military[j], now.trust[i, j], p)
            home = nations.union[i, j] > 0.0
            fear_of_all += where(home, 0.0, fear)
            wish = view(i, j, fear, nations, orders, p, flows, then)
            broken = flows.offers_broken[j, i]
            moved = trust(now.trust[i, j], wish, broken, rise, fall, p)
            then.trust[i, j] = where(home, 1.0, moved)
            worst = smaller(now.worst_stance[i, j], then.stance[j, i])
            then.worst_stance[i, j] = where(home, 1.0, worst)
        then.threat[i] = fear_of_all
