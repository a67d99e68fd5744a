"""Private capital and hosting, from docs/model/capital.md and hosting.md (K1 to K6, P1, P2)."""

import math

from tests.reference.capability import q2
from tests.reference.quarter import Quarter, approach, column, over


def k1(q: Quarter, j: int) -> float:
    p, ability = q.params.capital, q.params.capability
    best = max(q.now.capability)
    seen = q2(best, ability)
    hoped = q2(best + p.horizon * q.now.pace[0], ability)
    quality = (1 - p.foresight) * seen + p.foresight * hoped
    return p.market * q.now.gdp[j] * q.nations.exposed[j] * quality


def k2(q: Quarter, i: int) -> float:
    p = q.params.capital
    hopes = sum(q.now.supplier_share[j][i] * q.flows.market[j] for j in q.all)
    relief = 1 - p.governance_relief * q.k("oversight", i)
    rules = 1 - p.rules_drag * q.orders.strictness[i] * relief
    return p.pull * hopes * rules * (p.incentive_floor + p.incentive_gain * q.k("incentives", i))


def k3(q: Quarter, i: int) -> float:
    before = q.now.investment[i]
    return before + approach(q.params.capital.adjustment, q.h) * (k2(q, i) - before)


def invest(q: Quarter) -> None:
    q.flows.frontier = [max(q.now.capability)]
    q.flows.market = q.row(lambda j: k1(q, j))
    q.then.investment = q.row(lambda i: k3(q, i))


def p1(q: Quarter, j: int) -> float:
    p = q.params.power
    saved = 1 - p.saving * q.k("data_centres", j)
    return p.use * math.exp(-p.progress * q.time) * saved


def p2(q: Quarter, j: int) -> float:
    power, compute = q.now.energy[j], sum(column(q.now.machines, j))
    if not power > 0:
        return 0.0
    return min(1.0, power / (p1(q, j) * compute)) if compute > 0 else 1.0


def k4(q: Quarter, j: int) -> float:
    p = q.params.capital
    ground = q.nations.data_centres[j] + q.now.energy[j]
    price = math.sqrt(p.usual_price / q.nations.power_price[j])
    help_ = p.site_floor + p.site_gain * q.k("data_centres", j)
    rules = 1 - p.site_rules * q.orders.strictness[j]
    running = p.power_floor + (1 - p.power_floor) * q.then.powered[j]
    works = max(q.nations.governance[j], 1e-300) ** p.governance
    return ground * price * help_ * rules * running * works


def k5(q: Quarter, i: int, j: int) -> float:
    p = q.params.capital
    if q.home(i, j):
        return p.home * q.flows.site[j]
    trust = p.trust_floor + (1 - p.trust_floor) * q.now.trust[i][j]
    return q.flows.openness[i][j] * trust * q.flows.site[j]


def k6(q: Quarter, i: int) -> list[float]:
    p = q.params.capital
    weight = [k5(q, i, j) for j in q.all]
    purse = p.chip_share * (q.h / 4 * q.then.investment[i] + q.bought("partnerships", i))
    money = []
    for j in q.all:
        spent = p.hurdle + (1 - p.hurdle) * q.then.powered[j]
        own = p.chip_share * q.bought("data_centres", i) if i == j else 0.0
        money.append(purse * over(weight[j], sum(weight)) * spent + own)
    return money


def place(q: Quarter) -> None:
    q.then.powered = q.row(lambda j: p2(q, j))
    q.flows.site = q.row(lambda j: k4(q, j))
    q.flows.hosting = q.row(lambda i: k6(q, i))
    q.flows.chip_spend = q.row(lambda j: sum(column(q.flows.hosting, j)))
