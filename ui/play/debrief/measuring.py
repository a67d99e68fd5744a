"""What one line came to, set against another; and when a turn began, in words."""

import math

from agents.world import World
from sim.endings import Ending
from sim.outcome import Outcome
from ui.play.debrief.data import Difference


def difference(world: World, one: Outcome, other: Outcome, nation: int) -> Difference:
    """What `one` came to, less `other`."""
    people = world.nations.population
    rest = [k for k in range(len(people)) if k != nation]
    total = math.fsum(float(people[k]) for k in rest)
    gains = math.fsum(float(people[k] * (one.score[k] - other.score[k])) for k in rest)
    return Difference(
        score=float(one.score[nation] - other.score[nation]),
        welfare=float(one.collective_welfare[0] - other.collective_welfare[0]),
        others=gains / total if total else 0.0,
        sovereignty=float(one.sovereignty[nation] - other.sovereignty[nation]),
        survival=float(one.survival[0] - other.survival[0]),
        places=int(other.rank[nation] - one.rank[nation]),
    )


def ending_of(outcome: Outcome) -> str:
    """The name of the world's ending."""
    return Ending(int(outcome.ending[0])).name.lower()


def date_of(world: World, turn: int) -> str:
    """When a turn begins: the year, or the year and the quarter."""
    year = world.year(turn * world.ticks_per_turn)
    if year == int(year) and world.ticks_per_turn % 4 == 0:
        return str(int(year))
    return quarter_of(world, turn * world.ticks_per_turn)


def quarter_of(world: World, tick: int) -> str:
    """Quarter number `tick`, counted from 0, as people write it: 2025-Q1."""
    year = world.year(tick)
    return f"{int(year)}-Q{round((year - int(year)) * 4) + 1}"
