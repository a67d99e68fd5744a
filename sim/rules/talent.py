"""Talent: education, attrition, migration and return: docs/model/talent.md."""

from sim.flows import Flows
from sim.jit import kernel
from sim.maths import TINY, exp, larger, log, where
from sim.nations import Nations
from sim.orders import Orders
from sim.params import TalentParams
from sim.pillars import Pact, Pillar, Programme
from sim.stocks import STUDENT_STAGES, Stocks

STEM_EDUCATION = int(Programme.STEM_EDUCATION)
RESEARCH = int(Pillar.RESEARCH)
TALENT_MOBILITY = int(Pact.TALENT_MOBILITY)
EVEN_APPROVAL = 0.5  # that neither draws nor drives away


@kernel
def educate(
    now: Stocks, nations: Nations, p: TalentParams, step: float, flows: Flows, then: Stocks
) -> None:
    """Eq. T1   intake = h ι L0 (f + g k_STEM), through three stages left at rate 1 − e^(−rh)

    Graduates leave an Erlang pipeline.
    """
    stay = exp(-p.stage * step)
    for i in range(now.nations):
        wish = p.intake_floor + p.intake_gain * flows.strength[i, STEM_EDUCATION]
        arriving = step * p.intake * nations.education_base[i] * wish
        for stage in range(STUDENT_STAGES):
            leaving = now.students[i, stage] * (1.0 - stay)
            then.students[i, stage] = now.students[i, stage] + arriving - leaving
            arriving = leaving
        flows.graduates[i] = arriving


@kernel
def appeal(income: float, lag: float, approval: float, science: float, p: TalentParams) -> float:
    """Eq. T2   A = exp(a ln(Y/pop) + b (Q − Qmax) + c (approval − ½) + d k_research)    [index]"""
    return exp(
        p.income * log(income)
        + p.frontier * lag
        + p.approval * (approval - EVEN_APPROVAL)
        + p.science * science
    )


@kernel
def attract(now: Stocks, nations: Nations, p: TalentParams, flows: Flows, then: Stocks) -> None:
    """The appeal of every nation."""
    best = now.capability[0]
    for i in range(now.nations):
        best = larger(best, now.capability[i])
    for i in range(now.nations):
        flows.appeal[i] = appeal(
            now.gdp[i] / nations.population[i],
            now.capability[i] - best,
            now.approval[i],
            then.pillar[i, RESEARCH],
            p,
        )


@kernel
def welcome(visa: float, door: float, affinity: float, pact: float, p: TalentParams) -> float:
    """Eq. T3   v_j (f + (1 − f) s_ji) g_ij (1 + T2_ij e_ij)    [weight]

    Of moving from i to j.
    """
    return visa * (p.closed_door + (1.0 - p.closed_door) * door) * affinity * (1.0 + pact)


@kernel
def mobility_share(rate: float, step: float) -> float:
    """Eq. T4   μh / (1 + μh)    [share]

    Of people who consider moving.
    """
    return rate * step / (1.0 + rate * step)


@kernel
def leave(
    now: Stocks,
    nations: Nations,
    orders: Orders,
    p: TalentParams,
    step: float,
    flows: Flows,
    then: Stocks,
) -> None:
    """Eq. T5   f_ij = μh/(1 + μh) · w_ij / (A_i (b L_world + L_i) + Σ_k w_ik),  w_ij = welcome_ij
    A_j L_j    [share]

    Of i's talent that goes to j.  Writes the shares to flows.weight.
    """
    everyone = 0.0
    for i in range(now.nations):
        everyone += then.talent[i]
    moving = mobility_share(p.mobility, step)
    for i in range(now.nations):
        pull = flows.appeal[i] * (p.inertia * everyone + then.talent[i])
        for j in range(now.nations):
            visa = orders.visa[j] * where(then.talent_freeze[j] > 0.0, p.frozen_door, 1.0)
            pact = then.pact[i, j, TALENT_MOBILITY] * flows.ease[i, j]
            weight = welcome(visa, flows.gate[j, i], nations.affinity[i, j], pact, p)
            weight = 0.0 if i == j else weight * flows.appeal[j] * then.talent[j]
            flows.weight[i, j] = weight
            pull += weight
        for j in range(now.nations):
            flows.weight[i, j] = moving * flows.weight[i, j] / larger(pull, TINY)
            flows.talent_flow[i, j] = then.talent[i] * flows.weight[i, j]


@kernel
def migrate(flows: Flows, then: Stocks) -> None:
    """Eq. T6   P'_oi = P_oi + Σ_j (P_oj f_ji − P_oi f_ij)    [kFTE]

    Of origin o at location i.
    """
    for i in range(then.nations):
        leaving = 0.0
        for j in range(then.nations):
            leaving += flows.weight[i, j]
        flows.total[i] = 1.0 - leaving
    for o in range(then.nations):
        for i in range(then.nations):
            then.people[o, i] = flows.people[o, i] * flows.total[i]
        for j in range(then.nations):
            there = flows.people[o, j]
            for i in range(then.nations):
                then.people[o, i] += there * flows.weight[j, i]


@kernel
def homecoming(there: float, home: float, host: float, door: float, p: TalentParams) -> float:
    """Eq. T7   ρh/(1 + ρh) · A_o / (A_o + A_i) · (f + (1 − f) s_oi)    [share]

    Of emigrants who come home.
    """
    return there * home / (home + host) * (p.return_closed + (1.0 - p.return_closed) * door)


@kernel
def come_home(p: TalentParams, step: float, flows: Flows, then: Stocks) -> None:
    """Emigrants return to their origin."""
    rate = mobility_share(p.return_rate, step)
    for o in range(then.nations):
        for i in range(then.nations):
            if o != i:
                share = homecoming(rate, flows.appeal[o], flows.appeal[i], flows.gate[o, i], p)
                back = then.people[o, i] * share
                then.people[o, i] -= back
                then.people[o, o] += back
                flows.talent_flow[i, o] += back


@kernel
def staying(p: TalentParams, step: float) -> float:
    """The share of specialists who do not leave the field in a step    [share]."""
    return exp(-p.attrition * step)


@kernel
def move(
    now: Stocks,
    nations: Nations,
    orders: Orders,
    p: TalentParams,
    step: float,
    flows: Flows,
    then: Stocks,
) -> None:
    """Graduates join, some leave the field, some migrate, some come home."""
    educate(now, nations, p, step, flows, then)
    attract(now, nations, p, flows, then)
    stay = staying(p, step)
    for i in range(now.nations):
        located = 0.0
        for o in range(now.nations):
            left = now.people[o, i] * stay
            left = left + flows.graduates[i] if o == i else left
            flows.people[o, i] = left
            located += left
        then.talent[i] = located
    leave(now, nations, orders, p, step, flows, then)
    migrate(flows, then)
    come_home(p, step, flows, then)
    for i in range(now.nations):
        located = 0.0
        for o in range(now.nations):
            located += then.people[o, i]
        then.talent[i] = located
