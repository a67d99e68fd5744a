"""Worlds in which every branch of every rule is met, for whoever wants to see two writings agree.

They are random, and far from anything that a scenario holds: what is compared is arithmetic.
`drawn_world(kind, seed)` makes one; `KINDS` says of what kinds there are:

random   figures of a usual size, every parameter as in the library
lucky    other parameters, and everything that may strike does, often
alone    a single nation
nobody   one nation has nothing, another no people, doors to specialists are shut
nothing  nothing is anywhere
unions   five nations, two of which are one union
one_union  three nations that are one union, and nobody else
split    six nations in two unions, which quarrel with all others
odd      figures at their ends, and parameters that drive them into their bounds
"""

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import numpy as np

from sim.dice import Event
from sim.flows import Flows
from sim.nations import Nations
from sim.orders import Orders
from sim.params import Params
from sim.pillars import SECTORS
from sim.sheet import Array, Section, Sheet
from sim.stocks import Stocks
from sim.tick import advance
from tests.drawn import order, own, settle, start
from tests.world import NO_DATES, parameters

SCRATCH = {"weight", "total", "root"}
KINDS = ("random", "lucky", "alone", "nobody", "nothing", "unions", "one_union", "split", "odd")
UNIONS = {"unions": [[0, 2]], "one_union": [[0, 1, 2]], "split": [[0, 2], [1, 4, 5]]}
STEPS = (1.0, 0.5, 0.25)
EMPTY = [
    "programme",
    "machines",
    "chips_standing",
    "compute",
    "energy",
    "investment",
    "fab",
    "fab_line",
    "fab_site",
    "people",
    "talent",
    "students",
    "service_sales",
    "supplier_share",
    "sector_adoption",
    "adoption",
    "budget",
]


def plain(sheet: Sheet) -> SimpleNamespace:
    """A sheet as numbers, lists and lists of lists."""

    def figure(name: str, kind: Any) -> Any:
        value = getattr(sheet, name)
        if isinstance(kind, Section):
            return plain(value)
        return value.tolist() if kind.axes else float(value)

    return SimpleNamespace(**{name: figure(name, kind) for name, kind in sheet.fields.items()})


def differences(found: SimpleNamespace, sheet: Sheet) -> list[Any]:
    """Where a field is further off than 1e-10 of its size, or 1e-12 where it is nearly nothing."""
    off = []
    for name in sheet.fields.keys() - SCRATCH:
        here, there = np.asarray(getattr(found, name), float), getattr(sheet, name)
        assert here.shape == there.shape, name
        far = ~(np.abs(here - there) <= 1e-10 * np.abs(there) + 1e-12)
        if far.any():
            off.append((name, np.argwhere(far).tolist()[:6], here[far][:6], there[far][:6]))
    return off


@dataclass
class Docked:
    """One world of sheets."""

    now: Stocks
    nations: Nations
    orders: Orders
    params: Params
    calendar: Array = field(default_factory=lambda: NO_DATES)
    seed: int = 5
    tick: int = 0

    def __post_init__(self) -> None:
        n = self.now.nations
        self.flows, self.then = Flows(n), Stocks(n)

    def passed(self) -> "Docked":
        """Let the quarter pass."""
        sheets = (self.now, self.orders, self.nations, self.params, self.calendar)
        advance(*sheets, self.seed, 0, self.tick, self.flows, self.then)
        return self


def varied(params: Params, rng: np.random.Generator) -> None:
    """Every parameter somewhere near its value."""
    step = params.step
    params.memory[:] *= rng.uniform(0.8, 1.1, len(params.memory))
    params.step, params.epoch = step, rng.uniform(-8.0, 20.0)
    for name in type(params.doors).fields:
        if name.endswith(("_trust", "_limit")):
            setattr(params.doors, name, rng.uniform(0.1, 0.8))


def lucky(params: Params) -> None:
    """Everything that may strike does, often."""
    p = params.shocks
    p.fab_loss_chance = p.talent_freeze_chance = p.election_chance = 0.3
    p.cut_off_chance, p.decoupling_chance, p.election_approval = 0.2, 0.5, 0.6
    params.ideas.breakthrough_chance, params.incidents.rate = 5.0, 2.0


def stretched(w: Docked, far: bool) -> None:
    """Parameters that drive figures into their bounds."""
    p = w.params
    p.research.absorption_floor, p.hazard.safety_floor = 1.5, 0.9
    p.research.channel_joint = 9.0
    p.ideas.discovery *= 200.0 if far else 1.0
    p.ideas.catch_up = p.ideas.link_catch_up = 20.0
    p.ideas.spying = 0.9
    p.adoption.ceiling = 2.0 if far else 0.01
    p.adoption.rules_drag = p.adoption.procurement_drag = 0.9
    p.society.displacement, p.pressure.attack_reserve = 300.0, 0.4
    w.nations.output_norm[0] = 5.0


