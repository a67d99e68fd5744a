"""One seat, who sits in the others, and many policies that are tried in it on the same luck.

All policies of a call are played at once: each is a row that compiled code orders by, and game r of
each meets luck r.
"""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from queue import Empty, SimpleQueue

import numpy as np

from agents.block import Varied, Whole
from agents.host import NOTHING_VARIED, Host, Played, lineup_of, opening_of
from agents.pool import usable_cores
from agents.world import World
from lab.chunks import CHUNK, outcome_table
from lab.measures import Measure
from lab.par import drawn, habits
from lab.runner import Progress
from lab.validity import census, together
from policies.habits import ROW
from scenarios.policy_file import PolicyFile
from scenarios.policy_rows import row_of, table_of
from sim.sheet import Array


class Arena:
    """A seat of a world; `policies` lead all, or with `by_chance` only this seat when it is asked.

    By chance, every other leader and the money that it is used to are drawn for each game anew, as
    where par is measured (`lab/par.py`).
    """

    def __init__(
        self,
        world: World,
        asked: Measure,
        policies: Sequence[str],
        files: Mapping[str, PolicyFile],
        *,
        by_chance: bool = False,
        seed: int = 1,
        turns: int | None = None,
    ) -> None:
        self.world, self.asked, self.seed, self.by_chance = world, asked, seed, by_chance
        self.seat = world.codes.index(asked.nation)
        self.ticks = (turns or world.turns) * world.ticks_per_turn
        table = table_of(files, world)
        self.rows = table.rows
        self.lineup = lineup_of(tuple(policies), table)
        self._hosts: SimpleQueue[Host] = SimpleQueue()

    def play(
        self,
        tried: Sequence[PolicyFile | None],
        first: int,
        games: int,
        progress: Progress | None = None,
    ) -> Array:
        """What each policy comes to in games `first` on [tried, games]; None is who leads the seat.

        `progress` is told the games played and those of this call.  Raises InvalidGames.
        """
        rows = [row_of(one, self.world, self.seat) for one in tried if one is not None]
        opening = opening_of(self.world, rows=np.concatenate([self.rows, *(r[None] for r in rows)]))
        numbers = iter(range(ROW + len(self.rows), ROW + len(self.rows) + len(rows)))
        seats = [-1 if one is None else next(numbers) for one in tried]
        lineups, varied = self._others(first, games)
        found, faults = np.empty((len(tried), games)), []
        tasks = [(k, start) for k in range(len(tried)) for start in range(0, games, CHUNK)]

        def play(k: int, start: int) -> tuple[int, int, Played]:
            try:
                host = self._hosts.get_nowait()
            except Empty:
                host = Host(self.world, opening=opening)
            count = min(CHUNK, games - start)
            part = slice(start, start + count)
            seated = lineups if lineups.shape[1] == 1 else lineups[:, part]
            if seats[k] >= 0:
                seated = seated.copy()
                seated[self.seat] = seats[k]
            values = varied.values[:, part] if len(varied.targets) else varied.values
            host.opening = opening
            played = host.play(
                self.seed,
                first + start,
                count,
                np.ascontiguousarray(seated),
                self.ticks,
                varied=varied._replace(values=np.ascontiguousarray(values)),
            )
            self._hosts.put(host)
            return k, start, played

        done = 0
        with ThreadPoolExecutor(usable_cores()) as pool:
            try:
                for k, start, played in pool.map(lambda task: play(*task), tasks):
                    count = len(played.outcomes)
                    outcomes = outcome_table(played.outcomes, len(self.world.codes))
                    found[k, start : start + count] = self.asked.read(outcomes, self.world.codes)
                    faults.append(played.faults)
                    done += count
                    if progress is not None:
                        progress(done, len(tried) * games)
            except BaseException:
                pool.shutdown(cancel_futures=True)
                raise
        together(census(one, self.world.codes) for one in faults).refuse()
        return found

    def _others(self, first: int, games: int) -> tuple[Whole, Varied]:
        """Who leads in each of these games, and with what money."""
        if not self.by_chance:
            return self.lineup, NOTHING_VARIED
        leaders = drawn(self.world, games, (self.seed << 32) | first)
        leaders.policies[self.seat] = self.lineup[self.seat]
        leaders.budgets[self.seat] = self.world.traits.budget[self.seat]
        return leaders.policies, habits(self.world, leaders.budgets)
