"""Games of the bench: leaders of the menu with money of their own, or orders that never change.

They are played on the blocks of the compiled host, one game a lane.  What differs from its games
is the money: here a leader spends what the bench says and not what the policy would, so that
policies are compared by what they do with it.
"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from agents.block import HELD, Block, Memory, Opening, Span, Whole
from agents.host import block_of, opening_of
from agents.pool import usable_cores
from agents.replicates import decide_all, seat, spread
from agents.world import World
from lab.chunks import outcome_table
from sim.components import COMPONENT_NAMES
from sim.jit import kernel, machine_numbers
from sim.outcome import Outcome, measure, note
from sim.primitives import where
from sim.sheet import Array, Sheet, each
from sim.tick import advance

OWN = -1.0
"""Instead of a frontier safety: as the policy has it."""
PART = 16
"""Games that a thread plays at a time."""


class Means(Sheet):
    """What leaders of the menu are given, lane by lane."""

    money = each("share of GDP/yr", "budget")
    safety = each("0-1", "frontier safety, or OWN")


@dataclass
class Table:
    """What so many games came to: components [games, N, 5], and figures of the world [games]."""

    components: Array
    score: Array  # [games, N]
    survival: Array
    leader_share: Array
    pacts: Array
    ending: Array


@kernel
def provide(block: Block, means: Means) -> None:
    """Give those who follow the menu their money, and the safety that is asked of them."""
    orders = block.orders
    for i in range(orders.nations):
        led = block.seats.policy[i] > HELD + 0.5
        asked = led & (means.safety[i] >= 0.0)
        orders.budget[i] = where(led, means.money[i], orders.budget[i])
        orders.safety[i] = where(asked, means.safety[i], orders.safety[i])


@kernel
def play_block(
    block: Block, opening: Opening, means: Means, policies: Whole, span: Span, replicate: int
) -> None:
    """One game a lane from the start to the end, and its outcome."""
    for tick in range(span.ticks):
        odd = tick % 2 == 1
        now = block.spare if odd else block.stocks
        then = block.stocks if odd else block.spare
        if tick % span.ticks_per_turn == 0:
            decide_all(block, now, policies, span, replicate, tick)
            provide(block, means)
        advance(
            now, block.orders, block.nations, block.params, opening.calendar, span.seed, replicate,
            tick, block.flows, then,
        )  # fmt: skip
        note(then, block.flows, block.nations, tick, span.ticks, block.tally)
    end = block.spare if span.ticks % 2 == 1 else block.stocks
    measure(end, block.nations, block.params.outcome, block.tally, block.outcome)


@kernel
def lay(rows: Array, start: int, count: int, wide: Array) -> None:
    """Row `start` + k of [games, size] into lane k; lanes past the last game repeat it."""
    width = len(wide) // rows.shape[1]
    for k in range(rows.shape[1]):
        for lane in range(width):
            wide[k * width + lane] = rows[start + min(lane, count - 1), k]


@kernel
def play_all(
    block: Block,
    memory: Memory,
    opening: Opening,
    means: Means,
    given: Array,
    lineups: Whole,
    wealth: Array,
    fixed: Array,
    span: Span,
    first: int,
    policies: Whole,
    found: Array,
) -> None:
    """Block after block; game g meets luck `first` + g, `found` [games, size] has its outcome.

    `given` is the memory of `means`, `wealth` [games, its size] what to put there.
    """
    width = len(memory.stocks) // len(opening.stocks)
    for start in range(0, found.shape[0], width):
        count = min(width, found.shape[0] - start)
        seat(memory, lineups, opening.rows, start, count, policies)
        spread(opening.stocks, memory.stocks)
        spread(opening.tally, memory.tally)
        lay(fixed, start, count, memory.orders)
        lay(wealth, start, count, given)
        play_block(block, opening, means, policies, span, first + start)
        for k in range(found.shape[1]):
            for lane in range(count):
                found[start + lane, k] = memory.outcome[k * width + lane]


@dataclass(frozen=True, eq=False)
class Games:
    """Games that are to be played: who leads, with what, and the orders that all begin with."""

    world: World
    opening: Opening
    lineups: Whole  # [N, games]
    wealth: Array  # [games, size of Means]
    fixed: Array  # [games, size of Orders]
    seed: int
    first: int

    def part(self, start: int) -> Array:
        """Outcomes [games, size] of the part that begins at `start`, on sheets of its own."""
        some = slice(start, start + PART)
        n, ticks = len(self.world.codes), self.world.ticks
        block, memory = block_of(self.world)
        width = len(memory.stocks) // len(self.opening.stocks)
        means = Means(n, block.stocks.width)
        lineups = np.ascontiguousarray(self.lineups[:, some])
        found = np.empty((lineups.shape[1], Outcome.size(n)))
        span = Span(self.seed, 0, ticks, ticks, self.world.ticks_per_turn)
        with machine_numbers():
            play_all(
                block, memory, self.opening, means, means.memory, lineups, self.wealth[some],
                self.fixed[some], span, self.first + start, np.empty((n, width), np.int64), found,
            )  # fmt: skip
        return found


def play(
    world: World,
    policies: Array,
    money: Array,
    safety: Array,
    fixed: Array,
    seed: int,
    first: int = 0,
) -> Table:
    """Games of a world, game g on luck `first` + g.

    `policies` [games, N] are numbers of the menu or HELD, `money` [games, N] the budgets of those
    who follow the menu, `safety` [games, N] their frontier safety or OWN, `fixed` [games, size] the
    orders that all begin with.
    """
    lineups = np.ascontiguousarray(policies.T, dtype=np.int64)
    wealth = np.concatenate([money, safety], axis=1)
    games = Games(world, opening_of(world), lineups, wealth, fixed, seed, first)
    with ThreadPoolExecutor(usable_cores()) as pool:
        found = np.concatenate(list(pool.map(games.part, range(0, len(fixed), PART))))
    parts = outcome_table(found, len(world.codes))
    return Table(
        np.stack([parts[name].T for name in COMPONENT_NAMES], axis=2),
        parts["score"].T,
        parts["survival"][0],
        parts["leader_share"][0],
        parts["pacts_in_force"][0],
        parts["ending"][0],
    )
