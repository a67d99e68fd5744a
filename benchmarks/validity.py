"""What it costs to look at every quarter whether a world still means anything.

`python -m benchmarks.validity`: quarters of eight worlds in lanes with and without the look, in
turn, in one run; medians, and the ratio of each round's pair.  Processor time of this thread.
"""

import statistics
import time
from typing import Any

from agents.desk import desk_of
from agents.workbench import Desk
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

TICKS = 40
ROUNDS = 41
NATIONS = (2, 12, 32, 64)


@kernel
def game(desk: Desk, calendar: Array, ticks: int, watched: bool) -> None:
    """A game without decisions, from the desk's own state."""
    for tick in range(ticks):
        odd = tick % 2 == 1
        now = desk.spare if odd else desk.stocks
        then = desk.stocks if odd else desk.spare
        advance(
            now, desk.orders, desk.nations, desk.params, calendar, 1, 0, tick, desk.flows, then
        )  # fmt: skip
        note(then, desk.flows, desk.params.society, tick, ticks, desk.tally)
        if watched:
            watch(then, desk.flows, tick + 1, tick + 1 == ticks, desk.tally.fault)


def measured(world: World, rounds: int) -> tuple[float, float, float]:
    """Median seconds of a game's quarter without and with the look, and the median ratio."""
    desk, memory = desk_of(world)
    spent: dict[bool, list[float]] = {False: [], True: []}
    openings: Any = [
        (memory.stocks, world.stocks.spread(8).memory),
        (memory.orders, world.status_quo.spread(8).memory),
    ]
    for number in range(rounds + 1):
        for watched in (False, True) if number % 2 else (True, False):
            for place, opening in openings:
                place[:] = opening
            memory.tally[:] = 0.0
            start = time.thread_time()
            game(desk, world.calendar, TICKS, watched)
            if number:  # the first round compiles
                spent[watched].append((time.thread_time() - start) / TICKS)
    ratios = [one / other for other, one in zip(spent[False], spent[True], strict=True)]
    return (
        statistics.median(spent[False]),
        statistics.median(spent[True]),
        statistics.median(ratios),
    )


def main() -> None:
    """Print the table."""
    default = pack(load("default"))
    rows = []
    for nations in NATIONS:
        world = default if nations == len(default.codes) else enlarged(default, nations)
        without, watched, ratio = measured(world, ROUNDS if nations < 32 else ROUNDS // 4)
        rows.append(
            (
                f"{nations} nations, eight worlds, a quarter",
                f"{without * 1e6:.2f} us",
                f"watched {watched * 1e6:.2f} us: {100 * (ratio - 1):+.2f} %, goal <= 2 %",
            )
        )
    print(machine())
    show("Looking for numbers that mean nothing", rows)


if __name__ == "__main__":
    main()
