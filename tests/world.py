"""A tiny world to reuse in tests: plausible random numbers, a few nations, and its clock.

`world(4)` makes four nations, `world(4, same=True)` four equal ones; `w.run(10)` lets ten quarters
pass.  `wild(...)` fills sheets of any width with numbers from the far ends of what may happen.
"""

import itertools
import tomllib
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from sim.baseline import calibrate, calmed
from sim.flows import Flows
from sim.nations import Nations
from sim.orders import LARGEST_BUDGET, Orders
from sim.params import Params
from sim.pillars import PACTS, PROGRAMMES_OF
from sim.sheet import Array, Field, Section, Sheet
from sim.stocks import Stocks
from sim.tick import advance

NO_DATES = np.zeros((0, 5))
STEP = 1.0
"""Quarters in a tick of new worlds; tests/sim/rules tries others."""
SPLIT = (0.30, 0.18, 0.22, 0.08, 0.16, 0.06)
MANDATE = (0.35, 0.10, 0.20, 0.15, 0.20)
PAR = (0.5, 0.5, 0.0, 0.5, 0.5)
SECTOR_EXPOSURE = (0.10, 0.20, 0.25, 0.15, 0.30)
CHANCES = (
    "fab_loss_chance",
    "cut_off_chance",
    "decoupling_chance",
    "election_chance",
    "talent_freeze_chance",
)

LIBRARY = Path(__file__).resolve().parents[1] / "scenarios" / "library" / "parameters.toml"


@lru_cache(maxsize=1)
def library() -> dict[str, Any]:
    """The values of the library's parameters, as a table that `fill` understands."""
    raw = tomllib.loads(LIBRARY.read_text(encoding="utf-8"))

    def values(name: str) -> dict[str, Any]:
        entries = raw[name].items()
        return {k: e["value"] if "value" in e else list(e["values"].values()) for k, e in entries}

    sections = {name: values(name) for name, kind in Params.fields.items() if is_section(kind)}
    return {"epoch": 0.0, **values("world"), **sections}


def is_section(kind: Field | Section) -> bool:
    return isinstance(kind, Section)


def fill(sheet: Sheet, values: dict[str, Any]) -> None:
    """Write a nested table of values into a sheet; a figure without one is 0, its neutral value."""
    for name, kind in sheet.fields.items():
        if is_section(kind):
            fill(getattr(sheet, name), values[name])
        elif kind.axes:
            getattr(sheet, name)[:] = values.get(name, 0.0)
        else:
            setattr(sheet, name, values.get(name, 0.0))


def parameters() -> Params:
    """The parameters of the tests: the library's, at the step that is tried."""
    params = Params()
    fill(params, library())
    params.step = STEP
    return params


def quiet(params: Params) -> Params:
    """Switch every shock, breakthrough and incident off."""
    calmed(params).copy_into(params)
    return params


@dataclass
class World:
    """Everything that a tick reads and writes."""

    stocks: Stocks
    nations: Nations
    orders: Orders
    params: Params
    calendar: Array
    flows: Flows
    seed: int = 7
    replicate: int = 0
    tick: int = 0
    history: list[Stocks] = field(default_factory=list)

    def run(self, ticks: int = 1) -> "World":
        """Let quarters pass."""
        then = Stocks(self.stocks.nations, self.stocks.width)
        for _ in range(ticks):
            advance(
                self.stocks,
                self.orders,
                self.nations,
                self.params,
                self.calendar,
                self.seed,
                self.replicate,
                self.tick,
                self.flows,
                then,
            )
            self.stocks, then = then, self.stocks
            self.tick += 1
        return self

    def copy(self) -> "World":
        """The same world, to let it go another way."""
        return World(
            self.stocks.copy(),
            self.nations.copy(),
            self.orders.copy(),
            self.params.copy(),
            self.calendar.copy(),
            self.flows.copy(),
            self.seed,
            self.replicate,
            self.tick,
        )


def _mutual(matrix: Array, diagonal: float) -> Array:
    symmetric = (matrix + matrix.T) / 2.0
    np.fill_diagonal(symmetric, diagonal)
    return symmetric


def _spread(rng: Any, same: bool, n: int) -> Any:
    """What draws figures of nations or pairs between two ends, or takes the middle for all."""

    def spread(low: float, high: float, *shape: int) -> Array:
        return np.full(shape or n, (low + high) / 2) if same else rng.uniform(low, high, shape or n)

    return spread


def _nations(n: int, rng: Any, same: bool) -> Nations:
    spread = _spread(rng, same, n)
    nations = Nations(n)
    nations.population[:] = spread(20.0, 400.0)
    nations.growth[:] = spread(0.003, 0.012)
    nations.exposed[:] = spread(0.26, 0.6)
    nations.exposure[:] = SECTOR_EXPOSURE
    nations.governance[:] = spread(0.3, 1.0)
    nations.absorptive[:] = spread(0.4, 1.0)
    nations.power_price[:] = spread(0.06, 0.25)
    nations.natural_unemployment[:] = spread(0.03, 0.08)
    nations.military[:] = spread(0.1, 1.0)
    nations.equipment[:] = 1.0 / n if same else rng.dirichlet(np.ones(n))
    nations.lag[:] = 0.0 if same else rng.uniform(0.0, 24.0, n)
    nations.lag[: min(n, 1)] = 0.0  # somebody leads
    nations.mandate[:] = MANDATE
    nations.common[:] = MANDATE
    nations.par[:] = PAR
    nations.usual_step[:] = 0.1
    nations.affinity[:] = _mutual(spread(0.3, 0.9, n, n), 1.0)
    nations.choke[:] = 0.0 if same else _mutual(rng.uniform(0.0, 0.3, (n, n)), 0.0) / n
    nations.union[:] = np.eye(n)
    side = np.arange(n) % 3
    if not same:
        across = (side[:, None] + side[None, :]) == 1
        nations.bloc_line[:] = across
        nations.rivalry[:] = 0.4 * across
    return nations


