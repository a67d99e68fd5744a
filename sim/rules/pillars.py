"""The six pillars as capital of their programmes: docs/model/pillars.md."""

from sim.flows import Flows
from sim.jit import kernel
from sim.maths import exp, sat
from sim.params import PillarParams
from sim.pillars import PILLAR_OF, PILLARS, PROGRAMME_COUNT, PROGRAMMES
from sim.stocks import Stocks


@kernel
def capital(stock: float, spend: float, decay: float, survival: float) -> float:
    """Eq. P1   K' = K E(δ) + B x (1 − E(δ)) / (δ h),  E(δ) = e^(−δh)    [$bn]

    With decay = δ h and survival = E(δ).
    """
    return stock * survival + spend * (1.0 - survival) / decay


@kernel
def build(now: Stocks, p: PillarParams, step: float, flows: Flows, then: Stocks) -> None:
    """Eq. P2   k_q = K_q / (K_q + κ_q Y)    [share]

    A pillar is the mean of its programmes.
    """
    for i in range(now.nations):
        for pillar in range(PILLARS):
            then.pillar[i, pillar] = 0.0
    for q in range(PROGRAMMES):
        decay = p.depreciation[q] * step
        survival = exp(-decay)
        half = p.half_saturation[q]
        pillar = PILLAR_OF[q]
        part = 1.0 / PROGRAMME_COUNT[pillar]
        for i in range(now.nations):
            stock = capital(now.programme[i, q], flows.spend[i, q], decay, survival)
            strength = sat(stock, half * now.gdp[i])
            then.programme[i, q] = stock
            flows.strength[i, q] = strength
            then.pillar[i, pillar] += part * strength
