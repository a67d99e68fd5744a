"""What must hold between figures that are varied, as it must in a scenario (scenarios/checks.py).

- What two nations have with each other (bloc line, pact) is one figure of two sides, 0 or 1.
- Habits of a pillar are at most all of it, and shares of the world's equipment all of that.
- Nobody works in two nations, and at least as many specialists work in a nation as come to it.
- No more than all of the compute in a nation belongs to others.
- Holders of choke points earn no more than a maker is paid.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from agents.opening import given
from agents.world import World
from scenarios.checks import equipment_remedy, habits_of, habits_remedy
from scenarios.checks_pairs import AT_MOST_ONE, ROUNDING, owned_remedy, talent_remedy
from scenarios.figures import EITHER_OR, limits_of
from scenarios.sound import rents_remedy
from sim.pillars import Pillar
from sim.sheet import Array

MUTUAL = ("bloc_line", "pact")
"""What two nations have with each other."""
RENT = "params.makers.rent"


def mirrored(path: str) -> str | None:
    """The path of the same figure from the other side; None where the sides are two figures."""
    words = path.split(".")
    if words[0] == "pairs" and words[1] in MUTUAL:
        return ".".join((*words[:2], words[3], words[2]))
    if words[0] == "stocks" and words[2:3] and words[2] in MUTUAL:
        return ".".join((words[0], words[3], words[2], words[1], *words[4:]))
    return None


@dataclass(frozen=True)
class Drawn:
    """Values [K] of what is varied, among what the world states."""

    world: World
    values: Mapping[str, Array]

    @property
    def draws(self) -> int:
        """How many games there are, K."""
        return max((len(values) for values in self.values.values()), default=0)

    def varies(self, kind: str, *names: str) -> bool:
        """Whether one of these figures of any nation, or pair, is among what is varied."""
        place = 2 if kind == "nations" else 1
        return any(
            path.split(".")[place] in names for path in self.values if path.startswith(f"{kind}.")
        )

    def of_nations(self, name: str, stated: Array) -> Array:
        """A figure of every nation [N, K]."""
        made = np.repeat(stated[:, None], self.draws, axis=1)
        for i, code in enumerate(self.world.codes):
            made[i] = self.values.get(f"nations.{code}.{name}", made[i])
        return made

    def of_pairs(self, name: str, stated: Array) -> Array:
        """A figure of every pair [N, N, K], 0 of a nation and itself."""
        made = np.repeat(stated[:, :, None], self.draws, axis=2)
        for i, one in enumerate(self.world.codes):
            for j, other in enumerate(self.world.codes):
                path = f"pairs.{name}.{one}.{other}"
                made[i, j] = 0.0 if i == j else self.values.get(path, made[i, j])
        return made


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
    drawn = Drawn(world, values)
    _refuse_habits(world, values)
    _refuse_equipment(drawn)
    _refuse_emigrants(drawn)
    _refuse_owners(drawn)
    _refuse_rents(drawn)


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


def _refuse_equipment(drawn: Drawn) -> None:
    if drawn.varies("nations", "equipment"):
        held = drawn.of_nations("equipment", drawn.world.nations.equipment).sum(axis=0)
        if held.max() > 1.0 + ROUNDING:
            raise ValueError(f"nations: of equipment, {equipment_remedy(float(held.max()))}")


def _refuse_emigrants(drawn: Drawn) -> None:
    if not (drawn.varies("nations", "talent") or drawn.varies("pairs", "abroad")):
        return
    world = drawn.world
    abroad = drawn.of_pairs("abroad", given(world).abroad)
    gone = abroad.sum(axis=1)
    if gone.max() > 1.0 + ROUNDING:
        i, k = _first(gone > 1.0 + ROUNDING)
        raise ValueError(f"pairs.abroad.{world.codes[i]} is {gone[i, k]:g} in all; {AT_MOST_ONE}")
    talent = drawn.of_nations("talent", world.stocks.talent)
    foreign = np.einsum("ijk,ik->jk", abroad, talent)
    short = foreign > talent * (1.0 + ROUNDING)
    if short.any():
        j, k = _first(short)
        raise ValueError(
            f"nations.{world.codes[j]}.talent is {talent[j, k]:g}; "
            f"{talent_remedy(float(foreign[j, k]))}"
        )


def _refuse_owners(drawn: Drawn) -> None:
    if drawn.varies("pairs", "owned"):
        total = drawn.of_pairs("owned", given(drawn.world).owned).sum(axis=0)
        if total.max() > 1.0 + ROUNDING:
            j, k = _first(total > 1.0 + ROUNDING)
            column = f"the column of {drawn.world.codes[j]}"
            raise ValueError(
                f"pairs.owned.{column} is {total[j, k]:g}; {owned_remedy(float(total[j, k]))}"
            )


def _refuse_rents(drawn: Drawn) -> None:
    if not (RENT in drawn.values or drawn.varies("pairs", "choke")):
        return
    world = drawn.world
    rent = np.asarray(drawn.values.get(RENT, world.params.makers.rent))
    held = drawn.of_pairs("choke", world.nations.choke).sum(axis=0)
    over = rent * held > 1.0 + ROUNDING
    if over.any():
        j, k = _first(over)
        rent = np.broadcast_to(rent, held.shape)
        column = f"the column of {world.codes[j]}"
        remedy = rents_remedy(float(rent[j, k]), float(held[j, k]))
        raise ValueError(f"pairs.choke.{column} is {held[j, k]:g}; {remedy}")


def _first(wrong: Array) -> tuple[int, int]:
    """The nation, and the game, of the first that is wrong."""
    nation, game = np.argwhere(wrong)[0]
    return int(nation), int(game)
