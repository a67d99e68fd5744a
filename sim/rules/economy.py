"""Output, trade in AI services, attacks, coercion: docs/model/economy.md."""

from sim.flows import Flows
from sim.jit import kernel
from sim.maths import TINY, clip, exp, larger, log, where
from sim.nations import Nations
from sim.orders import Orders
from sim.params import QUARTERS_A_YEAR, CapabilityParams, EconomyParams, SupplierParams
from sim.pillars import Programme
from sim.rules.capability import headway
from sim.rules.suppliers import passing
from sim.stocks import Stocks

BASIC_RESEARCH = int(Programme.BASIC_RESEARCH)
APPLIED_RESEARCH = int(Programme.APPLIED_RESEARCH)
CYBERSECURITY = int(Programme.CYBERSECURITY)
PER_USE = 2.5  # θ is the gain where adoption times access is 0.4
PER_ADOPTION = 2.0  # c is the loss per attack where half of the economy uses AI
MOST_TRADED = 0.9
"""What trade can earn or cost a nation, of its income: below one, or income feeds on itself."""


@kernel
def demand(gdp: float, adoption: float, step: float, p: EconomyParams) -> float:
    """Eq. Y1   X_i = α h/4 · Y_i (f + n_i)    [$bn / quarter]

    Home demand for AI services.
    """
    return p.service_share * gdp * (step / QUARTERS_A_YEAR) * (p.service_floor + adoption)


@kernel
def trade(
    now: Stocks,
    nations: Nations,
    p: EconomyParams,
    s: SupplierParams,
    step: float,
    flows: Flows,
    then: Stocks,
) -> None:
    """Eq. Y2   NX_i = services and chips sold + rents − services and chips bought,  Σ NX = 0,  i
    buys X_i λ_ij f_ij of services from j

    Holders of choke points earn a part of the money that goes to a maker, all of it at most [$bn].
    """
    for i in range(now.nations):
        flows.service_demand[i] = demand(now.gdp[i], then.adoption[i], step, p)
        flows.service_sales[i] = 0.0
        flows.chip_sales[i] = 0.0
        flows.imports[i] = 0.0
    for i in range(now.nations):
        for j in range(now.nations):
            wanted = flows.service_demand[i] * then.supplier_share[i, j]
            bought = wanted * passing(then.cut_off[i, j], s)
            bought = 0.0 if i == j else bought
            flows.service_trade[i, j] = bought
            flows.imports[i] += bought + flows.chip_money[i, j]
            flows.service_sales[j] += bought
    for j in range(now.nations):
        paid = 0.0
        for i in range(now.nations):
            paid += flows.chip_money[i, j]
        kept = paid
        held = 0.0
        for k in range(now.nations):
            held += nations.choke[k, j]
        due = paid / larger(p.chip_rent * held, 1.0)
        for k in range(now.nations):
            rent = p.chip_rent * nations.choke[k, j] * due
            flows.chip_sales[k] += rent
            kept -= rent
        flows.chip_sales[j] += kept
    for i in range(now.nations):
        flows.exports[i] = flows.service_sales[i] + flows.chip_sales[i]
        flows.net_exports[i] = flows.exports[i] - flows.imports[i]
        sold = flows.service_sales[i] / larger(flows.service_demand[i], TINY)
        then.revenue_ratio[i] = then.supplier_share[i, i] + sold


@kernel
def onslaught(strength: float, military: float, trust: float, p: EconomyParams) -> float:
    """Eq. Y3   off_j = c z_j mil_j (1 − R_ji)²    [index]

    What j can do to i.
    """
    return p.attack_capability * strength * military * (1.0 - trust) * (1.0 - trust)


@kernel
def defence(strength: float, cyber: float, p: EconomyParams) -> float:
    """Eq. Y4   def_i = d0 + d1 k_cyber + c z_i    [index]"""
    return p.attack_self + p.attack_cyber * cyber + p.attack_capability * strength


@kernel
def pressure(
    i: int,
    now: Stocks,
    nations: Nations,
    orders: Orders,
    p: EconomyParams,
    c: CapabilityParams,
    flows: Flows,
    then: Stocks,
) -> None:
    """Eq. Y5   attack_i = Σ_j off/(off + def) (f + (1 − f) o_ij);  coercion_i = Σ_j w λ_ij (1 −
    R_ji)² (1 + m mil_j) + Σ_j cut_ij c s_ij Y_j / (Y_i + Y_j)

    A Tullock contest with each rival    [index]; what partners can withhold    [share].
    """
    guard = defence(headway(then.capability[i], c), flows.strength[i, CYBERSECURITY], p)
    attack = 0.0
    coercion = 0.0
    for j in range(now.nations):
        if i != j:
            trust = now.trust[j, i]
            force = onslaught(headway(then.capability[j], c), nations.military[j], trust, p)
            reach = p.attack_reach + (1.0 - p.attack_reach) * flows.openness[i, j]
            attack += force / (force + guard) * reach
            might = 1.0 + p.coercion_might * nations.military[j]
            grip = then.supplier_share[i, j] * (1.0 - trust) * (1.0 - trust)
            coercion += p.coercion_cost * grip * might
            lost = orders.stance[i, j] * p.cut_cost * now.gdp[j] / (now.gdp[j] + now.gdp[i])
            coercion += where(then.cut_off[i, j] > 0.0, lost, 0.0)
    flows.attack[i] = attack
    flows.coercion[i] = coercion


