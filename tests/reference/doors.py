"""Doors and clubs, from docs/model/doors.md and clubs.md (O1 to O3, O11 to O13)."""

import math

from tests.reference.quarter import T5, Quarter, over


def o1(q: Quarter, i: int, j: int) -> float:
    if q.home(i, j):
        return 1.0
    leak = q.params.doors.cut_leak if q.cut(j, i) else 1.0
    return q.orders.stance[i][j] * leak


def o2(q: Quarter, i: int, j: int) -> float:
    return math.sqrt(q.flows.gate[i][j] * q.flows.gate[j][i])


def o3(q: Quarter, i: int, j: int) -> float:
    if q.home(i, j):
        return 1.0
    f = q.params.doors.ease_floor
    return q.flows.openness[i][j] * (f + (1 - f) * q.both("diplomacy", i, j))


def settle(q: Quarter) -> None:
    q.flows.gate = q.table(lambda i, j: o1(q, i, j))
    q.flows.openness = q.table(lambda i, j: o2(q, i, j))
    q.flows.ease = q.table(lambda i, j: o3(q, i, j))
    q.then.stance = q.table(lambda i, j: q.orders.stance[i][j])


def o11(q: Quarter, i: int) -> float:
    return sum(q.flows.pact[i][j][T5] / q.parts(j) for j in q.all if j != i)


def o12(q: Quarter, j: int) -> float:
    weight = q.row(lambda k: q.flows.member[k] / q.parts(k))
    closed = sum(weight[k] * (1 - q.flows.gate[k][j]) for k in q.all)
    return over(closed, sum(weight))


def o13(q: Quarter, i: int, j: int) -> float:
    if q.home(i, j):
        return 1.0
    grip = q.params.doors.club_grip if q.flows.member[i] > 0 else 0.0
    shut = grip * (1 - q.flows.pact[i][j][T5]) * q.flows.shut[j]
    return q.then.control[i][j] * q.flows.gate[i][j] * (1 - shut)


def align(q: Quarter) -> None:
    q.flows.member = q.row(lambda i: o11(q, i))
    q.flows.shut = q.row(lambda j: o12(q, j))
    q.flows.supply_gate = q.table(lambda i, j: o13(q, i, j))
