"""What a game comes to: per nation and for the world, averaged over its second half.

Components and attainment are absolute: what a nation has.  The score is what its leaders made of
it: each component against par, in usual steps, weighed as the nation's mandate asks.
"""

from enum import IntEnum
from typing import NamedTuple

import numpy as np

from sim.flows import Flows
from sim.jit import kernel
from sim.maths import TINY, clip, larger, positive, where
from sim.nations import Nations
from sim.params import OutcomeParams, SocietyParams
from sim.pillars import PACTS, PILLARS
from sim.sheet import Array, Sheet, each, section, world
from sim.stocks import Stocks
from sim.validity import Fault

COMPONENT_NAMES = ("sovereignty", "pillars", "prosperity", "stability", "security")
COMPONENTS = len(COMPONENT_NAMES)
SMALLEST_STEP = 0.01  # no step is smaller, so that luck alone does not decide
PROSPERITY_FLOOR = 0.90  # output over trend that scores 0
PROSPERITY_SPAN = 0.40  # and how far above it scores 1
JOBS_WEIGHT = 2.0  # a job lost more than usual counts twice: it is a household's
PAR_SCORE = 50.0  # and as far from it to either end
FULL = 100.0  # what having all of every component is called
HALVES = 2  # of a game; the second one counts


class Tally(Sheet):
    """Running sums of a game, and what was found wrong in it (last, so that hosts can copy it)."""

    ticks = world("count", "ticks noted")
    incidents = each("count", "AI incidents over the whole game")
    sovereignty = each("sum", "over the noted ticks")
    pillars = each("sum", "over the noted ticks")
    prosperity = each("sum", "over the noted ticks")
    stability = each("sum", "over the noted ticks")
    security = each("sum", "over the noted ticks")
    fault = section(Fault)


class Outcome(Sheet):
    """What we measure at the end; components 0 to 1, scores 0 to 100."""

    score = each("0-100", "what leaders made of it: gains by mandate, par is 50")
    attainment = each("0-100", "mean of the components themselves, weighed alike for all")
    sovereignty = each("0-1", "resilience, own service and relative capability")
    pillars = each("0-1", "mean strength of the six pillars")
    prosperity = each("0-1", "output over trend, 0.90 to 1.30")
    stability = each("0-1", "approval and jobs")
    security = each("0-1", "1 / (1 + threat)")
    rank = each("1..N", "place by score")

    survival = world("probability", "that no world catastrophe happened")
    collective_welfare = world("0-100", "survival x population-weighted mean attainment")
    compute_concentration = world("0-1", "Herfindahl index of usable compute")
    leader_share = world("share", "usable compute of the nation that has most")
    incidents = world("count", "AI incidents in the world")
    pacts_in_force = world("count", "pacts in force at the end, pairs counted once")
    ending = world("number", "the ending, see Ending")


class Ending(IntEnum):
    """How the world ends up, in the order in which they are looked for."""

    BRINK = 0  # the chance of catastrophe is high
    HEGEMONY = 1  # one nation has more than half of the compute
    CONCERT = 2  # many pacts, shared gains
    BLOCS = 3  # pacts within camps
    FORTRESSES = 4  # hardly a pact, each for itself


BRINK = float(Ending.BRINK)
HEGEMONY = float(Ending.HEGEMONY)
CONCERT = float(Ending.CONCERT)
BLOCS = float(Ending.BLOCS)
FORTRESSES = float(Ending.FORTRESSES)


class Components(NamedTuple):
    """A figure of each component of the score, in the order of COMPONENT_NAMES."""

    sovereignty: float
    pillars: float
    prosperity: float
    stability: float
    security: float


@kernel
def prosperity(gdp: float, potential: float) -> float:
    """Eq. V1   clip((Y / Y0 − 0.9) / 0.4)    [0, 1]"""
    return clip((gdp / potential - PROSPERITY_FLOOR) / PROSPERITY_SPAN, 0.0, 1.0)


@kernel
def stability(approval: float, unemployment: float, natural: float) -> float:
    """Eq. V2   A (1 − 2 (U − U0)), clipped to 0 to 1    [0, 1]"""
    return clip(approval * (1.0 - JOBS_WEIGHT * (unemployment - natural)), 0.0, 1.0)


