"""Continuations of a game in play: several orders on the same luck.

The nation holds its orders to the end of the rollout.  Continuation k of every order meets the same
luck, so that the difference between two orders is due to the orders.  What a continuation comes to
depends on the position, the orders and k, never on threads or on what was asked before.
"""

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass
from itertools import islice
from queue import SimpleQueue

import numpy as np

from agents.block import HELD, Opening, Sample, Whole
from agents.host import Host, opening_of
from agents.pool import pool, usable_cores
from agents.world import World
from lab.chunks import outcome_table
from lab.validity import census, together
from policies.habits import SIZE
from sim.components import COMPONENT_NAMES
from sim.move import Move
from sim.outcome import Outcome
from sim.scores import LEVELS
from sim.sheet import Array
from sim.stocks import Stocks
from sim.validity import FAULT
from ui.play.advice.others import Others
from ui.play.advice.position import Position
from ui.play.advice.scoring import components, scored, weighed, welfare
from ui.play.soundness import refuse_games

LUCK = 3_000_000_000
"""The number of the first replicate that rollouts play; games are numbered from 0 upwards."""
SPAN = 1_000_000
"""Replicates kept apart for rollouts."""
CHUNK = 32
"""Continuations that a thread plays before it looks whether the answer is still wanted."""
STOCKS = (
    *LEVELS,
    "gdp",
    "compute_usable",
    "powered",
    "talent",
    "adoption",
    "public_trust",
    "misinformation",
)
OF_THE_WORLD = ("survival",)
STANDING = "score"  # as if that quarter alone counted
WELFARE = "collective_welfare"  # of the world, as if that quarter alone counted
RESULT = "result"  # the score as it will count, if the game ends with the rollout
COMPONENTS = COMPONENT_NAMES
Stale = Callable[[], bool]


class Superseded(Exception):
    """The answer is no longer wanted."""


@dataclass(frozen=True, eq=False)
class Runs:
    """What the continuations of one order came to, for the nation of the position."""

    levels: dict[str, Array]  # STOCKS, OF_THE_WORLD, STANDING and WELFARE [draws, notes]
    outcomes: dict[str, Array]  # of all nations [N, draws], of the world [1, draws]
    nation: int
    ticks: tuple[int, ...]  # quarters played in all at each note

    def last(self, figure: str) -> Array:
        """A figure at the end of the rollout [draws]; RESULT is the score."""
        if figure == RESULT:
            score: Array = self.outcomes["score"][self.nation]
            return score
        return self.levels[figure][:, -1]


@dataclass(frozen=True)
class _Task:
    order: int
    begin: int
    count: int


@dataclass(frozen=True, eq=False)
class _Table:
    outcomes: Array
    faults: Array
    notes: Array


