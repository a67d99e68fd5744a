"""What a game of world 2 comes to: per nation and for the world: docs/world2/outcome.md.

Only what came of it counts: no means, such as programmes, are scored.
"""

from typing import NamedTuple

from sim.jit import kernel
from sim.maths import TINY, exp, larger, log, positive, where
from sim.outcome import ending, points, stability
from sim.params import QUARTERS_A_YEAR, OutcomeParams
from sim.pillars import PACTS
from sim.sheet import Sheet, each, section, world
from sim.validity import Fault
from sim.world2.flows import World2Flows as Flows
from sim.world2.nations import World2Nations as Nations
from sim.world2.stocks import World2Stocks as Stocks

COMPONENT_NAMES = ("sovereignty", "standing", "prosperity", "stability", "security")
MONTHS = 12.0  # in a year: lags are told in months
LEAST_PACE = 0.2  # ln a year: behind a frontier that hardly moves, lags would have no end
LAG_WEIGHT = 18.0  # months behind at which standing is down to 1/e
ATTACK_WEIGHT = 0.3  # of attacks met beside the threat felt
SMALLEST_STEP = 0.004  # no step is smaller, so that luck alone does not decide
FULL = 100.0  # what having all of every component is called
HALVES = 2  # of a game; the second one counts


class World2Tally(Sheet):
    """Running sums of a game, and what was found wrong in it (last, so that hosts can copy it)."""

    ticks = world("count", "ticks noted")
    incidents = each("count", "AI incidents over the whole game")
    sovereignty = each("sum", "over the noted ticks")
    standing = each("sum", "over the noted ticks")
    prosperity = each("sum", "over the noted ticks")
    stability = each("sum", "over the noted ticks")
    security = each("sum", "over the noted ticks")
    fault = section(Fault)


class World2Outcome(Sheet):
    """What we measure at the end; components, scores 0 to 100."""

    score = each("0-100", "what leaders made of it: gains by mandate, par is 50")
    attainment = each("0-100", "mean of the components themselves, weighed alike for all")
    sovereignty = each("0-1", "AI access that no partner can take away")
    standing = each("0-1", "nearness to the frontier of AI")
    prosperity = each("ln", "income over trend")
    stability = each("0-1", "approval and jobs")
    security = each("0-1", "freedom from threat and attack")
    rank = each("1..N", "place by score")

    survival = world("probability", "that no world catastrophe happened")
    collective_welfare = world("0-100", "survival x population-weighted mean attainment")
    compute_concentration = world("0-1", "Herfindahl index of usable compute")
    leader_share = world("share", "usable compute of the nation that has most")
    incidents = world("count", "AI incidents in the world")
    pacts_in_force = world("count", "pacts in force at the end, pairs counted once")
    ending = world("number", "the ending, see Ending")


class World2Components(NamedTuple):
    """A figure of each component of the score, in the order of COMPONENT_NAMES."""

    sovereignty: float
    standing: float
    prosperity: float
    stability: float
    security: float


@kernel
def standing(lead: float, pace: float) -> float:
    """Eq. V1   exp(−lag/18),  lag = 12 (Qmax' − Q')/max(4 q̇', 0.2)    [share]

    The lag is in months; `lead` is Q' − Qmax', at most 0.
    """
    lag = -MONTHS * lead / larger(QUARTERS_A_YEAR * pace, LEAST_PACE)
    return exp(-lag / LAG_WEIGHT)


@kernel
def prosperity(income: float, potential: float) -> float:
    """Eq. V2   ln(income'/Y0')    [ln]"""
    return log(larger(income, TINY) / potential)


@kernel
def security(threat: float, attack: float) -> float:
    """Eq. V3   1/(1 + threat' + 0.3 attack')    [share]"""
    return 1.0 / (1.0 + positive(threat) + ATTACK_WEIGHT * attack)


@kernel
def best_capability(then: Stocks) -> float:
    """The frontier, Qmax'    [ln]."""
    best: float = then.capability[0]
    for i in range(then.nations):
        best = larger(best, then.capability[i])
    return best


@kernel
def components(i: int, best: float, nations: Nations, then: Stocks) -> World2Components:
    """What nation i has in one state, by component."""
    return World2Components(
        then.sovereignty[i],
        standing(then.capability[i] - best, then.pace[0]),
        prosperity(then.income[i], then.potential[i]),
        stability(then.approval[i], then.unemployment[i], nations.natural_unemployment[i]),
        security(then.threat[i], then.attack[i]),
    )


