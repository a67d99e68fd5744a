"""Power, chips and fabs, from docs/model/power.md, makers.md and fabs.md (P3 to P5, C1 to C15)."""

import math

from tests.reference.quarter import T1, Quarter, column, over


def p3(q: Quarter, j: int) -> float:
    c = q.params.capital.chip_share
    return (1 - c) / c * q.flows.chip_spend[j] / q.params.power.building


def p4(q: Quarter, j: int) -> float:
    p = q.params.power
    share = p.room + p.room_gain * q.k("energy", j)
    return q.h / 4 * q.nations.grid[j] * share * math.exp(p.grid_growth * q.time / 4)


def p5(q: Quarter, j: int) -> float:
    p, want, room = q.params.power, p3(q, j), p4(q, j)
    new = want + p.leverage * q.bought("energy", j) / p.public_cost
    return q.now.energy[j] * math.exp(-p.wear * q.h) + new * over(room, want + room)


def connect(q: Quarter) -> None:
    q.then.energy = q.row(lambda j: p5(q, j))


def c1(q: Quarter, j: int, m: int) -> float:
    left = 1.0
    for k in q.all:
        left *= 1 - q.nations.choke[k][m] * (1 - q.flows.supply_gate[k][j])
    return left


def c2(q: Quarter, j: int, m: int) -> float:
    if q.home(j, m):
        return 1.0
    f = q.params.makers.access_floor
    return (f + (1 - f) * q.flows.supply_gate[m][j] * c1(q, j, m)) * q.flows.gate[j][m]


def c3(q: Quarter, m: int) -> float:
    lost = q.params.shocks.fab_loss_severity if q.then.fab_loss[m] > 0 else 0.0
    return q.h * q.now.fab[m] * (1 - lost)


def c4(q: Quarter, j: int, m: int) -> float:
    priority = q.params.makers.priority
    home = priority if q.home(j, m) else 0.0
    return 1 + home + priority * q.flows.pact[j][m][T1]


def c5(q: Quarter, j: int, made: list[float]) -> list[float]:
    access, money = q.flows.access[j], q.flows.chip_spend[j]
    wish = [c4(q, j, m) * made[m] for m in q.all]
    let = [access[m] * wish[m] for m in q.all]
    paid = []
    for m in q.all:
        bid = money * over(let[m], sum(let))
        ration = q.params.makers.ration * access[m] * money * over(wish[m], sum(wish))
        paid.append(min(bid, ration))
    return paid


def c6(q: Quarter) -> float:
    return q.params.makers.cost * math.exp(-q.params.makers.progress * q.time)


def c7(q: Quarter, m: int, made: float) -> float:
    return max(c6(q), q.flows.chip_sales[m] / made) if made > 0 else c6(q)


def c8(q: Quarter, i: int, j: int) -> float:
    stays = q.now.machines[i][j] * math.exp(-q.params.makers.wear * q.h)
    share = over(q.flows.hosting[i][j], q.flows.chip_spend[j])
    return stays + share * sum(q.flows.chips[j])


def c15(q: Quarter, j: int, m: int) -> float:
    return q.now.chips_standing[j][m] * math.exp(-q.params.makers.wear * q.h) + q.flows.chips[j][m]


def largest(q: Quarter, j: int) -> float:
    abroad = max((q.then.chips_standing[j][m] for m in q.partners(j)), default=0.0)
    return over(abroad, sum(q.then.chips_standing[j]))


def trade(q: Quarter) -> None:
    q.flows.access = q.table(lambda j, m: c2(q, j, m))
    made = q.row(lambda m: c3(q, m))
    q.flows.chip_money = q.row(lambda j: c5(q, j, made))
    q.flows.chip_sales = q.row(lambda m: sum(column(q.flows.chip_money, m)))
    q.flows.chip_price = q.row(lambda m: c7(q, m, made[m]))
    q.flows.chips = q.table(lambda j, m: q.flows.chip_money[j][m] / q.flows.chip_price[m])
    q.flows.chips_bought = q.row(lambda j: sum(q.flows.chips[j]))
    q.then.chips_standing = q.table(lambda j, m: c15(q, j, m))
    q.flows.largest_chip_share = q.row(lambda j: largest(q, j))
    q.then.machines = q.table(lambda i, j: c8(q, i, j))
    q.then.compute = q.row(lambda j: sum(column(q.then.machines, j)))


def c9(q: Quarter, i: int) -> float:
    f, supply = q.params.makers.equipment_floor, q.nations.equipment
    if not sum(supply) > 0:
        return 1.0
    let = sum(supply[k] * q.flows.supply_gate[k][i] * q.flows.gate[i][k] for k in q.all)
    return f + (1 - f) * min(1.0, let / sum(supply))


def c10(q: Quarter) -> float:
    return q.params.makers.edge * math.exp(q.params.makers.edge_growth * q.time)


def c11(q: Quarter, m: int) -> float:
    pull = q.params.makers.answer * math.log(q.flows.chip_price[m] / c6(q))
    return pull / (1 + sum(q.now.fab) / c10(q)) * q.flows.equipment[m]


def c12(q: Quarter, m: int) -> float:
    p = q.params.makers
    cost = p.site_cost * math.exp(-p.progress * q.time)
    return p.leverage * q.bought("fabs", m) * q.flows.equipment[m] / cost


def c13(q: Quarter, rate: float, held: float) -> float:
    return (1 - math.exp(-rate * q.h)) * held


def passed_on(q: Quarter, stages: list[float], rate: float, new: float) -> tuple[list, float]:
    """The stages after the quarter, and what leaves the last."""
    after, comes = [], new
    for held in stages:
        goes = c13(q, rate, held)
        after.append(held - goes + comes)
        comes = goes
    return after, comes


def build(q: Quarter) -> None:
    """C14, and what stands before it."""
    p = q.params.makers
    q.flows.equipment = q.row(lambda i: c9(q, i))
    q.then.fab, q.then.fab_line, q.then.fab_site = [], [], []
    for m in q.all:
        turned = q.now.fab[m] * c11(q, m) * q.h
        lines, ready = passed_on(q, q.now.fab_line[m], p.line_stage, turned)
        sites, built = passed_on(q, q.now.fab_site[m], p.site_stage, c12(q, m))
        q.then.fab_line.append(lines)
        q.then.fab_site.append(sites)
        q.then.fab.append(q.now.fab[m] + ready + built)
