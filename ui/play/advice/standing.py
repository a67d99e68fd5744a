"""How a nation stands by its mandate in one state of the world, component by component."""

from dataclasses import dataclass

from agents.world import World
from sim.components import COMPONENT_NAMES
from sim.flows import Flows
from sim.outcome import Outcome, Tally, measure, note, parts_of_score
from sim.scores import LEVELS, Parts
from sim.stocks import Stocks
from ui.play.advice.scoring import changed, components, weighed


@dataclass(frozen=True)
class QuarterStanding:
    """The score as if this quarter alone counted, and the points that each component gives."""

    score: float  # 0 to 100
    points: dict[str, float]  # add up to the score - 50
    welfare: float  # of the world, 0 to 100


def standing_of(world: World, stocks: Stocks, nation: int) -> QuarterStanding:
    """The standing of a nation in a state."""
    outcome = _outcome(world, stocks)
    parts = parts_of_score(world.nations, world.params.outcome, outcome)[nation]
    points = {name: float(parts[k]) for k, name in enumerate(COMPONENT_NAMES)}
    return QuarterStanding(
        float(outcome.score[nation]), points, float(outcome.collective_welfare[0])
    )


def moved(world: World, was: Stocks, now: Stocks, nation: int) -> dict[str, float]:
    """Points by which each component moved the standing from one state to another.

    They add up to the change of the standing; what has not moved has none.
    """
    points = changed(world, _weighed(world, was, nation), _weighed(world, now, nation))
    return {name: float(points[name][0]) for name in COMPONENT_NAMES}


def _outcome(world: World, stocks: Stocks) -> Outcome:
    """The outcome of a game of which a state is the only quarter; without its incidents."""
    n = len(world.codes)
    tally, outcome = Tally(n), Outcome(n)
    note(stocks, Flows(n), world.nations, 1, 1, tally)
    measure(stocks, world.nations, world.params.outcome, tally, outcome)
    return outcome


def _weighed(world: World, stocks: Stocks, nation: int) -> Parts:
    levels = {name: getattr(stocks, name)[nation : nation + 1] for name in LEVELS}
    return weighed(world, nation, components(world, nation, levels))
