"""What a game comes to: per nation and for the world, averaged over its second half."""

from enum import IntEnum

from sim.flows import Flows
from sim.jit import kernel
from sim.maths import clip, larger, positive, where
from sim.nations import Nations
from sim.params import SocietyParams
from sim.pillars import PACTS, PILLARS
from sim.sheet import Sheet, each, world
from sim.stocks import Stocks

COMPONENTS = 5  # sovereignty, pillars, prosperity, stability, security
TINY = 1e-300
PROSPERITY_FLOOR = 0.90  # output over trend that scores 0
PROSPERITY_SPAN = 0.40  # and how far above it scores 1


class Tally(Sheet):
    """Running sums of a game."""

    ticks = world("count", "ticks noted")
    incidents = each("count", "AI incidents over the whole game")
    sovereignty = each("sum", "over the noted ticks")
    pillars = each("sum", "over the noted ticks")
    prosperity = each("sum", "over the noted ticks")
    stability = each("sum", "over the noted ticks")
    security = each("sum", "over the noted ticks")


class Outcome(Sheet):
    """What we measure at the end; components 0 to 1, scores 0 to 100."""

    score = each("0-100", "mandate-weighted mean of the five components")
    sovereignty = each("0-1", "resilience, own service and relative capability")
    pillars = each("0-1", "mean strength of the six pillars")
    prosperity = each("0-1", "output over trend, 0.90 to 1.30")
    stability = each("0-1", "approval and jobs")
    security = each("0-1", "1 / (1 + threat)")
    rank = each("1..N", "place by score")

    survival = world("probability", "that no world catastrophe happened")
    collective_welfare = world("0-100", "survival x population-weighted mean score")
    compute_concentration = world("0-1", "Herfindahl index of usable compute")
    incidents = world("count", "AI incidents in the world")
    pacts_in_force = world("count", "pacts in force at the end, pairs counted once")
    ending = world("number", "the ending, see Ending")


class Ending(IntEnum):
    """How the world ends up, in the order in which they are looked for."""

    BRINK = 0  # the chance of catastrophe is high
    HEGEMONY = 1  # one nation has most of the compute
    CONCERT = 2  # many pacts, shared gains
    BLOCS = 3  # pacts within camps
    FORTRESSES = 4  # hardly a pact, each for itself


@kernel
def prosperity(gdp: float, potential: float) -> float:
    """Eq. V1   clip((Y / Y0 − .9) / .4)    [0, 1]."""
    return clip((gdp / potential - PROSPERITY_FLOOR) / PROSPERITY_SPAN, 0.0, 1.0)


@kernel
def stability(approval: float, unemployment: float, natural: float) -> float:
    """Eq. V2   A (1 − 2 (U − .05))    [0, 1]."""
    return clip(approval * (1.0 - 2.0 * (unemployment - natural)), 0.0, 1.0)


@kernel
def security(threat: float) -> float:
    """Eq. V3   1 / (1 + threat)    [0, 1]."""
    return 1.0 / (1.0 + positive(threat))


@kernel
def note(then: Stocks, flows: Flows, p: SocietyParams, tick: int, ticks: int, tally: Tally) -> None:
    """Add a tick to the tally: incidents always, components in the second half of the game."""
    counts = 2 * tick >= ticks
    if counts:
        tally.ticks[0] += 1.0
    for i in range(then.nations):
        tally.incidents[i] += flows.incident[i]
        if counts:
            strength = 0.0
            for pillar in range(PILLARS):
                strength += then.pillar[i, pillar]
            tally.sovereignty[i] += then.sovereignty[i]
            tally.pillars[i] += strength / PILLARS
            tally.prosperity[i] += prosperity(then.gdp[i], then.potential[i])
            tally.stability[i] += stability(
                then.approval[i], then.unemployment[i], p.natural_unemployment
            )
            tally.security[i] += security(then.threat[i])


@kernel
def rate_nations(nations: Nations, tally: Tally, outcome: Outcome) -> None:
    """Eq. V4   score = 100 Σ w_c component_c, w by mandate; rank 1 is the best, ties share it."""
    ticks = larger(tally.ticks[0], 1.0)
    for i in range(nations.nations):
        outcome.sovereignty[i] = tally.sovereignty[i] / ticks
        outcome.pillars[i] = tally.pillars[i] / ticks
        outcome.prosperity[i] = tally.prosperity[i] / ticks
        outcome.stability[i] = tally.stability[i] / ticks
        outcome.security[i] = tally.security[i] / ticks
        outcome.score[i] = 100.0 * (
            nations.mandate[i, 0] * outcome.sovereignty[i]
            + nations.mandate[i, 1] * outcome.pillars[i]
            + nations.mandate[i, 2] * outcome.prosperity[i]
            + nations.mandate[i, 3] * outcome.stability[i]
            + nations.mandate[i, 4] * outcome.security[i]
        )
    for i in range(nations.nations):
        place = 1.0
        for j in range(nations.nations):
            place = place + where(outcome.score[j] > outcome.score[i], 1.0, 0.0)
        outcome.rank[i] = place


@kernel
def rate_world(stocks: Stocks, nations: Nations, tally: Tally, outcome: Outcome) -> None:
    """Eq. V5   welfare = survival Σ pop score / Σ pop;  concentration = Σ (cu / Σ cu)²."""
    people = 0.0
    welfare = 0.0
    compute = 0.0
    incidents = 0.0
    pacts = 0.0
    for i in range(stocks.nations):
        people += nations.population[i]
        welfare += nations.population[i] * outcome.score[i]
        compute += stocks.compute_usable[i]
        incidents += tally.incidents[i]
        for j in range(i):
            for kind in range(PACTS):
                pacts += stocks.pact[i, j, kind]
    concentration = 0.0
    for i in range(stocks.nations):
        share = stocks.compute_usable[i] / larger(compute, TINY)
        concentration += share * share
    outcome.survival[0] = stocks.survival[0]
    outcome.collective_welfare[0] = stocks.survival[0] * welfare / people
    outcome.compute_concentration[0] = concentration
    outcome.incidents[0] = incidents
    outcome.pacts_in_force[0] = pacts
    pairs = stocks.nations * (stocks.nations - 1.0) / 2.0
    outcome.ending[0] = ending(
        stocks.survival[0], concentration, pacts / larger(pairs * PACTS, 1.0)
    )


@kernel
def ending(survival: float, concentration: float, pacts: float) -> float:
    """Eq. V6   which ending: brink, hegemony, concert, blocs or fortresses (number of Ending).

    `pacts` is the share of all possible pacts that are in force.
    """
    peaceful = where(pacts > 0.40, 2.0, where(pacts > 0.10, 3.0, 4.0))
    return where(survival < 0.80, 0.0, where(concentration > 0.40, 1.0, peaceful))


@kernel
def measure(stocks: Stocks, nations: Nations, tally: Tally, outcome: Outcome) -> None:
    """Everything we measure, from the final state and the tally."""
    rate_nations(nations, tally, outcome)
    rate_world(stocks, nations, tally, outcome)
