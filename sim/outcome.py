"""What a game comes to: per nation and for the world: docs/model/outcome.md."""

import numpy as np

from sim.components import (
    COMPONENT_NAMES,
    COMPONENTS,
    PAR_SCORE,
    Components,
    components,
    points,
    resistance,
    together,
    weigh,
)
from sim.endings import ending
from sim.flows import Flows
from sim.jit import kernel
from sim.maths import TINY, larger, where
from sim.nations import Nations
from sim.params import OutcomeParams
from sim.pillars import PACTS
from sim.sheet import Array, Sheet, each, section, world
from sim.stocks import Stocks
from sim.validity import Fault

FULL = 100.0  # what having all of every component is called
HALVES = 2  # of a game; the second one counts


class Tally(Sheet):
    """Running sums of a game, and what was found wrong in it (last, so that hosts can copy it)."""

    ticks = world("count", "ticks noted")
    incidents = each("count", "AI incidents over the whole game")
    sovereignty = each("sum", "over the noted ticks")
    standing = each("sum", "over the noted ticks")
    prosperity = each("sum", "over the noted ticks")
    stability = each("sum", "over the noted ticks")
    security = each("sum", "over the noted ticks")
    fault = section(Fault)


class Outcome(Sheet):
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


@kernel
def note(then: Stocks, flows: Flows, nations: Nations, tick: int, ticks: int, tally: Tally) -> None:
    """Add a tick to the tally: incidents always, components in the second half of the game."""
    # a game of one quarter has no second half but that quarter
    counts = HALVES * tick >= ticks or tick + 1 == ticks
    if counts:
        tally.ticks[0] += 1.0
    for i in range(then.nations):
        tally.incidents[i] += flows.incident[i]
        if counts:
            has = components(
                then.sovereignty[i],
                then.lag[i],
                then.income[i],
                then.potential[i],
                then.approval[i],
                then.unemployment[i],
                nations.natural_unemployment[i],
                then.threat[i],
                then.attack[i],
            )
            tally.sovereignty[i] += has.sovereignty
            tally.standing[i] += has.standing
            tally.prosperity[i] += has.prosperity
            tally.stability[i] += has.stability
            tally.security[i] += has.security


@kernel
def rate_nations(nations: Nations, p: OutcomeParams, tally: Tally, outcome: Outcome) -> None:
    """Eq. V5   score = points(Σ_c w_c gain_c);  attainment = 100 Σ_c v_c component_c    [0, 100]

    w is the mandate, v is common to all nations.  Rank 1 is the best score; ties share it.
    """
    ticks = larger(tally.ticks[0], 1.0)
    for i in range(nations.nations):
        has = Components(
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
        outcome.score[i] = points(together(weigh(i, has, nations)), p)
    for i in range(nations.nations):
        place = 1.0
        for j in range(nations.nations):
            place = place + where(outcome.score[j] > outcome.score[i], 1.0, 0.0)
        outcome.rank[i] = place


@kernel
def rate_world(
    stocks: Stocks,
    nations: Nations,
    p: OutcomeParams,
    tally: Tally,
    outcome: Outcome,
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
        compute += stocks.compute_usable[i]
        incidents += tally.incidents[i]
        for j in range(i):
            pairs += 1.0
            for kind in range(PACTS):
                pacts += stocks.pact[i, j, kind]
    concentration = 0.0
    leader = 0.0
    for i in range(stocks.nations):
        share = stocks.compute_usable[i] / larger(compute, TINY)
        concentration += share * share
        leader = larger(share, leader)
    outcome.survival[0] = stocks.survival[0]
    outcome.collective_welfare[0] = stocks.survival[0] * welfare / larger(people, TINY)
    outcome.compute_concentration[0] = concentration
    outcome.leader_share[0] = leader
    outcome.incidents[0] = incidents
    outcome.pacts_in_force[0] = pacts
    outcome.ending[0] = ending(stocks.survival[0], leader, pacts / larger(pairs * PACTS, 1.0), p)


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
    stocks: Stocks,
    nations: Nations,
    p: OutcomeParams,
    tally: Tally,
    outcome: Outcome,
) -> None:
    """Everything we measure, from the final state and the tally."""
    rate_nations(nations, p, tally, outcome)
    rate_world(stocks, nations, p, tally, outcome)
