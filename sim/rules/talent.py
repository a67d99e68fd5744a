"""Talent: education, attrition, and moves out of pools by origin: docs/model/talent.md."""

from sim.flows import Flows
from sim.jit import kernel
from sim.maths import TINY, exp, larger, log, where
from sim.nations import Nations
from sim.orders import Orders
from sim.params_demand import PeopleParams
from sim.pillars import Pact, Programme
from sim.stocks import STUDENT_STAGES, Stocks

STEM_EDUCATION = int(Programme.STEM_EDUCATION)
BASIC_RESEARCH = int(Programme.BASIC_RESEARCH)
APPLIED_RESEARCH = int(Programme.APPLIED_RESEARCH)
TALENT_MOBILITY = int(Pact.TALENT_MOBILITY)
EVEN_APPROVAL = 0.5  # that neither draws nor drives away


@kernel
def intake(base: float, spend: float, p: PeopleParams) -> float:
    """Eq. T1   b + x u/(x + u),  b = h ι L0,  x = spend/c,  u = m b    [kFTE]

    Students who begin.  A billion buys as many thousands as a million buys ones; the fuller the
    places, the dearer another.
    """
    extra = spend / p.degree
    places = p.places * base
    return base + extra * places / larger(extra + places, TINY)


@kernel
def educate(
    now: Stocks, nations: Nations, p: PeopleParams, step: float, flows: Flows, then: Stocks
) -> None:
    """Students pass through the stages, and graduates leave the last."""
    hand_on = 1.0 - exp(-p.stage * step)
    for i in range(now.nations):
        usual = step * p.intake * nations.usual_talent[i]
        arriving = intake(usual, flows.spend[i, STEM_EDUCATION], p)
        for stage in range(STUDENT_STAGES):
            leaving = now.students[i, stage] * hand_on
            then.students[i, stage] = now.students[i, stage] - leaving + arriving
            arriving = leaving
        flows.graduates[i] = arriving


@kernel
def staying(p: PeopleParams, step: float) -> float:
    """Part of the specialists that stays in the field, e^(−x h)    [share]."""
    return exp(-p.attrition * step)


@kernel
def settle(now: Stocks, p: PeopleParams, step: float, flows: Flows, then: Stocks) -> None:
    """Some leave the field, and graduates join those of their origin at home."""
    stay = staying(p, step)
    for i in range(now.nations):
        then.talent[i] = 0.0
    for o in range(now.nations):
        for i in range(now.nations):
            kept = now.people[o, i] * stay
            kept = kept + flows.graduates[i] if o == i else kept
            flows.people[o, i] = kept
            then.talent[i] += kept


@kernel
def appeal(income: float, lag: float, approval: float, science: float, p: PeopleParams) -> float:
    """Eq. T5   A = exp(a ln(Y/pop) + b (Q − Qmax) + c (approval − ½) + d (k_basic + k_applied))
    [index]
    """
    return exp(
        p.income * log(income)
        + p.frontier * lag
        + p.approval * (approval - EVEN_APPROVAL)
        + p.science * science
    )


@kernel
def attract(now: Stocks, nations: Nations, p: PeopleParams, flows: Flows) -> None:
    """The appeal of every nation."""
    best = now.capability[0]
    for i in range(now.nations):
        best = larger(best, now.capability[i])
    for i in range(now.nations):
        flows.appeal[i] = appeal(
            now.gdp[i] / nations.population[i],
            now.capability[i] - best,
            now.approval[i],
            flows.strength[i, BASIC_RESEARCH] + flows.strength[i, APPLIED_RESEARCH],
            p,
        )


@kernel
def welcome(visa: float, door: float, affinity: float, pact: float, p: PeopleParams) -> float:
    """Eq. T3   v_i (f + (1 − f) s_io) g_oi (1 + T2_oi e_oi)    [weight]

    Of i towards people of origin o.
    """
    return visa * (p.closed_door + (1.0 - p.closed_door) * door) * affinity * (1.0 + pact)


@kernel
def homeland(draw: float, world: float, home: float, p: PeopleParams) -> float:
    """Eq. T4   w_oo = z A_o (b L_world + L_o)    [weight]

    Of being at home: who is at home stays, who is abroad comes back.
    """
    return p.staying * draw * (p.staying_world * world + home)


@kernel
def mobility_share(p: PeopleParams, step: float) -> float:
    """Eq. T6   v = μ h/(1 + μ h)    [share]

    Of people who consider where to be.
    """
    return p.mobility * step / (1.0 + p.mobility * step)


@kernel
def weigh(
    now: Stocks, nations: Nations, orders: Orders, p: PeopleParams, flows: Flows, then: Stocks
) -> None:
    """Where people of each origin would go: weights to flows.weight, their sums to flows.total."""
    everyone = 0.0
    for i in range(now.nations):
        everyone += then.talent[i]
    for o in range(now.nations):
        total = 0.0
        for i in range(now.nations):
            if i == o:
                weight = homeland(flows.appeal[o], everyone, then.talent[o], p)
            else:
                visa = orders.visa[i] * where(then.talent_freeze[i] > 0.0, p.frozen_door, 1.0)
                pact = flows.pact[o, i, TALENT_MOBILITY] * flows.ease[o, i]
                door = welcome(visa, flows.gate[i, o], nations.affinity[o, i], pact, p)
                weight = door * flows.appeal[i] * then.talent[i]
            flows.weight[o, i] = weight
            total += weight
        flows.total[o] = total


@kernel
def migrate(moving: float, flows: Flows, then: Stocks) -> None:
    """Eq. T2   P'_oi = (1 − v) P_oi + v Σ_k P_ok · w_oi/Σ_k w_ok,  w_oi = welcome_oi A_i L_i (i ≠
    o)    [kFTE]

    Of origin o at location i.  One pool an origin: nobody is lost and no flow of pairs is needed.
    """
    for o in range(then.nations):
        origin = 0.0
        for i in range(then.nations):
            origin += flows.people[o, i]
        flows.movers[o] = moving * origin
        part = 1.0 / larger(flows.total[o], TINY)
        for i in range(then.nations):
            arriving = flows.movers[o] * (flows.weight[o, i] * part)
            then.people[o, i] = (1.0 - moving) * flows.people[o, i] + arriving


@kernel
def move(
    now: Stocks,
    nations: Nations,
    orders: Orders,
    p: PeopleParams,
    step: float,
    flows: Flows,
    then: Stocks,
) -> None:
    """Graduates join, some leave the field, some move."""
    educate(now, nations, p, step, flows, then)
    settle(now, p, step, flows, then)
    attract(now, nations, p, flows)
    weigh(now, nations, orders, p, flows, then)
    migrate(mobility_share(p, step), flows, then)
    for i in range(now.nations):
        flows.total[i] = 0.0
    for o in range(now.nations):
        for i in range(now.nations):
            flows.total[i] += then.people[o, i]
    for i in range(now.nations):
        flows.net_talent[i] = flows.total[i] - then.talent[i]
        then.talent[i] = flows.total[i]
