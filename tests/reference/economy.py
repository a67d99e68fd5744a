"""Trade, pressure and the economy, from docs/model/trade.md, pressure.md, economy.md (Y0 to Y15).

There is no Y14.
"""

import math

from tests.reference.quarter import PROGRAMMES, Quarter, column, over, positive


def relative_access(q: Quarter, i: int) -> float:
    """u/gmax."""
    return over(q.then.ai_access[i], q.flows.best_quality[0])


def y7(q: Quarter, i: int) -> float:
    p = q.params.economy
    good = p.service_floor + (1 - p.service_floor) * relative_access(q, i)
    return p.service_share * q.h / 4 * q.now.gdp[i] * q.then.adoption[i] * good


def y8(q: Quarter, i: int, j: int) -> float:
    leak = q.params.doors.cut_leak if q.cut(i, j) else 1.0
    return y7(q, i) * q.then.supplier_share[i][j] * leak


def y9(q: Quarter, i: int) -> float:
    f = q.flows
    return sum(over(f.hosting[i][j], f.chip_spend[j]) * sum(f.chip_money[j]) for j in q.all)


def y15(q: Quarter, i: int) -> float:
    r, veto, sales = q.params.makers.rent, q.nations.choke, q.flows.chip_sales
    v = q.flows.service_trade
    services = sum(v[j][i] - v[i][j] for j in q.all if j != i)
    chips = sales[i] * (1 - r * sum(veto[k][i] for k in q.all))
    rent = r * sum(veto[i][m] * sales[m] for m in q.all)
    return services + chips + rent - q.flows.chips_paid[i]


def settle(q: Quarter) -> None:
    q.flows.service_trade = q.table(lambda i, j: y8(q, i, j))
    q.then.service_sales = q.row(lambda i: sum(column(q.flows.service_trade, i)) * 4 / q.h)
    q.flows.chips_paid = q.row(lambda i: y9(q, i))
    q.flows.net_exports = q.row(lambda i: y15(q, i))


def y3(q: Quarter, i: int) -> float:
    p, share = q.params.pressure, q.then.supplier_share[i]
    held = sum(
        share[j] * (1 - q.now.trust[i][j]) ** 2 * (p.might_floor + q.nations.military[j])
        for j in q.partners(i)
    )
    return p.coercion * q.then.adoption[i] * relative_access(q, i) * held


def y12(q: Quarter, i: int) -> float:
    p, uncut = q.params.pressure, q.flows.consumed[i]
    d = p.disruption_quarters
    gone = sum(uncut[j] * min(q.then.cut_off[i][j], d) / d for j in q.partners(i))
    return p.disruption * q.then.adoption[i] * q.nations.exposed[i] * over(gone, sum(uncut))


def y13(q: Quarter, i: int) -> float:
    reserve = q.params.pressure.attack_reserve
    lead = q.then.capability[i] - max(q.then.capability)
    return positive(lead + reserve) / reserve * q.flows.quality[i]


def y4(q: Quarter, i: int) -> float:
    p = q.params.pressure
    offence = 0.0
    for j in q.partners(i):
        arms = y13(q, j) * q.nations.military[j] * (1 - q.now.trust[j][i]) ** 2
        offence += arms * (p.attack_reach + (1 - p.attack_reach) * q.flows.openness[i][j])
    offence *= p.attack
    defence = p.defence + p.defence_cyber * q.k("cybersecurity", i)
    defence += p.defence_ability * y13(q, i)
    return over(offence, offence + defence)


def press(q: Quarter) -> None:
    q.flows.coercion = q.row(lambda i: y3(q, i))
    q.flows.disruption = q.row(lambda i: y12(q, i))
    q.then.attack = q.row(lambda i: y4(q, i))


def y0(q: Quarter, i: int) -> float:
    return q.now.potential[i] * math.exp(q.nations.growth[i] * q.h)


def y1(q: Quarter, i: int) -> float:
    p, people = q.params.economy, sum(column(q.then.people, i))
    able = over(people, people + p.able_half * q.then.potential[i] / 1000)
    use = q.nations.exposed[i] * q.then.adoption[i] * q.then.ai_access[i]
    return 1 + p.gain * use * able


def y5(q: Quarter, i: int) -> float:
    ratio = sum(column(q.then.people, i)) / max(q.nations.usual_talent[i], 1e-9)
    return 1 + q.params.economy.talent_gain * math.log(max(ratio, 1e-6))


def y6(q: Quarter, i: int) -> float:
    p, capital = q.params.economy, dict(zip(PROGRAMMES, q.then.programme[i], strict=True))
    useful = capital["basic_research"] + p.applied_return * capital["applied_research"]
    s = p.research_return * useful / q.then.potential[i]
    return 1 + s / (1 + p.research_half * s)


def y10(q: Quarter, i: int) -> float:
    p, o = q.params.economy, q.orders
    home = sum(q.then.supplier_share[i][j] for j in q.house_of(i))
    return (
        1
        + p.localisation_cost * o.localisation[i] ** 2
        + p.procurement_cost * o.procurement[i] ** 2
        + p.strictness_cost * o.strictness[i] ** 2
        + p.diversification_cost * o.diversification[i] ** 2 * (1 - home)
        + p.budget_cost * q.flows.outlay[i]
    )


def before_norm(q: Quarter, i: int) -> float:
    """v."""
    gains = q.flows.ai_gain[i] * q.flows.talent_gain[i] * q.flows.research_dividend[i]
    pressed = (1 + q.flows.coercion[i]) * (1 + q.flows.disruption[i])
    hurt = q.flows.attack_loss[i] * pressed
    return q.then.potential[i] * gains / (q.flows.decree_loss[i] * hurt)


def y2(q: Quarter, i: int) -> float:
    trend = q.then.potential[i]
    traded = q.flows.trade_income[i] - q.nations.trade_norm[i] * trend
    return max(q.flows.output[i] / q.nations.output_norm[i] + traded, 0.3 * trend)


def y11(q: Quarter, i: int) -> float:
    return q.then.gdp[i] - q.flows.outlay[i] * min(q.now.gdp[i], q.then.gdp[i])


def produce(q: Quarter) -> None:
    q.then.potential = q.row(lambda i: y0(q, i))
    q.flows.ai_gain = q.row(lambda i: y1(q, i))
    q.flows.talent_gain = q.row(lambda i: y5(q, i))
    q.flows.research_dividend = q.row(lambda i: y6(q, i))
    q.flows.decree_loss = q.row(lambda i: y10(q, i))
    cost = q.params.economy.attack_cost
    q.flows.attack_loss = q.row(lambda i: 1 + cost * q.then.adoption[i] * q.then.attack[i])
    q.flows.output = q.row(lambda i: before_norm(q, i))
    income = q.params.economy.trade_income
    q.flows.trade_income = q.row(lambda i: income * q.flows.net_exports[i] / (q.h / 4))
    q.then.gdp = q.row(lambda i: y2(q, i))
    q.then.income = q.row(lambda i: y11(q, i))
    q.flows.growth = q.row(lambda i: q.then.gdp[i] / q.now.gdp[i] - 1)
