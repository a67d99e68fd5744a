"""Adoption and incidents, from docs/model/adoption.md and incidents.md (A1 to A5, N1, N2)."""

from tests.reference.dice import INCIDENT
from tests.reference.quarter import SECTORS, Quarter, clip, over, positive

PRIVATE = ("finance", "manufacturing")


def k_sector(q: Quarter, i: int, c: int) -> float:
    return q.k("partnerships" if SECTORS[c] in PRIVATE else "public_adoption", i)


def a1(q: Quarter, i: int, c: int) -> float:
    p, u = q.params.adoption, q.then.ai_access[i]
    trust = p.trust_floor + (1 - p.trust_floor) * q.now.public_trust[i]
    access = p.access_floor + (1 - p.access_floor) * over(u, u + p.access_ceiling)
    programmes = (
        p.programme_floor
        + p.programme_ceiling * k_sector(q, i, c)
        + p.reskilling_ceiling * q.k("reskilling", i)
    )
    return clip(p.ceiling * trust * access * programmes, 0.02, 0.95)


def a2(q: Quarter, i: int) -> float:
    u = q.then.ai_access[i]
    return positive(1 - q.flows.home_service[i] / u) if u > 0 else 0.0


def a3(q: Quarter, i: int, c: int) -> float:
    p = q.params.adoption
    relief = 1 - q.params.capital.governance_relief * q.k("oversight", i)
    rules = p.rules_drag * q.orders.strictness[i] * relief
    prefers = 0.0 if SECTORS[c] in PRIVATE else q.orders.procurement[i]
    return positive(1 - rules - p.procurement_drag * prefers * a2(q, i))


def a4(q: Quarter, i: int, c: int) -> float:
    p = q.params.adoption
    return (
        p.rate_floor
        + p.rate_programme * k_sector(q, i, c)
        + p.rate_reskilling * q.k("reskilling", i)
        + p.rate_applied * q.k("applied_research", i)
    )


def a5(q: Quarter, i: int, c: int) -> float:
    p, u, n = q.params.adoption, q.then.ai_access[i], q.now.sector_adoption[i][c]
    speed = p.rate * q.h * over(u, u + p.access_half) * p.sector_rate[c]
    g = 1 + speed * a4(q, i, c) * a3(q, i, c)
    return n * g / (1 + (g - 1) * n / a1(q, i, c))


def spread(q: Quarter) -> None:
    sectors = range(len(SECTORS))
    weight, before = q.nations.exposure, q.now.sector_adoption
    q.then.sector_adoption = after = q.row(lambda i: [a5(q, i, c) for c in sectors])
    q.then.adoption = q.row(lambda i: sum(weight[i][c] * after[i][c] for c in sectors))
    q.flows.adoption_gain = q.row(
        lambda i: sum(weight[i][c] * (after[i][c] - before[i][c]) for c in sectors)
    )


def n1(q: Quarter, i: int) -> float:
    p = q.params.incidents
    use = sum(
        q.nations.exposure[i][c] * p.sector_risk[c] * q.then.sector_adoption[i][c]
        for c in range(len(SECTORS))
    )
    able = p.rate_floor + over(q.then.ai_access[i], q.flows.best_quality[0])
    rules = 1 - p.strictness_cut * q.orders.strictness[i] * q.k("oversight", i)
    waits = 1 - p.safety_cut * q.orders.safety[i]
    return p.rate * use * able * rules * waits * (1 - p.standards_cut * q.flows.standards[i])


def n2(q: Quarter, i: int) -> float:
    z = q.flows.hazard[i] * q.h
    return 1.0 if q.throw(INCIDENT, i) < z / (1 + z) else 0.0


def strike(q: Quarter) -> None:
    q.flows.hazard = q.row(lambda i: n1(q, i))
    q.flows.incident = q.row(lambda i: n2(q, i))
