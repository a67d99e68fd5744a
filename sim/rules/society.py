"""Jobs, misinformation, public trust and approval: docs/model/society.md."""

from sim.flows import Flows
from sim.jit import kernel
from sim.maths import TINY, clip, larger, log, positive, smaller, where
from sim.nations import Nations
from sim.opinion import ApprovalTerms, TrustTerms, approval_wish, trust_wish
from sim.orders import Orders
from sim.params import QUARTERS_A_YEAR
from sim.params_demand import MishapParams, PublicParams
from sim.pillars import Pact, Programme
from sim.stocks import Stocks

RESKILLING = int(Programme.RESKILLING)
OVERSIGHT = int(Programme.OVERSIGHT)
PRIVACY = int(Programme.PRIVACY)
CYBERSECURITY = int(Programme.CYBERSECURITY)
PUBLIC_ADOPTION = int(Programme.PUBLIC_ADOPTION)
DATA_FLOWS = int(Pact.DATA_FLOWS)
USUAL_RULES = 0.15  # able rules that move public trust neither way: about what there is today
USUAL_PRIVACY = 0.3  # privacy protection that does neither
USUAL_MISINFORMATION = 0.2  # misinformation that moves trust and approval neither way
USUAL_DOOR = 0.25  # the square of visas half open, which nobody minds
WASTE = 1.2  # how much a state without governance is blamed for its spending
ABLE_SPENDING = 0.4  # and how much less the best governed one


@kernel
def pace(speed: float, step: float) -> float:
    """The part of the way to a target that a step goes, v h/(1 + v h)    [share]."""
    return speed * step / (1.0 + speed * step)


@kernel
def within(share: float) -> float:
    """A share within 0 and 1."""
    return clip(share, 0.0, 1.0)


@kernel
def towards(level: float, target: float, speed: float, step: float) -> float:
    """Eq. S1   x' = x + v h/(1 + v h) (x* − x)    [share]

    An implicit step, to a target within 0 and 1, that never overshoots.
    """
    return level + pace(speed, step) * (within(target) - level)


@kernel
def displaced(gain: float, reskilling: float, p: PublicParams) -> float:
    """Jobs that a rise of adoption costs: d [Δn]⁺ (1 − r k_resk)    [share]."""
    return p.displacement * positive(gain) * (1.0 - p.reskilling_relief * reskilling)


@kernel
def unemployment(
    level: float, natural: float, gain: float, reskilling: float, step: float, p: PublicParams
) -> float:
    """Eq. S2   U' = U + d [Δn]⁺ (1 − r k_resk) − v h/(1 + v h) (U − U0) ≤ 1    [share]"""
    lost = displaced(gain, reskilling, p)
    return smaller(lost + towards(level, natural, p.reemployment, step), 1.0)


@kernel
def misinformation(
    attack: float, access: float, able: float, cyber: float, p: PublicParams
) -> float:
    """Eq. S3   m* = (m0 + a attack + b u (1 − ρ k_over)) (1 − c k_cyb)    [share]"""
    level = (
        p.misinformation_base
        + p.misinformation_attack * attack
        + p.misinformation_access * access * (1.0 - able)
    )
    return level * (1.0 - p.misinformation_cyber * cyber)


@kernel
def exposure(i: int, nations: Nations, flows: Flows) -> float:
    """Eq. S4   shared_i = Σ'_j T3e_ij w_j/Σ'_j w_j,  w = cu/√house    [share]

    Data shared with those who can do most with them, parts of one's union left out.
    """
    given = 0.0
    total = 0.0
    for j in range(nations.nations):
        foreign = where(nations.union[i, j] > 0.0, 0.0, flows.might[j])
        given += flows.pact[i, j, DATA_FLOWS] * foreign
        total += foreign
    return given / larger(total, TINY)


@kernel
def public_trust(
    usual: float,
    able: float,
    standards: float,
    privacy: float,
    misled: float,
    shared: float,
    waits: float,
    p: PublicParams,
) -> TrustTerms:
    """Eq. S5   t* = t0 + a (ρ k_over − 0.15) + b std + c (k_priv − 0.3) − d (m' − 0.2) − e (1 −
    k_priv) shared + f believed    [share]

    Term by term.
    """
    return TrustTerms(
        normal=usual,
        governance=p.trust_governance * (able - USUAL_RULES),
        standards=p.trust_standards * standards,
        privacy=p.trust_privacy * (privacy - USUAL_PRIVACY),
        misinformation=-p.trust_misinformation * (misled - USUAL_MISINFORMATION),
        data=-p.trust_data * (1.0 - privacy) * shared,
        waiting=p.trust_safety * waits,
    )


@kernel
def surplus_growth(gdp: float, before: float, trend: float, step: float) -> float:
    """Growth above trend, 4 ln(Y'/Y)/h − 4 gt    [1/yr]."""
    return QUARTERS_A_YEAR * (log(gdp / before) / step - trend)


