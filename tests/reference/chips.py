"""Chips and fabs, from docs/model/chips.md (C1 to C8)."""

import numpy as np

from tests.reference.quarter import Made, Quarter, others, part, with_own


def demand(q: Quarter) -> Made:
    """C1 and C2."""
    p, now = q.params.chips, q.now
    incentives = (0.5 + q.k("incentives")) / (0.5 + p.reference_industry)
    pull = 1 + p.capex_pull * np.maximum(now.adoption - p.reference_adoption, 0)
    more = np.maximum(now.revenue_ratio - 1, 0)
    sales = 1 + p.capex_revenue * more / (1 + more)
    yearly = q.nations.private_capex * now.gdp * incentives * pull * sales
    private = q.h / 4 * yearly + p.matching * q.money("partnerships")
    return {
        "flows.private_capex": private,
        "flows.chip_spend": p.chip_share * private + q.money("data_centres"),
    }


def access(q: Quarter):
    """C3; at [i, j] of buyer i to maker j."""
    a0, x = q.params.chips.access_floor, q.flows.chip_gate
    veto = np.ones((q.n, q.n))
    for i in range(q.n):
        for j in range(q.n):
            veto[i, j] = np.prod(1 - q.nations.choke[:, j] * (1 - x[:, i]))
    return with_own((a0 + (1 - a0) * x.T * veto) * q.flows.gate, 1.0)


def market(q: Quarter, money, output) -> Made:
    """C4, C5, C7 and C8."""
    p = q.params.chips
    a = access(q)
    sought = money[:, None] * part(a * output, (a @ output)[:, None])
    most = (1 - p.rationing * (1 - a)) * sought.sum(axis=0)
    paid = np.minimum(sought, most)
    floor = p.cost * np.exp(-p.progress * q.t)
    price = np.maximum(floor, part(paid.sum(axis=0), output))
    chips = paid / price
    bought = chips.sum(axis=1)
    return {
        "flows.chip_money": paid,
        "flows.chip_paid": paid.sum(axis=1),
        "flows.chip_price": price,
        "flows.chips": chips,
        "flows.chips_bought": bought,
        "flows.largest_chip_share": part((chips * others(q.n)).max(axis=1), bought),
    }


def fabs(q: Quarter) -> Made:
    """C6."""
    p, h, t = q.params.chips, q.h, q.t
    late, early = p.fab_growth_late, p.fab_growth_early
    growth = late + (early - late) * np.exp(-p.fab_growth_decay * t)
    cost = p.fab_cost * np.exp(-p.progress * t)
    reached = q.flows.chip_gate.T * q.flows.gate @ q.nations.equipment
    eff = p.equipment_floor + (1 - p.equipment_floor) * np.minimum(1, reached)
    leaving = q.now.fab_line * (1 - np.exp(-p.fab_build * h))
    arriving = np.column_stack([q.money("fabs") * eff / cost, leaving[:, :2]])
    return {
        "flows.equipment": eff,
        "then.fab_line": q.now.fab_line + arriving - leaving,
        "then.fab": q.now.fab * np.exp(growth * eff * h) + leaving[:, 2],
    }


def rule(q: Quarter) -> Made:
    lost = np.where(q.then.fab_loss > 0, q.params.shocks.fab_loss_severity, 0)
    output = q.now.fab * q.h * (1 - lost)
    spent = demand(q)
    bought = market(q, spent["flows.chip_spend"], output)
    return {"flows.fab_output": output} | spent | bought | fabs(q)
