"""Compute, from docs/model/compute.md (U1 to U5)."""

from tests.reference.quarter import T1, Quarter


def u1(q: Quarter, i: int) -> float:
    c, own, pw, gate = q.params.compute.host_claim, q.then.machines, q.then.powered, q.flows.gate
    others = [j for j in q.all if j != i]
    abroad = sum(gate[j][i] * pw[j] * own[i][j] for j in others)
    hosted = sum(gate[o][i] * pw[i] * own[o][i] for o in others)
    return pw[i] * own[i][i] + (1 - c) * abroad + c * hosted


def u2(q: Quarter, i: int, j: int) -> float:
    f = q.params.compute.joint_floor
    works = f + (1 - f) * q.both("joint_projects", i, j)
    return q.flows.pact[i][j][T1] * q.flows.ease[i][j] * works


def u3(q: Quarter, i: int, usable: list[float], link: list[list[float]]) -> float:
    links = sum(link[i][j] / q.parts(j) for j in q.all if j != i)
    return q.params.compute.lent * usable[i] * links / (1 + links)


def u4(q: Quarter, i: int, usable: list[float], link: list[list[float]]) -> float:
    joint = q.params.compute.joint * sum(link[i][j] * usable[j] for j in q.all if j != i)
    union = sum(usable[j] - q.flows.lent[j] for j in q.siblings(i))
    return usable[i] - q.flows.lent[i] + joint + union


def rule(q: Quarter) -> None:
    usable = q.row(lambda i: u1(q, i))
    link = q.table(lambda i, j: u2(q, i, j))
    q.flows.lent = q.row(lambda i: u3(q, i, usable, link))
    q.flows.pool = q.row(lambda i: u4(q, i, usable, link))
    q.then.compute_usable = q.row(lambda i: usable[i] - q.flows.lent[i])  # U5
    q.flows.house = q.row(lambda i: sum(q.then.compute_usable[j] for j in q.house_of(i)))
