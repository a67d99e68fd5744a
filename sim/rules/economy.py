"""Output and income: docs/model/economy.md."""

from sim.flows import Flows
from sim.jit import kernel
from sim.maths import exp, larger, log, smaller, where
from sim.nations import Nations
from sim.orders import Orders
from sim.params import QUARTERS_A_YEAR
from sim.params_demand import OutputParams
from sim.pillars import Programme
from sim.stocks import Stocks

BASIC_RESEARCH = int(Programme.BASIC_RESEARCH)
APPLIED_RESEARCH = int(Programme.APPLIED_RESEARCH)
BILLIONS = 1000.0  # in a trillion, of which able people are counted
LEAST_TALENT = 1e-9  # a specialist in a million: nobody to begin with has no log
LEAST_RATIO = 1e-6  # of talent to that at the start, for the same reason
LEAST_OUTPUT = 0.3  # of trend: no trade or war takes the fields and shops, too


@kernel
def trend(potential: float, growth: float, step: float) -> float:
    """Eq. Y0   Y0' = Y0 e^(gt h)    [$bn/yr]"""
    return potential * exp(growth * step)


@kernel
def ai_gain(
    exposed: float,
    adoption: float,
    access: float,
    talent: float,
    potential: float,
    p: OutputParams,
) -> float:
    """Eq. Y1   1 + θ e n' u L'/(L' + ℓ Y0'/1000)    [ratio]

    Tasks exposed, adopted and saved on, by people able to use AI.
    """
    able = talent / (talent + p.able_half * potential / BILLIONS)
    return 1.0 + p.gain * exposed * adoption * access * able


@kernel
def talent_gain(talent: float, usual: float, p: OutputParams) -> float:
    """Eq. Y5   1 + τ ln(L'/L0)    [ratio]"""
    ratio = larger(talent / larger(usual, LEAST_TALENT), LEAST_RATIO)
    return 1.0 + p.talent_gain * log(ratio)


@kernel
def research_dividend(basic: float, applied: float, potential: float, p: OutputParams) -> float:
    """Eq. Y6   1 + s/(1 + c s),  s = r (K'_basic + w K'_appl)/Y0'    [ratio]

    What public research returns outside AI, ever less.
    """
    returns = p.research_return * (basic + p.applied_return * applied) / potential
    return 1.0 + returns / (1.0 + p.research_half * returns)


@kernel
def decree_loss(
    localisation: float,
    procurement: float,
    strictness: float,
    diversification: float,
    foreign: float,
    spent: float,
    p: OutputParams,
) -> float:
    """Eq. Y10   1 + a l² + b pr² + c ρ² + d δ² (1 − λ'_home) + m b̃    [ratio]

    What decrees and public money cost.  A little steering is cheap, everything at once is not.
    """
    return (
        1.0
        + p.localisation_cost * localisation * localisation
        + p.procurement_cost * procurement * procurement
        + p.strictness_cost * strictness * strictness
        + p.diversification_cost * diversification * diversification * foreign
        + p.budget_cost * spent
    )


@kernel
def product(home: float, norm: float, traded: float, usual: float, potential: float) -> float:
    """Eq. Y2   Y' = max(v/v̂ − τ̂ Y0' + ξ NX/(h/4), 0.3 Y0'),  v = Y0' Y1 Y5 Y6/(Y10 (1 + a n'
    attack) (1 + coercion) (1 + disruption))    [$bn/yr]

    v̂ and τ̂ are of one calm quarter, so that the first quarter fits the data.
    """
    return larger(home / norm - usual * potential + traded, LEAST_OUTPUT * potential)


@kernel
def produce(
    now: Stocks,
    nations: Nations,
    orders: Orders,
    p: OutputParams,
    step: float,
    flows: Flows,
    then: Stocks,
) -> None:
    """Eq. Y11   income' = Y' − b̃ min(Y, Y')    [$bn/yr]

    Output of every nation, and what is left of it besides public AI money.
    """
    for i in range(now.nations):
        home = 0.0
        for o in range(now.nations):
            home += where(nations.union[i, o] > 0.0, then.supplier_share[i, o], 0.0)
        flows.total[i] = home
    for i in range(now.nations):
        potential = trend(now.potential[i], nations.growth[i], step)
        talent = then.talent[i]
        adoption = then.adoption[i]
        access = then.ai_access[i]
        flows.ai_gain[i] = ai_gain(nations.exposed[i], adoption, access, talent, potential, p)
        flows.talent_gain[i] = talent_gain(talent, nations.usual_talent[i], p)
        flows.research_dividend[i] = research_dividend(
            then.programme[i, BASIC_RESEARCH], then.programme[i, APPLIED_RESEARCH], potential, p
        )
        flows.decree_loss[i] = decree_loss(
            orders.localisation[i],
            orders.procurement[i],
            orders.strictness[i],
            orders.diversification[i],
            1.0 - flows.total[i],
            flows.outlay[i],
            p,
        )
        gains = flows.ai_gain[i] * flows.talent_gain[i] * flows.research_dividend[i]
        flows.attack_loss[i] = 1.0 + p.attack_cost * adoption * then.attack[i]
        pressed = (1.0 + flows.coercion[i]) * (1.0 + flows.disruption[i])
        flows.output[i] = (
            potential * gains / (flows.attack_loss[i] * pressed * flows.decree_loss[i])
        )
        flows.trade_income[i] = p.trade_income * QUARTERS_A_YEAR / step * flows.net_exports[i]
        then.potential[i] = potential
        then.gdp[i] = product(
            flows.output[i],
            nations.output_norm[i],
            flows.trade_income[i],
            nations.trade_norm[i],
            potential,
        )
        then.income[i] = then.gdp[i] - flows.outlay[i] * smaller(now.gdp[i], then.gdp[i])
        flows.growth[i] = then.gdp[i] / now.gdp[i] - 1.0
