"""Algorithms, from docs/model/algorithms.md (I5, I9 to I14)."""

import math

from tests.reference.dice import BREAKTHROUGH
from tests.reference.quarter import Quarter, positive


def i9(q: Quarter, i: int) -> float:
    p = q.params.ideas
    relief = 1 - q.params.capital.governance_relief * q.k("oversight", i)
    rules = 1 - p.rules_drag * q.orders.strictness[i] * relief
    waits = 1 - p.safety_drag * q.orders.safety[i]
    return rules * waits * (1 - p.standards_drag * q.flows.standards[i])


def i10(q: Quarter, i: int, j: int) -> float:
    """Ideas of j that i reads."""
    if q.home(i, j):
        return 0.0
    doubt = (1 - q.now.trust[j][i]) ** 2
    open_ = q.flows.gate[j][i] * doubt * q.nations.military[i]
    return q.params.ideas.spying * open_ * (1 - q.k("cybersecurity", j))


def i14(q: Quarter, i: int) -> float:
    a = q.now.algorithms
    return max(max(q.flows.channel[i][j], i10(q, i, j)) * positive(a[j] - a[i]) for j in q.all)


def i11(q: Quarter, i: int) -> float:
    p, research = q.params.ideas, q.flows.effective[i]
    if not research > 0:
        return 0.0
    harder = math.exp(-p.fishing_out * q.now.algorithms[i])
    return min(q.h * p.discovery * i9(q, i) * research**p.stepping * harder, 5.0)


def i12(q: Quarter, i: int) -> float:
    p = q.params.ideas
    behind = max(q.now.algorithms) - q.now.algorithms[i]
    w0, w1 = (psi * q.h * q.flows.absorption[i] for psi in (p.catch_up, p.link_catch_up))
    return min(w0 / (1 + w0) * behind + w1 / (1 + w1) * q.flows.best_link[i], behind)


def i13(q: Quarter, i: int) -> float:
    p = q.params.ideas
    x = p.breakthrough_chance * q.h * q.flows.research[i]
    return p.breakthrough_size if q.throw(BREAKTHROUGH, i) < x / (1 + x) else 0.0


def i5(q: Quarter, i: int) -> float:
    found = q.flows.invention[i] + q.flows.imitation[i] + q.flows.breakthrough[i]
    return q.now.algorithms[i] + found


def rule(q: Quarter) -> None:
    q.flows.best_link = q.row(lambda i: i14(q, i))
    q.flows.invention = q.row(lambda i: i11(q, i))
    q.flows.imitation = q.row(lambda i: i12(q, i))
    q.flows.breakthrough = q.row(lambda i: i13(q, i))
    q.then.algorithms = q.row(lambda i: i5(q, i))
