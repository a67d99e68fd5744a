"""The score of many states at once by a mandate, and what moved it; the welfare of the world."""

from collections.abc import Sequence

from agents.world import World
from sim import scores
from sim.components import COMPONENT_NAMES
from sim.outcome import FULL
from sim.scores import Parts
from sim.sheet import Array


def components(world: World, nation: int, levels: Parts) -> Parts:
    """What a nation has by component in states of these levels (V1 to V3 and V9)."""
    return scores.has(levels, float(world.nations.natural_unemployment[nation]))


def weighed(world: World, nation: int, components: Parts) -> Parts:
    """Usual steps above par by component, weighed as the mandate asks (V4)."""
    return scores.weighed(nation, components, world.nations)


def scored(world: World, steps: Parts) -> Array:
    """The score that weighed steps earn (V8)."""
    return scores.scored(steps, world.params.outcome)


def changed(world: World, was: Parts, now: Parts) -> Parts:
    """Points by which each component moved the score; they add up to its change.

    A component has the part in the change of the score that it has in the change of the steps.
    From par on, these are the points that sim.outcome.parts_of_score gives.  The score rises less
    and less with the steps, so that points before and after would not do: what has not moved would
    seem to have.
    """
    slope = scores.slopes(was, now, world.params.outcome)
    return {name: slope * (now[name] - was[name]) for name in COMPONENT_NAMES}


def welfare(world: World, parts: Sequence[Parts], survival: Array) -> Array:
    """The world's welfare in many states (V6): what people have, if the world is there to have it.

    `parts` are the components of every nation in each state.
    """
    nations = world.nations
    people = nations.population / nations.population.sum()
    attained = sum(
        float(people[i]) * float(nations.common[k]) * has[name]
        for i, has in enumerate(parts)
        for k, name in enumerate(COMPONENT_NAMES)
    )
    found: Array = FULL * survival * attained
    return found
