"""What a scenario of world 2 starts with, from what its data say: docs/world2/opening.md.

Data are output, people, compute by owner and host, power, fabs, adoption, societies and relations;
the rest follows from them in the model's own terms.  A calm quarter from the start, with orders
that no player touches, fixes the level of output and trade.
"""

from sim.jit import kernel
from sim.maths import TINY, larger, log, smaller, where
from sim.pillars import PACTS, PILLAR_OF, PROGRAMME_COUNT, PROGRAMMES, SECTORS
from sim.sheet import Array
from sim.world2.flows import World2Flows as Flows
from sim.world2.nations import World2Nations as Nations
from sim.world2.orders import World2Orders as Orders
from sim.world2.params import World2Params as Params
from sim.world2.params_demand import StartParams
from sim.world2.quarter import pass_quarter
from sim.world2.rules.capability import LEAST_COMPUTE, capability, quality
from sim.world2.rules.capital import market
from sim.world2.rules.services import at_home, need
from sim.world2.stocks import LINE_STAGES, SITE_STAGES, STUDENT_STAGES
from sim.world2.stocks import World2Stocks as Stocks

MONTHS = 12.0  # a year's
QUARTERS = 4.0  # a year's
USUAL_VISA = 0.5  # of a nation that no player leads
USUAL_STRICTNESS = 0.4  # rules about as strict as most have
USUAL_LOCALISATION = 0.25  # some data stay at home
USUAL_DIVERSIFICATION = 0.3  # suppliers are not all in one place
USUAL_PROCUREMENT = 0.2  # the state buys a little more at home
USUAL_CONTRIBUTION = 0.3  # of what joint research could have


@kernel
def reached(best: float, lag: float, p: StartParams) -> float:
    """Eq. E1   Q = Qlead − lag/12 · p    [ln]

    Capability of a nation whose models are so many months behind the leader's.
    """
    return best - lag / MONTHS * p.lag_pace


@kernel
def algorithms(level: float, compute: float, lag: float, exponent: float, p: StartParams) -> float:
    """Eq. E2   a = min(Q − γ ln C, a_lead − lag/12 · s, a_lead)    [ln]

    C is the compute that stands in the nation.  Compute that explains a lag is not counted twice.
    """
    left = level - exponent * log(larger(compute, LEAST_COMPUTE))
    return smaller(smaller(left, p.lead - lag / MONTHS * p.lag_algorithms), p.lead)


@kernel
def programme_capital(budget: float, gdp: float, depreciation: float) -> float:
    """Eq. E3   K_q = b0 Y/(15 · 4 δ_q)    [$bn]

    What an even split of the announced money would have built.
    """
    return budget * gdp / (PROGRAMMES * QUARTERS * depreciation)


@kernel
def found(now: Stocks, nations: Nations, params: Params, flows: Flows) -> None:
    """Everything that data do not say, but supplier shares and investment."""
    p = params.start
    n = now.nations
    best = 0.0
    for i in range(n):
        located = 0.0
        talent = 0.0
        for j in range(n):
            located += now.compute[j, i]
            talent += now.people[j, i]
            now.control[i, j] = 1.0
            now.cut_off[i, j] = 0.0
            now.worst_stance[i, j] = now.stance[j, i]
            for kind in range(PACTS):
                now.pact[i, j, kind] = 0.0
        now.worst_stance[i, i] = 1.0
        flows.total[i] = located
        nations.usual_talent[i] = talent
        level = capability(p.lead, located, params.capability)
        best = where(i == 0, level, larger(best, level))
    for i in range(n):
        located = flows.total[i]
        exponent = params.capability.compute_exponent
        level = reached(best, nations.lag[i], p)
        now.algorithms[i] = algorithms(level, located, nations.lag[i], exponent, p)
        now.capability[i] = capability(now.algorithms[i], located, params.capability)
        now.potential[i] = now.gdp[i]
        now.income[i] = now.gdp[i]
        now.budget[i] = nations.usual_budget[i]
        nations.usual_trust[i] = now.public_trust[i]
        nations.usual_approval[i] = now.approval[i]
        for q in range(PROGRAMMES):
            now.programme[i, q] = programme_capital(
                now.budget[i], now.gdp[i], params.programmes.depreciation[q]
            )
        for c in range(SECTORS):
            now.sector_adoption[i, c] = now.adoption[i]
        for stage in range(STUDENT_STAGES):
            share = params.talent.intake / params.talent.stage
            now.students[i, stage] = nations.usual_talent[i] * share
        for stage in range(LINE_STAGES):
            now.fab_line[i, stage] = now.fab[i] * p.line
        for stage in range(SITE_STAGES):
            now.fab_site[i, stage] = 0.0
        now.misinformation[i] = p.misinformation
        now.service_sales[i] = 0.0
        now.fab_loss[i] = 0.0
        now.talent_freeze[i] = 0.0
        now.transition[i] = 0.0
        now.threat[i] = 0.0
        now.attack[i] = 0.0
    now.pace[0] = p.pace
    now.survival[0] = 1.0


