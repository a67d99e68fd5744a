"""How a nation stands by its mandate in one state of the world, component by component."""

from dataclasses import dataclass

from agents.world import World
from sim.stocks import Stocks
from ui.advice.rollouts import COMPONENTS, STOCKS, components


@dataclass(frozen=True)
class Standing:
    """The score as if this quarter alone counted, and the points that each component gives."""

    score: float  # 0 to 100
    points: dict[str, float]  # add up to the score


def standing_of(world: World, stocks: Stocks, nation: int) -> Standing:
    """The standing of a nation in a state."""
    levels = {name: getattr(stocks, name)[nation : nation + 1] for name in STOCKS}
    natural = world.params.society.natural_unemployment
    parts = components(levels, stocks.pillar[nation : nation + 1], natural)
    weights = world.nations.mandate[nation]
    points = {name: 100.0 * float(weights[k] * parts[name][0]) for k, name in enumerate(COMPONENTS)}
    total = 0.0
    for name in COMPONENTS:
        total += points[name]
    return Standing(total, points)
