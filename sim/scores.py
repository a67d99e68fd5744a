"""The score of many states at once: what `sim.components` says of one, along arrays."""

import numpy as np

from sim.components import (
    COMPONENT_NAMES,
    COMPONENTS,
    Components,
    components,
    points,
    slope,
    together,
    weigh,
)
from sim.jit import kernel
from sim.nations import Nations
from sim.params import OutcomeParams
from sim.sheet import Array

Parts = dict[str, Array]
"""An array of one shape for each component."""
LEVELS = (
    "sovereignty",
    "lag",
    "income",
    "potential",
    "approval",
    "unemployment",
    "threat",
    "attack",
)
"""What a state must tell of a nation."""


def has(levels: Parts, natural: float) -> Parts:
    """What a nation has by component in many states (Eq. V1 to V3 and V9).

    `levels` are LEVELS; `natural` is the nation's natural unemployment.
    """
    table = np.array([levels[name].ravel() for name in LEVELS])
    found = np.empty((COMPONENTS, table.shape[1]))
    have_all(table, natural, found)
    return _parts(found, levels["income"].shape)


def weighed(nation: int, parts: Parts, nations: Nations) -> Parts:
    """Usual steps above par by component, weighed as the nation's mandate asks (Eq. V4)."""
    steps = _table(parts)
    weigh_all(nation, nations, steps)
    return _parts(steps, _shape(parts))


def scored(steps: Parts, p: OutcomeParams) -> Array:
    """The score that weighed steps earn (Eq. V8)."""
    table = _table(steps)
    score = np.empty(table.shape[1])
    score_all(table, p, score)
    return score.reshape(_shape(steps))


def slopes(was: Parts, now: Parts, p: OutcomeParams) -> Array:
    """Points that a step earned on the way from some weighed steps to others."""
    before, after = _table(was), _table(now)
    found = np.empty(after.shape[1])
    slope_all(before, after, p, found)
    return found.reshape(_shape(now))


def _shape(parts: Parts) -> tuple[int, ...]:
    return parts[COMPONENT_NAMES[0]].shape


def _table(parts: Parts) -> Array:
    return np.array([parts[name].ravel() for name in COMPONENT_NAMES])


def _parts(table: Array, shape: tuple[int, ...]) -> Parts:
    return {name: table[k].reshape(shape) for k, name in enumerate(COMPONENT_NAMES)}


@kernel
def _at(table: Array, k: int) -> Components:
    return Components(table[0, k], table[1, k], table[2, k], table[3, k], table[4, k])


@kernel
def _put(table: Array, k: int, c: Components) -> None:
    table[0, k] = c.sovereignty
    table[1, k] = c.standing
    table[2, k] = c.prosperity
    table[3, k] = c.stability
    table[4, k] = c.security


@kernel
def have_all(levels: Array, natural: float, found: Array) -> None:
    """What a nation has, [5, states], of its levels [8, states]."""
    for k in range(levels.shape[1]):
        one = components(
            levels[0, k],
            levels[1, k],
            levels[2, k],
            levels[3, k],
            levels[4, k],
            levels[5, k],
            natural,
            levels[6, k],
            levels[7, k],
        )
        _put(found, k, one)


@kernel
def weigh_all(nation: int, nations: Nations, table: Array) -> None:
    """Turn what a nation has, [5, states], into weighed steps above par, in place."""
    for k in range(table.shape[1]):
        _put(table, k, weigh(nation, _at(table, k), nations))


@kernel
def score_all(steps: Array, p: OutcomeParams, score: Array) -> None:
    """The scores [states] of weighed steps [5, states]."""
    for k in range(steps.shape[1]):
        score[k] = points(together(_at(steps, k)), p)


@kernel
def slope_all(was: Array, now: Array, p: OutcomeParams, found: Array) -> None:
    """What a step earned [states] on the way between weighed steps [5, states]."""
    for k in range(now.shape[1]):
        found[k] = slope(together(_at(was, k)), together(_at(now, k)), p)
