"""Jobs, misinformation, public trust and approval: docs/model/society.md."""

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


@kernel
def towards(level: float, target: float, speed: float, step: float) -> float:
    """Eq. S1   x' = x + v h/(1 + v h) (x* − x): an implicit step that never overshoots."""
    pace = speed * step / (1.0 + speed * step)
    return level + pace * (target - level)


@kernel
def unemployment(
    level: float, gain: float, reskilling: float, step: float, p: SocietyParams
) -> float:
    """Eq. S2   U' = U + .10 Δn (1 − .4 k_reskilling) − ν h/(1 + ν h) (U − U0) ≤ 1    [share]."""
    displaced = p.displacement * positive(gain) * (1.0 - p.reskilling_relief * reskilling)
    return smaller(displaced + towards(level, p.natural_unemployment, p.reemployment, step), 1.0)


@kernel
def misinformation(
    attack: float, access: float, able: float, cyber: float, p: SocietyParams
) -> float:
    """Eq. S3   target [.15 + .25 attack + .25 u (1 − ρ k4)] (1 − c k_cyber)    [share]."""
    level = (
        p.misinformation_base
        + p.misinformation_attack * attack
        + p.misinformation_access * access * (1.0 - able)
    )
    return clip(level * (1.0 - p.misinformation_cyber * cyber), 0.0, 1.0)


@kernel
def public_trust(
    able: float, standards: float, misled: float, privacy: float, p: SocietyParams
) -> float:
    """Eq. S4   target .55 + .4 ρ k4 + .1 std + c k_privacy − .35 misinformation    [share]."""
    level = (
        p.trust_base
        + p.trust_governance * able
        + p.trust_standards * standards
        + p.trust_privacy * privacy
        - p.trust_misinformation * misled
    )
    return clip(level, 0.0, 1.0)


@kernel
def approval(
    surplus: float, jobless: float, misled: float, trust: float, p: SocietyParams
) -> float:
    """Eq. S5   target .52 + 8 surplus growth − 4 (U − .05) − .3 (mis − .2) + .2 (trust − .5)."""
    level = (
        p.approval_base
        + p.approval_growth * surplus
        - p.approval_jobs * (jobless - p.natural_unemployment)
        - p.approval_misinformation * (misled - 0.2)
        + p.approval_trust * (trust - 0.5)
    )
    return clip(level, 0.0, 1.0)


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
        surplus = flows.growth[i] / step - nations.growth[i]
        level = towards(
            now.approval[i],
            approval(surplus, jobless, misled, trust, p),
            p.approval_speed,
            step,
        )
        then.unemployment[i] = jobless
        then.misinformation[i] = misled
        then.public_trust[i] = trust
        then.approval[i] = where(flows.election[i] > 0.0, p.election_approval, level)


@kernel
def suffer(p: IncidentParams, flows: Flows, then: Stocks) -> None:
    """Eq. S6   an incident: own trust −25 %, approval −7 %, others' trust −6 % o_ij."""
    for i in range(then.nations):
        hit = flows.incident[i]
        then.public_trust[i] *= 1.0 - p.trust_scar * hit
        then.approval[i] *= 1.0 - p.approval_scar * hit
        for j in range(then.nations):
            if i != j:
                then.public_trust[j] *= 1.0 - p.echo * flows.openness[i, j] * hit
