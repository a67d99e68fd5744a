"""Ideas: research, spillovers, joint research and algorithms: docs/model/ideas.md."""

from sim.dice import Event, Luck, uniform
from sim.flows import Flows
from sim.jit import kernel
from sim.maths import TINY, exp, larger, root, sat, smaller, where
from sim.orders import Orders
from sim.params import ComputeParams, IdeaParams, SupplierParams
from sim.pillars import Pact, Pillar, Programme
from sim.stocks import Stocks

BREAKTHROUGH = int(Event.BREAKTHROUGH)
BASIC_RESEARCH = int(Programme.BASIC_RESEARCH)
APPLIED_RESEARCH = int(Programme.APPLIED_RESEARCH)
STEM_EDUCATION = int(Programme.STEM_EDUCATION)
OVERSIGHT = int(Programme.OVERSIGHT)
PRIVACY = int(Programme.PRIVACY)
JOINT_PROJECTS = int(Programme.JOINT_PROJECTS)
RESEARCH = int(Pillar.RESEARCH)
DATA_FLOWS = int(Pact.DATA_FLOWS)
JOINT_RESEARCH = int(Pact.JOINT_RESEARCH)
EVEN_SALES = 2.0  # so that sales equal to home demand, r = 1, count once
MOST_FOUND = 5.0  # ln in a quarter: a hundred and fifty times as good; usual are 0.1 to 0.4


@kernel
def effort(compute: float, talent: float, revenue: float, p: IdeaParams) -> float:
    """Eq. I1   (1 − η + η · 2r/(1 + r)) / (ω Cref/cu + (1 − ω) Lref/L)    [index]

    A CES of compute and talent whose elasticity of substitution is a half.
    """
    market = 1.0 - p.private_share + p.private_share * EVEN_SALES * sat(revenue, 1.0)
    compute_gap = p.compute_weight * p.compute_reference / larger(compute, TINY)
    talent_gap = (1.0 - p.compute_weight) * p.talent_reference / larger(talent, TINY)
    return market / (compute_gap + talent_gap)


@kernel
def support(basic: float, applied: float, weight: float, p: IdeaParams) -> float:
    """Eq. I2   f + g (w k_basic + (1 − w) k_applied)    [ratio]

    What public research makes of effort.
    """
    return p.research_floor + p.research_gain * (weight * basic + (1.0 - weight) * applied)


@kernel
def study(now: Stocks, p: IdeaParams, flows: Flows, then: Stocks) -> None:
    """Own research R, and the part of it that partners can learn from."""
    for i in range(now.nations):
        work = effort(then.compute_usable[i], then.talent[i], now.revenue_ratio[i], p)
        basic = flows.strength[i, BASIC_RESEARCH]
        applied = flows.strength[i, APPLIED_RESEARCH]
        flows.research[i] = work * support(basic, applied, p.basic_share, p)
        flows.published[i] = work * support(basic, applied, p.basic_published, p)


@kernel
def data_compatibility(mine: float, theirs: float, p: SupplierParams) -> float:
    """Eq. I3   1 − w + w √(k_i k_j)    [0, 1]

    How far privacy protection lets data flow.
    """
    return 1.0 - p.privacy_fit + p.privacy_fit * root(mine * theirs)


@kernel
def pool(orders: Orders, p: IdeaParams, c: ComputeParams, flows: Flows, then: Stocks) -> None:
    """Eq. I4   gives φ_i m_i R_i, receives χJ m_i Σ_members φ_j m_j R_j,  m = 1 − w + w k_joint
    [index]

    What a member receives has its own share in it.  Joint projects decide how much of a
    contribution is funded and how much of the pool a nation can take up.

    A linear public good: giving costs 1 and brings χJ, so that free riding is Nash and giving is
    best for all when 1/n < χJ < 1.
    """
    for i in range(then.nations):
        funded = 1.0 - c.joint_weight + c.joint_weight * flows.strength[i, JOINT_PROJECTS]
        flows.total[i] = orders.contribution[i] * funded * flows.research[i]
    for i in range(then.nations):
        member = 0.0
        received = flows.total[i]
        for j in range(then.nations):
            pact = then.pact[i, j, JOINT_RESEARCH]
            member = larger(member, pact)
            received += pact * flows.total[j]
        takes_part = 1.0 - c.joint_weight + c.joint_weight * flows.strength[i, JOINT_PROJECTS]
        flows.given[i] = member * flows.total[i]
        flows.pooled[i] = member * p.joint_return * received * takes_part


