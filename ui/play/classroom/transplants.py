"""Transplants: one table's order of one turn in another table's world, on the luck of both.

How much of what it does is the order, and how much the luck of this game?  It is played again on
eight other lucks: where the sign of what happens to the world does not hold on six of them, it is
mostly luck.  Transplants do not add up: each is by itself.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sim.outcome import Outcome
from ui.play.classroom.branching import LUCKS, BranchingWorld, OrderSwap
from ui.play.refusal import Refusal
from ui.play.session.session import Session
from ui.play.words import say

HOLDS = 6
"""Of eight lucks on which the sign must be the same."""
NOTHING = 5e-5
"""A change of survival below which nothing has happened that anybody could see."""


@dataclass(frozen=True)
class TransplantPlace:
    """Whose order of which turn is set into which world; worlds and turns count from 0."""

    turn: int
    nation: str
    source: int
    target: int


@dataclass(frozen=True)
class Transplanted:
    """What it came to, less what the world was; on the luck of the game."""

    place: TransplantPlace
    survival: float  # change of the chance that the world lives, -1 to 1
    welfare: float  # of the world's welfare, points of 100
    score: float  # of the nation's own result, points of 100
    lucks: tuple[float, ...]  # changes of survival on eight other lucks; empty where not asked
    scores: tuple[float, ...] = ()  # changes of the nation's own result on them

    @property
    def nothing(self) -> bool:
        """Whether it moves the world's chances by nothing that can be seen."""
        return abs(self.survival) < NOTHING

    @property
    def same(self) -> int:
        """On how many of the other lucks the world's chances move the same way."""
        return sum(_sign(one) == _sign(self.survival) for one in self.lucks)

    @property
    def mostly_luck(self) -> bool:
        """Whether what it does to the world is mostly the luck of this game."""
        return bool(self.lucks) and not self.nothing and self.same < HOLDS

    @property
    def elsewhere(self) -> float:
        """The mean change of survival on the other lucks; 0 where they were not asked."""
        return math.fsum(self.lucks) / len(self.lucks) if self.lucks else 0.0


def _sign(value: float) -> int:
    return 0 if abs(value) < NOTHING else int(math.copysign(1.0, value))


class Transplants:
    """Transplants between the worlds of one run."""

    def __init__(self, sessions: Sequence[Session]) -> None:
        """Play every world once more; takes as long as one game each."""
        self.worlds = tuple(BranchingWorld(session) for session in sessions)

    def places(self, source: int, target: int) -> Iterator[TransplantPlace]:
        """Every order of one world that was another in the other one."""
        there, here = self._world(source), self._world(target)
        for turn in range(min(there.turns, here.turns)):
            for nation, code in enumerate(there.codes):
                if there.moves[turn][nation] != here.moves[turn][nation]:
                    yield TransplantPlace(turn, code, source, target)

    def of(self, place: TransplantPlace, lucks: bool = True) -> Transplanted:
        """What a transplant comes to; with `lucks`, on eight others too.

        Raises Refusal for a world, nation or turn that there is not.
        """
        world, swap = self._world(place.target), self._swap(place)
        changed = world.branch(swap)
        survival, welfare, score = _changes(changed, world.outcome, swap.nation)
        if not lucks:
            return Transplanted(place, survival, welfare, score, ())
        pairs = zip(world.branches(swap), world.unchanged(place.turn), strict=True)
        other = [_changes(with_, without, swap.nation) for with_, without in pairs]
        return Transplanted(
            place, survival, welfare, score,
            tuple(one[0] for one in other), tuple(one[2] for one in other),
        )  # fmt: skip

    def all(self, source: int, target: int, lucks: bool = True) -> list[Transplanted]:
        """All transplants from one world into another, by turn and nation."""
        return [self.of(place, lucks) for place in self.places(source, target)]

    def telling(self, source: int, target: int, most: int = 8) -> list[Transplanted]:
        """The most telling transplants between two worlds, either way, checked on other lucks."""
        found = [*self.all(source, target, False), *self.all(target, source, False)]
        found.sort(key=lambda one: -abs(one.survival))  # stable: equals stay in their order
        return [self.of(one.place) for one in found[:most]]

    def _world(self, number: int) -> BranchingWorld:
        if not 0 <= number < len(self.worlds):
            raise Refusal(say("classroom.core.no_transplant"))
        return self.worlds[number]

    def _swap(self, place: TransplantPlace) -> OrderSwap:
        there, here = self._world(place.source), self._world(place.target)
        known = place.nation in there.codes and place.nation in here.codes
        if not known or not 0 <= place.turn < min(there.turns, here.turns):
            raise Refusal(say("classroom.core.no_transplant"))
        nation = there.codes.index(place.nation)
        return OrderSwap(place.turn, nation, there.moves[place.turn][nation])


def _changes(one: Outcome, other: Outcome, nation: int) -> tuple[float, float, float]:
    """Survival, welfare and the nation's result of one, less those of the other."""
    return (
        float(one.survival[0] - other.survival[0]),
        float(one.collective_welfare[0] - other.collective_welfare[0]),
        float(one.score[nation] - other.score[nation]),
    )


assert LUCKS >= HOLDS
