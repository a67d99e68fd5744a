"""The score of many states at once by a nation's mandate, and what moved it from one to another."""

from agents.world import World
from sim import scores
from sim.components import COMPONENT_NAMES
from sim.scores import Parts
from sim.sheet import Array


def weighed(world: World, nation: int, components: Parts) -> Parts:
    """Usual steps above par by component, weighed as the mandate asks (V7)."""
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
