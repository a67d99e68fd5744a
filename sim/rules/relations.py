"""Trust between nations, threat, and the memory of stances: docs/model/relations.md."""

from sim.flows import Flows
from sim.jit import kernel
from sim.maths import clip, positive, smaller, where
from sim.nations import Nations
from sim.params import RelationParams
from sim.pillars import PACTS
from sim.stocks import Stocks


@kernel
def threat(lag: float, military: float, trust: float, p: RelationParams) -> float:
    """Eq. R1   g/(g½ + g) mil_j (1 − R_ij),  g = [Q_j − Q_i + p]⁺    [index]"""
    gap = positive(lag + p.threat_parity)
    return gap / (p.threat_half + gap) * military * (1.0 - trust)


@kernel
def trust_target(
    stance: float,
    pacts: float,
    ease: float,
    fear: float,
    rivalry: float,
    cut: float,
    p: RelationParams,
) -> float:
    """Eq. R2   R* = r0 + a s_ji + b pacts + d e_ij − c threat − rivalry − x (if cut off)

    Target of trust, clipped    [share].
    """
    level = (
        p.trust_base
        + p.trust_stance * stance
        + p.trust_pact * pacts
        + p.trust_dialogue * ease
        - p.trust_threat * fear
        - rivalry
        - p.trust_cut * cut
    )
    return clip(level, 0.0, 1.0)


@kernel
def trust(level: float, target: float, broken: float, step: float, p: RelationParams) -> float:
    """Eq. R3   R' = (R + v h/(1 + v h) (R* − R)) / (1 + q · broken pacts)    [share]

    Trust falls faster than it rises, and at once by broken pacts.
    """
    speed = where(target > level, p.trust_rise, p.trust_fall)
    moved = level + speed * step / (1.0 + speed * step) * (target - level)
    return moved / (1.0 + p.broken_pact * broken)


@kernel
def shift(
    now: Stocks, nations: Nations, p: RelationParams, step: float, flows: Flows, then: Stocks
) -> None:
    """Every nation's view of every other."""
    for i in range(now.nations):
        fear_of_all = 0.0
        for j in range(now.nations):
            if i == j:
                then.trust[i, i] = 1.0
                then.worst_stance[i, i] = 1.0
            else:
                lag = then.capability[j] - then.capability[i]
                fear = threat(lag, nations.military[j], now.trust[i, j], p)
                fear_of_all += fear
                pacts = 0.0
                for kind in range(PACTS):
                    pacts += then.pact[i, j, kind]
                target = trust_target(
                    flows.gate[j, i],
                    pacts,
                    flows.ease[i, j],
                    fear,
                    nations.rivalry[i, j],
                    where(then.cut_off[i, j] > 0.0, 1.0, 0.0),
                    p,
                )
                then.trust[i, j] = trust(
                    now.trust[i, j], target, flows.offers_broken[j, i], step, p
                )
                then.worst_stance[i, j] = smaller(now.worst_stance[i, j], then.stance[j, i])
        then.threat[i] = fear_of_all
