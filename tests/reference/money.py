"""Money and what it builds, from docs/model/money.md and programmes.md (M1 to M5, B1, B2)."""

import math

from tests.reference.quarter import PILLAR_OF, PILLARS, PROGRAMMES, Quarter, approach, over


def m1(q: Quarter, i: int) -> float:
    b = q.now.budget[i]
    return b + approach(q.params.money.inertia, q.h) * (q.orders.budget[i] - b)


def b1(q: Quarter, i: int) -> float:
    return q.params.money.approval_floor + q.params.money.approval_gain * q.now.approval[i]


def b2(q: Quarter, i: int) -> float:
    return 1 - q.params.money.transition_loss if q.then.transition[i] > 0 else 1.0


def m2(q: Quarter, i: int, name: int) -> float:
    p, gdp = q.params.money, q.now.gdp[i]
    share = q.orders.split[i][PILLAR_OF[name]] * q.orders.programme[i][name]
    raw = q.h / 4 * q.flows.outlay[i] * gdp * share
    able = p.absorption_floor + p.absorption_gain * q.nations.governance[i]
    room = q.h / 4 * p.absorption * able * gdp
    return raw / (1 + raw / room) if room > 0 else 0.0


def allot(q: Quarter) -> None:
    q.then.budget = q.row(lambda i: m1(q, i))
    q.flows.outlay = q.row(lambda i: q.then.budget[i] * b1(q, i) * b2(q, i))
    every = range(len(PROGRAMMES))
    q.flows.spend = q.row(lambda i: [m2(q, i, name) for name in every])


def m3(q: Quarter, i: int, name: int) -> float:
    wear = q.params.programmes.depreciation[name]
    stays = math.exp(-wear * q.h)
    fresh = q.flows.spend[i][name] * (1 - stays) / (wear * q.h)
    return q.now.programme[i][name] * stays + fresh


def m4(q: Quarter, i: int, name: int) -> float:
    p = q.params.programmes
    x = q.then.programme[i][name] / (p.half_saturation[name] * q.now.gdp[i])
    return over(x * x, x * x + (1 - p.critical_mass) * x + p.critical_mass)


def m5(q: Quarter, i: int, pillar: int) -> float:
    names = PILLARS[pillar]
    return sum(q.k(name, i) for name in names) / len(names)


def build(q: Quarter) -> None:
    every = range(len(PROGRAMMES))
    q.then.programme = q.row(lambda i: [m3(q, i, name) for name in every])
    q.flows.strength = q.row(lambda i: [m4(q, i, name) for name in every])
    q.then.pillar = q.row(lambda i: [m5(q, i, pillar) for pillar in range(len(PILLARS))])
