"""Where a quarter's change came from: contributions that add up to the change.

Stocks that grow by flows are explained by those flows.  Output is a product of factors; its change
is shared out by the logarithmic mean (LMDI, Ang 2004), which leaves no residual.  Society's figures
move a step towards a target that is a sum; each term has its share of the step, and what clipping
keeps back is shown as "bounds".
"""

from sim.flows import Flows
from sim.jit import kernel
from sim.maths import clip, exp, larger, log, where
from sim.nations import Nations
from sim.orders import Orders
from sim.params import Params, SocietyParams
from sim.pillars import SECTORS, Programme
from sim.sheet import Sheet, each
from sim.stocks import Stocks

OVERSIGHT = int(Programme.OVERSIGHT)
PRIVACY = int(Programme.PRIVACY)
RESKILLING = int(Programme.RESKILLING)
SMALL = 1e-9
TINY = 1e-300


class Causes(Sheet):
    """Contributions to the change of each main figure over one quarter."""

    gdp_trend = each("$bn/yr", "trend growth")
    gdp_ai = each("$bn/yr", "AI in use")
    gdp_know_how = each("$bn/yr", "the home AI industry")
    gdp_research = each("$bn/yr", "returns of research outside AI")
    gdp_trade = each("$bn/yr", "gains from trade in AI services")
    gdp_attacks = each("$bn/yr", "attacks")
    gdp_coercion = each("$bn/yr", "coercion and cut-offs")
    gdp_budget = each("$bn/yr", "cost of the AI budget")
    gdp_steering = each("$bn/yr", "cost of steering suppliers")
    gdp_exports = each("$bn/yr", "income from net exports")

    compute_home_chips = each("MH", "chips made at home")
    compute_foreign_chips = each("MH", "chips from abroad")
    compute_retired = each("MH", "chips retired")

    talent_graduates = each("kFTE", "graduates")
    talent_arrivals = each("kFTE", "arrivals and returns")
    talent_departures = each("kFTE", "departures")
    talent_attrition = each("kFTE", "people leaving the field")

    capability_own_research = each("ln", "own research")
    capability_joint_research = each("ln", "joint research")
    capability_spillovers = each("ln", "spill-overs from partners")
    capability_catching_up = each("ln", "catching up")
    capability_breakthrough = each("ln", "a breakthrough")
    capability_chips = each("ln", "more or fewer chips")
    capability_power = each("ln", "power for chips, and shared compute")

    adoption_energy = each("share", "adoption in energy")
    adoption_healthcare = each("share", "adoption in healthcare")
    adoption_finance = each("share", "adoption in finance")
    adoption_transportation = each("share", "adoption in transportation")
    adoption_manufacturing = each("share", "adoption in manufacturing")

    unemployment_displacement = each("share", "jobs displaced by AI")
    unemployment_new_jobs = each("share", "return to work")

    public_trust_normal = each("share", "return to normal")
    public_trust_governance = each("share", "able regulation")
    public_trust_standards = each("share", "shared safety standards")
    public_trust_privacy = each("share", "privacy protection")
    public_trust_misinformation = each("share", "misinformation")
    public_trust_incidents = each("share", "AI incidents here and abroad")
    public_trust_bounds = each("share", "bounds")

    approval_normal = each("share", "return to normal")
    approval_growth = each("share", "growth against trend")
    approval_jobs = each("share", "jobs")
    approval_misinformation = each("share", "misinformation")
    approval_trust = each("share", "public trust in AI")
    approval_incidents = each("share", "AI incidents")
    approval_election = each("share", "a new government")
    approval_bounds = each("share", "bounds")


FIGURES = (
    "gdp",
    "compute",
    "talent",
    "capability",
    "adoption",
    "unemployment",
    "public_trust",
    "approval",
)

CAUSES: dict[str, dict[str, str]] = {
    figure: {
        field.removeprefix(f"{figure}_"): field
        for field in Causes.fields
        if field.startswith(f"{figure}_")
    }
    for figure in FIGURES
}
"""Figure -> {cause: field of Causes}."""


