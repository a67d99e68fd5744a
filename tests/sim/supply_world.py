"""A small world for the rules of supply: plausible random numbers, and those rules in order.

`world(4)` makes four nations; `w.supply()` runs shocks to compute of one quarter into `w.flows` and
`w.then`; `w.cut(0, 3)` is the same world with nation 0 in three parts of a union.
"""

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from sim.dice import Luck
from sim.flows import Flows
from sim.nations import Nations
from sim.orders import Orders
from sim.params import Params
from sim.pillars import PACTS, PILLARS, PROGRAMMES, PROGRAMMES_OF
from sim.rules import (
    capital,
    clubs,
    compute,
    doors,
    fabs,
    hosting,
    makers,
    money,
    pacts,
    power,
    programmes,
    strokes,
)
from sim.sheet import NATIONS, Array, Field, Sheet
from sim.stocks import Stocks
from tests.world import CHANCES, NO_DATES
from tests.world import parameters as usual_parameters

SHARED = (
    "gdp",
    "population",
    "programme",
    "compute",
    "energy",
    "investment",
    "fab",
    "fab_line",
    "fab_site",
    "grid",
    "data_centres",
    "equipment",
    "choke",
)
"""What the parts of a nation share; of what else it has, each part has as much as the whole."""


def parameters(step: float | None = None) -> Params:
    """The usual parameters, nobody being struck by chance; `step` for another than is tried."""
    params = usual_parameters()
    params.step = step or params.step
    for name in CHANCES:
        setattr(params.shocks, name, 0.0)
    return params


@dataclass
class Supply:
    """Everything that the rules of supply read and write."""

    now: Stocks
    nations: Nations
    orders: Orders
    params: Params
    time: float = 0.0
    tick: int = 0
    seed: int = 7
    calendar: Array = field(default_factory=lambda: NO_DATES)

    def __post_init__(self) -> None:
        self.flows = Flows(self.now.nations, self.now.width)
        self.then = Stocks(self.now.nations, self.now.width)

    def doors(self) -> "Supply":
        """Shocks, money, programmes, doors, pacts and clubs."""
        now, flows, then, p = self.now, self.flows, self.then, self.params
        nations, orders, h = self.nations, self.orders, p.step
        luck = Luck(self.seed, 0, self.tick)
        strokes.fall(now, nations, orders, self.calendar, p.shocks, h, luck, flows, then)
        money.allot(now, nations, orders, p.money, h, flows, then)
        programmes.build(now, p.programmes, h, flows, then)
        doors.settle(now, nations, orders, p.doors, flows, then)
        pacts.keep(now, nations, orders, p.doors, flows, then)
        clubs.align(nations, p.doors, flows, then)
        return self

    def supply(self) -> "Supply":
        """All rules of supply."""
        self.doors()
        now, flows, then, p = self.now, self.flows, self.then, self.params
        nations, orders, h, t = self.nations, self.orders, p.step, self.time
        severity = p.shocks.fab_loss_severity
        capital.invest(now, nations, orders, p.capital, p.capability, h, flows, then)
        hosting.place(now, nations, orders, p.capital, p.power, h, t, flows, then)
        power.connect(now, nations, p.power, p.capital, h, t, flows, then)
        makers.trade(now, nations, p.makers, severity, h, t, flows, then)
        fabs.build(now, nations, p.makers, h, t, flows, then)
        compute.run(now, nations, p.compute, flows, then)
        return self

    def copy(self) -> "Supply":
        """The same world, to let it go another way."""
        sheets = (self.now, self.nations, self.orders, self.params)
        return Supply(*(s.copy() for s in sheets), self.time, self.tick, self.seed, self.calendar)

    def cut(self, who: int, parts: int) -> "Supply":
        """The same world with nation `who` in equal parts that are one union."""
        n = self.now.nations
        of = [i for i in range(n) for _ in range(parts if i == who else 1)]
        sheets = [_cut(s, of) for s in (self.now, self.nations, self.orders)]
        inside = np.ix_(*[[k for k, i in enumerate(of) if i == who]] * 2)
        sheets[1].union[inside] = 1.0
        sheets[0].trust[inside] = 1.0
        w = Supply(*sheets, self.params.copy(), self.time, self.tick, self.seed, self.calendar)
        for i, j in np.argwhere(w.nations.union > 0.0):
            w.now.pact[i, j] = 0.0
            w.orders.offer[i, j] = 0.0
        return w