@kernel
def link(ease: float, pact: float, trust: float, p: IdeaParams) -> float:
    """Eq. I5   κ_ij = e_ij (d + (1 − d) T3_ij) (f + (1 − f) R_ji)    [0, 1]

    A channel for ideas.
    """
    known = p.spillover_open + (1.0 - p.spillover_open) * pact
    return ease * known * (p.spillover_trust + (1.0 - p.spillover_trust) * trust)


@kernel
def spill(now: Stocks, p: IdeaParams, s: SupplierParams, flows: Flows, then: Stocks) -> None:
    """Eq. I6   χ Σ_j κ_ij R_j (published);  best link = max_j κ_ij [a_j − a_i]⁺

    What is received of published research    [index]; the best link    [ln].
    """
    for i in range(now.nations):
        received = 0.0
        best = 0.0
        for j in range(now.nations):
            if i != j:
                fit = data_compatibility(flows.strength[i, PRIVACY], flows.strength[j, PRIVACY], s)
                pact = then.pact[i, j, DATA_FLOWS] * fit
                channel = link(flows.ease[i, j], pact, now.trust[j, i], p)
                received += channel * flows.published[j]
                best = larger(best, channel * (now.algorithms[j] - now.algorithms[i]))
        flows.spillover[i] = p.spillover * received
        flows.best_link[i] = best


@kernel
def effective(research: float, given: float, pooled: float, spillover: float) -> float:
    """Research to work with: one's own, less what is given, and what is received    [index]."""
    return research - given + pooled + spillover


@kernel
def invention(research: float, known: float, drag: float, step: float, p: IdeaParams) -> float:
    """Eq. I7   h ζ drag √Re e^(−βa) ≤ 5,  Re = R − given + received + spillover,  drag = 1 − d ρ (1
    − r k_oversight)    [ln / quarter]

    The bound keeps a large step from finding at once what gets harder as it is found.  Ideas get
    harder to find (Jones 1995; Bloom et al. 2020).  Steady state with Re growing at g: g_a = g /
    (2 β).
    """
    found = step * p.discovery * drag * root(research) * exp(-p.fishing_out * known)
    return smaller(found, MOST_FOUND)


@kernel
def imitation(gap: float, best: float, absorption: float, step: float, p: IdeaParams) -> float:
    """Eq. I8   w0/(1 + w0) (a_max − a) + w1/(1 + w1) best link ≤ a_max − a,  w = ψ h absorption,
    absorption = f + b k_STEM + c k_research

    Nobody overtakes by imitating.
    """
    w0 = p.catch_up * absorption * step
    w1 = p.link_catch_up * absorption * step
    return smaller(w0 / (1.0 + w0) * gap + w1 / (1.0 + w1) * best, gap)


@kernel
def breakthrough(research: float, draw: float, step: float, p: IdeaParams) -> float:
    """Eq. I9   a jump with probability p h R/(1 + R)    [ln]"""
    chance = p.breakthrough_chance * step * sat(research, 1.0)
    return where(draw < chance, p.breakthrough_size, 0.0)


@kernel
def discover(
    now: Stocks,
    orders: Orders,
    p: IdeaParams,
    c: ComputeParams,
    s: SupplierParams,
    step: float,
    luck: Luck,
    flows: Flows,
    then: Stocks,
) -> None:
    """Research, its exchange, and what becomes of algorithms."""
    study(now, p, flows, then)
    pool(orders, p, c, flows, then)
    spill(now, p, s, flows, then)
    frontier = now.algorithms[0]
    for i in range(now.nations):
        frontier = larger(frontier, now.algorithms[i])
    for i in range(now.nations):
        known = now.algorithms[i]
        worked_with = effective(
            flows.research[i], flows.given[i], flows.pooled[i], flows.spillover[i]
        )
        able = 1.0 - p.governance_relief * flows.strength[i, OVERSIGHT]
        drag = 1.0 - p.regulation_drag * orders.strictness[i] * able
        absorption = (
            p.absorption_floor
            + p.absorption_workforce * flows.strength[i, STEM_EDUCATION]
            + p.absorption_research * then.pillar[i, RESEARCH]
        )
        flows.invention[i] = invention(worked_with, known, drag, step, p)
        flows.imitation[i] = imitation(frontier - known, flows.best_link[i], absorption, step, p)
        flows.breakthrough[i] = breakthrough(
            flows.research[i], uniform(luck, BREAKTHROUGH, i, 0), step, p
        )
        then.algorithms[i] = known + flows.invention[i] + flows.imitation[i] + flows.breakthrough[i]