def unite(w: Docked, members: list[int]) -> None:
    """Make one union of some nations."""
    for i in members:
        for j in members:
            w.nations.union[i, j] = w.now.trust[i, j] = w.now.worst_stance[i, j] = 1.0
            w.now.pact[i, j] = w.now.cut_off[i, j] = 0.0


def emptied(w: Docked) -> None:
    """Nothing is anywhere."""
    for name in EMPTY:
        getattr(w.now, name)[:] = 0.0
    for name in ("military", "equipment", "usual_talent", "grid", "data_centres", "choke"):
        getattr(w.nations, name)[:] = 0.0
    w.orders.budget[:] = 0.0


def dated(w: Docked, rng: np.random.Generator, ticks: int) -> None:
    """A calendar in which everything happens, some of it twice and some within a union."""
    n, rows = w.now.nations, []
    control = Event.CHIP_CONTROL
    for _ in range(4 * ticks if ticks < 9 else ticks):
        event = rng.choice(
            [Event.FAB_LOSS, Event.CUT_OFF, Event.ELECTION, Event.TALENT_FREEZE, control]
        )
        who, whom = (int(x) for x in rng.integers(0, n, 2))
        value = rng.choice([0.0, 0.3, 1.0]) if event == control else rng.integers(0, 5)
        rows.append((w.tick + rng.integers(0, ticks + 1), event, who, whom, value))
    w.calendar = np.array(rows, dtype=float).reshape(-1, 5)


def quarrelling(w: Docked, rng: np.random.Generator) -> None:
    """Two unions that shut all others out, as they would each other were they not one."""
    n = w.now.nations
    w.now.cut_off[1, 4] = w.now.cut_off[2, 0] = 3.0
    w.orders.stance[:] = own(rng.uniform(0.0, 0.9, (n, n)), 1.0)
    w.orders.stance[(w.nations.union > 0) & (np.eye(n) < 1)] = 0.05
    w.orders.offer[:], w.params.doors.open_limit = 1.0, 0.7


def impoverished(w: Docked, power: bool) -> None:
    """One of them has nothing, another has no people."""
    w.now.machines[:, 0] = w.now.machines[0] = w.now.energy[1] = w.now.fab[0] = 0.0
    w.now.budget[0] = w.orders.budget[0] = w.now.investment[0] = 0.0
    w.now.energy[0] *= power
    w.now.people[0] = w.now.people[:, 1] = w.now.students[:2] = 0.0
    w.nations.usual_talent[:2] = w.now.sector_adoption[0] = w.now.adoption[0] = 0.0
    w.now.supplier_share[:, 0] = w.now.supplier_share[1] = w.orders.visa[:] = 0.0


def at_ends(w: Docked, rng: np.random.Generator) -> None:
    """Figures that are at the ends of what they may be."""
    n = w.now.nations
    w.orders.stance[:] = own(rng.choice([0.0, 0.15, 1.0], (n, n)), 1.0)
    w.now.trust[:] = own(rng.choice([0.0, 0.5, 1.0], (n, n)), 1.0)
    w.orders.offer[:] = 1.0
    w.orders.strictness[:] = w.orders.safety[:] = 1.0
    w.now.public_trust[:] = rng.choice([0.0, 1.0], n)
    w.now.unemployment[:] = rng.choice([0.0, 1.0], n)
    w.now.sector_adoption[:] = rng.choice([0.0, 0.1, 0.95], (n, SECTORS))
    w.now.adoption[:] = w.now.sector_adoption.mean(axis=1)


def drawn_world(kind: str, seed: int = 0, step: float = 1.0) -> Docked:
    """A random world of a kind."""
    rng = np.random.default_rng([KINDS.index(kind), seed])
    n = {"alone": 1, "unions": 5, "one_union": 3, "split": 6}.get(kind, 4)
    now, nations, orders, params = Stocks(n), Nations(n), Orders(n), parameters()
    params.step = step
    settle(nations, rng)
    start(now, rng)
    order(orders, rng)
    w = Docked(now, nations, orders, params, seed=seed, tick=int(rng.integers(0, 30)))
    for members in UNIONS.get(kind, []):
        unite(w, members)
    if kind != "random":
        varied(params, rng)
    if kind == "split":
        quarrelling(w, rng)
    if kind not in ("random", "nobody"):
        lucky(params)
        dated(w, rng, 1)
    if kind == "nothing":
        emptied(w)
    if kind == "nobody":
        impoverished(w, seed % 2 > 0)
    if kind == "odd":
        at_ends(w, rng)
        stretched(w, seed % 2 > 0)
    now.compute[:] = now.machines.sum(axis=0)
    now.talent[:] = now.people.sum(axis=0)
    return w
