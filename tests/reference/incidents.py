"""Incidents, from docs/model/incidents.md (N1 to N3)."""

import numpy as np

from tests.reference.dice import INCIDENT
from tests.reference.quarter import Made, Quarter


def rule(q: Quarter) -> Made:
    p = q.params.incidents
    standards = (q.pact(4) * q.flows.ease).sum(axis=1) / max(q.n - 1, 1)  # N1
    risk = (q.nations.exposure * p.sector_risk * q.then.sector_adoption).sum(axis=1)
    quality = 4 * p.access_weight * q.then.ai_access + 1 - p.access_weight
    rules = 1 - p.strictness_cut * q.able()
    shared = 1 - p.standards_cut * standards
    foreign = 1 + p.foreign_risk * (1 - np.diag(q.then.supplier_share)) * (1 - standards)
    intensity = p.rate * risk * quality * rules * shared * foreign  # N2
    chance = intensity * q.h / (1 + intensity * q.h)  # N3
    thrown = np.array([q.throw(INCIDENT, i) for i in range(q.n)])
    return {
        "flows.standards": standards,
        "flows.hazard": intensity,
        "flows.incident": 1.0 * (thrown < chance),
    }