@kernel
def log_mean(a: float, b: float) -> float:
    """(a − b) / ln(a/b) for positive a and b, and their common value when they are equal."""
    gap = log(a) - log(b)
    near = (gap < SMALL) & (gap > -SMALL)
    return where(near, 0.5 * (a + b), (a - b) / where(near, 1.0, gap))


@kernel
def explain_output(
    i: int, was: Stocks, nations: Nations, past: Flows, flows: Flows, now: Stocks, causes: Causes
) -> None:
    """Output: what each factor of Eq. Y10 contributed, and income from net exports."""
    home = flows.output[i] / nations.gdp_norm[i]
    before = past.output[i] / nations.gdp_norm[i]
    weight = log_mean(home, before)
    causes.gdp_trend[i] = weight * log(now.potential[i] / was.potential[i])
    causes.gdp_ai[i] = weight * log(flows.productivity[i] / past.productivity[i])
    causes.gdp_know_how[i] = weight * log(flows.know_how[i] / past.know_how[i])
    causes.gdp_research[i] = weight * log(flows.research_dividend[i] / past.research_dividend[i])
    causes.gdp_trade[i] = weight * log(flows.trade_gain[i] / past.trade_gain[i])
    causes.gdp_attacks[i] = -weight * log(flows.attack_loss[i] / past.attack_loss[i])
    causes.gdp_coercion[i] = -weight * log(flows.coercion_loss[i] / past.coercion_loss[i])
    causes.gdp_budget[i] = -weight * log(flows.budget_loss[i] / past.budget_loss[i])
    causes.gdp_steering[i] = -weight * log(flows.friction_loss[i] / past.friction_loss[i])
    causes.gdp_exports[i] = flows.trade_income[i] - past.trade_income[i]


@kernel
def explain_means(
    i: int, was: Stocks, p: Params, flows: Flows, now: Stocks, causes: Causes
) -> None:
    """Compute and talent, by the flows that fill and drain them."""
    causes.compute_home_chips[i] = flows.chips[i, i]
    causes.compute_foreign_chips[i] = flows.chips_bought[i] - flows.chips[i, i]
    causes.compute_retired[i] = was.compute[i] * (exp(-p.compute.depreciation * p.step) - 1.0)
    arrivals = 0.0
    departures = 0.0
    for j in range(now.nations):
        arrivals += flows.talent_flow[j, i]
        departures += flows.talent_flow[i, j]
    causes.talent_graduates[i] = flows.graduates[i]
    causes.talent_arrivals[i] = arrivals
    causes.talent_departures[i] = -departures
    causes.talent_attrition[i] = was.talent[i] * (exp(-p.talent.attrition * p.step) - 1.0)


@kernel
def explain_capability(
    i: int, was: Stocks, p: Params, flows: Flows, now: Stocks, causes: Causes
) -> None:
    """Capability: research by its sources, catching up, compute and its power."""
    kept = flows.research[i] - flows.given[i]
    per_unit = flows.invention[i] / larger(kept + flows.pooled[i] + flows.spillover[i], TINY)
    causes.capability_own_research[i] = per_unit * kept
    causes.capability_joint_research[i] = per_unit * flows.pooled[i]
    causes.capability_spillovers[i] = per_unit * flows.spillover[i]
    causes.capability_catching_up[i] = flows.imitation[i]
    causes.capability_breakthrough[i] = flows.breakthrough[i]
    chips = p.capability.compute_exponent * log(now.compute[i] / was.compute[i])
    usable = p.capability.compute_exponent * log(now.compute_usable[i] / was.compute_usable[i])
    causes.capability_chips[i] = chips
    causes.capability_power[i] = usable - chips


