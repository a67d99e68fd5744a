"""Whether legal worlds stay sound: `python -m benchmarks.legal_worlds --worlds 100000`.

A world is drawn whole: every parameter of the rules within its evidence (or, with
`--beyond-evidence`, within what the equations bear), every figure of every nation within what the
schema allows, pairs, pacts, status quo, habits, dated shocks, the policy of every nation, and the
length of a turn.  A third of all numbers lie on an end of their range.  Worlds are drawn as sheets,
eight at a time and one a lane, are filled and calibrated by the kernels of the compiled host, and
are played by it.  In a block, worlds share what has no lanes there: dated shocks, standing offers,
emigrants' shares and the programmes' capital.
"""

import argparse
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from agents.block import LANES, Block, Memory, Opening, Span, laid_out
from agents.host import NO_NOTES
from agents.opening import Given, fill, unsettle
from agents.replicates import MENU, play
from agents.rows import NO_TABLE
from benchmarks.timing import machine
from policies.traits import TraitSheet
from scenarios.fields import Nation
from scenarios.limits import limits, parts
from scenarios.parameters import WORLD, fields
from scenarios.quantity import Quantity
from sim.baseline import NO_DATES, calmed, settle
from sim.events import DATED
from sim.levers import DECLARED
from sim.nations import Nations
from sim.params import Params
from sim.pillars import PACTS, PILLARS, PROGRAMMES, SECTORS
from sim.sheet import Array, Sheet
from sim.stocks import Stocks
from sim.validity import FAULT, Finding, finding

SIZES = ((1, 8, 0.80), (9, 16, 0.14), (17, 32, 0.05), (33, 64, 0.01))
"""Nations, from and to, and the share of worlds that have so many."""
STOCKS = ("gdp", "compute", "energy", "fab", "talent", "algorithms")
SOCIAL = ("public_trust", "approval", "unemployment", "misinformation")
GIVEN = ("population", "growth", "private_capex", "military")
SHARES = (("energy", "fabs"), ("privacy", "cybersecurity"), ("public_adoption", "partnerships"))
ALONE = ("caution", "openness", "ambition", "reskilling", "applied_research", "joint_projects")
EVENTS = tuple(DATED.values())
BETWEEN = {shock.number for shock in EVENTS if shock.between}
MOST_DATED = 20
LONGEST_TURN = 20


class Draw:
    """Numbers within ranges, an end of the range as often as a third of the time."""

    def __init__(self, seed: int) -> None:
        self.rng = np.random.default_rng(seed)

    def __call__(self, low: float, high: float, *shape: int) -> Array:
        """Even over the range, or over its logarithm where it spans more than a decade."""
        u = self.rng.random(shape)
        if low > 0.0 and high > 10.0 * low:
            x = low * (high / low) ** u
        else:
            x = low + (high - low) * (u**3 if low == 0.0 and high > 1.0 else u)
        end = self.rng.random(shape)
        x = np.where(end < 1 / 6, low, np.where(end < 2 / 6, high, x))
        return np.clip(x, low, high)

    def whole(self, low: int, high: int) -> int:
        """A whole number, ends included."""
        return int(self.rng.integers(low, high + 1))

    def parts(self, count: int, *shape: int) -> Array:
        """Shares of one whole along the last axis, often all in one."""
        drawn = self.rng.standard_gamma(0.4, (*shape, count)) + 1e-12
        return drawn / drawn.sum(axis=-1, keepdims=True)


def quantity(name: str) -> Quantity:
    """What the schema allows a figure of a nation to be."""
    found = Nation.model_fields[name].metadata
    return next(one for one in found if isinstance(one, Quantity))


def parameters(draw: Draw, params: Params, beyond: bool) -> None:
    """Every parameter within its limits."""
    lanes = (params.width,) if params.width else ()
    for section, name, declared in fields():
        sheet: Any = params if section == WORLD else getattr(params, section)
        drawn = []
        for part in parts(declared):
            allowed = limits(section, name, part).of(beyond)
            drawn.append(draw(allowed.low, allowed.high, *lanes))
        if declared.axes:
            getattr(sheet, name)[:] = np.array(drawn)
        else:
            setattr(sheet, name, drawn[0] if lanes else float(drawn[0]))


def nations(draw: Draw, block: Block) -> None:
    """What nations are given, and what holds between them."""
    sheet, params = block.nations, block.params
    n = sheet.nations
    lanes = (sheet.width,) if sheet.width else ()
    for name in GIVEN:
        allowed = quantity(name)
        getattr(sheet, name)[:] = draw(allowed.low, allowed.high, n, *lanes)
    sheet.exposure[:] = np.moveaxis(draw.parts(SECTORS, n, *lanes), -1, 1)
    sheet.equipment[:] = np.moveaxis(draw.parts(n + 1, *lanes), -1, 0)[:n]
    sheet.mandate[:] = sheet.common[:] = 0.2
    sheet.par[:], sheet.usual_step[:], sheet.gdp_norm[:] = 0.5, 0.1, 1.0
    off = 1.0 - np.eye(n).reshape(n, n, *(1,) * len(lanes))
    sheet.affinity[:] = draw(0.0, 1.0, n, n, *lanes) * off + (1.0 - off)
    sheet.rivalry[:] = draw(0.0, 1.0, n, n, *lanes) * off
    side = draw.rng.random((n, *lanes)) < 0.5
    sheet.bloc_line[:] = (side[:, None] != side[None, :]) * (draw.rng.random() < 0.7)
    choke = draw(0.0, 1.0, n, n, *lanes) * off
    rent = np.asarray(params.economy.chip_rent)  # rents take all that a maker is paid at most
    sheet.choke[:] = choke / np.maximum(1.0, rent * choke.sum(axis=0) * (1.0 + 1e-12))


