"""The bench of players: `python -m benchmarks.players [--short] [--seed N] [--json FILE]`.

Every gate on every scenario it belongs to, on paired lucks; `--short` has fewer lucks and designs.
`--only WORD` runs the parts whose name has the word, `--hunt` searches the best constant orders
anew, `--write` puts a whole run into the list of known misses and into docs/bench.md.  Exit 1 if a
gate fails that benchmarks/known_misses.toml does not list, or a listed one worsens or is met.
"""

import argparse
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from agents.world import World
from benchmarks.hindcast.gates import past_gates
from benchmarks.players import choices, hunter, minds, responses, seats, shares, splitting, survival
from benchmarks.players.gates import Gate, conclude
from benchmarks.players.worlds import SCENARIOS, shared_world
from benchmarks.players.written import write

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
    minds_in: tuple[str, ...]
    mind_lucks: int


SHORT = Sizes(24, 48, 24, 192, 512, 256, 25, (FIRST,), (FIRST,), 6)
FULL = Sizes(64, 64, 64, 4096, 4096, 1024, 60, SCENARIOS, SCENARIOS, 16)
Part = tuple[str, Callable[[], list[Gate]]]


class Bench:
    """The parts of a run; leaders are played once a scenario and shared."""

    def __init__(self, sizes: Sizes, seed: int) -> None:
        self.sizes, self.seed = sizes, seed
        self.cells: dict[str, seats.Seats] = {}

    def world(self, name: str) -> World:
        return shared_world(name)

    def led(self, name: str) -> seats.Seats:
        """Games of every leader in every seat."""
        if name not in self.cells:
            lucks = self.sizes.cell_lucks
            self.cells[name] = seats.lead_all(self.world(name), lucks, self.seed)
        return self.cells[name]

    def of_scenario(self, name: str) -> list[Part]:
        """What is asked in a scenario."""
        world, led, sizes, seed = self.world, self.led, self.sizes, self.seed
        lucks = sizes.lucks
        made: list[Part] = [
            ("simple", lambda: seats.simple_players(name, world(name), led(name), lucks, seed)),
            ("budgets", lambda: seats.best_budgets(name, world(name), led(name), seed)),
            ("powers", lambda: survival.great_powers(name, world(name), lucks, seed)),
            ("together", lambda: survival.together(name, world(name), lucks, seed)),
        ]
        if name in ENDINGS_ASKED:
            made.append(
                ("endings", lambda: responses.endings(name, world(name), sizes.endings, seed))
            )
        if name in sizes.minds_in:
            games = sizes.mind_lucks
            made.append(("minds", lambda: minds.levels(name, world(name), games, seed)))
        if name in sizes.shares_in:
            own, many = sizes.designs, sizes.world_designs
            made += [
                ("shares", lambda: shares.own_shares(name, world(name), own, seed)),
                ("world shares", lambda: shares.survival_shares(name, world(name), many, seed)),
            ]
        return [(f"{part} {name}", action) for part, action in made]

    def of_choices(self) -> list[Part]:
        """What is asked in the first scenario only."""
        world, sizes, seed = self.world, self.sizes, self.seed
        lucks = sizes.lever_lucks
        return [
            ("hunter proof", lambda: hunter.proof(FIRST, world(FIRST), sizes.generations, seed)),
            ("levers", lambda: choices.levers(FIRST, world(FIRST), lucks, seed)),
            ("programmes", lambda: choices.programmes(FIRST, world(FIRST), lucks, seed)),
            ("treaties", lambda: choices.treaties(FIRST, world(FIRST), sizes.lucks, seed)),
            ("split", lambda: splitting.splits(FIRST, world(FIRST))),
            ("split with pacts", lambda: splitting.splits(FIRST, world(FIRST), pacts=True)),
        ]

    def of_all(self) -> list[Part]:
        """What is asked of all scenarios together."""
        codes = self.world(FIRST).codes
        action = lambda: responses.best_responses({n: self.led(n) for n in SCENARIOS}, codes)  # noqa: E731
        return [("responses", action)]

    def parts(self, names: tuple[str, ...]) -> list[Part]:
        """Every part by name, in order; what is held against the past belongs to no scenario."""
        made = [part for name in names for part in self.of_scenario(name)]
        if names == SCENARIOS:
            made += [*self.of_all(), ("past", past_gates)]
        return made + (self.of_choices() if FIRST in names else [])


def main() -> int:
    """Run what is asked for; 1 if the list of known misses is not as it should be."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.players")
    parser.add_argument("--short", action="store_true", help="fewer lucks and designs")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=Path, help="write all gates to this file")
    parser.add_argument("--hunt", action="store_true", help="search the best constants anew")
    parser.add_argument("--write", action="store_true", help="write list and page of a whole run")
    parser.add_argument("--only", default="", help="parts whose name has this word")
    parser.add_argument("--scenario", choices=SCENARIOS, help="one scenario only")
    told = parser.parse_args()
    if told.write and (told.only or told.scenario):
        parser.error("--write is for a whole run, without --only and --scenario")
    sizes = SHORT if told.short else FULL
    names = (told.scenario,) if told.scenario else SCENARIOS
    if told.hunt:
        for name in names:
            hunter.hunt_all(name, shared_world(name), sizes.generations, told.seed)
    gates: list[Gate] = []
    for label, part in Bench(sizes, told.seed).parts(names):
        if told.only in label:
            started = time.perf_counter()
            found = part()
            gates += found
            print(f"\n{label} ({time.perf_counter() - started:.0f} s)")
            for gate in found:
                print("  " + gate.line(), flush=True)
    if told.write:
        write(gates, f"{'short' if told.short else 'full'} form with seed {told.seed}")
    return conclude(gates, told.json)


if __name__ == "__main__":
    sys.exit(main())