def _stocks(n: int, rng: Any, same: bool, nations: Nations, orders: Orders) -> Stocks:
    """What data say, and what follows from them without a rule; the opening says the rest."""
    spread = _spread(rng, same, n)
    s = Stocks(n)
    s.gdp[:] = nations.population * spread(10.0, 80.0)
    s.machines[:] = s.gdp[None, :] * spread(0.0, 1e-5, n, n)
    s.machines[np.arange(n), np.arange(n)] = s.gdp * spread(5e-5, 1.5e-4)
    s.compute[:] = s.machines.sum(axis=0)
    s.energy[:] = s.compute * spread(1.0, 4.0)
    s.fab[:] = spread(0.01, 0.5)
    nations.grid[:] = 20.0 * s.energy
    nations.data_centres[:] = 2.0 * s.energy
    talent = spread(10.0, 200.0)
    s.people[:] = np.diag(talent)
    s.people[:] += spread(0.0, 0.08, n, n) * talent[:, None]
    s.talent[:] = s.people.sum(axis=0)
    s.adoption[:] = spread(0.08, 0.20)
    s.public_trust[:] = spread(0.40, 0.70)
    s.approval[:] = spread(0.40, 0.65)
    s.unemployment[:] = nations.natural_unemployment
    s.misinformation[:] = 0.20
    s.trust[:] = spread(0.2, 0.9, n, n)
    np.fill_diagonal(s.trust, 1.0)
    s.stance[:] = orders.stance
    s.worst_stance[:] = orders.stance.T
    s.control[:] = 1.0
    s.survival[:] = 1.0
    return s


def _orders(n: int, rng: Any, same: bool) -> Orders:
    spread = _spread(rng, same, n)
    orders = Orders(n)
    orders.budget[:] = spread(0.1 * LARGEST_BUDGET, 0.8 * LARGEST_BUDGET)
    orders.split[:] = SPLIT if same else rng.dirichlet(20.0 * np.array(SPLIT), n)
    for programmes in PROGRAMMES_OF:
        parts = len(programmes)
        shares = np.full(parts, 1.0 / parts) if same else rng.dirichlet(np.full(parts, 5.0), n)
        orders.programme[:, list(programmes)] = shares
    orders.visa[:] = spread(0.4, 1.0)
    orders.strictness[:] = spread(0.2, 0.7)
    orders.safety[:] = spread(0.0, 0.6)
    orders.localisation[:] = spread(0.0, 0.4)
    orders.diversification[:] = spread(0.0, 0.4)
    orders.contribution[:] = spread(0.0, 0.2)
    orders.procurement[:] = spread(0.0, 0.4)
    orders.stance[:] = spread(0.4, 1.0, n, n)
    np.fill_diagonal(orders.stance, 1.0)
    orders.offer[:] = 1.0 if same else rng.random((n, n, PACTS)) < 0.7
    orders.offer[np.arange(n), np.arange(n)] = 0.0
    return orders


def world(n: int, seed: int = 0, same: bool = False, calibrated: bool = True) -> World:
    """A world of `n` nations; `same` makes them equal, `calibrated` opens it: fills in the rest."""
    rng = np.random.default_rng(seed)
    params = parameters()
    nations = _nations(n, rng, same)
    orders = _orders(n, rng, same)
    nations.usual_budget[:] = orders.budget
    stocks = _stocks(n, rng, same, nations, orders)
    if calibrated:
        calibrate(stocks, orders, nations, params)
    return World(stocks, nations, orders, params, NO_DATES, Flows(n))


def stack(worlds: list[World]) -> World:
    """Worlds of one size, one a lane; their replicates must count up by one."""
    width = len(worlds)
    sheets = []
    for name in ("stocks", "nations", "orders", "params", "flows"):
        first = getattr(worlds[0], name)
        wide = type(first)(first.nations, width)
        for k, one in enumerate(worlds):
            wide.memory.reshape(-1, width)[:, k] = getattr(one, name).memory
        sheets.append(wide)
    stocks, nations, orders, params, flows = sheets
    first = worlds[0]
    return World(
        stocks,
        nations,
        orders,
        params,
        first.calendar,
        flows,
        first.seed,
        first.replicate,
        first.tick,
    )


def leaves(sheet: Sheet, prefix: str = "") -> list[tuple[str, Sheet, str, Field]]:
    """Every figure of a sheet and of its sections: dotted name, holder, name, declaration."""
    found: list[tuple[str, Sheet, str, Field]] = []
    for name, kind in sheet.fields.items():
        if isinstance(kind, Section):
            found += leaves(getattr(sheet, name), f"{prefix}{name}.")
        else:
            found.append((prefix + name, sheet, name, kind))
    return found


def scale(sheet: Sheet, name: str, factor: float) -> None:
    """Multiply one figure."""
    value = getattr(sheet, name)
    if isinstance(value, float):
        setattr(sheet, name, value * factor)
    else:
        value[:] = value * factor


def pairs(n: int) -> list[tuple[int, int]]:
    """Every ordered pair of different nations."""
    return list(itertools.permutations(range(n), 2))
