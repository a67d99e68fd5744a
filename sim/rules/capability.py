"""Capability on one absolute scale, and the quality of services: docs/model/capability.md."""

from sim.flows import Flows
from sim.jit import kernel
from sim.maths import exp, larger, log
from sim.params import QUARTERS_A_YEAR
from sim.params_demand import AbilityParams
from sim.stocks import Stocks

MONTHS = 12.0  # in a year: lags are told in months
LEAST_PACE = 0.2  # ln a year: behind a frontier that hardly moves, lags would have no end
LEAST_COMPUTE = 1e-9  # MH, a thousandth of a chip: log knows no zero


@kernel
def capability(algorithms: float, pool: float, p: AbilityParams) -> float:
    """Eq. Q1   Q' = a' + γ ln(pool)    [ln]"""
    return algorithms + p.compute_exponent * log(larger(pool, LEAST_COMPUTE))


@kernel
def quality(level: float, p: AbilityParams) -> float:
    """Eq. Q2   g(Q) = z/(z + z½),  z = s ln(1 + e^((Q − q0)/s))    [0, 1]

    Quality of services: exponential while young, then slower and slower.
    """
    z = p.softness * log(1.0 + exp((level - p.first) / p.softness))
    return z / (z + p.half)


@kernel
def pace(before: float, rise: float, p: AbilityParams, step: float) -> float:
    """Eq. Q3   q' = q + h/(m + h) ((Qmax' − Qmax)/h − q)    [ln/quarter]

    Growth of the frontier's capability, smoothed.
    """
    return before + step / (p.pace_memory + step) * (rise / step - before)


@kernel
def lag(lead: float, pace: float) -> float:
    """Eq. Q4   lag = 12 (Qmax' − Q')/max(4 q', 0.2)    [months]

    How long the frontier took to come from here to where it is; `lead` is Qmax' − Q'.
    """
    return MONTHS * lead / larger(QUARTERS_A_YEAR * pace, LEAST_PACE)


@kernel
def follow(then: Stocks) -> None:
    """How far everybody is behind the frontier."""
    best = then.capability[0]
    for i in range(then.nations):
        best = larger(best, then.capability[i])
    for i in range(then.nations):
        then.lag[i] = lag(best - then.capability[i], then.pace[0])


@kernel
def measure(now: Stocks, p: AbilityParams, step: float, flows: Flows, then: Stocks) -> None:
    """Capability and quality of every nation, and the pace of the frontier."""
    frontier = now.capability[0]
    for i in range(now.nations):
        then.capability[i] = capability(then.algorithms[i], flows.pool[i], p)
        flows.quality[i] = quality(then.capability[i], p)
        frontier = larger(frontier, now.capability[i])
    best = flows.quality[0]
    reached = then.capability[0]
    for i in range(now.nations):
        best = larger(best, flows.quality[i])
        reached = larger(reached, then.capability[i])
    flows.best_quality[0] = best
    then.pace[0] = pace(now.pace[0], reached - frontier, p, step)
    follow(then)
