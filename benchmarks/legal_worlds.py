"""Whether legal worlds stay sound: `python -m benchmarks.legal_worlds --worlds 100000`.

A world is drawn whole: every parameter of the rules within its evidence (or, with
`--beyond-evidence`, within what the equations bear), every figure of every nation within what the
schema allows, pairs, unions, pacts, status quo, habits, dated shocks, the policy of every nation,
the date of its start and the length of a turn (`benchmarks/legal_draws.py`).  Worlds are drawn as
sheets, eight at a time and one a lane, are filled and opened by the kernels of the compiled host,
and are played by it.
"""

import argparse
import time
from collections import Counter
from dataclasses import dataclass, field

import numpy as np

from agents.block import LANES, Block, Memory, Span, laid_out
from agents.host import NO_NOTES
from agents.opening import FLAGS, fill
from agents.replicates import MENU, play
from benchmarks.legal_draws import Draw, beginning, nations, opening, parameters
from benchmarks.timing import machine
from policies.traits import TraitSheet
from scenarios.sound import unsound
from sim.baseline import NO_DATES
from sim.nations import Nations
from sim.opening import open_world
from sim.params import Params
from sim.sheet import Sheet
from sim.validity import FAULT, Finding, finding

SIZES = ((1, 8, 0.80), (9, 16, 0.14), (17, 32, 0.05), (33, 64, 0.01))
"""Nations, from and to, and the share of worlds that have so many."""
LONGEST_TURN = 20


@dataclass
class LegalWorlds:
    """Worlds of one size, one a lane (width 0: one world on floats), laid out and calibrated."""

    n: int
    seed: int
    quarters: int = 200
    width: int = LANES
    beyond_evidence: bool = False
    block: Block = field(init=False)
    memory: Memory = field(init=False)

    def __post_init__(self) -> None:
        """Draw the worlds."""
        draw = Draw(self.seed)
        self.block, self.memory = laid_out(
            Nations(self.n, self.width), Params(0, self.width), TraitSheet(self.n, self.width)
        )
        block, memory = self.block, self.memory
        parameters(draw, block.params, self.beyond_evidence)
        nations(draw, block)
        beginning(draw, block)
        self.opening = opening(draw, block, self.quarters)
        lanes = max(self.width, 1)
        memory.calm[:] = memory.params * np.repeat(self.opening.lucky, lanes)
        self.policies = draw.rng.integers(0, MENU, (self.n, lanes))
        memory.seats[:] = self.policies.reshape(-1)
        self.ticks_per_turn = draw.whole(1, LONGEST_TURN)
        with np.errstate(all="ignore"):
            fill(np.ones(FLAGS, np.int64), block.stocks)
            open_world(
                block.stocks, block.orders, block.nations, block.params, block.calm, NO_DATES,
                block.flows, block.spare,
            )  # fmt: skip

    def unfit(self) -> dict[str, np.ndarray]:
        """The figures for which packing would refuse a world, and the worlds [lanes]."""
        lanes = max(self.width, 1)
        block = self.block
        found: dict[str, np.ndarray] = {}
        for sheet in (block.stocks, block.nations, block.orders, block.traits, block.flows):
            for name, bad, _ in unsound(sheet):
                found[name] = np.asarray(bad.reshape(-1, lanes).any(axis=0))
        return found

    def play(self) -> list[Finding | None]:
        """Play all worlds; what was found wrong in each."""
        span = Span(self.seed % 2**32, 0, self.quarters, self.quarters, self.ticks_per_turn)
        with np.errstate(all="ignore"):
            play(
                self.block, self.memory, self.opening, self.policies, span, 0, NO_NOTES,
                np.zeros((0, 0)),
            )  # fmt: skip
        lanes = max(self.width, 1)
        faults = self.memory.tally.reshape(-1, lanes)[-FAULT:].T
        return [finding(one, self.n) for one in faults]

    def finite(self) -> np.ndarray:
        """Worlds [lanes] whose last state and flows are finite, every number of them."""
        lanes = max(self.width, 1)
        sheets: tuple[Sheet, ...] = (self.block.stocks, self.block.spare, self.block.flows)
        sheets = (*sheets, self.block.tally)
        found = [np.isfinite(sheet.memory.reshape(-1, lanes)).all(axis=0) for sheet in sheets]
        return np.asarray(np.array(found).all(axis=0))


def sizes(worlds: int, seed: int) -> list[int]:
    """The number of nations of each block of eight worlds."""
    rng = np.random.default_rng(seed)
    blocks = -(-worlds // LANES)
    kind = rng.choice(len(SIZES), blocks, p=[share for _, _, share in SIZES])
    return [int(rng.integers(SIZES[k][0], SIZES[k][1] + 1)) for k in kind]


def count(worlds: int, quarters: int, seed: int, beyond: bool) -> None:
    """Play so many worlds and print what was found."""
    begun, said = time.monotonic(), 0.0
    played = unfit = invalid = endless = 0
    largest = 0
    wrong: Counter[str] = Counter()
    why: Counter[str] = Counter()
    for number, n in enumerate(sizes(worlds, seed)):
        block = LegalWorlds(n, seed * 10_000_000 + number, quarters, beyond_evidence=beyond)
        refused = block.unfit()
        bad = np.any([np.zeros(LANES, bool), *refused.values()], axis=0)
        found = block.play()
        finite = block.finite()
        played, unfit, largest = played + LANES, unfit + int(bad.sum()), max(largest, n)
        why.update({name: int(lanes.sum()) for name, lanes in refused.items()})
        for lane, one in enumerate(found):
            if bad[lane]:
                continue
            endless += not finite[lane]
            if one is not None:
                invalid += 1
                wrong[one.figure] += 1
                if wrong[one.figure] <= 3:
                    print(f"  block {number}, {n} nations, lane {lane}: {one}", flush=True)
        spent = time.monotonic() - begun
        if spent > said + 60.0 or played >= worlds:
            said = spent
            print(
                f"{played:,} worlds of 1 to {largest} nations x {quarters} quarters, "
                f"{unfit} refused {dict(why) or ''}; "
                f"invalid {invalid}, not finite {endless} {dict(wrong) or ''} in {spent:.0f} s",
                flush=True,
            )


def main() -> None:
    """Draw, play, count."""
    asked = argparse.ArgumentParser(description="Count legal worlds that come to mean nothing.")
    asked.add_argument("--worlds", type=int, default=2000)
    asked.add_argument("--quarters", type=int, default=200)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--beyond-evidence", action="store_true")
    given = asked.parse_args()
    print(machine())
    print("parameters within", "what equations bear" if given.beyond_evidence else "their evidence")
    count(given.worlds, given.quarters, given.seed, given.beyond_evidence)


if __name__ == "__main__":
    main()
