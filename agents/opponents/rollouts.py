"""Rollouts: what a move would come to, played to the end of the game in imagined luck.

A move is kept to the end; the others follow the policies that they look like.  All moves that are
compared in one thought meet the same luck.
"""

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from agents.block import HELD, LANES, Opening, Whole
from agents.host import Host, opening_of
from agents.opponents.conduct import expected, imagined
from agents.opponents.view import View
from agents.pool import pool
from agents.world import World
from policies.traits import TraitSheet
from sim.move import Move
from sim.outcome import Outcome
from sim.sheet import Array, Field

LUCKS = LANES  # one block of lanes a move
WORTHLESS = 0.0  # the score of a game whose numbers come to mean nothing


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

    rollouts: "Rollouts"
    view: View
    nation: int
    opening: Opening
    lineup: Whole
    traits: TraitSheet

    def try_moves(self, moves: Sequence[Move]) -> list[Array]:
        """The nation's score at the end, if it keeps to a move, for each move [LUCKS]."""
        return list(self.rollouts.each(self._play, [self._opened(move) for move in moves]))

    def _opened(self, move: Move) -> Opening:
        orders = self.view.orders.copy()
        move.write(orders, self.nation)
        return self.opening._replace(orders=orders.memory)

    def _play(self, host: Host, opening: Opening) -> Array:
        view = self.view
        host.opening, host.first_tick = opening, view.tick
        host.memory.traits.reshape(-1, host.width)[:] = self.traits.memory[:, None]
        played = host.play(imagined(view.seed), view.turn * LUCKS, LUCKS, self.lineup, view.ticks)
        scores = played.outcomes[:, _score_at(self.nation, view.nations)]
        return np.where(played.faults[:, 0] > 0.0, WORTHLESS, scores)


class _Kept(threading.local):
    """What a thread keeps: sheets to play on, and what the others were last taken for."""

    host: Host | None = None
    expected: tuple[View, Whole, TraitSheet] | None = None


class Rollouts:
    """Makes prospects, and plays on the threads of the process, with a host on each.

    What a move comes to does not depend on the thread, so neither does any answer.
    """

    def __init__(self, world: World) -> None:
        self._kept = _Kept()
        self._world = world
        self._bare = opening_of(world)

    def prospect(self, view: View, nation: int) -> Prospect:
        """What is to come, as this nation sees it."""
        kept = self._kept
        if kept.expected is None or kept.expected[0] is not view:
            kept.expected = view, *expected(view)
        _, lineup, traits = kept.expected
        lineup = lineup.copy()
        lineup[nation, 0] = HELD
        bare = self._bare if view.world is self._world else opening_of(view.world)
        opening = bare._replace(stocks=view.now.memory, tally=view.tally.memory)
        return Prospect(self, view, nation, opening, lineup, traits)

    def each(
        self, play: Callable[[Host, Opening], Array], openings: Sequence[Opening]
    ) -> Iterator[Array]:
        """Play from every opening, in the order of the openings."""
        return pool().map(lambda opening: play(self._host(), opening), openings)

    def _host(self) -> Host:
        """This thread's host."""
        if self._kept.host is None:
            self._kept.host = Host(self._world, opening=self._bare)
        return self._kept.host
