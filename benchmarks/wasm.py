"""How fast the module of the rules is, in Node: `python -m benchmarks.wasm`.

Processor time of whole games on one core: native floats and lanes, the module's floats and two
lanes, one after the other in every round, so that a busy machine troubles all alike.
"""

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from agents.host import Host, lineup_of
from agents.world import World
from benchmarks.timing import machine, show
from scenarios.load import load
from scenarios.pack import pack
from wasm.module import module
from wasm.table import table

ROUNDS = 15
WARM = 3
GAMES = {"native floats": 32, "native lanes": 128}
MODULES = {"module, 4 lanes": 4, "module, 2 lanes": 2, "module, floats": 0}
OF_MODULES = 64
GOALS = {"module, 4 lanes": ("goal >= 1.2", "goal >= 0.35")}
"""Of the module that pages use where a browser has SIMD."""
SCRIPT = Path(__file__).with_suffix(".mjs")


def measured(world: World, folder: Path) -> dict[str, float]:
    """Seconds of processor time a game, the medians of all rounds."""
    lineup = lineup_of(world.policies)
    hosts = {"native floats": Host(world, 0), "native lanes": Host(world)}
    (folder / "table.json").write_text(json.dumps(table(world)), encoding="utf-8")
    files = []
    for width in MODULES.values():
        files.append(folder / f"{width}.wasm")
        files[-1].write_bytes(module(width))
    node = shutil.which("node")
    if node is None:
        sys.exit("benchmarks.wasm: Node is not installed")
    command = [node, str(SCRIPT), str(folder / "table.json"), *map(str, files)]
    spent: dict[str, list[float]] = {name: [] for name in (*GAMES, *MODULES)}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as played:
        assert played.stdin is not None
        assert played.stdout is not None
        for _ in range(WARM + ROUNDS):
            for name, host in hosts.items():
                start = time.process_time()
                host.play(1, 0, GAMES[name], lineup, world.ticks)
                spent[name].append((time.process_time() - start) / GAMES[name])
            for place, name in enumerate(MODULES):
                played.stdin.write(f"{place} {OF_MODULES}\n")
                played.stdin.flush()
                spent[name].append(float(played.stdout.readline()) / OF_MODULES)
        played.stdin.close()
    return {name: statistics.median(times[WARM:]) for name, times in spent.items()}


def main() -> None:
    """Print what was measured."""
    world = pack(load("default"))
    with tempfile.TemporaryDirectory() as folder:
        each = measured(world, Path(folder))
    print(machine())
    rows = [(f"{name}, a game", f"{seconds * 1e6:.0f} us", "") for name, seconds in each.items()]
    for name in MODULES:
        over, of = (each[native] / each[name] for native in GAMES)
        rows.append(
            (f"{name}: speed over native floats", f"{over:.2f}", GOALS.get(name, ("", ""))[0])
        )
        rows.append((f"{name}: speed over native lanes", f"{of:.2f}", GOALS.get(name, ("", ""))[1]))
    show("The rules in WebAssembly", rows)
    for width in MODULES.values():
        print(f"  module of width {width}: {len(module(width)):,} bytes")


if __name__ == "__main__":
    main()
