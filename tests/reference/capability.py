"""Capability, from docs/model/capability.md (Q1 to Q4)."""

import numpy as np

from tests.reference.quarter import Made, Quarter, part


def capability(q: Quarter, algorithms, compute):
    """Q1."""
    relative = np.maximum(compute / q.params.ideas.compute_reference, 1e-12)
    return algorithms + q.params.capability.compute_exponent * np.log(relative)


def headway(q: Quarter, level):
    """Q2."""
    return np.maximum(level + q.params.capability.quality_offset, 0.001)


def rule(q: Quarter) -> Made:
    p, compute, gdp = q.params.capability, q.then.compute_usable, q.now.gdp
    level = capability(q, q.then.algorithms, compute)
    z = headway(q, level)
    quality = z**2 / (z**2 + p.quality_half**2)  # Q3
    need = p.compute_need * compute.sum() * gdp / gdp.sum()
    return {
        "then.capability": level,
        "flows.quality": quality,
        "then.own_service": quality * np.minimum(1, part(compute, need)),  # Q4
    }
