"""Suppliers, from docs/model/suppliers.md (L1 to L7)."""

import numpy as np

from tests.reference.capability import headway
from tests.reference.ideas import compatibility
from tests.reference.quarter import Made, Quarter, others


def strength(q: Quarter):
    """L1."""
    z, gdp = headway(q, q.then.capability), q.now.gdp
    industry = (0.5 + q.pillar("industry")) / (0.5 + q.params.suppliers.reference_industry)
    return z**2 * industry * np.sqrt(q.n * gdp / gdp.sum())


def wanted(q: Quarter):
    """L2 and the first half of L3: the shares that suppliers would have, λ*."""
    p, orders = q.params.suppliers, q.orders
    walls = 1 - p.localisation_bite * orders.localisation
    data = p.data_flow_floor + (1 - p.data_flow_floor) * q.pact(3) * compatibility(q)
    spread = 1 - orders.diversification[:, None] * q.now.supplier_share
    fit = (q.flows.openness * walls[:, None] * data * spread) ** 2
    foreign = p.foreign_penalty * q.nations.affinity * fit * strength(q) * others(q.n)
    home = strength(q) * (1 + p.procurement_pull * orders.procurement) + p.home_bias
    weight = foreign + np.diag(home)
    return weight / weight.sum(axis=1)[:, None]


def serve(q: Quarter, share) -> Made:
    """L5 to L7."""
    p, level, g = q.params.suppliers, q.then.capability, q.flows.quality
    left = np.where(q.then.cut_off > 0, p.cut_leak, 1)
    served = share * g * left * others(q.n)
    own = q.then.own_service
    access = np.diag(share) * own + served.sum(axis=1)
    chips = 1 - p.chip_exposure * q.flows.largest_chip_share
    resilience = (access - served.max(axis=1)) / g.max() * chips
    relative = 1 / (1 + p.capability_gap * (level.max() - level))
    w_r = p.sovereignty_resilience
    w_o = min(p.sovereignty_own, 1 - w_r)
    return {
        "then.ai_access": access,
        "then.resilience": resilience,
        "then.sovereignty": w_r * resilience + w_o * own / g.max() + (1 - w_r - w_o) * relative,
    }


def rule(q: Quarter) -> Made:
    p, before = q.params.suppliers, q.now.supplier_share
    v = p.adjustment * q.h / (1 + p.adjustment * q.h)  # L4
    share = before + v * (wanted(q) - before)
    return {
        "then.supplier_share": share,
        "flows.home_supply": strength(q) + p.home_bias,
    } | serve(q, share)
