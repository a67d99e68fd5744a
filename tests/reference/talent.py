"""Talent, from docs/model/talent.md (T1 to T6)."""

import math

from tests.reference.quarter import T2, Quarter, approach, column, over


def t1(q: Quarter, i: int) -> float:
    p = q.params.talent
    base = q.h * p.intake * q.nations.usual_talent[i]
    more = q.bought("stem_education", i) / p.degree
    most = p.places * base
    return base + over(more * most, more + most)


def t6(q: Quarter) -> float:
    return approach(q.params.talent.mobility, q.h)


def t5(q: Quarter, i: int) -> float:
    p = q.params.talent
    income = p.income * math.log(q.now.gdp[i] / q.nations.population[i])
    behind = p.frontier * (q.now.capability[i] - max(q.now.capability))
    science = p.science * (q.k("basic_research", i) + q.k("applied_research", i))
    return math.exp(income + behind + p.approval * (q.now.approval[i] - 0.5) + science)


def t3(q: Quarter, i: int, o: int) -> float:
    p = q.params.talent
    visa = q.orders.visa[i] * (p.frozen_door if q.then.talent_freeze[i] > 0 else 1.0)
    door = p.closed_door + (1 - p.closed_door) * q.flows.gate[i][o]
    pact = 1 + q.flows.pact[o][i][T2] * q.flows.ease[o][i]
    return visa * door * q.nations.affinity[o][i] * pact


def t4(q: Quarter, o: int, here: list[float]) -> float:
    p = q.params.talent
    return p.staying * q.flows.appeal[o] * (p.staying_world * sum(here) + here[o])


def t2(q: Quarter, o: int, here: list[float]) -> list[float]:
    weight = [
        t4(q, o, here) if i == o else t3(q, i, o) * q.flows.appeal[i] * here[i] for i in q.all
    ]
    pool, v = q.flows.movers[o], t6(q)
    return [(1 - v) * q.flows.people[o][i] + pool * over(weight[i], sum(weight)) for i in q.all]


def study(q: Quarter) -> None:
    passes = 1 - math.exp(-q.params.talent.stage * q.h)
    q.then.students, q.flows.graduates = [], []
    for i in q.all:
        comes, after = t1(q, i), []
        for held in q.now.students[i]:
            after.append(held * (1 - passes) + comes)
            comes = held * passes
        q.then.students.append(after)
        q.flows.graduates.append(comes)


def rule(q: Quarter) -> None:
    study(q)
    stay = math.exp(-q.params.talent.attrition * q.h)
    q.flows.people = q.table(
        lambda o, i: q.now.people[o][i] * stay + (q.flows.graduates[i] if o == i else 0.0)
    )
    q.flows.appeal = q.row(lambda i: t5(q, i))
    q.flows.movers = q.row(lambda o: t6(q) * sum(q.flows.people[o]))
    here = q.row(lambda i: sum(column(q.flows.people, i)))
    q.then.people = q.row(lambda o: t2(q, o, here))
    q.then.talent = q.row(lambda i: sum(column(q.then.people, i)))
    q.flows.net_talent = q.row(lambda i: q.then.talent[i] - here[i])
