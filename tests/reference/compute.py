"""Compute, from docs/model/compute.md (U1 to U5)."""

import numpy as np

from tests.reference.quarter import Made, Quarter, others, part


def rule(q: Quarter) -> Made:
    p, h = q.params.compute, q.h
    compute = q.now.compute * np.exp(-p.depreciation * h) + q.flows.chips_bought
    built = q.money("energy") / p.energy_cost + p.private_energy * q.flows.private_capex
    energy = q.now.energy * np.exp(p.energy_growth * h) + built  # U2
    saving = 1 - p.facility_saving * q.k("data_centres")
    use = p.power * np.exp(-p.power_progress * q.t) * saving
    powered = np.minimum(compute, energy / use)  # U1

    talent = q.now.talent
    level = np.outer(talent, powered) - np.outer(powered, talent)
    level = part(level, talent[:, None] + talent)  # U3, at [i, j] what i receives from j
    k = q.k("joint_projects")
    joint = 1 - p.joint_weight + p.joint_weight * np.sqrt(np.outer(k, k))  # U4
    shared = q.pact(1) * q.flows.ease * joint * level * others(q.n)
    received = p.sharing / q.n * shared.sum(axis=1)  # U5
    return {
        "then.compute": compute,
        "then.energy": energy,
        "flows.compute_powered": powered,
        "flows.compute_shared": received,
        "then.compute_usable": powered + received,
    }