@kernel
def productivity(adoption: float, access: float, p: EconomyParams) -> float:
    """Eq. Y6   1 + 2.5 θ n u    [ratio]

    What AI in use adds to output.
    """
    return 1.0 + PER_USE * p.productivity * adoption * access


@kernel
def trade_gain(home_share: float, p: EconomyParams) -> float:
    """Eq. Y7   λ_ii^(−σ/ε)    [ratio]

    Gain from trade (Arkolakis, Costinot and Rodríguez-Clare 2012).
    """
    return exp(-p.trade_gain / p.trade_elasticity * log(home_share))


@kernel
def know_how(supply: float, p: EconomyParams) -> float:
    """Eq. Y11   S_ii^τ    [ratio]

    What the home AI industry itself adds.  With τ = σ/ε and Eq. Y7 this is the whole of the
    welfare formula of that paper: a nation that improves its own supply buys less abroad, and
    must not lose by it.
    """
    return exp(p.know_how * log(supply))


@kernel
def research_dividend(capital: float, output: float, p: EconomyParams) -> float:
    """Eq. Y12   1 + r K_research / Y0'    [ratio]

    What public research returns outside AI.  The gross social return to research capital is
    between a fifth and three quarters a year (Jones and Summers 2020; Bloom, Van Reenen and
    Williams 2019).
    """
    return 1.0 + p.research_return * capital / output


@kernel
def attack_loss(attack: float, adoption: float, p: EconomyParams) -> float:
    """Eq. Y8   1 + 2 c n attack    [ratio]

    Losses divide output, so that they never exceed it.
    """
    return 1.0 + PER_ADOPTION * p.attack_cost * adoption * attack


@kernel
def trade_income(earned: float, home: float, before: float, step: float, p: EconomyParams) -> float:
    """Eq. Y13   ξ (NX + i d) / (h/4)    [$bn / year]

    Kept between a part of output at home that it may cost and a part of the income before that it
    may bring (MOST_TRADED).  Imports grow with the income before: what they feed back into it
    must stay below one.
    """
    income = p.trade_income * QUARTERS_A_YEAR / step * earned
    return clip(income, -MOST_TRADED * home, MOST_TRADED * before)


@kernel
def frictions(
    procurement: float,
    localisation: float,
    diversification: float,
    foreign: float,
    own: float,
    p: EconomyParams,
) -> float:
    """Eq. Y9   1 + a pr (1 − u_ii) + b l + c d (1 − λ_ii)    [ratio]

    What steering suppliers by decree costs.  Preferring home services costs what they are worse;
    keeping data at home costs what foreign services lose; spreading suppliers costs switching.
    """
    decree = p.procurement_cost * procurement * (1.0 - own)
    walls = p.localisation_cost * localisation
    spreading = p.diversification_cost * diversification * foreign
    return 1.0 + decree + walls + spreading


@kernel
def produce(
    now: Stocks,
    nations: Nations,
    orders: Orders,
    p: EconomyParams,
    s: SupplierParams,
    c: CapabilityParams,
    step: float,
    flows: Flows,
    then: Stocks,
) -> None:
    """Eq. Y10   Y' = Y0' gains / losses / YN + income from trade,  Y0' = Y0 e^(gh),  gains = Y6 Y7
    Y11 Y12,  losses = Y8 Y9 (1 + coercion) (1 + c b)    [$bn / year]

    The last term is Eq. Y13.  Chips bought are investment at home by a part, so that they do not
    count as lost.

    YN is fixed once, by a policy-free quarter, so that the first quarter fits the data.
    """
    trade(now, nations, p, s, step, flows, then)
    for i in range(now.nations):
        then.potential[i] = now.potential[i] * exp(nations.growth[i] * step)
        pressure(i, now, nations, orders, p, c, flows, then)
        home = then.supplier_share[i, i]
        flows.productivity[i] = productivity(then.adoption[i], then.ai_access[i], p)
        flows.trade_gain[i] = trade_gain(home, p)
        flows.attack_loss[i] = attack_loss(flows.attack[i], then.adoption[i], p)
        flows.coercion_loss[i] = 1.0 + flows.coercion[i]
        flows.budget_loss[i] = 1.0 + p.budget_cost * orders.budget[i]
        flows.friction_loss[i] = frictions(
            orders.procurement[i],
            orders.localisation[i],
            orders.diversification[i],
            1.0 - home,
            then.own_service[i],
            p,
        )
        flows.know_how[i] = know_how(flows.home_supply[i], p)
        capital = then.programme[i, BASIC_RESEARCH] + then.programme[i, APPLIED_RESEARCH]
        flows.research_dividend[i] = research_dividend(capital, then.potential[i], p)
        home_gain = flows.productivity[i] * flows.know_how[i] * flows.research_dividend[i]
        gain = home_gain * flows.trade_gain[i]
        loss = flows.attack_loss[i] * flows.coercion_loss[i]
        cost = flows.budget_loss[i] * flows.friction_loss[i]
        flows.output[i] = then.potential[i] * gain / (loss * cost)
        invested = p.chip_investment * flows.chip_paid[i]
        earned = flows.net_exports[i] + invested
        at_home = flows.output[i] / nations.gdp_norm[i]
        flows.trade_income[i] = trade_income(earned, at_home, now.gdp[i], step, p)
        then.gdp[i] = at_home + flows.trade_income[i]
        flows.growth[i] = then.gdp[i] / now.gdp[i] - 1.0
