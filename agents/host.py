"""Setting up the compiled host: from a world to the sheets and numbers that its kernels take."""

from dataclasses import dataclass, replace
from typing import NamedTuple, TypeVar

import numpy as np

from agents.arguments import (
    LARGEST_SEED,
    ArgumentError,
    checked_kind,
    checked_replicate,
    checked_replicates,
    checked_seed,
    checked_width,
    whole,
)
from agents.block import (
    HELD,
    LANES,
    Block,
    Memory,
    Opening,
    Sample,
    Span,
    Varied,
    Whole,
    laid_out,
    scratch_for,
)
from agents.handed import (
    LONGEST,
    checked_lineups,
    checked_rows,
    checked_sample,
    checked_span,
    checked_start,
    checked_varied,
)
from agents.lineup import HUMAN, check_policy
from agents.opening import FLAGS, given
from agents.replicates import open_games, play_blocks
from agents.rows import NO_ROW_TABLE, NO_TABLE, RowTable
from agents.world import World, checked_world
from policies.menu import number_of
from sim.baseline import NO_DATES, calmed
from sim.jit import COMPILES, machine_numbers
from sim.orders import Orders
from sim.outcome import Tally
from sim.params import Params
from sim.sheet import Array, Field, Sheet
from sim.stocks import Stocks
from sim.validity import FAULT

Kind = TypeVar("Kind", bound=Sheet)
NOTHING_VARIED = Varied(np.zeros((0, 3), np.int64), np.zeros((0, 0)), np.zeros(FLAGS, np.int64))
NO_NOTES = Sample(0, np.zeros((0, 2), np.int64), 0)


@dataclass(frozen=True)
class Start:
    """A game in play, from which replicates go on: its state, orders and tally after `tick`."""

    stocks: Stocks
    orders: Orders
    tally: Tally
    tick: int


class Played(NamedTuple):
    """What a host has played; the first axis is the replicate."""

    outcomes: Array  # [R, size]
    faults: Array  # [R, FAULT], see sim.validity; all zero where every number was sound
    notes: Array  # [R, samples, size]


def opening_of(world: World, start: Start | None = None, rows: Array = NO_TABLE) -> Opening:
    """What every block begins with, with the rows [K, SIZE] that nations may follow.

    Raises TypeError or ArgumentError.
    """
    checked_world(world)
    rows = checked_rows(rows)
    if start is not None:
        checked_start(world, start, Start)
    ones = Params()
    ones.memory[:] = 1.0
    n = world.stocks.nations
    return Opening(
        stocks=(start.stocks if start else world.stocks).memory,
        nations=world.nations.memory,
        params=world.params.memory,
        traits=world.traits.memory,
        orders=(start.orders if start else world.status_quo).memory,
        tally=(start.tally if start else Tally(n)).memory,
        lucky=calmed(ones).memory,
        standing_offers=np.ascontiguousarray(world.standing_offers),
        calendar=np.ascontiguousarray(world.calendar),
        no_dates=NO_DATES,
        stated=given(world),
        rows=rows,
    )


def block_of(world: World, width: int = LANES, by_rows: bool = False) -> tuple[Block, Memory]:
    """One thread's sheets, and the same memory as flat numbers (width 0: one world, on floats).

    Without the compiler no width has lanes: the games are the same, one after the other.
    Raises TypeError for what is no world, ArgumentError for a width that cannot be played.
    """
    checked_world(world)
    width = checked_width(width)

    def wide(sheet: Kind) -> Kind:
        return sheet.spread(width) if width and COMPILES else sheet.copy()

    return laid_out(wide(world.nations), wide(world.params), wide(world.traits), by_rows)


def lineup_of(policies: tuple[str, ...], table: RowTable = NO_ROW_TABLE) -> Whole:
    """One lineup for all replicates, [N, 1]; humans, who are not here to ask, hold their orders.

    A policy may be one of the table's.
    """

    def number(nation: int, name: str) -> int:
        if name in table.names:
            return table.number(name, nation)
        return HELD if check_policy(name) == HUMAN else number_of(name)

    numbers = [number(nation, name) for nation, name in enumerate(policies)]
    return np.array(numbers, dtype=np.int64).reshape(-1, 1)


def nation_stocks() -> dict[str, tuple[str | int, ...]]:
    """The stocks of each nation (not of pairs) with their further axes, in their order."""
    return {
        name: field.axes[1:]
        for name, field in Stocks.fields.items()
        if isinstance(field, Field)
        and field.axes[:1] == ("nations",)
        and "nations" not in field.axes[1:]
    }


