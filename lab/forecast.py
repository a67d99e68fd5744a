"""Forecasts: many continuations of a game in play, with luck of their own."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from agents.arguments import LONGEST_GAME, LONGEST_TURN, checked_replicates, checked_threads, whole
from agents.host import Host, Start, lineup_of, nation_stocks, opening_of, sample_of
from agents.lineup import seats
from agents.pool import usable_cores
from agents.world import World, checked_world
from lab.chunks import CHUNK, Chunk, in_threads, outcome_table
from lab.validity import census
from sim.sheet import Array


@dataclass(frozen=True, eq=False)
class Forecast:
    """Where the continuations went."""

    ticks: tuple[int, ...]  # quarters played in all at each note
    figures: dict[str, Array]  # stocks of nations [R, notes, N], units as in sim.stocks.Stocks
    outcomes: dict[str, Array]  # as they would be if the game ended here, [N, R] or [1, R]


FORECAST_FIGURES = ("gdp", "capability", "sovereignty", "compute_usable", "talent", "approval")


class Forecaster:
    """Plays continuations of games of one world; keeps its desks, so that the next is fast."""

    def __init__(self, world: World, threads: int | None = None) -> None:
        self.world = checked_world(world)
        self.threads = usable_cores() if threads is None else checked_threads(threads)
        self.hosts = [Host(world) for _ in range(self.threads)]

    def forecast(
        self,
        start: Start,
        policies: Sequence[str],
        *,
        seed: int,
        first: int = 1,
        replicates: int = 2000,
        ticks: int = 20,
        every: int | None = None,
        game_ticks: int | None = None,
    ) -> Forecast:
        """Continue `start` for `ticks` quarters, `replicates` times, noting each `every` quarters.

        Give other replicates than the game's own as `first`, or one continuation is the game.
        Raises InvalidGames if a continuation came to mean nothing, ArgumentError, LineupError or
        TypeError.
        """
        every = self.world.ticks_per_turn if every is None else every
        replicates = checked_replicates(replicates, first)
        ticks = whole("ticks", ticks, 1, LONGEST_GAME * LONGEST_TURN)
        opening = opening_of(self.world, start)
        lineup = lineup_of(seats(self.world.codes, self.world.policies, policies))
        last = start.tick + ticks
        sample = sample_of(len(self.world.codes), every)
        free = list(self.hosts)

        def chunk(begin: int) -> Chunk:
            host = free.pop()
            try:
                host.opening, host.first_tick = opening, start.tick
                count = min(CHUNK, replicates - begin)
                played = host.play(
                    seed, first + begin, count, lineup, game_ticks or self.world.ticks, last,
                    sample=sample,
                )  # fmt: skip
            finally:
                free.append(host)
            return begin, played

        played = sorted(
            in_threads(chunk, range(0, replicates, CHUNK), self.threads), key=lambda part: part[0]
        )
        outcomes, faults, notes = (
            np.concatenate(parts) for parts in zip(*(part for _, part in played), strict=True)
        )
        census(faults, self.world.codes).refuse()
        return Forecast(
            ticks=tuple(t for t in range(start.tick + 1, last + 1) if t % every == 0),
            figures=self._figures(notes),
            outcomes=outcome_table(outcomes, len(self.world.codes)),
        )

    def _figures(self, notes: Array) -> dict[str, Array]:
        n, start, found = len(self.world.codes), 0, {}
        for name, size in sizes(n).items():
            if name in FORECAST_FIGURES:
                found[name] = notes[:, :, start : start + n]
            start += size
        return found


def sizes(nations: int) -> dict[str, int]:
    """How many numbers each noted stock has."""
    return {
        name: nations * int(np.prod([int(axis) for axis in axes], dtype=np.int64))
        for name, axes in nation_stocks().items()
    }
