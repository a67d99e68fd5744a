"""Programmes as capital, and how strong they are: docs/world2/programmes.md."""

from sim.jit import kernel
from sim.maths import exp, sat
from sim.pillars import PROGRAMMES
from sim.world2.flows import World2Flows as Flows
from sim.world2.params_supply import ProgrammeParams
from sim.world2.stocks import World2Stocks as Stocks


@kernel
def capital(stock: float, spend: float, decay: float, survival: float) -> float:
    """Eq. M3   K' = K E + real_q (1 − E)/(δ h),  E = e^(−δh)    [$bn]

    With decay = δ h and survival = E.
    """
    return stock * survival + spend * (1.0 - survival) / decay


@kernel
def strength(stock: float, half: float, gdp: float) -> float:
    """Eq. M4   k_q = K'/(K' + κ_q Y)    [share]"""
    return sat(stock, half * gdp)


@kernel
def build(now: Stocks, p: ProgrammeParams, step: float, flows: Flows, then: Stocks) -> None:
    """Capital and strength of every programme of every nation."""
    for q in range(PROGRAMMES):
        decay = p.depreciation[q] * step
        survival = exp(-decay)
        half = p.half_saturation[q]
        for i in range(now.nations):
            stock = capital(now.programme[i, q], flows.spend[i, q], decay, survival)
            then.programme[i, q] = stock
            flows.strength[i, q] = strength(stock, half, now.gdp[i])
