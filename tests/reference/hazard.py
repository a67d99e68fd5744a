"""World hazard, from docs/model/hazard.md (H1, H3 to H6; H2, H7 and H8 are of standards.md)."""

import math

from tests.reference.quarter import Quarter, clip, over, positive


def near(q: Quarter, i: int) -> float:
    return math.exp(q.params.hazard.reach * (q.then.capability[i] - max(q.then.capability)))


def h1(q: Quarter, i: int) -> float:
    level, c = q.then.capability, q.params.hazard.closeness
    return sum(
        math.exp(-abs(level[j] - level[i]) / c)
        * (1 - q.now.trust[i][j])
        * near(q, j)
        * q.nations.military[j]
        for j in q.partners(i)
    )


def h3(q: Quarter, i: int) -> float:
    p, std, race = q.params.hazard, q.flows.standards[i], q.flows.race[i]
    able = p.able_floor + (1 - p.able_floor) * q.k("oversight", i)
    rules = p.safety_rules * q.orders.strictness[i] * able
    studied = p.unstudied + (1 - p.unstudied) * q.flows.science[i]
    waits = p.safety_frontier * q.flows.believed[i] * studied
    safe = clip(p.safety_floor + rules + waits + p.safety_standards * std, 0.0, 0.97)
    return safe * (1 - p.erosion * race / (1 + race))


def h5(q: Quarter) -> list[float]:
    weight = []
    for i in q.all:
        house = q.flows.house[i]
        root = q.then.compute_usable[i] / math.sqrt(house) if house > 0 else 0.0
        weight.append(root * near(q, i))
    return [over(w, sum(weight)) for w in weight]


def h4(q: Quarter, i: int) -> float:
    p = q.params.hazard
    gain = positive(q.then.capability[i] - q.now.capability[i])
    speed = p.idle_share + (1 - p.idle_share) * 4 * gain / (p.usual_speed * q.h)
    unsafe = (1 - q.flows.safe[i]) ** p.curve
    return p.rate * q.flows.mass[i] * q.flows.quality[i] ** 2 * speed * unsafe


def h6(q: Quarter) -> float:
    return q.now.survival[0] / (1 + q.h * q.then.world_hazard[0])


def rule(q: Quarter) -> None:
    q.flows.race = q.row(lambda i: h1(q, i))
    q.flows.safe = q.row(lambda i: h3(q, i))
    q.flows.mass = h5(q)
    q.flows.danger = q.row(lambda i: h4(q, i))
    q.then.world_hazard = [sum(q.flows.danger)]
    q.then.survival = [h6(q)]
