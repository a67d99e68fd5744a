"""The opening, from docs/model/opening.md (E1 to E4)."""

import copy
import math
from types import SimpleNamespace

from tests.reference.capability import q2
from tests.reference.capital import k1
from tests.reference.economy import before_norm
from tests.reference.quarter import (
    LEAST_COMPUTE,
    PILLARS,
    PROGRAMMES,
    SECTORS,
    Quarter,
    column,
    over,
)
from tests.reference.services import l1
from tests.reference.tick import advance

CHANCES = ("fab_loss", "cut_off", "decoupling", "election", "talent_freeze")


def e1(q: Quarter, i: int) -> float:
    p, compute = q.params.start, q.row(lambda j: standing_in(q, j))
    lead = p.lead + q.params.capability.compute_exponent * math.log(max(compute))
    return lead - q.nations.lag[i] / 12 * p.lag_pace


def standing_in(q: Quarter, i: int) -> float:
    """C."""
    return max(sum(column(q.now.compute, i)), LEAST_COMPUTE)


def e2(q: Quarter, i: int) -> float:
    p, gamma = q.params.start, q.params.capability.compute_exponent
    fits = e1(q, i) - gamma * math.log(standing_in(q, i))
    return min(fits, p.lead - q.nations.lag[i] / 12 * p.lag_algorithms, p.lead)


def e3(q: Quarter, i: int, name: int) -> float:
    steady = q.nations.usual_budget[i] * q.now.gdp[i] / 15
    return steady / (4 * q.params.programmes.depreciation[name])


def shares(q: Quarter, i: int) -> list[float]:
    p, stance = q.params.services, q.now.stance
    weight = []
    for j in q.all:
        quality = q2(q.now.capability[j], q.params.capability)
        mass = sum(column(q.now.compute, j)) * quality
        if q.home(i, j):
            weight.append(mass + p.home_pull * l1(q, j) * quality)
        else:
            near = stance[i][j] * stance[j][i] * q.nations.affinity[i][j]
            weight.append(p.foreign_fit * near * mass)
    return [over(w, sum(weight)) for w in weight]


def figures(q: Quarter) -> None:
    """Everything of the start that follows from data without a quarter being passed."""
    now, nations, p, n = q.now, q.nations, q.params.start, len(q.now.gdp)
    talent = q.row(lambda i: sum(column(now.people, i)))
    nations.usual_trust = list(now.public_trust)
    nations.usual_approval = list(now.approval)
    nations.usual_talent = talent
    now.potential, now.income = list(now.gdp), list(now.gdp)
    now.budget = list(nations.usual_budget)
    now.programme = q.row(lambda i: [e3(q, i, name) for name in range(len(PROGRAMMES))])
    base = q.params.talent.intake / q.params.talent.stage
    now.students = [[talent[i] * base] * 3 for i in q.all]
    now.fab_line = [[fab * p.line] * 2 for fab in now.fab]
    now.fab_site = [[0.0] * 3 for _ in q.all]
    now.sector_adoption = [[share] * len(SECTORS) for share in now.adoption]
    now.misinformation = [p.misinformation] * n
    now.pace, now.survival = [p.pace], [1.0]
    now.control = q.table(lambda i, j: 1.0)
    now.worst_stance = q.table(lambda i, j: now.stance[j][i])
    now.pact = q.table(lambda i, j: [0.0] * 6)
    now.cut_off = q.table(lambda i, j: 0.0)
    for name in ("fab_loss", "talent_freeze", "transition", "threat", "attack", "service_sales"):
        setattr(now, name, [0.0] * n)
    now.algorithms = q.row(lambda i: e2(q, i))
    gamma = q.params.capability.compute_exponent
    now.capability = q.row(lambda i: now.algorithms[i] + gamma * math.log(standing_in(q, i)))
    now.supplier_share = q.row(lambda i: shares(q, i))
    market = q.row(lambda j: k1(q, j))
    hopes = q.row(lambda i: sum(now.supplier_share[j][i] * market[j] for j in q.all))
    now.investment = [p.investment * q.params.capital.pull * hope for hope in hopes]


def calm_orders(q: Quarter) -> SimpleNamespace:
    levers = {
        "visa": 0.5,
        "strictness": 0.4,
        "safety": 0.0,
        "localisation": 0.25,
        "diversification": 0.3,
        "procurement": 0.2,
        "contribution": 0.3,
    }
    orders = SimpleNamespace(**{name: q.row(lambda i, x=x: x) for name, x in levers.items()})
    orders.budget = list(q.nations.usual_budget)
    orders.split = q.row(lambda i: [len(names) / 15 for names in PILLARS])
    orders.programme = q.row(lambda i: [1 / len(names) for names in PILLARS for _ in names])
    orders.stance = copy.deepcopy(q.now.stance)
    orders.offer = q.table(lambda i, j: [0.0] * 6)
    return orders


def calm(params: SimpleNamespace) -> SimpleNamespace:
    params = copy.deepcopy(params)
    for name in CHANCES:
        setattr(params.shocks, f"{name}_chance", 0.0)
    params.ideas.breakthrough_chance = params.incidents.rate = 0.0
    return params


def calm_quarter(q: Quarter) -> Quarter:
    return Quarter(q.now, calm_orders(q), q.nations, calm(q.params))


def e4(q: Quarter) -> Quarter:
    """The calm quarter, and the norms that it gives."""
    n = len(q.now.gdp)
    q.nations.output_norm, q.nations.trade_norm = [1.0] * n, [0.0] * n
    q.now.service_sales = advance(calm_quarter(q)).then.service_sales
    quiet = advance(calm_quarter(q))
    trend = quiet.then.potential
    q.nations.output_norm = q.row(lambda i: before_norm(quiet, i) / trend[i])
    q.nations.trade_norm = q.row(lambda i: quiet.flows.trade_income[i] / trend[i])
    q.now.ai_access = list(quiet.then.ai_access)
    q.now.sovereignty = list(quiet.then.sovereignty)
    return quiet


def opened(q: Quarter) -> Quarter:
    """The start of the scenario, in place; gives back the calm quarter."""
    figures(q)
    return e4(q)
