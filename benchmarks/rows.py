"""What a policy that is a row of numbers costs beside policies of the menu.

`python -m benchmarks.rows` plays the default scenario on one core, every nation with the same kind
of policy: those of the menu one after another, a row of which everything is pinned, a row that
weighs every view in every order, and such a row of its own in every replicate.  Which policies are
played changes what the world does little; deciding is what differs.  Rounds are interleaved.
"""

import statistics
import time

import numpy as np

from agents.host import Host, opening_of
from agents.rows import NO_TABLE
from benchmarks.timing import REPEATS, machine, show
from policies.habits import ROW, SIZE
from policies.menu import NAMES
from scenarios.load import load
from scenarios.pack import pack
from scenarios.policy_file import PolicyFile
from scenarios.policy_rows import row_of

GAMES = 320
GOAL = 0.8


def main() -> None:
    """Measure and print."""
    world = pack(load("default"))
    n = len(world.codes)
    dice = np.random.default_rng(1)
    pinned = row_of(PolicyFile(orders={}), world, 0)
    weighed = pinned + 0.001 * dice.normal(size=SIZE)
    own = weighed + 0.001 * dice.normal(size=(GAMES, SIZE))
    menu = Host(world, opening=opening_of(world, rows=NO_TABLE))
    rows = Host(world, opening=opening_of(world, rows=np.vstack([pinned, weighed, own])))
    seats = {name: (menu, np.full((n, 1), k)) for k, name in enumerate(NAMES)}
    seats["row, pinned"] = rows, np.full((n, 1), ROW)
    seats["row, every view"] = rows, np.full((n, 1), ROW + 1)
    each = np.tile(ROW + 2 + np.arange(GAMES), (n, 1))
    seats["row, one a replicate"] = rows, each
    spent: dict[str, list[float]] = {name: [] for name in seats}
    for _ in range(REPEATS + 1):
        for name, (host, lineup) in seats.items():
            start = time.process_time()
            host.play(1, 0, GAMES, lineup, world.ticks)
            spent[name].append((time.process_time() - start) / GAMES)
    medians = {name: statistics.median(times[1:]) for name, times in spent.items()}
    usual = statistics.median(medians[name] for name in NAMES)
    print(machine())
    show(
        "A game on one core, all nations alike",
        [
            (name, f"{took * 1e6:.1f} us", f"{usual / took:.2f} of the menu's median speed")
            for name, took in medians.items()
        ],
    )
    slowest = min(usual / medians[name] for name in medians if name.startswith("row"))
    print(f"\nratio {slowest:.2f}, goal >= {GOAL}")


if __name__ == "__main__":
    main()
