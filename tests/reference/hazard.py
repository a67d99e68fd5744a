"""Hazard, from docs/model/hazard.md (H1 to H3)."""

import numpy as np

from tests.reference.quarter import Made, Quarter


def rule(q: Quarter) -> Made:
    p = q.params.hazard
    level = p.safety_floor + p.safety_governance * q.able()
    safe = np.clip(level + p.safety_standards * q.flows.standards, 0, 1)  # H1
    power = np.maximum(q.then.capability, 0) / p.reference
    race = 1 + p.race * q.then.threat / 3
    hazard = q.h * (p.rate * power**2 * (1 - safe) * race).sum()  # H2
    return {
        "flows.world_hazard": np.array([hazard]),
        "then.survival": q.now.survival * (1 - hazard / (1 + hazard)),  # H3
    }
