"""Society, from docs/model/society.md (S1 to S6)."""

import numpy as np

from tests.reference.quarter import Made, Quarter, towards


def jobs(q: Quarter):
    """S2."""
    p = q.params.society
    lost = p.displacement * np.maximum(q.flows.adoption_gain, 0)
    lost = lost * (1 - p.reskilling_relief * q.k("reskilling"))
    back = towards(q.now.unemployment, p.natural_unemployment, p.reemployment, q.h)
    return np.minimum(lost + back, 1)


def misled(q: Quarter):
    """S3."""
    p = q.params.society
    cheap = p.misinformation_access * q.then.ai_access * (1 - q.able())
    level = p.misinformation_base + p.misinformation_attack * q.flows.attack + cheap
    target = np.clip(level * (1 - p.misinformation_cyber * q.k("cybersecurity")), 0, 1)
    return towards(q.now.misinformation, target, p.misinformation_speed, q.h)


def faith(q: Quarter, m):
    """S4."""
    p = q.params.society
    good = p.trust_governance * q.able() + p.trust_standards * q.flows.standards
    good = good + p.trust_privacy * q.k("privacy")
    target = np.clip(p.trust_base + good - p.trust_misinformation * m, 0, 1)
    return towards(q.now.public_trust, target, p.trust_speed, q.h)


def favour(q: Quarter, u, m, t):
    """S5; a new government starts afresh."""
    p = q.params.society
    surplus = q.flows.growth / q.h - q.nations.growth
    level = p.approval_base + p.approval_growth * surplus + p.approval_trust * (t - 0.5)
    level = level - p.approval_jobs * (u - p.natural_unemployment)
    target = np.clip(level - p.approval_misinformation * (m - 0.2), 0, 1)
    moved = towards(q.now.approval, target, p.approval_speed, q.h)
    return np.where(q.flows.election > 0, p.election_approval, moved)


def rule(q: Quarter) -> Made:
    p, hit = q.params.incidents, q.flows.incident
    u, m = jobs(q), misled(q)
    t = faith(q, m)
    approval = favour(q, u, m, t)
    heard = 1 - p.echo * q.flows.openness * hit[:, None]  # S6, at [i, j] what j hears of i
    np.fill_diagonal(heard, 1 - p.trust_scar * hit)
    return {
        "then.unemployment": u,
        "then.misinformation": m,
        "then.public_trust": t * heard.prod(axis=0),
        "then.approval": approval * (1 - p.approval_scar * hit),
    }