def sample_of(nations: int, every: int) -> Sample:
    """Note every stock of each nation after each `every` quarters.  Raises ArgumentError."""
    whole("every", every, 1, LONGEST)
    wanted, ranges, start = nation_stocks(), [], 0
    for name, field in Stocks.fields.items():
        size = field.size(nations)
        if name in wanted:
            ranges.append((start, size))
        start += size
    return Sample(every, np.array(ranges, dtype=np.int64), sum(size for _, size in ranges))


class Host:
    """One thread's block and the opening that it shares; `play` holds no lock on Python."""

    def __init__(
        self,
        world: World,
        width: int = LANES,
        start: Start | None = None,
        opening: Opening | None = None,
    ) -> None:
        self.world = world
        self.first_tick = checked_start(world, start, Start).tick if start is not None else 0
        self.opening = opening_of(world, start) if opening is None else opening
        self.by_rows = len(checked_kind("opening", self.opening, Opening).rows) > 0
        self.block, self.memory = block_of(world, width, self.by_rows)
        self._judged = world.nations  # whose par the sheets have

    def play(
        self,
        seed: int,
        first: int,
        replicates: int,
        lineups: Whole,
        ticks: int,
        last_tick: int | None = None,
        varied: Varied = NOTHING_VARIED,
        sample: Sample = NO_NOTES,
    ) -> Played:
        """Play to `last_tick` of a game of `ticks` quarters.

        `lineups` are places on the menu, or ROW + k for row k of the opening, [N, 1] or
        [N, replicates].  Raises ArgumentError or
        TypeError, in one sentence: nothing that is not looked at reaches compiled code.
        """
        seed, first = checked_seed(seed), checked_replicate(first, "first")
        replicates = checked_replicates(replicates, first)
        self._refuse_other_opening()
        lineups = checked_lineups(
            lineups, len(self.world.codes), replicates, "lineups", len(self.opening.rows)
        )
        ticks, last = checked_span(ticks, last_tick, self.first_tick)
        self._judge_games_of(ticks)
        varied = checked_varied(varied, self.opening, replicates)
        sample = checked_sample(sample, len(self.opening.stocks))
        span = Span(seed, self.first_tick, last, ticks, self.world.ticks_per_turn)
        outcomes = np.empty((replicates, len(self.memory.outcome) // self.width))
        samples = last // sample.every - self.first_tick // sample.every if sample.every else 0
        played = Played(
            outcomes, np.empty((replicates, FAULT)), np.empty((replicates, samples, sample.size))
        )
        with machine_numbers():
            play_blocks(
                self.block,
                self.memory,
                self.opening,
                lineups,
                varied,
                span,
                sample,
                first,
                *played,
                scratch_for(lineups, samples, sample.size, self.width),
            )
        return played

    def _judge_games_of(self, ticks: int) -> None:
        """Have the par of games of so many quarters on the sheets."""
        judged = self.world.lasting(ticks).nations
        self.opening = self.opening._replace(nations=judged.memory)
        if judged is not self._judged:
            self._judged = judged
            self.memory.nations.reshape(-1, self.width)[:] = judged.memory[:, None]

    def _refuse_other_opening(self) -> None:
        """Raise TypeError or ArgumentError for an opening that does not fit these sheets."""
        opening = checked_kind("opening", self.opening, Opening)
        for name in ("stocks", "nations", "params", "traits", "orders", "tally"):
            if len(getattr(opening, name)) * self.width != len(getattr(self.memory, name)):
                raise ArgumentError(f"opening has {name} of another world; it must be of this one")
        if len(checked_rows(opening.rows)) and not self.by_rows:
            raise ArgumentError("opening has rows, and this host was made without; make another")

    @property
    def width(self) -> int:
        """Lanes; 1 on floats."""
        return max(self.block.stocks.width, 1)


def varied_world(world: World, varied: Varied, column: int) -> World:
    """The world of one replicate of a batch that varies figures, to be played by any host.

    Raises ArgumentError or TypeError.
    """
    block, memory = block_of(world, 0)
    opening = opening_of(world)
    column = whole("column", column, 0, LARGEST_SEED)
    varied = checked_varied(varied, opening, column + 1)
    open_games(block, memory, opening, varied, column, 1)
    return replace(
        world,
        stocks=block.stocks,
        nations=block.nations,
        params=block.params,
        traits=block.traits,
        status_quo=block.orders,
    )
