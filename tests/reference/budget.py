"""Budget, from docs/model/budget.md (B1, B2)."""

import numpy as np

from tests.reference.quarter import PILLAR_OF, Made, Quarter


def rule(q: Quarter) -> Made:
    p, now, orders = q.params.budget, q.now, q.orders
    ordered = q.h / 4 * orders.budget * now.gdp
    total = ordered * (p.approval_floor + p.approval_gain * now.approval)  # B1
    total = total * np.where(q.then.transition > 0, 1 - p.transition_loss, 1)
    split = orders.split[:, PILLAR_OF]
    return {
        "flows.budget": total,
        "flows.spend": total[:, None] * split * orders.programme,  # B2
    }