def _cut(sheet: Any, of: list[int]) -> Any:
    cut = type(sheet)(len(of))
    count = np.array([of.count(i) for i in of], float)
    for name, kind in sheet.fields.items():
        old, new = getattr(sheet, name), getattr(cut, name)
        assert isinstance(kind, Field)
        if not kind.axes or kind.axes[0] != NATIONS:
            new[:] = old
            continue
        pair = len(kind.axes) > 1 and kind.axes[1] == NATIONS
        new[:] = old[np.ix_(of, of)] if pair else old[of]
        if name in SHARED and not isinstance(sheet, Orders):
            new /= count.reshape(-1, *[1] * (new.ndim - 1))
        if name in ("machines", "chips_standing"):
            new /= np.outer(count, count)
        if name == "supplier_share":
            new /= count[None, :]
    return cut


def world(n: int, seed: int = 0, step: float | None = None) -> Supply:
    """A world of `n` nations with random numbers of a usual size."""
    rng = np.random.default_rng(seed)
    now, nations, orders = Stocks(n), Nations(n), Orders(n)
    nations.population[:] = rng.uniform(20.0, 400.0, n)
    nations.exposed[:] = rng.uniform(0.26, 0.6, n)
    nations.governance[:] = rng.uniform(0.2, 1.0, n)
    nations.grid[:] = rng.uniform(10.0, 1000.0, n)
    nations.data_centres[:] = rng.uniform(0.1, 30.0, n)
    nations.power_price[:] = rng.uniform(0.05, 0.3, n)
    nations.equipment[:] = rng.dirichlet(np.ones(n))
    nations.union[:] = np.eye(n)
    nations.choke[: min(n, 2)] = rng.uniform(0.0, 0.4, (min(n, 2), n))
    np.fill_diagonal(nations.choke, 0.0)
    now.gdp[:] = nations.population * rng.uniform(10.0, 80.0, n)
    now.budget[:] = rng.uniform(0.0001, 0.002, n)
    now.programme[:] = now.gdp[:, None] * rng.uniform(0.0, 0.001, (n, PROGRAMMES))
    now.machines[:] = rng.uniform(0.0, 0.5, (n, n)) * (0.1 + np.eye(n))
    now.compute[:] = now.machines.sum(axis=0)
    now.chips_standing[:] = now.compute[:, None] * rng.dirichlet(np.ones(n), n)
    now.energy[:] = rng.uniform(0.1, 5.0, n)
    now.investment[:] = now.gdp * rng.uniform(0.0005, 0.005, n)
    now.fab[:] = rng.uniform(0.0, 1.0, n)
    now.fab_line[:] = 0.2 * now.fab[:, None]
    now.fab_site[:] = rng.uniform(0.0, 0.1, (n, 3))
    now.capability[:] = rng.uniform(-1.0, 1.0, n)
    now.pace[:] = 0.35
    now.supplier_share[:] = rng.dirichlet(np.ones(n), n)
    now.approval[:] = rng.uniform(0.3, 0.7, n)
    now.trust[:] = rng.uniform(0.2, 0.95, (n, n))
    np.fill_diagonal(now.trust, 1.0)
    now.control[:] = 1.0
    orders.budget[:] = rng.uniform(0.0001, 0.003, n)
    orders.split[:] = rng.dirichlet(np.ones(PILLARS), n)
    for programmes_ in PROGRAMMES_OF:
        parts = rng.dirichlet(np.ones(len(programmes_)), n)
        orders.programme[:, list(programmes_)] = parts
    for lever in ("visa", "strictness", "safety", "localisation", "contribution", "procurement"):
        getattr(orders, lever)[:] = rng.uniform(0.0, 0.6, n)
    orders.stance[:] = rng.uniform(0.2, 1.0, (n, n))
    np.fill_diagonal(orders.stance, 1.0)
    orders.offer[:] = rng.random((n, n, PACTS)) < 0.8
    return Supply(now, nations, orders, parameters(step))


def sheets_are_finite(*sheets: Sheet) -> bool:
    """No NaN and no infinity."""
    return all(bool(np.isfinite(s.memory).all()) for s in sheets)
