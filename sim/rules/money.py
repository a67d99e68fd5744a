"""How much public AI money there is, and what it buys: docs/model/money.md."""

from sim.flows import Flows
from sim.jit import kernel
from sim.maths import TINY, larger, where
from sim.nations import Nations
from sim.orders import Orders
from sim.params import QUARTERS_A_YEAR
from sim.params_supply import MoneyParams
from sim.pillars import PILLAR_OF, PROGRAMMES
from sim.stocks import Stocks


@kernel
def budget(level: float, ordered: float, step: float, p: MoneyParams) -> float:
    """Eq. M1   b' = b + v h/(1 + v h) (b° − b)    [share of GDP / year]"""
    return level + p.inertia * step / (1.0 + p.inertia * step) * (ordered - level)


@kernel
def raw(gdp: float, rate: float, share: float, step: float) -> float:
    """Money given to a programme, h/4 · b_out Y x_q    [$bn]."""
    return step / QUARTERS_A_YEAR * rate * gdp * share


@kernel
def room(gdp: float, governance: float, step: float, p: MoneyParams) -> float:
    """Money at which a programme's unit cost doubles, in this quarter    [$bn]."""
    able = p.absorption_floor + p.absorption_gain * governance
    return step / QUARTERS_A_YEAR * p.absorption * able * gdp


@kernel
def absorbed(money: float, limit: float) -> float:
    """Eq. M2   real_q = raw_q/(1 + raw_q/room),  raw_q = h/4 · b_out Y x_q,  room = h/4 · a (f + g
    gov) Y    [$bn]

    Money beyond what a state can use well raises the unit cost.
    """
    return money / (1.0 + money / larger(limit, TINY))


@kernel
def let_through(approval: float, p: MoneyParams) -> float:
    """Eq. B1   f + g A    [ratio]

    How much of the budget in force gets through parliament and offices.
    """
    return p.approval_floor + p.approval_gain * approval


@kernel
def working(transition: float, p: MoneyParams) -> float:
    """Eq. B2   1 − c while a government changes, else 1    [ratio]"""
    return where(transition > 0.0, 1.0 - p.transition_loss, 1.0)


@kernel
def allot(
    now: Stocks,
    nations: Nations,
    orders: Orders,
    p: MoneyParams,
    step: float,
    flows: Flows,
    then: Stocks,
) -> None:
    """The budget in force, what of it is spent, and what that buys of each programme."""
    for i in range(now.nations):
        then.budget[i] = budget(now.budget[i], orders.budget[i], step, p)
        rate = then.budget[i] * let_through(now.approval[i], p) * working(then.transition[i], p)
        flows.outlay[i] = rate
        limit = room(now.gdp[i], nations.governance[i], step, p)
        for q in range(PROGRAMMES):
            share = orders.split[i, PILLAR_OF[q]] * orders.programme[i, q]
            flows.spend[i, q] = absorbed(raw(now.gdp[i], rate, share, step), limit)
