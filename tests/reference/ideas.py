"""Ideas, from docs/model/ideas.md (I1 to I9)."""

import numpy as np

from tests.reference.dice import BREAKTHROUGH
from tests.reference.quarter import Made, Quarter, others


def effort(q: Quarter):
    """I1; none without compute or talent."""
    p, r = q.params.ideas, q.now.revenue_ratio
    market = 1 - p.private_share + p.private_share * 2 * r / (1 + r)
    with np.errstate(divide="ignore"):
        compute = p.compute_weight * p.compute_reference / q.then.compute_usable
        talent = (1 - p.compute_weight) * p.talent_reference / q.then.talent
    return market / (compute + talent)


def support(q: Quarter, w: float):
    """I2."""
    p = q.params.ideas
    strength = w * q.k("basic_research") + (1 - w) * q.k("applied_research")
    return p.research_floor + p.research_gain * strength


def compatibility(q: Quarter):
    """I3."""
    w, k = q.params.suppliers.privacy_fit, q.k("privacy")
    return 1 - w + w * np.sqrt(np.outer(k, k))


def pool(q: Quarter, research) -> Made:
    """I4."""
    w = q.params.compute.joint_weight
    part = 1 - w + w * q.k("joint_projects")
    gives = q.orders.contribution * part * research
    member = q.pact(6).max(axis=1)
    fund = gives + q.pact(6) @ gives
    return {
        "flows.given": member * gives,
        "flows.pooled": member * q.params.ideas.joint_return * part * fund,
    }


def spill(q: Quarter, published) -> Made:
    """I5 and I6."""
    p, a = q.params.ideas, q.now.algorithms
    pact = q.pact(3) * compatibility(q)
    known = p.spillover_open + (1 - p.spillover_open) * pact
    trust = p.spillover_trust + (1 - p.spillover_trust) * q.now.trust.T
    channel = q.flows.ease * known * trust * others(q.n)
    return {
        "flows.spillover": p.spillover * channel @ published,
        "flows.best_link": (channel * np.maximum(a - a[:, None], 0)).max(axis=1),
    }


def invention(q: Quarter, effective):
    """I7."""
    p = q.params.ideas
    able = 1 - p.governance_relief * q.k("oversight")
    drag = 1 - p.regulation_drag * q.orders.strictness * able
    harder = np.exp(-p.fishing_out * q.now.algorithms)
    return np.minimum(q.h * p.discovery * drag * np.sqrt(effective) * harder, 5)


def imitation(q: Quarter, best_link):
    """I8."""
    p = q.params.ideas
    gap = q.now.algorithms.max() - q.now.algorithms
    taught = p.absorption_workforce * q.k("stem_education")
    absorption = p.absorption_floor + taught + p.absorption_research * q.pillar("research")
    w0 = p.catch_up * q.h * absorption
    w1 = p.link_catch_up * q.h * absorption
    return np.minimum(w0 / (1 + w0) * gap + w1 / (1 + w1) * best_link, gap)


def rule(q: Quarter) -> Made:
    p, work = q.params.ideas, effort(q)
    research = work * support(q, p.basic_share)
    published = work * support(q, p.basic_published)
    made = pool(q, research) | spill(q, published)
    effective = research - made["flows.given"] + made["flows.pooled"] + made["flows.spillover"]
    found = invention(q, effective)
    learned = imitation(q, made["flows.best_link"])
    chance = p.breakthrough_chance * q.h * research / (1 + research)
    jumps = np.array([q.throw(BREAKTHROUGH, i) for i in range(q.n)]) < chance
    jump = np.where(jumps, p.breakthrough_size, 0)  # I9
    return made | {
        "flows.research": research,
        "flows.published": published,
        "flows.invention": found,
        "flows.imitation": learned,
        "flows.breakthrough": jump,
        "then.algorithms": q.now.algorithms + found + learned + jump,
    }
