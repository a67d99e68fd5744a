"""Relations, from docs/model/relations.md (R1 to R3)."""

import numpy as np

from tests.reference.quarter import Made, Quarter, others, towards, with_own


def rule(q: Quarter) -> Made:
    p, level, trust = q.params.relations, q.then.capability, q.now.trust
    gap = np.maximum(level - level[:, None] + p.threat_parity, 0)
    fear = gap / (p.threat_half + gap) * q.nations.military * (1 - trust) * others(q.n)  # R1
    good = p.trust_stance * q.flows.gate.T + p.trust_pact * q.then.pact.sum(axis=2)
    good = good + p.trust_dialogue * q.flows.ease
    bad = p.trust_threat * fear + q.nations.rivalry + p.trust_cut * (q.then.cut_off > 0)
    target = np.clip(p.trust_base + good - bad, 0, 1)  # R2
    speed = np.where(target > trust, p.trust_rise, p.trust_fall)
    moved = towards(trust, target, speed, q.h)
    moved = moved / (1 + p.broken_pact * q.flows.offers_broken.T)  # R3
    met = np.minimum(q.now.worst_stance, q.orders.stance.T)
    return {
        "then.threat": fear.sum(axis=1),
        "then.trust": with_own(moved, 1.0),
        "then.worst_stance": with_own(met, 1.0),
    }
