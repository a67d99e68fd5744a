"""Society, from docs/model/society.md (S1 to S9)."""

import math

from tests.reference.quarter import T3, Quarter, approach, clip, over, positive
from tests.reference.research import weight_in_world


def s1(x: float, target: float, speed: float, h: float) -> float:
    return x + approach(speed, h) * (clip(target, 0.0, 1.0) - x)


def s2(q: Quarter, i: int) -> float:
    p, jobless = q.params.society, q.now.unemployment[i]
    relief = 1 - p.reskilling_relief * q.k("reskilling", i)
    displaced = p.displacement * positive(q.flows.adoption_gain[i]) * relief
    found = approach(p.reemployment, q.h) * (jobless - q.nations.natural_unemployment[i])
    return min(jobless + displaced - found, 1.0)


def s3(q: Quarter, i: int) -> float:
    p = q.params.society
    guarded = 1 - q.orders.strictness[i] * q.k("oversight", i)
    cheap = p.misinformation_access * q.then.ai_access[i] * guarded
    met = p.misinformation_base + p.misinformation_attack * q.then.attack[i] + cheap
    return met * (1 - p.misinformation_cyber * q.k("cybersecurity", i))


def s4(q: Quarter, i: int) -> float:
    partners = q.partners(i)
    weight = {j: weight_in_world(q, j) for j in partners}
    return over(sum(q.flows.pact[i][j][T3] * weight[j] for j in partners), sum(weight.values()))


def s5(q: Quarter, i: int) -> float:
    p, privacy = q.params.society, q.k("privacy", i)
    return (
        q.nations.usual_trust[i]
        + p.trust_governance * (q.orders.strictness[i] * q.k("oversight", i) - 0.15)
        + p.trust_standards * q.flows.standards[i]
        + p.trust_privacy * (privacy - 0.3)
        - p.trust_misinformation * (q.then.misinformation[i] - 0.2)
        - p.trust_data * (1 - privacy) * s4(q, i)
        + p.trust_safety * q.flows.believed[i]
    )


def s6(q: Quarter, i: int) -> float:
    p = q.params.society
    more = q.flows.outlay[i] - q.nations.usual_budget[i]
    money = p.approval_budget * more * (1.2 - 0.4 * q.nations.governance[i])
    return money + p.approval_visa * (q.orders.visa[i] ** 2 - 0.25)


def s7(q: Quarter, i: int) -> float:
    p, then, usual = q.params.society, q.then, q.nations
    pace = 4 * math.log(then.gdp[i] / q.now.gdp[i]) / q.h - 4 * usual.growth[i]
    return (
        usual.usual_approval[i]
        + p.approval_growth * pace
        - p.approval_jobs * (then.unemployment[i] - usual.natural_unemployment[i])
        - p.approval_misinformation * (then.misinformation[i] - 0.2)
        + p.approval_trust * (then.public_trust[i] - usual.usual_trust[i])
        - s6(q, i)
        + p.approval_adoption * q.k("public_adoption", i) * then.adoption[i]
    )


def s8(q: Quarter, i: int, trust: float) -> float:
    p = q.params.incidents
    for j in q.all:
        if q.flows.incident[j] > 0:
            trust *= 1 - (p.trust_scar if i == j else p.echo * q.flows.openness[i][j])
    return trust


def s9(q: Quarter, i: int) -> float:
    p = q.params.society
    moved = s1(q.now.approval[i], s7(q, i), p.approval_speed, q.h)
    if q.flows.election[i] > 0:
        moved = p.election_approval
    return moved * (1 - q.params.incidents.approval_scar * q.flows.incident[i])


def rule(q: Quarter) -> None:
    p, now, then = q.params.society, q.now, q.then
    then.unemployment = q.row(lambda i: s2(q, i))
    then.misinformation = q.row(
        lambda i: s1(now.misinformation[i], s3(q, i), p.misinformation_speed, q.h)
    )
    then.public_trust = q.row(
        lambda i: s8(q, i, s1(now.public_trust[i], s5(q, i), p.trust_speed, q.h))
    )
    then.approval = q.row(lambda i: s9(q, i))
