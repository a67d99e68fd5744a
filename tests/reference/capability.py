"""Capability, from docs/model/capability.md (Q1 to Q4)."""

import math

from tests.reference.quarter import LEAST_COMPUTE, Quarter


def q1(q: Quarter, i: int) -> float:
    gamma = q.params.capability.compute_exponent
    return q.then.algorithms[i] + gamma * math.log(max(q.flows.pool[i], LEAST_COMPUTE))


def q2(level: float, p) -> float:
    x = (level - p.first) / p.softness
    z = p.softness * (x + math.log1p(math.exp(-x)) if x > 0 else math.log1p(math.exp(x)))
    return z / (z + p.half)


def q3(q: Quarter) -> float:
    h, m, pace = q.h, q.params.capability.pace_memory, q.now.pace[0]
    grown = (max(q.then.capability) - max(q.now.capability)) / h
    return pace + h / (m + h) * (grown - pace)


def q4(lead: float, pace: float) -> float:
    return 12 * lead / max(4 * pace, 0.2)


def lags(q: Quarter, state) -> list[float]:
    """Of every nation, in a state of the world."""
    best = max(state.capability)
    return q.row(lambda i: q4(best - state.capability[i], state.pace[0]))


def rule(q: Quarter) -> None:
    q.then.capability = q.row(lambda i: q1(q, i))
    q.flows.quality = q.row(lambda i: q2(q.then.capability[i], q.params.capability))
    q.flows.best_quality = [max(q.flows.quality)]
    q.then.pace = [q3(q)]
    q.then.lag = lags(q, q.then)
