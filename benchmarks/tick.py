"""How long a quarter takes: `python -m benchmarks.tick`.

Medians of seven rounds in one run.  Whole batches, lanes and threads: `benchmarks/batch.py`.
"""

from agents.race import Race
from benchmarks.timing import machine, median_seconds, show
from scenarios.load import load
from scenarios.pack import pack
from sim.flows import Flows
from sim.jit import kernel
from sim.nations import Nations
from sim.orders import Orders
from sim.params import Params
from sim.sheet import Array
from sim.stocks import Stocks
from sim.tick import advance

TICKS = 400


@kernel
def many_ticks(
    ticks: int,
    now: Stocks,
    orders: Orders,
    nations: Nations,
    params: Params,
    calendar: Array,
    flows: Flows,
    then: Stocks,
) -> None:
    """The same quarter again and again, without a call from Python between."""
    for _ in range(ticks):
        advance(now, orders, nations, params, calendar, 1, 0, 8, flows, then)


def main() -> None:
    """Print the table."""
    world = pack(load("default"))
    n = len(world.codes)
    race = Race(world, turns=200, collect=False)
    board = race.board
    mesa_tick = median_seconds(race.step, 50) / world.ticks_per_turn
    loop = (
        TICKS,
        board.was,
        board.orders,
        world.nations,
        world.params,
        world.calendar,
        board.flows,
        board.now,
    )
    tick = median_seconds(lambda: many_ticks(*loop), 10) / TICKS
    called = median_seconds(board.play_tick, 500)

    everyone = {i: i for i in range(n)}

    def decisions() -> None:
        board.decide(everyone)

    deciding = median_seconds(decisions, 100)
    print(machine())
    show(
        f"One quarter, {n} nations",
        [
            (
                "Mesa-hosted tick, with decisions each fourth",
                f"{mesa_tick * 1e6:.1f} us",
                "<= 2 ms",
            ),
            ("compiled float tick", f"{tick * 1e6:.1f} us", "<= 20 us"),
            ("the same and its tally, called from Python", f"{called * 1e6:.1f} us", ""),
            (f"decisions of {n} nations, called from Python", f"{deciding * 1e6:.1f} us", ""),
        ],
    )


if __name__ == "__main__":
    main()
