"""The bench of players: `python -m benchmarks.players [--short] [--seed N] [--json FILE]`.

Every gate on every scenario it belongs to, on paired lucks; `--short` has fewer lucks and designs.
`--only WORD` runs the parts whose name has the word, `--hunt` searches the best constant orders
anew.  Exit 1 if a gate fails that benchmarks/known_misses.toml does not list, or a listed one
worsens or is met.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.players import choices, hunter, responses, seats, shares, splitting, survival
from benchmarks.players.gates import Gate, judge, plain
from benchmarks.players.worlds import SCENARIOS, shared_world

FIRST = "default"
ENDINGS_ASKED = ("default", "hostile", "fortress")


@dataclass(frozen=True)
class Sizes:
    """How much of everything a run plays."""

    lucks: int
    cell_lucks: int
    lever_lucks: int
    designs: int
    world_designs: int
    endings: int
    generations: int
    shares_in: tuple[str, ...]


SHORT = Sizes(24, 48, 24, 192, 512, 256, 25, (FIRST,))
FULL = Sizes(64, 64, 64, 4096, 4096, 1024, 60, SCENARIOS)
Part = tuple[str, Callable[[], list[Gate]]]


def parts(sizes: Sizes, seed: int, names: tuple[str, ...]) -> list[Part]:
    """Every part of the bench by name, in order."""
    cells: dict[str, seats.Seats] = {}
    made: list[Part] = []

    def led(name: str) -> seats.Seats:
        if name not in cells:
            cells[name] = seats.lead_all(shared_world(name, seed + 99), sizes.cell_lucks, seed)
        return cells[name]

    for name in names:
        world = shared_world
        par = seed + 99
        made += [
            (f"simple {name}", lambda n=name: seats.simple_players(n, world(n, par), led(n), seed)),
            (f"budgets {name}", lambda n=name: seats.best_budgets(n, world(n, par), led(n), seed)),
            (f"powers {name}", lambda n=name: survival.great_powers(n, world(n, par), sizes.lucks, seed)),
            (f"together {name}", lambda n=name: survival.together(n, world(n, par), sizes.lucks, seed)),
            (f"replay {name}", lambda n=name: hunter.replay(n, world(n, par), sizes.lucks, seed)),
        ]  # fmt: skip
        if name in ENDINGS_ASKED:
            made.append((f"endings {name}", lambda n=name: [
                responses.endings(n, world(n, par), sizes.endings, seed)]))  # fmt: skip
        if name in sizes.shares_in:
            made += [
                (f"shares {name}", lambda n=name: shares.own_shares(n, world(n, par), sizes.designs, seed)),
                (f"world shares {name}",
                 lambda n=name: shares.survival_shares(n, world(n, par), sizes.world_designs, seed)),
            ]  # fmt: skip
    codes = shared_world(FIRST, seed + 99).codes
    first = shared_world(FIRST, seed + 99)
    if names == SCENARIOS:
        made.append(("responses", lambda: responses.best_responses({n: led(n) for n in names}, codes)))
    if FIRST in names:
        made += [
            ("hunter proof", lambda: [hunter.proves_itself(FIRST, first, sizes.generations, seed)]),
            ("levers", lambda: choices.levers(FIRST, first, sizes.lever_lucks, seed)),
            ("programmes", lambda: choices.programmes(FIRST, first, sizes.lever_lucks, seed)),
            ("treaties", lambda: choices.treaties(FIRST, first, sizes.lucks, seed)),
            ("split", lambda: [*splitting.splits(FIRST, first), *splitting.splits(FIRST, first, True)]),
        ]
    return made


def main() -> int:
    """Run what is asked for; 1 if the list of known misses is not as it should be."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.players")
    parser.add_argument("--short", action="store_true", help="fewer lucks and designs")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=Path, help="write all gates to this file")
    parser.add_argument("--hunt", action="store_true", help="search the best constants anew")
    parser.add_argument("--only", default="", help="parts whose name has this word")
    parser.add_argument("--scenario", choices=SCENARIOS, help="one scenario only")
    told = parser.parse_args()
    sizes = SHORT if told.short else FULL
    names = (told.scenario,) if told.scenario else SCENARIOS
    if told.hunt:
        for name in names:
            hunter.hunt_all(name, shared_world(name, told.seed + 99), sizes.generations, told.seed)
    gates: list[Gate] = []
    for label, part in parts(sizes, told.seed, names):
        if told.only in label:
            started = time.perf_counter()
            found = part()
            gates += found
            print(f"\n{label} ({time.perf_counter() - started:.0f} s)")
            for gate in found:
                print("  " + gate.line(), flush=True)
    if told.json:
        told.json.write_text(json.dumps(plain(gates), indent=1) + "\n")
    verdict = judge(gates)
    print()
    for complaint in verdict.complaints:
        print(complaint)
    print(f"met {verdict.met} of {verdict.of}, known misses {verdict.known}")
    return 1 if verdict.complaints else 0


if __name__ == "__main__":
    sys.exit(main())