@kernel
def explain_adoption(
    i: int, was: Stocks, nations: Nations, p: Params, flows: Flows, now: Stocks, causes: Causes
) -> None:
    """Adoption by sector, and unemployment by displacement and return to work."""
    by_sector = (
        causes.adoption_energy,
        causes.adoption_healthcare,
        causes.adoption_finance,
        causes.adoption_transportation,
        causes.adoption_manufacturing,
    )
    for c in range(SECTORS):
        rise = now.sector_adoption[i, c] - was.sector_adoption[i, c]
        by_sector[c][i] = nations.exposure[i, c] * rise
    relief = 1.0 - p.society.reskilling_relief * flows.strength[i, RESKILLING]
    displaced = p.society.displacement * larger(flows.adoption_gain[i], 0.0) * relief
    causes.unemployment_displacement[i] = displaced
    causes.unemployment_new_jobs[i] = now.unemployment[i] - was.unemployment[i] - displaced


@kernel
def explain_trust(
    i: int,
    was: Stocks,
    orders: Orders,
    p: SocietyParams,
    step: float,
    flows: Flows,
    now: Stocks,
    causes: Causes,
) -> None:
    """Public trust: the terms of Eq. S4, then incidents."""
    pace = p.trust_speed * step / (1.0 + p.trust_speed * step)
    governance = p.trust_governance * orders.strictness[i] * flows.strength[i, OVERSIGHT]
    standards = p.trust_standards * flows.standards[i]
    privacy = p.trust_privacy * flows.strength[i, PRIVACY]
    misled = -p.trust_misinformation * now.misinformation[i]
    target = p.trust_base + governance + standards + privacy + misled
    bounds = clip(target, 0.0, 1.0) - target
    moved = was.public_trust[i] + pace * (target + bounds - was.public_trust[i])
    causes.public_trust_normal[i] = pace * (p.trust_base - was.public_trust[i])
    causes.public_trust_governance[i] = pace * governance
    causes.public_trust_standards[i] = pace * standards
    causes.public_trust_privacy[i] = pace * privacy
    causes.public_trust_misinformation[i] = pace * misled
    causes.public_trust_bounds[i] = pace * bounds
    causes.public_trust_incidents[i] = now.public_trust[i] - moved


@kernel
def explain_approval(
    i: int, was: Stocks, nations: Nations, p: Params, flows: Flows, now: Stocks, causes: Causes
) -> None:
    """Approval: the terms of Eq. S5, then an election, then incidents."""
    s = p.society
    pace = s.approval_speed * p.step / (1.0 + s.approval_speed * p.step)
    surplus = flows.growth[i] / p.step - nations.growth[i]
    # the society rule reads public trust before this quarter's incidents
    calm_trust = now.public_trust[i] - causes.public_trust_incidents[i]
    growth = s.approval_growth * surplus
    jobs = -s.approval_jobs * (now.unemployment[i] - s.natural_unemployment)
    misled = -s.approval_misinformation * (now.misinformation[i] - 0.2)
    trust = s.approval_trust * (calm_trust - 0.5)
    target = s.approval_base + growth + jobs + misled + trust
    bounds = clip(target, 0.0, 1.0) - target
    moved = was.approval[i] + pace * (target + bounds - was.approval[i])
    settled = where(flows.election[i] > 0.0, s.election_approval, moved)
    causes.approval_normal[i] = pace * (s.approval_base - was.approval[i])
    causes.approval_growth[i] = pace * growth
    causes.approval_jobs[i] = pace * jobs
    causes.approval_misinformation[i] = pace * misled
    causes.approval_trust[i] = pace * trust
    causes.approval_bounds[i] = pace * bounds
    causes.approval_election[i] = settled - moved
    causes.approval_incidents[i] = now.approval[i] - settled


@kernel
def explain(
    was: Stocks,
    orders: Orders,
    nations: Nations,
    p: Params,
    past: Flows,
    flows: Flows,
    now: Stocks,
    causes: Causes,
) -> None:
    """Write the causes of the change from `was` to `now`; `past` are the flows a quarter ago."""
    for i in range(now.nations):
        explain_output(i, was, nations, past, flows, now, causes)
        explain_means(i, was, p, flows, now, causes)
        explain_capability(i, was, p, flows, now, causes)
        explain_adoption(i, was, nations, p, flows, now, causes)
        explain_trust(i, was, orders, p.society, p.step, flows, now, causes)
        explain_approval(i, was, nations, p, flows, now, causes)
