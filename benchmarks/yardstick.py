"""Ours against C++: `python -m benchmarks.yardstick`.

The whole quarter as benchmarks/transcribe.py writes it, compiled with g++ -O3 -march=native and run
on the very memory of our sheets, in turn with ours: on floats, and eight replicates a vector.  Both
must come to the same bits, which tests/test_yardstick.py asks too.
"""

import ctypes
import re
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from agents.block import LANES
from agents.host import Host, lineup_of
from agents.world import World
from benchmarks.profile import NAMES, TICK, run_rule
from benchmarks.timing import machine
from benchmarks.transcribe import transcribed
from scenarios.load import load
from scenarios.pack import pack
from sim.flows import Flows
from sim.nations import Nations
from sim.orders import Orders
from sim.params import Params
from sim.sheet import Array
from sim.stocks import Stocks
from sim.tick import advance

HEADER = Path(__file__).with_suffix(".hpp")
OPTIONS = ("-O3", "-march=native", "-fno-math-errno", "-ffp-contract=off", "-Wno-psabi")
GOAL = 0.9
TIMES = 400
ROUNDS = 15
Quarter = Callable[[Stocks, Orders, Nations, Params, Array, int, int, int, Flows, Stocks], None]


def source() -> str:
    """The quarter in C++."""
    return transcribed(advance, HEADER.read_text(encoding="utf-8"))


def built(folder: Path, width: int = 0, compiler: str = "g++") -> ctypes.CDLL:
    """The yardstick for sheets of so many lanes (0: floats), compiled for this processor."""
    lanes = max(width, 1)
    text, library = folder / "yardstick.cpp", folder / f"yardstick{lanes}.so"
    text.write_text(source(), encoding="utf-8")
    made = [compiler, *OPTIONS, f"-DLANES={lanes}", "-shared", "-fPIC"]
    subprocess.run([*made, str(text), "-o", str(library)], check=True)
    return ctypes.CDLL(str(library))


def quarter_of(library: ctypes.CDLL, times: int = 1) -> Quarter:
    """The quarter of the yardstick, called as `sim.tick.advance` is."""

    def play(
        now: Stocks,
        orders: Orders,
        nations: Nations,
        params: Params,
        calendar: Array,
        seed: int,
        replicate: int,
        tick: int,
        flows: Flows,
        then: Stocks,
    ) -> None:
        read = [ctypes.c_void_p(sheet.address) for sheet in (now, orders, nations, params)]
        written = [ctypes.c_void_p(sheet.address) for sheet in (flows, then)]
        dates = np.ascontiguousarray(calendar)
        told = [ctypes.c_long(x) for x in (len(dates), seed, replicate, tick)]
        library.run(
            ctypes.c_long(times),
            ctypes.c_long(now.nations),
            *read,
            ctypes.c_void_p(dates.ctypes.data),
            *told,
            *written,
        )

    return play


def compared(library: ctypes.CDLL, world: World, width: int) -> tuple[float, float, bool]:
    """Our and their seconds a quarter, and whether both came to the same bits."""
    host = Host(world, width)
    host.play(1, 0, host.width, lineup_of(world.policies), 20)
    block, whole = host.block, NAMES.index("whole tick")
    theirs = quarter_of(library, TIMES)
    played = (block.stocks, block.orders, block.nations, block.params, host.opening.calendar)

    def other() -> None:
        theirs(*played, 1, 0, TICK, block.flows, block.spare)

    def mine() -> None:
        run_rule(whole, TIMES, block, host.opening)

    found = []
    for play in (mine, other):
        play()
        found.append(block.flows.memory.tobytes() + block.spare.memory.tobytes())
    spent: dict[Callable[[], None], list[float]] = {mine: [], other: []}
    for _ in range(ROUNDS):
        for play, seconds in spent.items():
            start = time.process_time()
            play()
            seconds.append((time.process_time() - start) / TIMES)
    ours, reached = (statistics.median(seconds) for seconds in spent.values())
    return ours, reached, found[0] == found[1]


def main() -> None:
    """Print the table."""
    compiler = subprocess.run(["g++", "--version"], capture_output=True, text=True, check=True)
    version = re.search(r"\d+\.\d+\.\d+", compiler.stdout)
    print(f"{machine()}, g++ {version[0] if version else '?'} -O3 -march=native, double precision")
    world = pack(load("default"))
    n = len(world.codes)
    print(f"{'a quarter':<12}{'ours':>9}{'C++':>9}  ns a nation-tick; our speed relative to C++")
    with tempfile.TemporaryDirectory() as folder:
        for width in (0, LANES):
            library = built(Path(folder), width)
            ours, theirs, same = compared(library, world, width)
            each = 1e9 / n / max(width, 1)
            name = f"{width} lanes" if width else "floats"
            print(
                f"{name:<12}{ours * each:>9.1f}{theirs * each:>9.1f}  {theirs / ours:.2f}, goal >= "
                f"{GOAL}; {'the same bits' if same else 'OTHER BITS'}"
            )


if __name__ == "__main__":
    main()
