"""Many games at once: the table that every question of the lab is asked of.

`play_games(world, replicates=1000)` plays replicates 0 to 999 on all cores.  Replicate r is the
game that `sixpillars run --replicate r` plays, bit for bit, whatever the number of threads.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from queue import SimpleQueue
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from agents.arguments import (
    LARGEST_SEED,
    ArgumentError,
    checked_call,
    checked_flag,
    checked_replicate,
    checked_replicates,
    checked_seed,
    checked_threads,
    checked_turns,
    checked_width,
)
from agents.block import HELD, LANES, Sample, Whole
from agents.handed import checked_lineups, checked_sample
from agents.host import NO_NOTES, NOTHING_VARIED, Host, Start, lineup_of, opening_of
from agents.lineup import HUMAN, seats
from agents.pool import usable_cores
from agents.rows import NO_ROW_TABLE, RowTable
from agents.world import World, checked_world
from lab.chunks import CHUNK, Chunk, in_threads, outcome_table
from lab.columns import table, words
from lab.marked import fault_columns
from lab.validity import Census, census
from lab.varied import resolve
from policies.habits import ROW
from policies.menu import NAMES
from sim.endings import Ending
from sim.outcome import Outcome
from sim.sheet import NATIONS, Array, Field
from sim.validity import FAULT

LONGEST = LARGEST_SEED + 1
"""Replicates are numbered below this; it is a word of the dice."""
Progress = Callable[[int], object]


def figures(of_nations: bool) -> tuple[str, ...]:
    """The names of the outcomes of each nation, or of the world."""
    found = []
    for name, one in Outcome.fields.items():
        if isinstance(one, Field) and (one.axes[0] == NATIONS) == of_nations:
            found.append(name)
    return tuple(found)


@dataclass(frozen=True, eq=False)
class Games:
    """What a batch came to; the last axis of every array is the replicate."""

    codes: tuple[str, ...]
    policies: tuple[str, ...]  # of each nation; "" where it differs between replicates
    seed: int
    replicates: npt.NDArray[np.int64]  # [R], their numbers
    outcomes: dict[str, Array]  # of nations [N, R], of the world [1, R]; units: sim.outcome.Outcome
    varied: dict[str, Array]  # [R], the values drawn for each varied figure
    lineups: Whole = field(repr=False)  # [N, 1] or [N, R], places on the menu
    faults: Array = field(repr=False)  # [R, FAULT], zeros where a game is valid; see lab.validity
    notes: Array = field(repr=False)  # [R, samples, size], sampled stocks; see lab.trajectories
    menu: tuple[str, ...] = field(default=NAMES, repr=False)  # what lineups are places on
    first_tick: int = 0  # quarters that all games have in common

    def __len__(self) -> int:
        """Games played."""
        return len(self.replicates)

    @property
    def census(self) -> Census:
        """How many of the games are invalid, and the first number that means nothing."""
        return census(self.faults, self.codes)

    @property
    def _invalid_quarters(self) -> Array:
        """The quarter in which a game became invalid; 0 for a valid one."""
        return np.ascontiguousarray(self.faults[:, 0])

    def frame(self) -> pl.DataFrame:
        """A row per replicate and nation: replicate, nation, policy, outcomes, varied figures.

        `world` is the collective welfare of the game: the result that all nations share.
        `invalid_quarter` is 0 in valid games, and else the quarter from which on nothing counts.
        """
        n, r = len(self.codes), len(self)
        seats, menu = np.broadcast_to(self.lineups, (n, r)).T.reshape(-1), self.menu
        if (self.lineups == HELD).any():
            seats, menu = np.where(seats == HELD, len(menu), seats), (*menu, HUMAN)
        columns: dict[str, Any] = {
            "replicate": np.repeat(self.replicates, n),
            "nation": words(np.tile(np.arange(n), r), self.codes),
            "policy": words(seats, menu),
        }
        for name in figures(of_nations=True):
            columns[name] = np.ascontiguousarray(self.outcomes[name].T).reshape(-1)
        columns["world"] = np.repeat(self.outcomes["collective_welfare"][0], n)
        columns["invalid_quarter"] = np.repeat(self._invalid_quarters, n)
        for name, values in self.varied.items():
            columns[name] = np.repeat(values, n)
        return table(columns)

    def worlds(self) -> pl.DataFrame:
        """A row per replicate: figures of the world, what makes it invalid, the varied figures."""
        columns: dict[str, Any] = {"replicate": self.replicates}
        for name in figures(of_nations=False):
            columns[name] = self.outcomes[name][0]
        columns["ending"] = words(self.outcomes["ending"][0].astype(np.int64), ENDINGS)
        columns |= fault_columns(self.faults, self.codes)
        return table(columns | self.varied)

    def summary(self) -> pl.DataFrame:
        """A row per nation: mean score, its standard deviation and 5 % and 95 % quantiles.

        Raises InvalidGames where a mean would mean nothing.
        """
        self.census.refuse()
        score = self.outcomes["score"]
        low, high = np.quantile(score, [0.05, 0.95], axis=1)
        return table(
            {
                "nation": self.codes,
                "policy": [name or "drawn" for name in self.policies],
                "score": score.mean(axis=1),
                "score_deviation": score.std(axis=1),
                "score_p05": low,
                "score_p95": high,
                "rank_mean": self.outcomes["rank"].mean(axis=1),
            }
        )

    def _repr_html_(self) -> str:
        """For notebooks; of invalid games there is only the sentence that says so."""
        invalid = self.census.sentence()
        if invalid:
            return f"<p>{escape(invalid)}</p>"
        welfare = self.outcomes["collective_welfare"][0].mean()
        survival = self.outcomes["survival"][0].mean()
        head = (
            f"{len(self):,} games with seed {self.seed}: mean collective welfare {welfare:.1f}, "
            f"survival {survival:.3f}"
        )
        return f"<p>{escape(head)}</p>{self.summary()._repr_html_()}"


ENDINGS = tuple(ending.name.lower() for ending in Ending)
"""The names of the endings, by number."""


def play_games(
    world: World,
    policies: Sequence[str] | Mapping[str, str] | str | Whole | None = None,
    *,
    seed: int = 1,
    first: int = 0,
    replicates: int = 1000,
    turns: int | None = None,
    varied: Mapping[str, Array] | None = None,
    beyond_evidence: bool = False,
    threads: int | None = None,
    progress: Progress | None = None,
    width: int = LANES,
    sample: Sample = NO_NOTES,
    start: Start | None = None,
    table: RowTable = NO_ROW_TABLE,
) -> Games:
    """Play replicates `first` to `first + replicates − 1` to the end.

    `policies` names one policy for all nations, some by code, or one for each (default: the
    scenario's), or gives places on the menu as [N, R] where lineups differ.  `varied` has values
    [R] by the path of a figure, such as "params.talent.mobility" or "nations.USA.gdp"; parameters
    stay within their evidence, or with `beyond_evidence` within what the equations bear.
    `progress` is told how many more are done.  `width` lanes are played beside each other, one of
    `agents.arguments.WIDTHS`.  With `start` all go on with that game, in which nothing can vary any
    more.  Numbers from ROW on are policies of `table`.  Raises ValueError or
    TypeError, in one sentence.
    """
    if start is not None and varied:
        raise ValueError("figures vary at the start of a game, and this one has begun")
    checked_world(world)
    width = checked_width(width)
    checked_call("progress", progress)
    checked_flag("beyond_evidence", beyond_evidence)
    sample = checked_sample(sample, len(world.stocks.memory))
    seed, first = checked_seed(seed), checked_replicate(first, "first")
    replicates = checked_replicates(replicates, first)
    names, lineups = _lineups(world, policies, replicates, table)
    plan = resolve(world, {} if varied is None else varied, replicates, beyond_evidence)
    ticks = (world.turns if turns is None else checked_turns(turns)) * world.ticks_per_turn
    workers = usable_cores() if threads is None else checked_threads(threads)
    workers = min(workers, -(-replicates // CHUNK))
    opening = opening_of(world, start, table.rows)
    if start is not None and start.tick >= ticks:
        raise ArgumentError(
            f"start is after {start.tick} quarters; it must be before the end, after {ticks}"
        )
    hosts: SimpleQueue[Host] = SimpleQueue()
    for _ in range(workers):
        hosts.put(Host(world, width, start, opening))

    def chunk(begin: int) -> Chunk:
        count = min(CHUNK, replicates - begin)
        host = hosts.get()
        try:
            part = lineups if lineups.shape[1] == 1 else lineups[:, begin : begin + count]
            values = plan._replace(
                values=np.ascontiguousarray(plan.values[:, begin : begin + count])
            )
            played = host.play(
                seed, first + begin, count, np.ascontiguousarray(part), ticks,
                varied=values if len(plan.targets) else NOTHING_VARIED, sample=sample,
            )  # fmt: skip
        finally:
            hosts.put(host)
        return begin, played

    outcomes = np.empty((replicates, Outcome(len(world.codes)).memory.size))
    faults = np.empty((replicates, FAULT))
    first_tick = start.tick if start else 0
    samples = ticks // sample.every - first_tick // sample.every if sample.every else 0
    notes = np.empty((replicates, samples, sample.size))
    for begin, part in in_threads(chunk, range(0, replicates, CHUNK), workers):
        rows = slice(begin, begin + len(part.outcomes))
        outcomes[rows], faults[rows], notes[rows] = part
        if progress is not None:
            progress(len(part.outcomes))
    return Games(
        codes=world.codes,
        policies=names,
        seed=seed,
        replicates=np.arange(first, first + replicates),
        outcomes=outcome_table(outcomes, len(world.codes)),
        varied=dict(zip(varied or {}, plan.values, strict=True)),
        lineups=np.where(lineups >= ROW, len(NAMES) + table.place(lineups), lineups),
        menu=(*NAMES, *table.names),
        faults=faults,
        notes=notes,
        first_tick=first_tick,
    )


def _lineups(
    world: World,
    policies: Sequence[str] | Mapping[str, str] | str | Whole | None,
    replicates: int,
    table: RowTable,
) -> tuple[tuple[str, ...], Whole]:
    n = len(world.codes)
    if isinstance(policies, np.ndarray):
        places = checked_lineups(policies, n, replicates, rows=len(table.rows))
        alike = (places == places[:, :1]).all(axis=1)
        names = tuple(
            _called(int(row[0]), table) if same else ""
            for row, same in zip(places, alike, strict=True)
        )
        return names, places
    named = seats(world.codes, world.policies, policies)
    return named, lineup_of(named)


def _called(number: int, table: RowTable) -> str:
    """The policy that stands in a line-up."""
    if number >= ROW:
        return table.names[int(table.place(number))]
    return HUMAN if number == HELD else NAMES[number]
