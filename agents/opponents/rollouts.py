"""Rollouts: what a move would come to, played to the end of the game in imagined luck.

A move is kept to the end; the others follow the policies that they look like.  All moves that are
compared in one thought meet the same luck.
"""

import threading
from dataclasses import dataclass

import numpy as np

from agents.desk import Host
from agents.opponents.conduct import expected, imagined
from agents.opponents.view import View
from agents.workbench import HELD, LANES, Opening, Whole
from agents.world import World
from policies.traits import TraitSheet
from sim.move import Move
from sim.orders import Orders
from sim.outcome import Outcome
from sim.sheet import Array, Field

LUCKS = LANES  # one block of lanes a move


def _score_at(nation: int, nations: int) -> int:
    start = 0
    for name, field in Outcome.fields.items():
        if name == "score":
            break
        assert isinstance(field, Field)
        start += field.size(nations)
    return start + nation


@dataclass(frozen=True, eq=False)
class Prospect:
    """A nation's view of what is to come, in which moves can be tried."""

    view: View
    nation: int
    host: Host
    opening: Opening
    lineup: Whole
    traits: TraitSheet
    orders: Orders

    def try_move(self, move: Move) -> Array:
        """The nation's score at the end [LUCKS], if it keeps to this move."""
        view, host = self.view, self.host
        move.write(self.orders, self.nation)
        host.opening, host.first_tick = self.opening, view.tick
        host.memory.traits.reshape(-1, LANES)[:] = self.traits.memory[:, None]
        outcomes, _ = host.play(
            imagined(view.seed), view.turn * LUCKS, LUCKS, self.lineup, view.ticks
        )
        return outcomes[:, _score_at(self.nation, view.nations)].copy()


class _Kept(threading.local):
    """What a thread keeps: sheets to play on, and what the others were last taken for."""

    host: Host | None = None
    expected: tuple[View, Whole, TraitSheet] | None = None


class Rollouts:
    """Makes prospects; keeps one host a thread."""

    def __init__(self, world: World) -> None:
        self._kept = _Kept()
        self._world = world

    def prospect(self, view: View, nation: int) -> Prospect:
        """What is to come, as this nation sees it."""
        kept = self._kept
        if kept.host is None or kept.host.world is not view.world:
            kept.host = Host(view.world)
        if kept.expected is None or kept.expected[0] is not view:
            kept.expected = view, *expected(view)
        _, lineup, traits = kept.expected
        lineup = lineup.copy()
        lineup[nation, 0] = HELD
        orders = view.orders.copy()
        opening = kept.host.opening._replace(
            stocks=view.now.memory, orders=orders.memory, tally=view.tally.memory
        )
        return Prospect(view, nation, kept.host, opening, lineup, traits, orders)

    def warm(self) -> None:
        """Load the compiled kernels, so that the first thought is as quick as the next."""
        Host(self._world).play(0, 0, 1, np.full((len(self._world.codes), 1), HELD), 1)
