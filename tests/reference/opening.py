"""The opening, from docs/model/opening.md (E1 to E4)."""

import copy
import math
from types import SimpleNamespace

from tests.reference.capability import lags, q2
from tests.reference.capital import k1
from tests.reference.economy import before_norm
from tests.reference.quarter import (
    LEAST_COMPUTE,
    PILLAR_OF,
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
    return max(sum(column(q.now.machines, i)), LEAST_COMPUTE)


def e2(q: Quarter, i: int) -> float:
    p, gamma = q.params.start, q.params.capability.compute_exponent
    fits = e1(q, i) - gamma * math.log(standing_in(q, i))
    return min(fits, p.lead - q.nations.lag[i] / 12 * p.lag_algorithms, p.lead)


def e3(q: Quarter, i: int, name: int) -> float:
    share = q.orders.split[i][PILLAR_OF[name]] * q.orders.programme[i][name]
    steady = q.nations.usual_budget[i] * q.now.gdp[i] * share
    return steady / (4 * q.params.programmes.depreciation[name])


def shares(q: Quarter, i: int) -> list[float]:
    p, stance = q.params.services, q.now.stance
    weight = []
    for j in q.all:
        quality = q2(q.now.capability[j], q.params.capability)
        mass = sum(column(q.now.machines, j)) * quality
        if q.home(i, j):
            weight.append(mass + p.home_pull * l1(q, j) * quality)
        else:
            near = stance[i][j] * stance[j][i] * q.nations.affinity[i][j]
            weight.append(p.foreign_fit * near * mass)
    return [over(w, sum(weight)) for w in weight]


def figures(q: Quarter) -> None:
    """Everything of the start that follows from data without a quarter being passed."""
    now, nations, p = q.now, q.nations, q.params.start
    now.compute = q.row(lambda i: sum(column(now.machines, i)))
    now.talent = q.row(lambda i: sum(column(now.people, i)))
    nations.usual_trust = list(now.public_trust)
    nations.usual_approval = list(now.approval)
    nations.usual_talent = list(now.talent)
    now.potential, now.income = list(now.gdp), list(now.gdp)
    now.budget = list(nations.usual_budget)
    now.programme = q.row(lambda i: [e3(q, i, name) for name in range(len(PROGRAMMES))])
    base = q.params.talent.intake / q.params.talent.stage
    now.students = [[here * base] * 3 for here in now.talent]
    now.chips_standing = q.table(lambda j, m: 0.0)
    now.fab_line = [[fab * p.line] * 2 for fab in now.fab]
    now.fab_site = [[0.0] * 3 for _ in q.all]
    now.sector_adoption = [[share] * len(SECTORS) for share in now.adoption]
    now.pace = [p.pace]
    now.service_sales = [0.0 for _ in q.all]
    now.algorithms = q.row(lambda i: e2(q, i))
    gamma = q.params.capability.compute_exponent
    now.capability = q.row(lambda i: now.algorithms[i] + gamma * math.log(standing_in(q, i)))
    now.lag = lags(q, now)
    now.supplier_share = q.row(lambda i: shares(q, i))
    market = q.row(lambda j: k1(q, j))
    hopes = q.row(lambda i: sum(now.supplier_share[j][i] * market[j] for j in q.all))
    now.investment = [p.investment * q.params.capital.pull * hope for hope in hopes]


def calm(params: SimpleNamespace) -> SimpleNamespace:
    params = copy.deepcopy(params)
    for name in CHANCES:
        setattr(params.shocks, f"{name}_chance", 0.0)
    params.ideas.breakthrough_chance = params.incidents.rate = 0.0
    return params


def calm_quarter(q: Quarter) -> Quarter:
    """With the orders of the status quo, which are those of `q`."""
    return advance(Quarter(q.now, q.orders, q.nations, calm(q.params)))


AFTER = (
    *("ai_access", "sovereignty", "compute_usable", "powered", "pillar", "world_hazard"),
    *("threat", "attack"),
)
"""Figures of the start that are those after the calm quarter."""


def e4(q: Quarter) -> Quarter:
    """The calm quarter, and the norms that it gives."""
    n = len(q.now.gdp)
    q.nations.output_norm, q.nations.trade_norm = [1.0] * n, [0.0] * n
    q.now.service_sales = calm_quarter(q).then.service_sales
    quiet = calm_quarter(q)
    trend = quiet.then.potential
    q.nations.output_norm = q.row(lambda i: before_norm(quiet, i) / trend[i])
    q.nations.trade_norm = q.row(lambda i: quiet.flows.trade_income[i] / trend[i])
    return quiet


def opened(q: Quarter) -> Quarter:
    """The start of the scenario, in place; gives back the quarter that ended at the start."""
    figures(q)
    quiet = e4(q)
    for name in AFTER:
        setattr(q.now, name, copy.deepcopy(getattr(quiet.then, name)))
    q.now.chips_standing = q.table(
        lambda j, m: q.now.compute[j] * over(quiet.flows.chips[j][m], sum(quiet.flows.chips[j]))
    )
    grown = q.row(lambda i: quiet.then.potential[i] / q.now.potential[i])
    quiet.flows.output = q.row(lambda i: quiet.flows.output[i] / grown[i])
    quiet.flows.trade_income = q.row(lambda i: quiet.flows.trade_income[i] / grown[i])
    quiet.flows.growth = q.row(lambda i: grown[i] - 1)
    quiet.flows.pool = list(q.now.compute)
    return quiet
