"""Jobs, misinformation, public trust and approval: docs/model/society.md."""

from typing import NamedTuple

from sim.flows import Flows
from sim.jit import kernel
from sim.maths import clip, positive, smaller, where
from sim.nations import Nations
from sim.orders import Orders
from sim.params import IncidentParams, SocietyParams
from sim.pillars import Programme
from sim.stocks import Stocks

RESKILLING = int(Programme.RESKILLING)
OVERSIGHT = int(Programme.OVERSIGHT)
PRIVACY = int(Programme.PRIVACY)
CYBERSECURITY = int(Programme.CYBERSECURITY)
USUAL_MISINFORMATION = 0.2  # that moves approval neither way: about what there is today
EVEN_TRUST = 0.5  # public trust that moves approval neither way


class TrustTerms(NamedTuple):
    """What public trust tends to, term by term    [share]."""

    normal: float
    governance: float
    standards: float
    privacy: float
    misinformation: float


class ApprovalTerms(NamedTuple):
    """What approval tends to, term by term    [share]."""

    normal: float
    growth: float
    jobs: float
    misinformation: float
    trust: float


@kernel
def pace(speed: float, step: float) -> float:
    """The part of the way to a target that a step goes: v h / (1 + v h)    [share]."""
    return speed * step / (1.0 + speed * step)


@kernel
def towards(level: float, target: float, speed: float, step: float) -> float:
    """Eq. S1   x' = x + v h/(1 + v h) (x* − x)

    An implicit step that never overshoots.
    """
    return level + pace(speed, step) * (target - level)


@kernel
def within(share: float) -> float:
    """A target kept within what a share may be    [0, 1]."""
    return clip(share, 0.0, 1.0)


@kernel
def displaced(gain: float, reskilling: float, p: SocietyParams) -> float:
    """Jobs that a rise of adoption costs: d [Δn]⁺ (1 − r k_reskilling)    [share]."""
    return p.displacement * positive(gain) * (1.0 - p.reskilling_relief * reskilling)


@kernel
def unemployment(
    level: float, gain: float, reskilling: float, step: float, p: SocietyParams
) -> float:
    """Eq. S2   U' = U + d [Δn]⁺ (1 − r k_reskilling) − ν h/(1 + ν h) (U − U0) ≤ 1    [share]"""
    lost = displaced(gain, reskilling, p)
    return smaller(lost + towards(level, p.natural_unemployment, p.reemployment, step), 1.0)


@kernel
def misinformation(
    attack: float, access: float, able: float, cyber: float, p: SocietyParams
) -> float:
    """Eq. S3   m* = (m0 + a attack + b u (1 − ρ k_oversight)) (1 − c k_cyber)    [share]

    Target of misinformation, clipped.
    """
    level = (
        p.misinformation_base
        + p.misinformation_attack * attack
        + p.misinformation_access * access * (1.0 - able)
    )
    return within(level * (1.0 - p.misinformation_cyber * cyber))


@kernel
def trust_terms(
    able: float, standards: float, misled: float, privacy: float, p: SocietyParams
) -> TrustTerms:
    """The terms of Eq. S4."""
    return TrustTerms(
        normal=p.trust_base,
        governance=p.trust_governance * able,
        standards=p.trust_standards * standards,
        privacy=p.trust_privacy * privacy,
        misinformation=-p.trust_misinformation * misled,
    )


@kernel
def trust_wish(t: TrustTerms) -> float:
    """The target of public trust before it is clipped    [share]."""
    return t.normal + t.governance + t.standards + t.privacy + t.misinformation


@kernel
def public_trust(
    able: float, standards: float, misled: float, privacy: float, p: SocietyParams
) -> float:
    """Eq. S4   t* = t0 + a ρ k_oversight + b std + c k_privacy − d m'    [share]

    Target of public trust, clipped.
    """
    return within(trust_wish(trust_terms(able, standards, misled, privacy, p)))


@kernel
def approval_terms(
    surplus: float, jobless: float, misled: float, trust: float, p: SocietyParams
) -> ApprovalTerms:
    """The terms of Eq. S5."""
    return ApprovalTerms(
        normal=p.approval_base,
        growth=p.approval_growth * surplus,
        jobs=-p.approval_jobs * (jobless - p.natural_unemployment),
        misinformation=-p.approval_misinformation * (misled - USUAL_MISINFORMATION),
        trust=p.approval_trust * (trust - EVEN_TRUST),
    )


@kernel
def approval_wish(t: ApprovalTerms) -> float:
    """The target of approval before it is clipped    [share]."""
    return t.normal + t.growth + t.jobs + t.misinformation + t.trust


@kernel
def approval(
    surplus: float, jobless: float, misled: float, trust: float, p: SocietyParams
) -> float:
    """Eq. S5   A* = A0 + a (growth − trend) − b (U' − U0) − c (m' − 0.2) + d (t' − ½)    [share]

    Target of approval, clipped.
    """
    return within(approval_wish(approval_terms(surplus, jobless, misled, trust, p)))


@kernel
def surplus_growth(growth: float, trend: float, step: float) -> float:
    """Growth above trend    [1 / quarter]."""
    return growth / step - trend


@kernel
def elected(level: float, election: float, p: SocietyParams) -> float:
    """Approval of the government in office: a new one starts at a level of its own    [share]."""
    return where(election > 0.0, p.election_approval, level)


@kernel
def react(
    now: Stocks,
    nations: Nations,
    orders: Orders,
    p: SocietyParams,
    step: float,
    flows: Flows,
    then: Stocks,
) -> None:
    """How a society takes the quarter, before incidents."""
    for i in range(now.nations):
        able = orders.strictness[i] * flows.strength[i, OVERSIGHT]
        jobless = unemployment(
            now.unemployment[i], flows.adoption_gain[i], flows.strength[i, RESKILLING], step, p
        )
        misled = towards(
            now.misinformation[i],
            misinformation(
                flows.attack[i], then.ai_access[i], able, flows.strength[i, CYBERSECURITY], p
            ),
            p.misinformation_speed,
            step,
        )
        trust = towards(
            now.public_trust[i],
            public_trust(able, flows.standards[i], misled, flows.strength[i, PRIVACY], p),
            p.trust_speed,
            step,
        )
        surplus = surplus_growth(flows.growth[i], nations.growth[i], step)
        level = towards(
            now.approval[i],
            approval(surplus, jobless, misled, trust, p),
            p.approval_speed,
            step,
        )
        then.unemployment[i] = jobless
        then.misinformation[i] = misled
        then.public_trust[i] = trust
        then.approval[i] = elected(level, flows.election[i], p)


@kernel
def suffer(p: IncidentParams, flows: Flows, then: Stocks) -> None:
    """Eq. S6   own trust × (1 − scar), own approval × (1 − scar), trust of others × (1 − echo ·
    o_ij)

    What an incident leaves of trust and approval    [share].
    """
    for i in range(then.nations):
        hit = flows.incident[i]
        then.public_trust[i] *= 1.0 - p.trust_scar * hit
        then.approval[i] *= 1.0 - p.approval_scar * hit
        for j in range(then.nations):
            if i != j:
                then.public_trust[j] *= 1.0 - p.echo * flows.openness[i, j] * hit