@kernel
def security(threat: float) -> float:
    """Eq. V3   1 / (1 + threat)    [0, 1]"""
    return 1.0 / (1.0 + positive(threat))


@kernel
def components(
    sovereignty: float,
    strengths: float,
    gdp: float,
    potential: float,
    approval: float,
    unemployment: float,
    threat: float,
    natural: float,
) -> Components:
    """What a nation has in one state, by component    [0, 1]; `strengths` is its pillars' sum."""
    return Components(
        sovereignty,
        strengths / PILLARS,
        prosperity(gdp, potential),
        stability(approval, unemployment, natural),
        security(threat),
    )


@kernel
def note(then: Stocks, flows: Flows, p: SocietyParams, tick: int, ticks: int, tally: Tally) -> None:
    """Add a tick to the tally: incidents always, components in the second half of the game."""
    # a game of one quarter has no second half but that quarter
    counts = HALVES * tick >= ticks or tick + 1 == ticks
    if counts:
        tally.ticks[0] += 1.0
    for i in range(then.nations):
        tally.incidents[i] += flows.incident[i]
        if counts:
            strength = then.pillar[i, 0]  # not 0.0: a tuple's types are settled on first sight
            for pillar in range(1, PILLARS):
                strength += then.pillar[i, pillar]
            has = components(
                then.sovereignty[i],
                strength,
                then.gdp[i],
                then.potential[i],
                then.approval[i],
                then.unemployment[i],
                then.threat[i],
                p.natural_unemployment,
            )
            tally.sovereignty[i] += has.sovereignty
            tally.pillars[i] += has.pillars
            tally.prosperity[i] += has.prosperity
            tally.stability[i] += has.stability
            tally.security[i] += has.security


@kernel
def gain(component: float, par: float, step: float) -> float:
    """Eq. V7   gain = (component − par) / usual step    [steps]

    Usual steps above par.
    """
    return (component - par) / larger(step, SMALLEST_STEP)


@kernel
def weigh(i: int, has: Components, nations: Nations) -> Components:
    """Usual steps above par by component, each weighed as the mandate of nation i asks."""
    w, par, step = nations.mandate, nations.par, nations.usual_step
    return Components(
        w[i, 0] * gain(has.sovereignty, par[i, 0], step[i, 0]),
        w[i, 1] * gain(has.pillars, par[i, 1], step[i, 1]),
        w[i, 2] * gain(has.prosperity, par[i, 2], step[i, 2]),
        w[i, 3] * gain(has.stability, par[i, 3], step[i, 3]),
        w[i, 4] * gain(has.security, par[i, 4], step[i, 4]),
    )


@kernel
def together(steps: Components) -> float:
    """The sum over the components, in their order."""
    return steps.sovereignty + steps.pillars + steps.prosperity + steps.stability + steps.security


@kernel
def resistance(steps: float, p: OutcomeParams) -> float:
    """r + |Z|, which divides points: the more steps, the less each further one earns    [steps]."""
    return p.reach + larger(steps, -steps)


@kernel
def points(steps: float, p: OutcomeParams) -> float:
    """Eq. V8   points(Z) = 50 + 50 Z / (reach + |Z|)    [0, 100]

    At par it is the middle, and each further step earns less.
    """
    return PAR_SCORE + PAR_SCORE * steps / resistance(steps, p)


@kernel
def slope(was: float, now: float, p: OutcomeParams) -> float:
    """Points that each step earned on the way from one sum of steps to another    [1 / step].

    The slope of the chord of Eq. V8, written so that both may be the same.
    """
    product = was * now
    across = larger(product, -product) - product  # nothing on one side of par
    width = where(across > 0.0, larger(now - was, was - now), 1.0)
    return PAR_SCORE * (p.reach + across / width) / (resistance(was, p) * resistance(now, p))


