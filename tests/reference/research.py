"""Research and standards, from docs/model/research.md and standards.md (I1 to I8, H2)."""

import math

from tests.reference.quarter import LEAST_COMPUTE, T3, T4, T6, Quarter, over


def i1(q: Quarter, i: int) -> float:
    p = q.params.research
    sold, usual = q.now.service_sales[i], p.usual_sales * q.now.gdp[i] * q.now.adoption[i]
    if not sold > 0:
        pull = 0.0
    elif not usual > 0:
        pull = 2.0
    else:
        r = sold / usual
        pull = 2 * r / (1 + r)
    talent = q.then.talent[i]
    if not talent > 0:
        return 0.0
    machines = max(q.then.compute_usable[i], LEAST_COMPUTE) / p.compute_reference
    people = talent / p.talent_reference
    w = p.compute_weight
    return (1 - p.market_share + p.market_share * pull) * machines**w * people ** (1 - w)


def i6(q: Quarter, i: int, w: float) -> float:
    p = q.params.research
    support = w * q.k("basic_research", i) + (1 - w) * q.k("applied_research", i)
    return 1 + p.public_gain * (support - p.usual_support)


def i7(q: Quarter, i: int, j: int) -> float:
    w = q.params.research.privacy_fit
    local = max(q.orders.localisation[i], q.orders.localisation[j])
    return (1 - local) * (1 - w + w * q.both("privacy", i, j))


def i2(q: Quarter, i: int, j: int) -> float:
    if q.home(i, j):
        return 1.0
    p, pact = q.params.research, q.flows.pact[i][j]
    trust = p.trust_floor + (1 - p.trust_floor) * q.now.trust[i][j]
    data = p.channel_data * pact[T3] * i7(q, i, j)
    works = p.joint_floor + (1 - p.joint_floor) * q.both("joint_projects", i, j)
    joint = p.channel_joint * pact[T6] * q.orders.contribution[j] * works
    return min(q.flows.ease[i][j] * trust * (p.channel_open + data + joint), 1.0)


def i8(q: Quarter, i: int) -> float:
    return max((q.flows.pact[i][j][T6] for j in q.partners(i)), default=0.0)


def i4(q: Quarter, i: int) -> float:
    p = q.params.research
    taught = (
        p.absorption_floor
        + p.absorption_stem * q.k("stem_education", i)
        + p.absorption_applied * q.k("applied_research", i)
        + p.absorption_basic * q.k("basic_research", i)
    )
    return min(1.0, q.nations.absorptive[i] * taught)


def exchange(q: Quarter) -> None:
    """I3, and what stands before it."""
    p = q.params.research
    q.flows.research = q.row(lambda i: i1(q, i) * i6(q, i, p.basic_share))
    q.flows.published = q.row(lambda i: i1(q, i) * i6(q, i, p.basic_published))
    q.flows.channel = q.table(lambda i, j: i2(q, i, j))
    q.flows.absorption = q.row(lambda i: i4(q, i))
    own = q.flows.research
    q.flows.given = q.row(lambda i: p.joint_cost * q.orders.contribution[i] * i8(q, i) * own[i])
    q.flows.received = []
    for i in q.all:
        abroad = sum(q.flows.channel[i][j] * q.flows.published[j] for j in q.partners(i))
        union = sum(own[u] - q.flows.given[u] for u in q.siblings(i))
        q.flows.received.append(q.flows.absorption[i] * abroad + union)
    q.flows.effective = q.row(lambda i: own[i] - q.flows.given[i] + q.flows.received[i])


def weight_in_world(q: Quarter, j: int) -> float:
    """w_j of H2."""
    house = q.flows.house[j]
    return q.then.compute_usable[j] / math.sqrt(house) if house > 0 else 0.0


def h2(q: Quarter, i: int) -> float:
    bound = sum(
        q.flows.pact[i][j][T4] * q.flows.ease[i][j] * weight_in_world(q, j) for j in q.partners(i)
    )
    return over(bound, sum(weight_in_world(q, j) for j in q.partners(i)))


def h7(q: Quarter, i: int) -> float:
    u = q.params.hazard.uninspected
    return q.orders.safety[i] * (u + (1 - u) * q.flows.standards[i])


def h8(q: Quarter, i: int) -> float:
    learnt = sum(q.flows.ease[i][j] * weight_in_world(q, j) * q.k("oversight", j) for j in q.all)
    return over(learnt, sum(weight_in_world(q, j) for j in q.all))


def share(q: Quarter) -> None:
    q.flows.might = q.row(lambda i: weight_in_world(q, i))
    q.flows.standards = q.row(lambda i: h2(q, i))
    q.flows.believed = q.row(lambda i: h7(q, i))
    q.flows.science = q.row(lambda i: h8(q, i))
