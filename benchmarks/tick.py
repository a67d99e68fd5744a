"""How long a quarter takes: `python -m benchmarks.tick`.

Medians of seven rounds; ratios between figures of the same run.
"""

from agents.desk import run_block
from agents.race import Race
from benchmarks.timing import machine, median_seconds, show
from policies.decide import decide
from scenarios.load import load
from scenarios.pack import pack


def main() -> None:
    """Print the table."""
    world = pack(load("default"))
    n = len(world.codes)
    race = Race(world, turns=10**6)
    board = race.board
    mesa_tick = median_seconds(race.step, 20) / world.ticks_per_turn

    def core() -> None:
        board.play_tick()

    tick = median_seconds(core, 500)

    def decisions() -> None:
        for i in range(n):
            decide(
                i, i, board.now, world.nations, world.traits, 1, 0, board.tick, board.turn,
                board.orders,
            )  # fmt: skip

    deciding = median_seconds(decisions, 100)
    floats = median_seconds(lambda: run_block(world, world.policies, 1, 0, 0, 10), 20)
    lanes = {
        width: median_seconds(lambda w=width: run_block(world, world.policies, 1, 0, w, 10), 20)
        for width in (1, 4, 8)
    }
    print(machine())
    show(
        f"One quarter, {n} nations",
        [
            (
                "Mesa-hosted tick, with decisions each fourth",
                f"{mesa_tick * 1e6:.1f} us",
                "<= 2 ms",
            ),
            ("compiled float tick, called from Python", f"{tick * 1e6:.1f} us", "<= 20 us"),
            (f"decisions of {n} nations, called from Python", f"{deciding * 1e6:.1f} us", ""),
        ],
    )
    nation_ticks = n * 40
    show(
        "A game of 40 quarters in the compiled loop, a replicate",
        [
            (
                "floats",
                f"{floats * 1e6:.0f} us",
                f"{floats / nation_ticks * 1e9:.0f} ns/nation-tick",
            ),
            *(
                (
                    f"{width} lanes",
                    f"{seconds / width * 1e6:.0f} us",
                    f"{seconds / width / nation_ticks * 1e9:.0f} ns/nation-tick, "
                    f"{floats * width / seconds:.2f} x floats",
                )
                for width, seconds in lanes.items()
            ),
        ],
    )


if __name__ == "__main__":
    main()