@kernel
def rate_nations(nations: Nations, p: OutcomeParams, tally: Tally, outcome: Outcome) -> None:
    """Eq. V4   score = points(Σ_c w_c gain_c);  attainment = 100 Σ_c v_c component_c    [0, 100]

    w is the mandate, v is common to all nations.  Rank 1 is the best score; ties share it.
    """
    ticks = larger(tally.ticks[0], 1.0)
    for i in range(nations.nations):
        outcome.sovereignty[i] = tally.sovereignty[i] / ticks
        outcome.pillars[i] = tally.pillars[i] / ticks
        outcome.prosperity[i] = tally.prosperity[i] / ticks
        outcome.stability[i] = tally.stability[i] / ticks
        outcome.security[i] = tally.security[i] / ticks
        outcome.attainment[i] = FULL * (
            nations.common[0] * outcome.sovereignty[i]
            + nations.common[1] * outcome.pillars[i]
            + nations.common[2] * outcome.prosperity[i]
            + nations.common[3] * outcome.stability[i]
            + nations.common[4] * outcome.security[i]
        )
        has = Components(
            outcome.sovereignty[i],
            outcome.pillars[i],
            outcome.prosperity[i],
            outcome.stability[i],
            outcome.security[i],
        )
        outcome.score[i] = points(together(weigh(i, has, nations)), p)
    for i in range(nations.nations):
        place = 1.0
        for j in range(nations.nations):
            place = place + where(outcome.score[j] > outcome.score[i], 1.0, 0.0)
        outcome.rank[i] = place


@kernel
def rate_world(
    stocks: Stocks, nations: Nations, p: OutcomeParams, tally: Tally, outcome: Outcome
) -> None:
    """Eq. V5   welfare = survival · Σ pop · attainment / Σ pop;  concentration = Σ (cu / Σ cu)²"""
    people = 0.0
    welfare = 0.0
    compute = 0.0
    incidents = 0.0
    pacts = 0.0
    for i in range(stocks.nations):
        people += nations.population[i]
        welfare += nations.population[i] * outcome.attainment[i]
        compute += stocks.compute_usable[i]
        incidents += tally.incidents[i]
        for j in range(i):
            for kind in range(PACTS):
                pacts += stocks.pact[i, j, kind]
    pairs = 0.0
    concentration = 0.0
    leader = 0.0
    for i in range(stocks.nations):
        share = stocks.compute_usable[i] / larger(compute, TINY)
        concentration += share * share
        leader = larger(share, leader)
        pairs += i
    outcome.survival[0] = stocks.survival[0]
    outcome.collective_welfare[0] = stocks.survival[0] * welfare / people
    outcome.compute_concentration[0] = concentration
    outcome.leader_share[0] = leader
    outcome.incidents[0] = incidents
    outcome.pacts_in_force[0] = pacts
    outcome.ending[0] = ending(stocks.survival[0], leader, pacts / larger(pairs * PACTS, 1.0), p)


@kernel
def ending(survival: float, leader: float, pacts: float, p: OutcomeParams) -> float:
    """Eq. V6   brink if survival < brink_survival; hegemony if one nation has more than
    hegemony_share of usable compute; concert if more than concert_pacts of all possible pacts
    are in force, blocs if more than bloc_pacts; else fortresses

    The number of the Ending.  `leader` is the strongest nation's share of usable compute, `pacts`
    the share of all possible pacts that are in force.
    """
    loose = where(pacts > p.bloc_pacts, BLOCS, FORTRESSES)
    shared = where(pacts > p.concert_pacts, CONCERT, loose)
    held = where(leader > p.hegemony_share, HEGEMONY, shared)
    return where(survival < p.brink_survival, BRINK, held)


def parts_of_score(nations: Nations, p: OutcomeParams, outcome: Outcome) -> Array:
    """Points that each component adds to 50 or takes from it, [N, 5]; they add up to score − 50."""
    parts = np.empty((nations.nations, COMPONENTS))
    for i in range(nations.nations):
        has = Components(*(float(getattr(outcome, name)[i]) for name in COMPONENT_NAMES))
        steps = weigh(i, has, nations)
        parts[i] = np.array(steps) * (PAR_SCORE / resistance(together(steps), p))
    return parts


@kernel
def measure(
    stocks: Stocks, nations: Nations, p: OutcomeParams, tally: Tally, outcome: Outcome
) -> None:
    """Everything we measure, from the final state and the tally."""
    rate_nations(nations, p, tally, outcome)
    rate_world(stocks, nations, p, tally, outcome)
