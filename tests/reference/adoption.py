"""Adoption, from docs/model/adoption.md (A1 to A4)."""

import numpy as np

from tests.reference.quarter import SECTORS, STATE_SECTORS, Made, Quarter


def ceiling(q: Quarter, public):
    """A1."""
    p, u = q.params.adoption, q.then.ai_access
    reach = p.access_floor + (1 - p.access_floor) * u / (u + p.access_half)
    faith = p.trust_floor + (1 - p.trust_floor) * q.now.public_trust
    raised = 1 - (1 - reach * faith) * (1 - p.public_ceiling * public)
    return np.maximum(p.ceiling * raised, 0.02)


def sector(q: Quarter, c: int):
    """A2 to A4: adoption in a sector at the end of the quarter."""
    p, orders = q.params.adoption, q.orders
    state = SECTORS[c] in STATE_SECTORS
    k = q.k("public_adoption") if state else q.k("partnerships")
    able = 1 - p.governance_relief * q.k("oversight")
    brake = np.maximum(1 - p.regulation_drag * orders.strictness * able, 0)
    people = p.rate_reskilling * q.k("reskilling") + p.rate_applied * q.k("applied_research")
    drive = p.rate_floor + p.rate_industry * k + people
    if state:
        drive = drive * (1 - p.procurement_drag * orders.procurement * (1 - q.then.own_service))
    growth = 1 + p.rate * q.h * drive * brake * p.sector_rate[c]
    cap = ceiling(q, k if state else 0.0)
    n = q.now.sector_adoption[:, c]
    return n * growth / (1 + (growth - 1) * n / cap)


def rule(q: Quarter) -> Made:
    after = np.stack([sector(q, c) for c in range(len(SECTORS))], axis=1)
    weights = q.nations.exposure
    return {
        "then.sector_adoption": after,
        "then.adoption": (weights * after).sum(axis=1),
        "flows.adoption_gain": (weights * (after - q.now.sector_adoption)).sum(axis=1),
    }
