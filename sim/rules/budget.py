"""How much public AI money a nation spends: docs/model/budget.md."""

from sim.flows import Flows
from sim.jit import kernel
from sim.maths import where
from sim.orders import Orders
from sim.params import QUARTERS_A_YEAR, BudgetParams
from sim.pillars import PILLAR_OF, PROGRAMMES
from sim.stocks import Stocks


@kernel
def money(gdp: float, rate: float, approval: float, step: float, p: BudgetParams) -> float:
    """Eq. B1   B_i = h/4 · b_i Y_i (f + g A_i)    [$bn / quarter]"""
    return step / QUARTERS_A_YEAR * rate * gdp * (p.approval_floor + p.approval_gain * approval)


@kernel
def allot(
    now: Stocks, orders: Orders, p: BudgetParams, step: float, flows: Flows, then: Stocks
) -> None:
    """Eq. B2   B_iq = B_i x_ip w_iq    [$bn]

    Less what a changing government leaves unspent.
    """
    for i in range(now.nations):
        total = money(now.gdp[i], orders.budget[i], now.approval[i], step, p)
        total = total * where(then.transition[i] > 0.0, 1.0 - p.transition_loss, 1.0)
        flows.budget[i] = total
        for q in range(PROGRAMMES):
            share = orders.split[i, PILLAR_OF[q]] * orders.programme[i, q]
            flows.spend[i, q] = total * share
