"""What must hold between figures that are varied, as it must in a scenario (scenarios/checks.py).

- What two nations have with each other (bloc line, pact) is one figure of two sides, 0 or 1.
- Habits of a pillar are at most all of it, and shares of the world's equipment all of that.
- At least as many specialists work in a nation as come to it from abroad.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np

from agents.opening import given
from agents.world import World
from scenarios.checks import (
    ROUNDING,
    equipment_remedy,
    habits_of,
    habits_remedy,
    talent_remedy,
)
from scenarios.figures import EITHER_OR, limits_of
from sim.pillars import Pillar
from sim.sheet import Array

MUTUAL = ("bloc_line", "pact")
"""What two nations have with each other."""


def mirrored(path: str) -> str | None:
    """The path of the same figure from the other side; None where the sides are two figures."""
    words = path.split(".")
    if words[0] == "pairs" and words[1] in MUTUAL:
        return ".".join((*words[:2], words[3], words[2]))
    if words[0] == "stocks" and words[2:3] and words[2] in MUTUAL:
        return ".".join((words[0], words[3], words[2], words[1], *words[4:]))
    return None


def refuse_unrelated(world: World, values: Mapping[str, Array]) -> None:
    """Raise ValueError, in one sentence, for values [K] that no scenario could have together."""
    for path, given_values in values.items():
        twin = mirrored(path)
        if twin is not None and twin in values:
            raise ValueError(f"{path} and {twin} are two sides of one figure; vary one of them")
        if limits_of(path).evidence.unit == EITHER_OR:
            wrong = ~np.isin(given_values, (0.0, 1.0))
            if wrong.any():
                raise ValueError(f"{path} is {given_values[wrong][0]:g}; it must be 0 or 1")
    _refuse_habits(world, values)
    _refuse_equipment(world, values)
    _refuse_talent(world, values)


def _refuse_habits(world: World, values: Mapping[str, Array]) -> None:
    for i, code in enumerate(world.codes):
        for pillar in Pillar:
            paths = {name: f"nations.{code}.habits.{name}" for name in habits_of(pillar)}
            if not any(path in values for path in paths.values()):
                continue
            traits: Any = world.traits
            shares = [values.get(path, getattr(traits, name)[i]) for name, path in paths.items()]
            most = float(np.max(sum(shares)))
            if most > 1.0 + ROUNDING:
                raise ValueError(
                    f"nations.{code}.habits is {most:g} in all; {habits_remedy(pillar)}"
                )


def _all_nations(world: World, values: Mapping[str, Array], name: str, stated: Array) -> Array:
    """A figure of every nation [N, K], varied or as stated; empty where none is varied."""
    paths = [f"nations.{code}.{name}" for code in world.codes]
    found = [path for path in paths if path in values]
    if not found:
        return np.empty((len(paths), 0))
    size = len(values[found[0]])
    return np.array(
        [
            np.broadcast_to(values.get(path, one), (size,))
            for path, one in zip(paths, stated, strict=True)
        ]
    )


def _refuse_equipment(world: World, values: Mapping[str, Array]) -> None:
    held = _all_nations(world, values, "equipment", world.nations.equipment).sum(axis=0)
    if held.size and held.max() > 1.0 + ROUNDING:
        raise ValueError(f"nations: of equipment, {equipment_remedy(float(held.max()))}")


def _refuse_talent(world: World, values: Mapping[str, Array]) -> None:
    talent = _all_nations(world, values, "talent", world.stocks.talent)
    abroad = given(world).abroad.copy()
    np.fill_diagonal(abroad, 0.0)
    foreign = abroad.T @ talent
    short = foreign > talent * (1.0 + ROUNDING)
    if short.any():
        i, k = (int(place) for place in np.argwhere(short)[0])
        raise ValueError(
            f"nations.{world.codes[i]}.talent is {talent[i, k]:g}; "
            f"{talent_remedy(float(foreign[i, k]))}"
        )
