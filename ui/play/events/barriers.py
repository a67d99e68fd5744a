"""What stands in the way of a pact: what else one of the two does (docs/model/pacts.md, O5 to O7).

The rules say that a pact is refused; here is why, so that a person can do something about it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from agents.world import World
from sim.pillars import Pact
from sim.rules.pacts import localised, open_to_target, shares_with_foe
from sim.sheet import Array
from sim.stocks import Stocks
from ui.play.listing import listed
from ui.play.words import name_of, say

NAMED = 4  # nations named in one sentence; of more, the others are counted


@dataclass(frozen=True)
class Barrier:
    """Why a kind of pact with another nation is refused, seen from one side."""

    pact: Pact
    reason: str  # "data", "control", "target" or "compute"
    mine: bool  # whether it is what this side does
    third: int = -1  # the nation that it is about, beside the two; -1 for none

    @property
    def key(self) -> str:
        """Of its sentence."""
        return f"refused.{self.reason}_{'mine' if self.mine else 'theirs'}"


@dataclass(frozen=True)
class Ordered:
    """What of all nations' orders pacts look at."""

    stance: Array  # [N, N], the row towards the column
    localisation: Array  # [N]


def barriers(world: World, i: int, j: int, orders: Ordered, now: Stocks) -> dict[Pact, Barrier]:
    """What forbids i and j each kind of pact, whether or not they offer it; what i does first."""
    return {
        one.pact: one
        for one in reversed([*_data(world, i, j, orders), *_control(world, i, j, orders),
                             *_compute(world, i, j, now)])
    }  # fmt: skip


def _data(world: World, i: int, j: int, orders: Ordered) -> Iterator[Barrier]:
    for mine, who in ((True, i), (False, j)):
        if localised(float(orders.localisation[who]), 0.0, world.params.doors) > 0.0:
            yield Barrier(Pact.DATA_FLOWS, "data", mine)


def _control(world: World, i: int, j: int, orders: Ordered) -> Iterator[Barrier]:
    for mine, who, other in ((True, i, j), (False, j, i)):
        target = _least(world, other, orders.stance[other], 1.0, at_most=True)
        if target == who:  # they are the ones shut out: told of who shuts out
            yield Barrier(Pact.JOINT_EXPORT_CONTROL, "target", not mine)
        elif target >= 0:
            together = world.nations.union[who, target] > 0.0
            stance = 1.0 if together else float(orders.stance[who, target])
            if open_to_target(stance, 0.0, world.params.doors) > 0.0:
                yield Barrier(Pact.JOINT_EXPORT_CONTROL, "control", mine, target)


def _compute(world: World, i: int, j: int, now: Stocks) -> Iterator[Barrier]:
    for mine, who, other in ((True, i, j), (False, j, i)):
        foe = _least(world, other, now.trust[other], float(world.params.doors.foe_trust))
        if foe >= 0 and shares_with_foe(float(now.pact[who, foe, Pact.COMPUTE_SHARING]), 0.0) > 0.0:
            yield Barrier(Pact.COMPUTE_SHARING, "compute", mine, foe)


def _least(world: World, who: int, row: Array, below: float, at_most: bool = False) -> int:
    """The nation outside the union of `who` with the least, if it is below; the first of equals."""
    best, found = below, -1
    for k in range(len(world.codes)):
        if k != who and world.nations.union[who, k] <= 0.0:
            value = float(row[k])
            if value < best or (at_most and found < 0):
                best, found = value, k
    return found


def barrier_said(one: Barrier, names: Sequence[str]) -> str:
    """Why, as a part of a sentence: "you keep your data at home"; `names` are of all nations."""
    return say(one.key, third=names[one.third] if one.third >= 0 else "")


def refusal_said(one: Barrier, whom: Sequence[int], names: Sequence[str]) -> str:
    """That a kind of pact with some nations is refused, and why."""
    return say(
        "refused.told",
        whom=listed([names[k] for k in whom], NAMED),
        pact=name_of("pact", one.pact.name.lower()),
        why=barrier_said(one, names),
    )
