"""What stands in the way of a pact: what else one of the two does (docs/model/pacts.md, O5 to O7).

The rules say that a pact is refused; here is why, so that whoever wants it can do something.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

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


class Barriers:
    """What forbids nations a kind of pact, under the same orders for all of them.

    What concerns one nation alone is looked at once, however many pairs are asked about.
    """

    def __init__(
        self, world: World, orders: Orders, now: Stocks, then: Stocks | None = None
    ) -> None:
        """`then` is the state after the quarter, where it is known: its cut-offs count."""
        self._world, self._orders, self._now = world, orders, now
        self._then = now if then is None else then
        doors = world.params.doors
        self._at_home = [localised(float(level), 0.0, doors) > 0.0 for level in orders.localisation]
        self._targets = _lowest(world, orders.stance, np.inf)
        self._foes = _lowest(world, now.trust, float(doors.foe_trust))

    def between(self, i: int, j: int) -> dict[Pact, Barrier]:
        """What forbids i and j each kind, whether or not they offer it; what i does first."""
        found = [*self._data(i, j), *self._control(i, j), *self._compute(i, j)]
        return {one.pact: one for one in reversed(found)}

    def _data(self, i: int, j: int) -> Iterator[Barrier]:
        for mine, who in ((True, i), (False, j)):
            if self._at_home[who]:
                yield Barrier(Pact.DATA_FLOWS, "data", mine)

    def _control(self, i: int, j: int) -> Iterator[Barrier]:
        union = self._world.nations.union
        for mine, who, other in ((True, i, j), (False, j, i)):
            target = self._targets[other]
            if target == who:  # they are the ones shut out: told of who shuts out
                yield Barrier(Pact.JOINT_EXPORT_CONTROL, "target", not mine)
            elif target >= 0:
                together = union[who, target] > 0.0
                stance = 1.0 if together else float(self._orders.stance[who, target])
                if open_to_target(stance, 0.0, self._world.params.doors) > 0.0:
                    yield Barrier(Pact.JOINT_EXPORT_CONTROL, "control", mine, target)

    def _compute(self, i: int, j: int) -> Iterator[Barrier]:
        world = self._world
        for mine, who, other in ((True, i, j), (False, j, i)):
            foe = self._foes[other]
            if foe in (-1, who):
                continue
            shared = would_share(
                self._now, world.nations, self._orders, world.params.doors, who, foe, self._then
            )
            if shares_with_foe(float(shared), 0.0) > 0.0:
                yield Barrier(Pact.COMPUTE_SHARING, "compute", mine, foe)


def _lowest(world: World, matrix: Array, below: float) -> list[int]:
    """By row the nation outside its union with the least, if below; the first of equals, or -1."""
    outside = (world.nations.union <= 0.0) & ~np.eye(len(world.codes), dtype=bool)
    others = np.where(outside, matrix, np.inf)
    least = others.argmin(axis=1)
    found = np.take_along_axis(others, least[:, None], axis=1)[:, 0] < below
    return [int(k) if is_found else -1 for k, is_found in zip(least, found, strict=True)]