class Continuations:
    """Plays continuations of one world's games; keep one for each game, for any threads.

    They are played on the threads of the process, on `threads` of them at most.
    """

    def __init__(self, world: World, threads: int | None = None) -> None:
        self.world = world
        self.threads = threads or usable_cores()
        self._lock = threading.Lock()
        self._opening = opening_of(world)
        self._hosts: dict[bool, SimpleQueue[Host]] = {}  # by whether nations follow rows of numbers
        self._ranges, self._size = _ranges(len(world.codes))

    def play(
        self,
        position: Position,
        moves: Sequence[Move],
        *,
        draws: int,
        ticks: int,
        every: int | None = None,
        skip: int = 0,
        stale: Stale | None = None,
        others: Others | None = None,
    ) -> list[Runs]:
        """Continue the game `draws` times with each of the moves, for `ticks` quarters.

        Other nations are led as `others` says, by default by the stand-ins of the position.

        Notes are taken each `every` quarters (default: a turn; 0: never).  `skip` leaves out
        so many draws of luck, for an answer that must not meet those of another.  Raises Superseded
        when `stale` says so meanwhile, Refusal if a continuation came to mean nothing.
        """
        note = self.world.ticks_per_turn if every is None else every
        last = position.start.tick + min(ticks, position.ticks_left)
        samples = last // note - position.start.tick // note if note else 0
        taken = others or position.others
        openings = [self._opened(position, taken, move) for move in moves]
        lineup = taken.lineup.copy()
        lineup[position.nation] = HELD
        hosts = self._hosts_for(by_rows=len(taken.rows) > 0)
        sample = Sample(note, self._ranges, self._size)
        size = Outcome(len(self.world.codes)).memory.size
        tables = [
            _Table(
                np.empty((draws, size)),
                np.empty((draws, FAULT)),
                np.empty((draws, samples, self._size)),
            )
            for _ in moves
        ]
        first = luck(position.replicate) + skip

        def work(task: _Task) -> None:
            if stale is not None and stale():
                raise Superseded
            host = hosts.get()
            try:
                host.opening, host.first_tick = openings[task.order], position.start.tick
                host.memory.traits.reshape(-1, host.width)[:] = taken.traits.memory[:, None]
                played = host.play(
                    position.seed, first + task.begin, task.count, lineup, position.ticks, last,
                    sample=sample,
                )  # fmt: skip
            finally:
                hosts.put(host)
            rows = slice(task.begin, task.begin + task.count)
            tables[task.order].outcomes[rows] = played.outcomes
            tables[task.order].faults[rows] = played.faults
            tables[task.order].notes[rows] = played.notes

        self._spread(
            work,
            (
                _Task(order, begin, min(CHUNK, draws - begin))
                for begin in range(0, draws, CHUNK)
                for order in range(len(moves))
            ),
        )
        refuse_games(together(census(table.faults, self.world.codes) for table in tables))
        noted = range(position.start.tick + 1, last + 1)
        at = tuple(tick for tick in noted if note and tick % note == 0)
        judged = self.world.lasting(position.ticks)
        return [self._read(judged, table, position.nation, at) for table in tables]

    def _hosts_for(self, by_rows: bool) -> SimpleQueue[Host]:
        """The hosts for games in which nations follow rows of numbers, or in which none does."""
        with self._lock:
            if by_rows not in self._hosts:
                bare = self._opening
                if by_rows:
                    bare = bare._replace(rows=np.zeros((1, SIZE)))
                self._hosts[by_rows] = SimpleQueue()
                for _ in range(self.threads):
                    self._hosts[by_rows].put(Host(self.world, opening=bare))
            return self._hosts[by_rows]

    def _opened(self, position: Position, others: Others, move: Move) -> Opening:
        start, orders = position.start, position.orders(move)
        others.order(orders)
        return self._opening._replace(
            stocks=start.stocks.memory,
            tally=start.tally.memory,
            orders=orders.memory,
            traits=others.traits.memory,
            rows=others.rows,
        )

    def _spread(self, work: Callable[[_Task], None], tasks: Iterator[_Task]) -> None:
        """Do the tasks on all threads, few ahead, so that all callers share them fairly."""
        running: set[Future[None]] = set()
        try:
            for task in islice(tasks, self.threads):
                running.add(pool().submit(work, task))
            while running:
                done, running = wait(running, return_when=FIRST_COMPLETED)
                for one in done:
                    one.result()
                    for task in islice(tasks, 1):
                        running.add(pool().submit(work, task))
        finally:
            for left in running:
                left.cancel()
            wait(running)  # a table must not be written to after it has been given up

    def _read(self, world: World, table: _Table, nation: int, at: tuple[int, ...]) -> Runs:
        n = len(world.codes)
        levels = self._levels(table, nation)
        for k, name in enumerate(OF_THE_WORLD, len(STOCKS) * n):
            levels[name] = np.ascontiguousarray(table.notes[:, :, k])
        if at:
            parts = [components(world, j, self._levels(table, j)) for j in range(n)]
            levels[STANDING] = scored(world, weighed(world, nation, parts[nation]))
            levels[WELFARE] = welfare(world, parts, levels["survival"])
        return Runs(levels, outcome_table(table.outcomes, n), nation, at)

    def _levels(self, table: _Table, nation: int) -> dict[str, Array]:
        n = len(self.world.codes)
        return {
            name: np.ascontiguousarray(table.notes[:, :, k * n + nation])
            for k, name in enumerate(STOCKS)
        }


def luck(own: int) -> int:
    """The first replicate that rollouts of a game play; the game's own is never among them."""
    return LUCK + SPAN if LUCK <= own < LUCK + SPAN else LUCK


def _ranges(nations: int) -> tuple[Whole, int]:
    places, start = {}, 0
    for name, one in Stocks.fields.items():
        size = one.size(nations)
        places[name] = (start, size)
        start += size
    ranges = [places[name] for name in (*STOCKS, *OF_THE_WORLD)]
    return np.array(ranges, dtype=np.int64), sum(size for _, size in ranges)