@kernel
def supply(now: Stocks, nations: Nations, params: Params, flows: Flows) -> None:
    """Supplier shares as they tend to be without decrees and pacts, and what is invested."""
    p = params.services
    n = now.nations
    frontier = now.capability[0]
    for i in range(n):
        frontier = larger(frontier, now.capability[i])
    seen = quality(frontier, params.capability)
    coming = quality(frontier + params.capital.horizon * now.pace[0], params.capability)
    for j in range(n):
        good = quality(now.capability[j], params.capability)
        flows.quality[j] = good
        flows.need[j] = need(now.gdp[j], now.adoption[j], nations.exposed[j], params.epoch, p)
        flows.market[j] = market(now.gdp[j], nations.exposed[j], seen, coming, params.capital)
    for i in range(n):
        total = 0.0
        for j in range(n):
            offered = flows.total[j] * flows.quality[j]
            passing = now.stance[i, j] * now.stance[j, i]
            foreign = params.services.foreign_fit * passing * nations.affinity[i, j] * offered
            home = at_home(offered, 0.0, flows.need[j], flows.quality[j], p)
            weight = where(nations.union[i, j] > 0.0, home, foreign)
            now.supplier_share[i, j] = weight
            total += weight
        for j in range(n):
            now.supplier_share[i, j] = now.supplier_share[i, j] / larger(total, TINY)
    for i in range(n):
        prospects = 0.0
        for j in range(n):
            prospects += now.supplier_share[j, i] * flows.market[j]
        now.investment[i] = params.start.investment * params.capital.pull * prospects


@kernel
def calm_orders(now: Stocks, nations: Nations, orders: Orders) -> None:
    """The orders of a quarter that no player touches."""
    for i in range(now.nations):
        orders.visa[i] = USUAL_VISA
        orders.strictness[i] = USUAL_STRICTNESS
        orders.safety[i] = 0.0
        orders.localisation[i] = USUAL_LOCALISATION
        orders.diversification[i] = USUAL_DIVERSIFICATION
        orders.procurement[i] = USUAL_PROCUREMENT
        orders.contribution[i] = USUAL_CONTRIBUTION
        orders.budget[i] = nations.usual_budget[i]
        for q in range(PROGRAMMES):
            part = 1.0 * PROGRAMME_COUNT[PILLAR_OF[q]]
            orders.split[i, PILLAR_OF[q]] = part / PROGRAMMES
            orders.programme[i, q] = 1.0 / part
        for j in range(now.nations):
            orders.stance[i, j] = now.stance[i, j]
            for kind in range(PACTS):
                orders.offer[i, j, kind] = 0.0


@kernel
def open_world(
    now: Stocks,
    nations: Nations,
    params: Params,
    calm: Params,
    no_dates: Array,
    orders: Orders,
    flows: Flows,
    then: Stocks,
) -> None:
    """Eq. E4   v̂ = v/Y0',  τ̂ = ξ NX/(h/4)/Y0'  of a calm quarter

    Fill in what data do not say and fix the norms in place; `calm` are the parameters without
    shocks, breakthroughs and incidents; `orders`, `flows` and `then` are scratch.
    """
    found(now, nations, params, flows)
    supply(now, nations, params, flows)
    calm_orders(now, nations, orders)
    for i in range(now.nations):
        nations.output_norm[i] = 1.0
        nations.trade_norm[i] = 0.0
    pass_quarter(now, orders, nations, calm, no_dates, 0, 0, 0, flows, then)
    for i in range(now.nations):
        now.service_sales[i] = then.service_sales[i]
    pass_quarter(now, orders, nations, calm, no_dates, 0, 0, 0, flows, then)
    for i in range(now.nations):
        nations.output_norm[i] = flows.output[i] / then.potential[i]
        nations.trade_norm[i] = flows.trade_income[i] / then.potential[i]
        now.ai_access[i] = then.ai_access[i]
        now.sovereignty[i] = then.sovereignty[i]


def calmed(params: Params) -> Params:
    """The parameters without shocks, breakthroughs and incidents, which need luck."""
    calm = params.copy()
    calm.shocks.memory[:] = 0.0
    calm.ideas.breakthrough_chance = 0.0
    calm.incidents.rate = 0.0
    return calm
