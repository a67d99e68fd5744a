"""How a nation stands by its mandate in one state of the world, component by component."""

from dataclasses import dataclass

from agents.world import World
from sim.stocks import Stocks
from ui.advice.rollouts import COMPONENTS, STOCKS, components


@dataclass(frozen=True)
class Standing:
    """The score as if this quarter alone counted, and the points that each component gives."""

    score: float  # 0 to 100
    points: dict[str, float]  # add up to the score, but for rounding


def standing_of(world: World, stocks: Stocks, nation: int) -> Standing:
    """The standing of a nation in a state."""
    levels = {name: getattr(stocks, name)[nation : nation + 1] for name in STOCKS}
    natural = world.params.society.natural_unemployment
    parts = components(levels, stocks.pillar[nation : nation + 1], natural)
    weights = world.nations.mandate[nation]
    weighted = {name: float(weights[k] * parts[name][0]) for k, name in enumerate(COMPONENTS)}
    total = 0.0
    for name in COMPONENTS:  # in the order of the rollouts, so that a fan begins at this very score
        total += weighted[name]
    return Standing(100.0 * total, {name: 100.0 * part for name, part in weighted.items()})
