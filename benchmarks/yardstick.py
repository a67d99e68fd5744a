"""Ours against C++: `python -m benchmarks.yardstick`.

Three of the hottest rules are compiled from benchmarks/yardstick.cpp with g++ -O3 -march=native and
run on the very memory of our sheets, eight replicates a vector, in turn with ours.
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

from agents.host import Host, lineup_of
from benchmarks.profile import NAMES, run_rule
from benchmarks.timing import machine
from scenarios.load import load
from scenarios.pack import pack

SOURCE = Path(__file__).with_suffix(".cpp")
RULES = ("openness", "talent", "economy")
SHEETS = (
    ("orders", "", ("stance", "offer", "visa", "budget", "procurement", "localisation",
                    "diversification")),
    ("stocks", "now_", ("gdp", "potential", "capability", "approval", "students", "people", "pact",
                        "trust")),
    ("nations", "", ("population", "education_base", "affinity", "growth", "choke", "military",
                     "gdp_norm")),
    ("spare", "", ("cut_off", "stance", "pact", "pillar", "talent_freeze", "students", "talent",
                   "people", "supplier_share", "adoption", "revenue_ratio", "capability",
                   "potential", "ai_access", "own_service", "programme", "gdp")),
    ("flows", "", ("gate", "openness", "ease", "strength", "offers_broken", "chip_gate",
                   "graduates", "appeal", "weight", "talent_flow", "people", "total",
                   "service_demand", "service_sales", "chip_sales", "imports", "service_trade",
                   "chip_money", "exports", "net_exports", "attack", "coercion", "productivity",
                   "trade_gain", "attack_loss", "coercion_loss", "budget_loss", "friction_loss",
                   "know_how", "home_supply", "research_dividend", "output", "chip_paid",
                   "trade_income", "growth")),
)  # fmt: skip
"""The fields of struct Fields in their order."""
TIMES = 400
ROUNDS = 15


def built(folder: Path, compiler: str = "g++") -> ctypes.CDLL:
    """The yardstick, compiled for this processor."""
    library = folder / "yardstick.so"
    options = [
        "-O3",
        "-march=native",
        "-fno-math-errno",
        "-ffp-contract=off",
        "-shared",
        "-fPIC",
        "-Wno-psabi",
    ]
    subprocess.run([compiler, *options, str(SOURCE), "-o", str(library)], check=True)
    return ctypes.CDLL(str(library))


def yardstick(library: ctypes.CDLL, host: Host) -> Callable[[int, int], None]:
    """Runs a rule of the yardstick on the sheets of a block, so many times."""
    block = host.block
    pointers = [
        getattr(getattr(block, sheet), name).ctypes.data
        for sheet, _, names in SHEETS
        for name in names
    ]
    fields = (ctypes.c_void_p * len(pointers))(*pointers)
    params = block.params
    addresses = [ctypes.c_void_p(getattr(params, part).address) for part in RULES]
    loose = [
        ctypes.c_void_p(array.ctypes.data)
        for array in (params.step, params.suppliers.cut_leak, params.capability.quality_offset)
    ]

    def run(rule: int, times: int) -> None:
        library.run(rule, times, block.stocks.nations, fields, *addresses, *loose)

    return run


def check(run: Callable[[int, int], None], host: Host, rule: int) -> float:
    """The largest relative difference between what both write into flows and stocks."""
    ours = NAMES.index(RULES[rule])
    results = []
    for play in (lambda: run_rule(ours, 1, host.block, host.opening), lambda: run(rule, 1)):
        play()
        results.append(
            np.concatenate([host.block.flows.memory.copy(), host.block.spare.memory.copy()])
        )
    one, other = results
    return float(np.max(np.abs(one - other) / np.maximum(np.abs(one), 1e-9)))


def measure(scenario: str = "default") -> list[tuple[str, float, float, float]]:
    """For each rule: our and their ns a nation-tick, and the largest difference of results."""
    world = pack(load(scenario))
    host = Host(world)
    host.play(1, 0, host.width, lineup_of(world.policies), 20)
    run_rule(NAMES.index("whole tick"), 1, host.block, host.opening)
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        run = yardstick(built(Path(folder)), host)
        for rule, name in enumerate(RULES):
            difference = check(run, host, rule)
            ours, theirs = [], []
            for _ in range(ROUNDS):
                start = time.process_time()
                run_rule(NAMES.index(name), TIMES, host.block, host.opening)
                turn = time.process_time()
                run(rule, TIMES)
                ours.append(turn - start)
                theirs.append(time.process_time() - turn)
            each = 1e9 / (TIMES * len(world.codes) * host.width)
            rows.append(
                (name, statistics.median(ours) * each, statistics.median(theirs) * each, difference)
            )
    return rows


def main() -> None:
    """Print the table."""
    compiler = subprocess.run(["g++", "--version"], capture_output=True, text=True, check=True)
    version = re.search(r"\d+\.\d+\.\d+", compiler.stdout)
    print(f"{machine()}, g++ {version[0] if version else '?'} -O3 -march=native, double precision")
    rows = measure()
    print(f"{'rule':<12}{'ours':>8}{'C++':>8}  ns a nation-tick; our speed relative to C++")
    for name, ours, theirs, difference in rows:
        print(
            f"{name:<12}{ours:>8.1f}{theirs:>8.1f}  {theirs / ours:.2f}  "
            f"(results differ by {difference:.0e})"
        )
    ours, theirs = (sum(row[k] for row in rows) for k in (1, 2))
    print(f"{'together':<12}{ours:>8.1f}{theirs:>8.1f}  {theirs / ours:.2f}  goal >= 0.7")


if __name__ == "__main__":
    main()
