"""What a scenario starts with, from what its data say: docs/model/opening.md.

Data are output, people, compute by owner and host, power, fabs, adoption, societies and relations;
the rest follows from them in the model's own terms.  A calm quarter from the start, with orders
that no player touches, fixes the level of output and trade.
"""

from sim.flows import Flows
from sim.jit import kernel
from sim.maths import TINY, larger, log, smaller, where
from sim.nations import Nations
from sim.orders import Orders
from sim.params import QUARTERS_A_YEAR, Params
from sim.params_demand import StartParams
from sim.pillars import PILLAR_OF, PILLARS, PROGRAMMES, SECTORS
from sim.rules.capability import LEAST_COMPUTE, MONTHS, capability, follow, quality
from sim.rules.capital import market
from sim.rules.services import at_home, need
from sim.sheet import Array
from sim.stocks import LINE_STAGES, SITE_STAGES, STUDENT_STAGES, Stocks
from sim.tick import advance


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
def programme_capital(budget: float, gdp: float, share: float, depreciation: float) -> float:
    """Eq. E3   K_q = b0 Y x_q/(4 δ_q)    [$bn]

    What the announced money has built, shared out as in the status quo.
    """
    return budget * gdp * share / (QUARTERS_A_YEAR * depreciation)


@kernel
def found(now: Stocks, orders: Orders, nations: Nations, params: Params) -> None:
    """Everything that data do not say, but supplier shares and investment."""
    p = params.start
    n = now.nations
    best = 0.0
    for i in range(n):
        located = 0.0
        talent = 0.0
        for j in range(n):
            located += now.machines[j, i]
            talent += now.people[j, i]
        now.compute[i] = located
        now.talent[i] = talent
        nations.usual_talent[i] = talent
        level = capability(p.lead, located, params.capability)
        best = where(i == 0, level, larger(best, level))
    for i in range(n):
        located = now.compute[i]
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
            share = orders.split[i, PILLAR_OF[q]] * orders.programme[i, q]
            worn = params.programmes.depreciation[q]
            now.programme[i, q] = programme_capital(now.budget[i], now.gdp[i], share, worn)
        for c in range(SECTORS):
            now.sector_adoption[i, c] = now.adoption[i]
        for stage in range(STUDENT_STAGES):
            share = params.talent.intake / params.talent.stage
            now.students[i, stage] = nations.usual_talent[i] * share
        for stage in range(LINE_STAGES):
            now.fab_line[i, stage] = now.fab[i] * p.line
        for stage in range(SITE_STAGES):
            now.fab_site[i, stage] = 0.0
        for m in range(n):
            now.chips_standing[i, m] = 0.0
        now.service_sales[i] = 0.0
    now.pace[0] = p.pace
    follow(now)


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
            offered = now.compute[j] * flows.quality[j]
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
def open_world(
    now: Stocks,
    orders: Orders,
    nations: Nations,
    params: Params,
    calm: Params,
    no_dates: Array,
    flows: Flows,
    then: Stocks,
) -> None:
    """Eq. E4   v̂ = v/Y0',  τ̂ = ξ NX/(h/4)/Y0'  of a calm quarter

    Fill in what data do not say and fix the norms in place; `orders` are the status quo's, `calm`
    the parameters without shocks, breakthroughs and incidents; `then` is scratch, and `flows` are
    left as those of a quarter that ended at the start.
    """
    found(now, orders, nations, params)
    supply(now, nations, params, flows)
    for i in range(now.nations):
        nations.output_norm[i] = 1.0
        nations.trade_norm[i] = 0.0
    advance(now, orders, nations, calm, no_dates, 0, 0, 0, flows, then)
    for i in range(now.nations):
        now.service_sales[i] = then.service_sales[i]
    advance(now, orders, nations, calm, no_dates, 0, 0, 0, flows, then)
    for i in range(now.nations):
        trend = then.potential[i] / now.potential[i]
        nations.output_norm[i] = flows.output[i] / then.potential[i]
        nations.trade_norm[i] = flows.trade_income[i] / then.potential[i]
        flows.output[i] = flows.output[i] / trend
        flows.trade_income[i] = flows.trade_income[i] / trend
        flows.growth[i] = trend - 1.0
        flows.pool[i] = now.compute[i]
        now.ai_access[i] = then.ai_access[i]
        now.sovereignty[i] = then.sovereignty[i]
        now.compute_usable[i] = then.compute_usable[i]
        now.powered[i] = then.powered[i]
        now.threat[i] = then.threat[i]
        now.attack[i] = then.attack[i]
        for pillar in range(PILLARS):
            now.pillar[i, pillar] = then.pillar[i, pillar]
        for m in range(now.nations):
            share = flows.chips[i, m] / larger(flows.chips_bought[i], TINY)
            now.chips_standing[i, m] = now.compute[i] * share
    now.world_hazard[0] = then.world_hazard[0]
