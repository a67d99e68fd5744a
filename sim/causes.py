"""Where a quarter's change came from: contributions that add up to the change.

Stocks that grow by flows are explained by those flows.  Output is a product of factors; its change
is shared out by the logarithmic mean (LMDI, Ang 2004), which leaves no residual.  Society's figures
move a step towards a target that is a sum; each term has its share of the step, and what clipping
keeps back is shown as "bounds".

No rule is written here again: what a rule adds up, it hands over term by term (as
`society.public_trust` does), and causes only weigh and subtract.
"""

from sim.flows import Flows
from sim.jit import kernel
from sim.maths import TINY, larger, log, positive, where
from sim.nations import Nations
from sim.opinion import approval_wish, trust_wish
from sim.orders import Orders
from sim.params import Params
from sim.pillars import Programme, Sector
from sim.rules import capability, makers, society, talent
from sim.sheet import Sheet, each
from sim.stocks import Stocks

RESKILLING = int(Programme.RESKILLING)
ENERGY, HEALTHCARE, FINANCE = int(Sector.ENERGY), int(Sector.HEALTHCARE), int(Sector.FINANCE)
TRANSPORTATION, MANUFACTURING = int(Sector.TRANSPORTATION), int(Sector.MANUFACTURING)
SMALL = 1e-9


class Causes(Sheet):
    """Contributions to the change of each main figure over one quarter."""

    gdp_trend = each("$bn/yr", "trend growth")
    gdp_ai = each("$bn/yr", "AI in use")
    gdp_talent = each("$bn/yr", "more or fewer able people")
    gdp_research = each("$bn/yr", "returns of research outside AI")
    gdp_attacks = each("$bn/yr", "attacks")
    gdp_coercion = each("$bn/yr", "coercion")
    gdp_disruption = each("$bn/yr", "services cut off")
    gdp_orders = each("$bn/yr", "cost of decrees and of public money")
    gdp_exports = each("$bn/yr", "income from net exports")
    gdp_bounds = each("$bn/yr", "bounds")

    compute_home_chips = each("MH", "chips made at home")
    compute_foreign_chips = each("MH", "chips from abroad")
    compute_retired = each("MH", "chips retired")

    talent_graduates = each("kFTE", "graduates")
    talent_arrivals = each("kFTE", "arrivals and returns")
    talent_departures = each("kFTE", "departures")
    talent_attrition = each("kFTE", "people leaving the field")

    capability_own_research = each("ln", "own research")
    capability_partners = each("ln", "research of partners")
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
    public_trust_data = each("share", "data shared with others")
    public_trust_safety = each("share", "frontier work that waits for safety")
    public_trust_incidents = each("share", "AI incidents here and abroad")
    public_trust_bounds = each("share", "bounds")

    approval_normal = each("share", "return to normal")
    approval_growth = each("share", "growth against trend")
    approval_jobs = each("share", "jobs")
    approval_misinformation = each("share", "misinformation")
    approval_trust = each("share", "public trust in AI")
    approval_services = each("share", "public services that use AI")
    approval_orders = each("share", "money and doors that people mind")
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
    """Output: what each factor of Eq. Y2 contributed, and income from net exports."""
    home = flows.output[i] / nations.output_norm[i]
    before = past.output[i] / nations.output_norm[i]
    weight = log_mean(home, before)
    usual = nations.trade_norm[i] * (now.potential[i] - was.potential[i])
    causes.gdp_trend[i] = weight * log(now.potential[i] / was.potential[i]) - usual
    causes.gdp_ai[i] = weight * log(flows.ai_gain[i] / past.ai_gain[i])
    causes.gdp_talent[i] = weight * log(flows.talent_gain[i] / past.talent_gain[i])
    causes.gdp_research[i] = weight * log(flows.research_dividend[i] / past.research_dividend[i])
    causes.gdp_attacks[i] = -weight * log(flows.attack_loss[i] / past.attack_loss[i])
    causes.gdp_coercion[i] = -weight * log((1.0 + flows.coercion[i]) / (1.0 + past.coercion[i]))
    cut = (1.0 + flows.disruption[i]) / (1.0 + past.disruption[i])
    causes.gdp_disruption[i] = -weight * log(cut)
    causes.gdp_orders[i] = -weight * log(flows.decree_loss[i] / past.decree_loss[i])
    causes.gdp_exports[i] = flows.trade_income[i] - past.trade_income[i]
    told = home - before - usual + causes.gdp_exports[i]
    causes.gdp_bounds[i] = now.gdp[i] - was.gdp[i] - told


@kernel
def explain_means(
    i: int, was: Stocks, p: Params, flows: Flows, now: Stocks, causes: Causes
) -> None:
    """Compute and talent, by the flows that fill and drain them."""
    causes.compute_home_chips[i] = flows.chips[i, i]
    causes.compute_foreign_chips[i] = flows.chips_bought[i] - flows.chips[i, i]
    causes.compute_retired[i] = was.compute[i] * (makers.kept(p.makers, p.step) - 1.0)
    arrivals = 0.0
    departures = 0.0
    for origin in range(now.nations):
        net = now.people[origin, i] - flows.people[origin, i]
        arrivals += positive(net)
        departures += positive(-net)
    causes.talent_graduates[i] = flows.graduates[i]
    causes.talent_arrivals[i] = arrivals
    causes.talent_departures[i] = -departures
    causes.talent_attrition[i] = was.talent[i] * (talent.staying(p.talent, p.step) - 1.0)


