"""What it costs a batch to look at every quarter whether a world still means anything.

`python -m benchmarks.validity`: a quarter of eight worlds in lanes with its tally and its share of
the decisions, the look at it, and the whole look, which a batch takes after the last quarter and
after those that it samples, in turn, round by round in one run; medians, and the medians of the
rounds' ratios for games without trajectories and with all of them.  Processor time of this thread.
"""

import statistics
import time
from collections.abc import Callable

from agents.block import Block, Span, Whole
from agents.host import block_of, lineup_of
from agents.replicates import decide_all
from agents.world import World
from benchmarks.batch import enlarged
from benchmarks.timing import machine, show
from scenarios.load import load
from scenarios.pack import pack
from sim.jit import kernel
from sim.outcome import note
from sim.sheet import Array
from sim.tick import advance
from sim.validity import watch

TICKS, TICKS_PER_TURN = 40, 4
ROUNDS = 61
NATIONS = (2, 5, 8, 12, 32, 64)


@kernel
def quarters(block: Block, calendar: Array, policies: Whole, span: Span, times: int) -> None:
    """Quarters as the compiled host plays them, without a look, from one state again and again."""
    for k in range(times):
        if k % span.ticks_per_turn == 0:
            decide_all(block, block.stocks, policies, span, 0, k)
        advance(
            block.stocks, block.orders, block.nations, block.params, calendar, 1, 0, k, block.flows,
            block.spare,
        )  # fmt: skip
        note(block.spare, block.flows, block.params.society, k, span.ticks, block.tally)


@kernel
def looks(block: Block, whole: bool, times: int) -> None:
    """As many looks at the state after such a quarter."""
    for k in range(times):
        watch(block.spare, block.flows, k + 1, whole, block.watched, block.tally.fault)


def measured(world: World) -> tuple[float, float, float, float, float]:
    """Median seconds of a quarter, a look and a whole look, and what a game's looks cost.

    Costs are shares of the game without them, medians over rounds: with one whole look, at the
    end, and with all looks whole.
    """
    block, memory = block_of(world)
    memory.stocks[:] = world.stocks.spread(8).memory
    memory.orders[:] = world.status_quo.spread(8).memory
    policies = lineup_of(world.policies)
    span = Span(1, 0, TICKS, TICKS, TICKS_PER_TURN)
    times = TICKS * max(1, 32 // len(world.codes))
    actions: list[tuple[Callable[[], None], int]] = [
        (lambda: quarters(block, world.calendar, policies, span, times), times),
        (lambda: looks(block, False, 4 * times), 4 * times),
        (lambda: looks(block, True, times), times),
    ]
    rounds = []
    for number in range(ROUNDS + 1):
        spent = []
        for action, calls in actions:
            start = time.thread_time()
            action()
            spent.append((time.thread_time() - start) / calls)
        if number:  # the first round compiles
            rounds.append(spent)
    quarter, look, whole = (statistics.median(column) for column in zip(*rounds, strict=True))
    once = statistics.median((b + (c - b) / TICKS) / a for a, b, c in rounds)
    return quarter, look, whole, once, statistics.median(c / a for a, _, c in rounds)


def main() -> None:
    """Print the table."""
    default = pack(load("default"))
    rows = []
    for nations in NATIONS:
        world = default if nations == len(default.codes) else enlarged(default, nations)
        quarter, look, whole, once, always = measured(world)
        rows.append(
            (
                f"{nations} nations, eight worlds, a quarter",
                f"{quarter * 1e6:.2f} us",
                f"a look {look * 1e6:.2f} us, a whole one {whole * 1e6:.1f} us: {100 * once:.2f} %"
                + (", goal <= 2 %" if nations == len(default.codes) else "")
                + f"; all whole {100 * always:.1f} %",
            )
        )
    print(machine())
    show("Looking for numbers that mean nothing", rows)


if __name__ == "__main__":
    main()