@kernel
def note(
    then: Stocks, flows: Flows, nations: Nations, tick: int, ticks: int, tally: World2Tally
) -> None:
    """Add a tick to the tally: incidents always, components in the second half of the game."""
    # a game of one quarter has no second half but that quarter
    counts = HALVES * tick >= ticks or tick + 1 == ticks
    if counts:
        tally.ticks[0] += 1.0
    best = best_capability(then)
    for i in range(then.nations):
        tally.incidents[i] += flows.incident[i]
        if counts:
            has = components(i, best, nations, then)
            tally.sovereignty[i] += has.sovereignty
            tally.standing[i] += has.standing
            tally.prosperity[i] += has.prosperity
            tally.stability[i] += has.stability
            tally.security[i] += has.security


@kernel
def gain(component: float, par: float, step: float) -> float:
    """Eq. V4   gain = (component − par)/max(usual step, 0.004)    [steps]"""
    return (component - par) / larger(step, SMALLEST_STEP)


@kernel
def steps_above(i: int, has: World2Components, nations: Nations) -> World2Components:
    """Usual steps above par by component, each weighed as the mandate of nation i asks."""
    w, par, step = nations.mandate, nations.par, nations.usual_step
    return World2Components(
        w[i, 0] * gain(has.sovereignty, par[i, 0], step[i, 0]),
        w[i, 1] * gain(has.standing, par[i, 1], step[i, 1]),
        w[i, 2] * gain(has.prosperity, par[i, 2], step[i, 2]),
        w[i, 3] * gain(has.stability, par[i, 3], step[i, 3]),
        w[i, 4] * gain(has.security, par[i, 4], step[i, 4]),
    )


@kernel
def together(c: World2Components) -> float:
    """The sum over the components, in their order."""
    return c.sovereignty + c.standing + c.prosperity + c.stability + c.security


@kernel
def rate_nations(
    nations: Nations, p: OutcomeParams, tally: World2Tally, outcome: World2Outcome
) -> None:
    """Eq. V5   score = points(Σ_c w_c gain_c);  attainment = 100 Σ_c v_c component_c    [0, 100]

    w is the mandate, v is common to all nations.  Rank 1 is the best score; ties share it.
    """
    ticks = larger(tally.ticks[0], 1.0)
    for i in range(nations.nations):
        has = World2Components(
            tally.sovereignty[i] / ticks,
            tally.standing[i] / ticks,
            tally.prosperity[i] / ticks,
            tally.stability[i] / ticks,
            tally.security[i] / ticks,
        )
        outcome.sovereignty[i] = has.sovereignty
        outcome.standing[i] = has.standing
        outcome.prosperity[i] = has.prosperity
        outcome.stability[i] = has.stability
        outcome.security[i] = has.security
        outcome.attainment[i] = FULL * (
            nations.common[0] * has.sovereignty
            + nations.common[1] * has.standing
            + nations.common[2] * has.prosperity
            + nations.common[3] * has.stability
            + nations.common[4] * has.security
        )
        outcome.score[i] = points(together(steps_above(i, has, nations)), p)
    for i in range(nations.nations):
        place = 1.0
        for j in range(nations.nations):
            place = place + where(outcome.score[j] > outcome.score[i], 1.0, 0.0)
        outcome.rank[i] = place


@kernel
def rate_world(
    stocks: Stocks,
    flows: Flows,
    nations: Nations,
    p: OutcomeParams,
    tally: World2Tally,
    outcome: World2Outcome,
) -> None:
    """Eq. V6   welfare = survival · Σ pop attainment/Σ pop;  concentration = Σ (cu/Σ cu)²

    What the nations have counts as far as the world is there to have it    [0, 100].
    """
    people = 0.0
    welfare = 0.0
    compute = 0.0
    incidents = 0.0
    pacts = 0.0
    pairs = 0.0
    for i in range(stocks.nations):
        people += nations.population[i]
        welfare += nations.population[i] * outcome.attainment[i]
        compute += flows.compute_usable[i]
        incidents += tally.incidents[i]
        for j in range(i):
            pairs += 1.0
            for kind in range(PACTS):
                pacts += stocks.pact[i, j, kind]
    concentration = 0.0
    leader = 0.0
    for i in range(stocks.nations):
        share = flows.compute_usable[i] / larger(compute, TINY)
        concentration += share * share
        leader = larger(share, leader)
    outcome.survival[0] = stocks.survival[0]
    outcome.collective_welfare[0] = stocks.survival[0] * welfare / larger(people, TINY)
    outcome.compute_concentration[0] = concentration
    outcome.leader_share[0] = leader
    outcome.incidents[0] = incidents
    outcome.pacts_in_force[0] = pacts
    outcome.ending[0] = ending(stocks.survival[0], leader, pacts / larger(pairs * PACTS, 1.0), p)


@kernel
def measure(
    stocks: Stocks,
    flows: Flows,
    nations: Nations,
    p: OutcomeParams,
    tally: World2Tally,
    outcome: World2Outcome,
) -> None:
    """Everything we measure, from the final state, the last quarter and the tally."""
    rate_nations(nations, p, tally, outcome)
    rate_world(stocks, flows, nations, p, tally, outcome)
