"""Relations, from docs/model/relations.md (R1 to R5)."""

from tests.reference.quarter import T5, T6, Quarter, approach, clip, over, positive


def r1(q: Quarter, i: int, j: int) -> float:
    p, level = q.params.relations, q.then.capability
    y = positive(level[j] - level[i] + p.threat_parity)
    return over(y, p.threat_half + y) * q.nations.military[j] * (1 - q.now.trust[i][j])


def r4(q: Quarter, i: int, j: int) -> float:
    p = q.params.relations
    given = p.trust_given * q.orders.contribution[j]
    return q.flows.pact[i][j][T6] * (given + p.trust_joint * q.both("joint_projects", i, j))


def r5(q: Quarter, i: int, j: int) -> float:
    if not q.flows.member[j] > 0:
        return 0.0
    return q.params.relations.trust_shut * (1 - q.flows.pact[i][j][T5]) * q.flows.shut[i]


def r2(q: Quarter, i: int, j: int) -> float:
    p = q.params.relations
    target = (
        p.trust_base
        + p.trust_stance * q.flows.gate[j][i]
        + p.trust_pact * sum(q.flows.pact[i][j])
        + p.trust_dialogue * q.flows.ease[i][j]
        - p.trust_threat * r1(q, i, j)
        - q.nations.rivalry[i][j]
        - (p.trust_cut if q.cut(i, j) else 0.0)
        + r4(q, i, j)
        - r5(q, i, j)
    )
    return clip(target, 0.0, 1.0)


def r3(q: Quarter, i: int, j: int) -> float:
    if q.home(i, j):
        return 1.0
    p, before, target = q.params.relations, q.now.trust[i][j], r2(q, i, j)
    speed = p.trust_rise if target > before else p.trust_fall
    moved = before + approach(speed, q.h) * (target - before)
    return moved / (1 + p.broken_pact * q.flows.offers_broken[j][i])


def worst(q: Quarter, i: int, j: int) -> float:
    if q.home(i, j):
        return 1.0
    return min(q.now.worst_stance[i][j], q.orders.stance[j][i])


def rule(q: Quarter) -> None:
    q.then.threat = q.row(lambda i: sum(r1(q, i, j) for j in q.partners(i)))
    q.then.trust = q.table(lambda i, j: r3(q, i, j))
    q.then.worst_stance = q.table(lambda i, j: worst(q, i, j))
