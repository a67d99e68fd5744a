"""Openness and pacts, from docs/model/openness.md (O1 to O6)."""

import numpy as np

from tests.reference.quarter import Made, Quarter, others, with_own


def pacts(q: Quarter):
    """O4 and O6."""
    p, trust, offer = q.params.openness, q.now.trust, q.orders.offer
    asked = np.array(
        [
            p.compute_sharing_trust,
            p.talent_mobility_trust,
            p.data_flows_trust,
            p.safety_standards_trust,
            p.joint_export_control_trust,
            p.joint_research_trust,
        ]
    )
    least = np.minimum(trust, trust.T)[:, :, None]
    trusted = least >= asked - p.pact_patience * q.now.pact
    cut = (q.then.cut_off > 0) | (q.then.cut_off.T > 0)
    free = (~cut & (others(q.n) > 0))[:, :, None]
    return offer * offer.swapaxes(0, 1) * trusted * free


def rule(q: Quarter) -> Made:
    p = q.params.openness
    cuts = q.then.cut_off.T > 0  # at [i, j]: i cuts j off
    gate = with_own(q.orders.stance * np.where(cuts, p.cut_leak, 1), 1.0)  # O3
    openness = np.sqrt(gate * gate.T)  # O1
    k = q.k("diplomacy")
    diplomacy = p.ease_floor + (1 - p.ease_floor) * np.sqrt(np.outer(k, k))
    pact = pacts(q)
    t5 = pact[:, :, 4]
    aligned = t5 @ (1 - gate) / (1 + t5.sum(axis=1))[:, None]
    exports = gate * (1 - p.export_control_grip * (1 - t5) * aligned)  # O5
    broken = (q.now.pact * (1 - q.orders.offer)).sum(axis=2) * others(q.n)
    return {
        "then.stance": q.orders.stance,
        "then.pact": pact,
        "flows.gate": gate,
        "flows.openness": openness,
        "flows.ease": with_own(openness * diplomacy, 1.0),  # O2
        "flows.chip_gate": with_own(exports, 1.0),
        "flows.offers_broken": broken,
    }
