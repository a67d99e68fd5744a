"""The score of many states at once, as sim.outcome has it for one (Eq. V7 and V8)."""

import numpy as np

from agents.world import World
from sim.outcome import COMPONENT_NAMES, SMALLEST_STEP
from sim.sheet import Array

Parts = dict[str, Array]
"""An array of any shape for each component."""


def weighed(world: World, nation: int, components: Parts) -> Parts:
    """Usual steps above par by component, weighed as the mandate asks (V7)."""
    mandate, par = world.nations.mandate[nation], world.nations.par[nation]
    step = np.maximum(world.nations.usual_step[nation], SMALLEST_STEP)
    return {
        name: mandate[k] * ((components[name] - par[k]) / step[k])
        for k, name in enumerate(COMPONENT_NAMES)
    }


def scored(world: World, steps: Parts) -> Array:
    """The score that weighed steps earn (V8)."""
    together = _together(steps)
    score: Array = 50.0 + 50.0 * together / (world.params.outcome.reach + np.abs(together))
    return score


def changed(world: World, was: Parts, now: Parts) -> Parts:
    """Points by which each component moved the score; they add up to its change.

    A component has the part in the change of the score that it has in the change of the steps.
    From par on, these are the points that sim.outcome.parts_of_score gives.  The score rises less
    and less with the steps, so that points before and after would not do: what has not moved would
    seem to have.
    """
    reach = world.params.outcome.reach
    before, after = _together(was), _together(now)
    # (f(b) - f(a)) / (b - a) of f(z) = z / (reach + |z|), written so that b may be a
    across = np.maximum(-2.0 * before * after, 0.0)
    width = np.where(across > 0.0, np.abs(after - before), 1.0)
    slope = (reach + across / width) / ((reach + np.abs(before)) * (reach + np.abs(after)))
    return {name: 50.0 * slope * (now[name] - was[name]) for name in COMPONENT_NAMES}


def _together(steps: Parts) -> Array:
    total = np.zeros_like(steps[COMPONENT_NAMES[0]])
    for name in COMPONENT_NAMES:  # in the order of sim.outcome, for the same last digit
        total += steps[name]
    return total
