"""Programmes as capital, and how strong they are: docs/model/programmes.md."""

from sim.flows import Flows
from sim.jit import kernel
from sim.maths import TINY, exp, larger, sat
from sim.params_supply import ProgrammeParams
from sim.pillars import PILLAR_OF, PILLARS, PROGRAMME_COUNT, PROGRAMMES
from sim.stocks import Stocks


@kernel
def capital(stock: float, spend: float, decay: float, survival: float) -> float:
    """Eq. M3   K' = K E + real_q (1 − E)/(δ h),  E = e^(−δh)    [$bn]

    With decay = δ h and survival = E.
    """
    return stock * survival + spend * (1.0 - survival) / decay


@kernel
def strength(stock: float, half: float, gdp: float, mass: float) -> float:
    """Eq. M4   k_q = x²/(x² + (1 − m) x + m),  x = K'/(κ_q Y)    [share]

    A half at x = 1 whatever the critical mass m: at 0 returns diminish from the first dollar, at 1
    a small programme brings little and a second one of its size more than the first.
    """
    has = sat(stock, half * gdp)  # x/(1 + x), which neither a small nor a large stock overflows
    lacks = 1.0 - has
    square = has * has
    return square / larger(square + (1.0 - mass) * has * lacks + mass * lacks * lacks, TINY)


@kernel
def add_up(flows: Flows, then: Stocks) -> None:
    """Eq. M5   pillar_p = Σ_{q in p} k_q/n_p    [share]

    Strength of a pillar, the mean of its programmes; nothing depends on it.
    """
    for i in range(then.nations):
        for p in range(PILLARS):
            then.pillar[i, p] = 0.0
        for q in range(PROGRAMMES):
            then.pillar[i, PILLAR_OF[q]] += flows.strength[i, q] / PROGRAMME_COUNT[PILLAR_OF[q]]


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
            flows.strength[i, q] = strength(stock, half, now.gdp[i], p.critical_mass)
    add_up(flows, then)
