"""What stands in the way of a pact: what else one of the two does (docs/model/pacts.md, O5 to O7).

The rules say that a pact is refused; here is why, so that whoever wants it can do something.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from agents.world import World
from sim.orders import Orders
from sim.pillars import Pact
from sim.rules.pacts import localised, open_to_target, shares_with_foe, would_share
from sim.sheet import Array
from sim.stocks import Stocks


@dataclass(frozen=True)
class Barrier:
    """Why a kind of pact with another nation is refused, seen from one side."""

    pact: Pact
    reason: str  # "data", "control", "target" or "compute"
    mine: bool  # whether it is what this side does
    third: int = -1  # the nation that it is about, beside the two; -1 for none


def barriers(
    world: World, i: int, j: int, orders: Orders, now: Stocks, then: Stocks | None = None
) -> dict[Pact, Barrier]:
    """What forbids i and j each kind of pact, whether or not they offer it; what i does first.

    `then` is the state after the quarter, where it is known: a cut-off of that quarter counts.
    """
    after = now if then is None else then
    return {
        one.pact: one
        for one in reversed([
            *_data(world, i, j, orders),
            *_control(world, i, j, orders),
            *_compute(world, i, j, orders, now, after),
        ])
    }  # fmt: skip


def _data(world: World, i: int, j: int, orders: Orders) -> Iterator[Barrier]:
    for mine, who in ((True, i), (False, j)):
        if localised(float(orders.localisation[who]), 0.0, world.params.doors) > 0.0:
            yield Barrier(Pact.DATA_FLOWS, "data", mine)


def _control(world: World, i: int, j: int, orders: Orders) -> Iterator[Barrier]:
    for mine, who, other in ((True, i, j), (False, j, i)):
        target = _least(world, other, orders.stance[other], 1.0, at_most=True)
        if target == who:  # they are the ones shut out: told of who shuts out
            yield Barrier(Pact.JOINT_EXPORT_CONTROL, "target", not mine)
        elif target >= 0:
            together = world.nations.union[who, target] > 0.0
            stance = 1.0 if together else float(orders.stance[who, target])
            if open_to_target(stance, 0.0, world.params.doors) > 0.0:
                yield Barrier(Pact.JOINT_EXPORT_CONTROL, "control", mine, target)


def _compute(
    world: World, i: int, j: int, orders: Orders, now: Stocks, then: Stocks
) -> Iterator[Barrier]:
    doors = world.params.doors
    for mine, who, other in ((True, i, j), (False, j, i)):
        foe = _least(world, other, now.trust[other], float(doors.foe_trust))
        if foe in (-1, who):
            continue
        shared = float(would_share(now, world.nations, orders, doors, who, foe, then))
        if shares_with_foe(shared, 0.0) > 0.0:
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