@kernel
def displeasure(extra: float, governance: float, visa: float, p: PublicParams) -> float:
    """Eq. S6   cost = e (b̃ − b0) (1.2 − 0.4 gov) + f (visa² − 0.25)    [share]

    What is not spent on schools and hospitals, and doors wider than people like.
    """
    spent = p.approval_budget * extra * (WASTE - ABLE_SPENDING * governance)
    return spent + p.approval_visa * (visa * visa - USUAL_DOOR)


@kernel
def approval(
    usual: float,
    surplus: float,
    jobless: float,
    misled: float,
    trust: float,
    served: float,
    cost: float,
    p: PublicParams,
) -> ApprovalTerms:
    """Eq. S7   A* = A0 + a (4 ln(Y'/Y)/h − 4 gt) − b (U' − U0) − c (m' − 0.2) + d (t' − t0) − cost
    + g k_pub n'    [share]

    Term by term; `jobless` and `trust` are differences to what is usual.
    """
    return ApprovalTerms(
        normal=usual,
        growth=p.approval_growth * surplus,
        jobs=-p.approval_jobs * jobless,
        misinformation=-p.approval_misinformation * (misled - USUAL_MISINFORMATION),
        trust=p.approval_trust * trust,
        services=p.approval_adoption * served,
        orders=-cost,
    )


@kernel
def elected(level: float, election: float, p: PublicParams) -> float:
    """Approval of the government in office: a new one starts at a level of its own    [share]."""
    return where(election > 0.0, p.election_approval, level)


@kernel
def trust_target(
    i: int,
    misled: float,
    nations: Nations,
    orders: Orders,
    p: PublicParams,
    flows: Flows,
) -> TrustTerms:
    """The terms of public trust in nation i."""
    return public_trust(
        nations.usual_trust[i],
        orders.strictness[i] * flows.strength[i, OVERSIGHT],
        flows.standards[i],
        flows.strength[i, PRIVACY],
        misled,
        exposure(i, nations, flows),
        flows.believed[i],
        p,
    )


@kernel
def approval_target(
    i: int,
    trust: float,
    now: Stocks,
    nations: Nations,
    orders: Orders,
    p: PublicParams,
    step: float,
    flows: Flows,
    then: Stocks,
) -> ApprovalTerms:
    """The terms of approval in nation i; `trust` is public trust as incidents leave it."""
    extra = flows.outlay[i] - nations.usual_budget[i]
    return approval(
        nations.usual_approval[i],
        surplus_growth(then.gdp[i], now.gdp[i], nations.growth[i], step),
        then.unemployment[i] - nations.natural_unemployment[i],
        then.misinformation[i],
        trust - nations.usual_trust[i],
        flows.strength[i, PUBLIC_ADOPTION] * then.adoption[i],
        displeasure(extra, nations.governance[i], orders.visa[i], p),
        p,
    )


@kernel
def feel(
    now: Stocks,
    nations: Nations,
    orders: Orders,
    p: PublicParams,
    step: float,
    flows: Flows,
    then: Stocks,
) -> None:
    """Jobs, misinformation and public trust, before incidents."""
    for i in range(now.nations):
        able = orders.strictness[i] * flows.strength[i, OVERSIGHT]
        then.unemployment[i] = unemployment(
            now.unemployment[i],
            nations.natural_unemployment[i],
            flows.adoption_gain[i],
            flows.strength[i, RESKILLING],
            step,
            p,
        )
        wish = misinformation(
            then.attack[i], then.ai_access[i], able, flows.strength[i, CYBERSECURITY], p
        )
        misled = towards(now.misinformation[i], wish, p.misinformation_speed, step)
        then.misinformation[i] = misled
        wish = trust_wish(trust_target(i, misled, nations, orders, p, flows))
        then.public_trust[i] = towards(now.public_trust[i], wish, p.trust_speed, step)


@kernel
def suffer(p: MishapParams, flows: Flows, then: Stocks) -> None:
    """Eq. S8   own trust × (1 − scar), trust of others × (1 − echo · o_ij)    [share]

    What an incident leaves of public trust, at home and, a little, in open partners.
    """
    for i in range(then.nations):
        hit = flows.incident[i]
        then.public_trust[i] *= 1.0 - p.trust_scar * hit
        for j in range(then.nations):
            if i != j:
                then.public_trust[j] *= 1.0 - p.echo * flows.openness[i, j] * hit


@kernel
def react(
    now: Stocks,
    nations: Nations,
    orders: Orders,
    p: PublicParams,
    m: MishapParams,
    step: float,
    flows: Flows,
    then: Stocks,
) -> None:
    """Eq. S9   A' = (A moved to A*, or the start of a new government) × (1 − scar · incident)
    [share]

    How a society takes the quarter; approval last, by public trust as incidents leave it.
    """
    feel(now, nations, orders, p, step, flows, then)
    suffer(m, flows, then)
    for i in range(now.nations):
        terms = approval_target(i, then.public_trust[i], now, nations, orders, p, step, flows, then)
        level = towards(now.approval[i], approval_wish(terms), p.approval_speed, step)
        level = elected(level, flows.election[i], p)
        then.approval[i] = level * (1.0 - m.approval_scar * flows.incident[i])
