"""Capability and the quality of AI services: docs/model/capability.md."""

from sim.flows import Flows
from sim.jit import kernel
from sim.maths import TINY, larger, log, smaller
from sim.params import CapabilityParams, IdeaParams
from sim.stocks import Stocks

LEAST_HEADWAY = 0.001  # ln: others' services are measured by the quality of the best
LEAST_COMPUTE = 1e-12  # of the reference: log knows no zero


@kernel
def capability(algorithms: float, compute: float, reference: float, p: CapabilityParams) -> float:
    """Eq. Q1   Q = a + γ ln(cu / Cref)    [ln]"""
    return algorithms + p.compute_exponent * log(larger(compute / reference, LEAST_COMPUTE))


@kernel
def headway(level: float, p: CapabilityParams) -> float:
    """Eq. Q2   z = max(Q + q0, 0.001)    [ln]"""
    return larger(level + p.quality_offset, LEAST_HEADWAY)


@kernel
def quality(level: float, p: CapabilityParams) -> float:
    """Eq. Q3   g(Q) = z² / (z² + q½²)    [0, 1]

    Quality of services.
    """
    z = headway(level, p)
    return z * z / (z * z + p.quality_half * p.quality_half)


@kernel
def own_service(
    served: float,
    compute: float,
    gdp: float,
    world_compute: float,
    world_gdp: float,
    p: CapabilityParams,
) -> float:
    """Eq. Q4   u_ii = g(Q_i) min(1, cu_i / (n C_world Y_i / Y_world))    [0, 1]"""
    need = p.compute_need * world_compute * gdp / world_gdp
    return served * smaller(1.0, compute / larger(need, TINY))


@kernel
def measure(
    now: Stocks, p: CapabilityParams, ideas: IdeaParams, flows: Flows, then: Stocks
) -> None:
    """Capability, quality and own service of every nation."""
    compute = 0.0
    gdp = 0.0
    for i in range(now.nations):
        compute += then.compute_usable[i]
        gdp += now.gdp[i]
    for i in range(now.nations):
        then.capability[i] = capability(
            then.algorithms[i], then.compute_usable[i], ideas.compute_reference, p
        )
        flows.quality[i] = quality(then.capability[i], p)
        then.own_service[i] = own_service(
            flows.quality[i], then.compute_usable[i], now.gdp[i], compute, gdp, p
        )
