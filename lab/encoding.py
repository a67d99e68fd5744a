"""From an action of a learner, numbers from 0 to 1, to a valid Move, and back.

The core refuses sums over 1, so the encoding sees to it that there are none:

- `budget`: on a scale of logarithms from nothing to 0.3 % of GDP a year, so that each step is about
  as much more again: at a half it is 0.046 %;
- `split` (six pillars): as given while the sum is at most 1 (the rest is not spent), else divided
  by the sum;
- `programmes` (fifteen, shares of their pillar): divided by their pillar's sum; equal shares where
  that is 0.  With `programmes=False` a nation keeps the habits of its scenario instead;
- seven `levers`: as given;
- `stances` (N − 1 rivals, in order): as given, 0 isolate to 1 cooperate;
- `pacts` (N − 1 rivals times six kinds): offered from 0.5 on.

Any vector of the box is a valid Move, and any valid Move has a vector that gives it back (to the
precision of float32), so that a policy's moves can be imitated.  Numbers outside [0, 1] count as
the nearest end.
"""

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from gymnasium import spaces

from agents.arguments import checked_flag, checked_place
from agents.handed import numeric
from agents.world import World, checked_world
from sim.levers import LEVERS, Levers, at, part_of
from sim.move import Move
from sim.orders import LARGEST_BUDGET
from sim.pillars import PACTS, PILLARS, PROGRAMMES, PROGRAMMES_OF, Pact, Pillar, Programme

Action = npt.NDArray[np.float32]
OFFERED = 0.5
SMALL_BUDGET = 0.0001
"""Share of GDP a year below which the scale of budgets is about even."""
BUDGET_SCALE = math.log1p(LARGEST_BUDGET / SMALL_BUDGET)


def budget_of(part: float) -> float:
    """The budget that stands so far up the scale; 0 at 0, the largest at 1."""
    return min(SMALL_BUDGET * math.expm1(part * BUDGET_SCALE), LARGEST_BUDGET)


def part_of_budget(budget: float) -> float:
    """How far up the scale a budget stands, 0 to 1."""
    return math.log1p(budget / SMALL_BUDGET) / BUDGET_SCALE


class ActionRefused(ValueError):
    """An action that is no vector of the right length, or not finite."""


def _at_most_one(values: Sequence[float]) -> tuple[float, ...]:
    total = math.fsum(values)
    return tuple(value / total for value in values) if total > 1.0 else tuple(values)


def _add_up_to_one(values: Sequence[float]) -> list[float]:
    total = math.fsum(values)
    return [value / total if total else 1.0 / len(values) for value in values]


class Encoding:
    """The actions of a nation, by its number or code; `parts` says where what stands.

    Raises ArgumentError or TypeError.
    """

    def __init__(self, world: World, nation: int | str, programmes: bool = True) -> None:
        self.codes = checked_world(world).codes
        self.nation = nation = checked_place("nation", nation, self.codes)
        checked_flag("programmes", programmes)
        self.rivals = [j for j in range(len(self.codes)) if j != nation]
        self.habits = tuple(map(float, world.status_quo.programme[nation]))
        lengths = {
            "budget": 1,
            "split": PILLARS,
            "programmes": PROGRAMMES if programmes else 0,
            "levers": len(LEVERS),
            "stances": len(self.rivals),
            "pacts": len(self.rivals) * PACTS,
        }
        self.parts: Mapping[str, slice] = _slices(lengths)
        self.size = sum(lengths.values())

    @property
    def names(self) -> tuple[str, ...]:
        """What each number of an action means, for example `pacts.USA.data_flows`."""
        programmes = Programme if self.parts["programmes"].stop > 1 + PILLARS else ()
        rivals = [self.codes[j] for j in self.rivals]
        return (
            "budget",
            *(f"split.{pillar.name.lower()}" for pillar in Pillar),
            *(f"programmes.{programme.name.lower()}" for programme in programmes),
            *(f"levers.{lever}" for lever in LEVERS),
            *(f"stances.{rival}" for rival in rivals),
            *(f"pacts.{rival}.{kind.name.lower()}" for rival in rivals for kind in Pact),
        )

    def space(self) -> spaces.Box:
        """A new box [size] from 0 to 1, float32."""
        return spaces.Box(0.0, 1.0, (self.size,), np.float32)

    def decode(self, action: Any) -> Move:
        """The Move that an action means; any array of `size` finite numbers will do.

        Raises ActionRefused otherwise.
        """
        numbers = self._numbers(action)
        own = self.nation
        programmes = numbers[self.parts["programmes"]]
        levers = numbers[self.parts["levers"]]
        stances = numbers[self.parts["stances"]]
        stances.insert(own, 1.0)
        offered = [number >= OFFERED for number in numbers[self.parts["pacts"]]]
        offers = [tuple(offered[k : k + PACTS]) for k in range(0, len(offered), PACTS)]
        offers.insert(own, (False,) * PACTS)
        return Move(
            budget=budget_of(numbers[0]),
            split=_at_most_one(numbers[self.parts["split"]]),
            programmes=_programmes(programmes) if programmes else self.habits,
            levers=Levers(*map(at, LEVERS, levers)),
            stance=tuple(stances),
            offers=tuple(offers),
        )

    def encode(self, move: Move) -> Action:
        """The action that means this Move (its programmes are left out where they are habits)."""
        numbers = [
            part_of_budget(move.budget),
            *move.split,
            *(move.programmes if self.parts["programmes"].stop > 1 + PILLARS else ()),
            *map(part_of, LEVERS, move.levers),
            *(move.stance[j] for j in self.rivals),
            *(float(offer) for j in self.rivals for offer in move.offers[j]),
        ]
        return np.array(numbers, dtype=np.float32)

    def _numbers(self, action: Any) -> list[float]:
        code = self.codes[self.nation]
        array = numeric(action)
        if array is None:
            raise ActionRefused(f"the action of {code} must be {self.size} numbers")
        if array.shape != (self.size,):
            raise ActionRefused(
                f"the action of {code} has shape {array.shape}; it must be ({self.size},)"
            )
        if not np.isfinite(array).all():
            at = self.names[int(np.argmin(np.isfinite(array)))]
            raise ActionRefused(f"the action of {code} is not finite at {at}; all numbers must be")
        return [float(number) for number in np.clip(array, 0.0, 1.0)]


def _slices(lengths: Mapping[str, int]) -> dict[str, slice]:
    parts, start = {}, 0
    for name, length in lengths.items():
        parts[name] = slice(start, start + length)
        start += length
    return parts


def _programmes(values: Sequence[float]) -> tuple[float, ...]:
    shares = [0.0] * PROGRAMMES
    for members in PROGRAMMES_OF:
        own = _add_up_to_one([values[q] for q in members])
        for q, share in zip(members, own, strict=True):
            shares[q] = share
    return tuple(shares)
