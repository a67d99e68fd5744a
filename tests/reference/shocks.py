"""Shocks, from docs/model/shocks.md (X1 to X3)."""

import numpy as np

from tests.reference.dice import CUT_OFF, DECOUPLING, ELECTION, FAB_LOSS, TALENT_FREEZE
from tests.reference.quarter import Made, Quarter, with_own


def left(before, struck, quarters, h):
    """X1."""
    return np.where(before > 0, np.maximum(before - h, 0), np.where(struck, quarters, 0))


def of_nations(q: Quarter) -> Made:
    p, now, h = q.params.shocks, q.now, q.h

    def thrown(event, chance):
        return np.array([q.throw(event, i) < chance * h for i in range(q.n)])

    burns = thrown(FAB_LOSS, p.fab_loss_chance) & (now.fab > p.fab_loss_floor)
    freezes = thrown(TALENT_FREEZE, p.talent_freeze_chance)
    falls = thrown(ELECTION, p.election_chance) & (now.approval < p.election_approval)
    return {
        "then.fab_loss": left(now.fab_loss, burns, p.fab_loss_quarters, h),
        "then.talent_freeze": left(now.talent_freeze, freezes, p.talent_freeze_quarters, h),
        "then.transition": left(now.transition, falls, p.transition_quarters, h),
        "flows.election": 1.0 * (falls & (now.transition <= 0)),
    }


def cut_offs(q: Quarter):
    """X2 and X3; at [i, j] the time for which j cuts i off."""
    p, n = q.params.shocks, q.n
    chance = 4 * p.cut_off_chance * q.h * (1 - q.now.trust.T) ** 2
    thrown = np.array([[q.throw(CUT_OFF, j, i) for j in range(n)] for i in range(n)])
    cuts = (thrown < chance) & (q.orders.stance.T > 0.15)
    cut_off = with_own(left(q.now.cut_off, cuts, p.cut_off_quarters, q.h), 0.0)
    line = q.nations.bloc_line > 0
    if line.any():
        distrust = 1 - q.now.trust[line].mean()
        if q.throw(DECOUPLING, 0) < 4 * p.decoupling_chance * q.h * distrust**2:
            cut_off[line] = p.decoupling_quarters
    return cut_off


def rule(q: Quarter) -> Made:
    made = of_nations(q) | {"then.cut_off": cut_offs(q)}
    today = [row for row in q.calendar if row[0] == q.tick]
    for _, event, *places, quarters in today:
        who, whom = (int(place) for place in places)
        if event == FAB_LOSS:
            made["then.fab_loss"][who] = quarters
        if event == TALENT_FREEZE:
            made["then.talent_freeze"][who] = quarters
        if event == CUT_OFF:
            made["then.cut_off"][whom, who] = quarters
        if event == ELECTION:
            made["then.transition"][who] = quarters
            made["flows.election"][who] = 1.0
    return made
