"""Pillars, from docs/model/pillars.md (P1, P2)."""

import numpy as np

from tests.reference.quarter import PILLAR_OF, PILLARS, Made, Quarter


def rule(q: Quarter) -> Made:
    p = q.params.pillars
    rate = p.depreciation * q.h
    kept = np.exp(-rate)
    capital = q.now.programme * kept + q.flows.spend * (1 - kept) / rate  # P1
    strength = capital / (capital + p.half_saturation * q.now.gdp[:, None])  # P2
    places = np.array(PILLAR_OF)
    means = [strength[:, places == pillar].mean(axis=1) for pillar in range(len(PILLARS))]
    return {
        "then.programme": capital,
        "flows.strength": strength,
        "then.pillar": np.stack(means, axis=1),
    }