def beginning(draw: Draw, block: Block) -> None:
    """The stocks that a scenario states, the traits and the status quo."""
    stocks, traits, orders = block.stocks, block.traits, block.orders
    n = stocks.nations
    lanes = (stocks.width,) if stocks.width else ()
    for name in (*STOCKS, *SOCIAL, "adoption"):
        allowed = quantity(name)
        getattr(stocks, name)[:] = draw(allowed.low, allowed.high, n, *lanes)
    stocks.potential[:] = stocks.gdp
    block.nations.education_base[:] = stocks.talent
    allowed = quantity("budget")
    traits.budget[:] = draw(allowed.low, allowed.high, n, *lanes)
    for name in ALONE:
        getattr(traits, name)[:] = draw(0.0, 1.0, n, *lanes)
    for one, other in SHARES:
        shares = draw.parts(3, n, *lanes)
        getattr(traits, one)[:], getattr(traits, other)[:] = shares[..., 0], shares[..., 1]
    orders.split[:] = np.moveaxis(draw.parts(PILLARS + 1, n, *lanes), -1, 1)[:, :PILLARS]
    for name, lever in DECLARED.items():
        getattr(orders, name)[:] = draw(lever.low, lever.high, n, *lanes)
    off = 1.0 - np.eye(n).reshape(n, n, *(1,) * len(lanes))
    orders.stance[:] = draw(0.0, 1.0, n, n, *lanes) * off + (1.0 - off)
    offers = draw.rng.random((n, n, PACTS, *lanes)) < draw.rng.random()
    orders.offer[:] = (offers & offers.swapaxes(0, 1)) * off[:, :, None]
    stocks.trust[:] = draw(0.0, 1.0, n, n, *lanes) * off + (1.0 - off)
    stocks.stance[:], stocks.pact[:] = orders.stance, orders.offer
    stocks.worst_stance[:] = stocks.survival[:] = 1.0


def opening(draw: Draw, block: Block, quarters: int) -> Opening:
    """What all worlds of a block share."""
    n = block.stocks.nations
    ones = Params()
    ones.memory[:] = 1.0
    abroad = draw(0.0, 1.0 / n, n, n) * (1.0 - np.eye(n)) * draw.rng.random()
    rows = [
        (
            draw.whole(0, quarters - 1),
            EVENTS[draw.whole(0, len(EVENTS) - 1)].number,
            draw.whole(0, n - 1),
            draw.whole(0, n - 1),
            draw.whole(1, 200),
        )
        for _ in range(draw.whole(0, MOST_DATED))
    ]
    dated = [row for row in rows if row[1] not in BETWEEN or row[2] != row[3]]
    standing = (draw.rng.random((n, n, PACTS)) < 0.1 * draw.rng.random()).astype(float)
    standing = np.maximum(standing, standing.swapaxes(0, 1)) * (1.0 - np.eye(n))[:, :, None]
    empty = np.zeros(0)
    return Opening(
        stocks=np.zeros(Stocks(n).memory.size),
        nations=empty,
        params=empty,
        traits=empty,
        orders=empty,
        tally=empty,
        lucky=calmed(ones).memory,
        standing_offers=standing,
        calendar=np.array(dated, dtype=np.float64).reshape(len(dated), 5),
        no_dates=NO_DATES,
        stated=Given(draw(0.0, 2.0, n, PROGRAMMES), abroad, np.zeros(n)),
        rows=NO_TABLE,
    )


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
            again = np.ones(4, np.int64)
            fill(
                again, self.opening.stated, block.traits, block.params, block.nations, block.orders,
                block.stocks,
            )  # fmt: skip
            unsettle(block.stocks)
            settle(
                block.stocks,
                block.orders,
                block.nations,
                block.calm,
                NO_DATES,
                block.flows,
                block.spare,
            )

    def unfit(self) -> np.ndarray:
        """Worlds [lanes] that packing would refuse, whose scenario is not legal after all."""
        lanes = max(self.width, 1)
        norm = self.block.nations.gdp_norm.reshape(self.n, lanes)
        found: np.ndarray = ~(np.isfinite(norm) & (norm > 0.0) & (norm <= 1e9)).all(axis=0)
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
        found: np.ndarray = np.array(
            [np.isfinite(sheet.memory.reshape(-1, lanes)).all(axis=0) for sheet in sheets]
        ).all(axis=0)
        return found


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
    for number, n in enumerate(sizes(worlds, seed)):
        worlds = LegalWorlds(n, seed * 10_000_000 + number, quarters, beyond_evidence=beyond)
        bad = worlds.unfit()
        found = worlds.play()
        finite = worlds.finite()
        played, unfit, largest = played + LANES, unfit + int(bad.sum()), max(largest, n)
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
                f"{unfit} not legal after all; invalid {invalid}, not finite {endless} "
                f"{dict(wrong) or ''} in {spent:.0f} s",
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