@kernel
def explain_capability(
    i: int, was: Stocks, p: Params, past: Flows, flows: Flows, now: Stocks, causes: Causes
) -> None:
    """Capability: research by its sources, catching up, compute and its power."""
    per_unit = flows.invention[i] / larger(flows.effective[i], TINY)
    causes.capability_own_research[i] = per_unit * (flows.research[i] - flows.given[i])
    causes.capability_partners[i] = per_unit * flows.received[i]
    causes.capability_catching_up[i] = flows.imitation[i]
    causes.capability_breakthrough[i] = flows.breakthrough[i]
    chips = _by_compute(now.compute[i], was.compute[i], p)
    causes.capability_chips[i] = chips
    causes.capability_power[i] = _by_compute(flows.pool[i], past.pool[i], p) - chips


@kernel
def _by_compute(now: float, was: float, p: Params) -> float:
    """Capability gained by the change of compute alone    [ln]."""
    return capability.capability(0.0, now, p.capability) - capability.capability(
        0.0, was, p.capability
    )


@kernel
def _adopted(i: int, sector: int, was: Stocks, nations: Nations, now: Stocks) -> float:
    """What adoption in a sector adds to that of the nation    [share]."""
    rise = now.sector_adoption[i, sector] - was.sector_adoption[i, sector]
    added: float = nations.exposure[i, sector] * rise
    return added


@kernel
def explain_adoption(
    i: int, was: Stocks, nations: Nations, p: Params, flows: Flows, now: Stocks, causes: Causes
) -> None:
    """Adoption by sector, and unemployment by displacement and return to work."""
    causes.adoption_energy[i] = _adopted(i, ENERGY, was, nations, now)
    causes.adoption_healthcare[i] = _adopted(i, HEALTHCARE, was, nations, now)
    causes.adoption_finance[i] = _adopted(i, FINANCE, was, nations, now)
    causes.adoption_transportation[i] = _adopted(i, TRANSPORTATION, was, nations, now)
    causes.adoption_manufacturing[i] = _adopted(i, MANUFACTURING, was, nations, now)
    displaced = society.displaced(flows.adoption_gain[i], flows.strength[i, RESKILLING], p.society)
    causes.unemployment_displacement[i] = displaced
    causes.unemployment_new_jobs[i] = now.unemployment[i] - was.unemployment[i] - displaced


@kernel
def explain_trust(
    i: int,
    was: Stocks,
    orders: Orders,
    nations: Nations,
    p: Params,
    flows: Flows,
    now: Stocks,
    causes: Causes,
) -> None:
    """Public trust: the terms of Eq. S5, then incidents."""
    terms = society.trust_target(i, now.misinformation[i], nations, orders, p.society, flows)
    wish = trust_wish(terms)
    target = society.within(wish)
    calm = society.towards(was.public_trust[i], target, p.society.trust_speed, p.step)
    pace = society.pace(p.society.trust_speed, p.step)
    causes.public_trust_normal[i] = pace * (terms.normal - was.public_trust[i])
    causes.public_trust_governance[i] = pace * terms.governance
    causes.public_trust_standards[i] = pace * terms.standards
    causes.public_trust_privacy[i] = pace * terms.privacy
    causes.public_trust_misinformation[i] = pace * terms.misinformation
    causes.public_trust_data[i] = pace * terms.data
    causes.public_trust_safety[i] = pace * terms.waiting
    causes.public_trust_bounds[i] = pace * (target - wish)
    causes.public_trust_incidents[i] = now.public_trust[i] - calm


@kernel
def explain_approval(
    i: int,
    was: Stocks,
    orders: Orders,
    nations: Nations,
    p: Params,
    flows: Flows,
    now: Stocks,
    causes: Causes,
) -> None:
    """Approval: the terms of Eq. S7, then an election, then incidents."""
    terms = society.approval_target(
        i, now.public_trust[i], was, nations, orders, p.society, p.step, flows, now
    )
    wish = approval_wish(terms)
    target = society.within(wish)
    moved = society.towards(was.approval[i], target, p.society.approval_speed, p.step)
    settled = society.elected(moved, flows.election[i], p.society)
    pace = society.pace(p.society.approval_speed, p.step)
    causes.approval_normal[i] = pace * (terms.normal - was.approval[i])
    causes.approval_growth[i] = pace * terms.growth
    causes.approval_jobs[i] = pace * terms.jobs
    causes.approval_misinformation[i] = pace * terms.misinformation
    causes.approval_trust[i] = pace * terms.trust
    causes.approval_services[i] = pace * terms.services
    causes.approval_orders[i] = pace * terms.orders
    causes.approval_bounds[i] = pace * (target - wish)
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
        explain_capability(i, was, p, past, flows, now, causes)
        explain_adoption(i, was, nations, p, flows, now, causes)
        explain_trust(i, was, orders, nations, p, flows, now, causes)
        explain_approval(i, was, orders, nations, p, flows, now, causes)
