"""Docking: a quarter, a game, the opening and the outcome of world 2 are those of its pages.

Worlds are random, and far from anything that a scenario holds: what is compared is arithmetic.
"""

import tomllib
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from tests.reference.test_independence import imported, stranger

from sim import outcome as docked_outcome
from sim.dice import Event
from sim.flows import Flows
from sim.nations import Nations
from sim.opening import calmed, open_world
from sim.orders import Orders
from sim.params import OutcomeParams, Params
from sim.pillars import PACTS, PILLARS, PROGRAMMES, SECTORS
from sim.sheet import Section
from sim.stocks import Stocks
from sim.tick import advance
from tests.reference import opening, outcome
from tests.reference.quarter import Quarter
from tests.reference.tick import advance
from tests.world import fill

HERE = Path(__file__).parent
VALUES = HERE.parents[2] / "scenarios" / "world2" / "parameters.toml"
SCRATCH = {"weight", "total", "root"}
CONTROL = 8
NO_DATES = np.zeros((0, 5))
KINDS = ("random", "lucky", "alone", "nobody", "nothing", "unions", "one_union", "split", "odd")
STEPS = (1.0, 0.5, 0.25)


def plain(sheet) -> SimpleNamespace:
    """A sheet as numbers, lists and lists of lists."""

    def figure(name, kind):
        value = getattr(sheet, name)
        if isinstance(kind, Section):
            return plain(value)
        return value.tolist() if kind.axes else float(value)

    return SimpleNamespace(**{name: figure(name, kind) for name, kind in sheet.fields.items()})


def parameters(step: float) -> Params:
    raw = tomllib.loads(VALUES.read_text(encoding="utf-8"))
    values = {
        name: {k: e["value"] if "value" in e else list(e["values"].values()) for k, e in of.items()}
        for name, of in raw.items()
        if isinstance(Params.fields.get(name), Section)
    }
    params = Params()
    fill(params, values)
    params.step = step
    return params


def varied(params: Params, rng) -> None:
    """Every parameter somewhere near its value."""
    step = params.step
    params.memory[:] *= rng.uniform(0.8, 1.1, len(params.memory))
    params.step, params.epoch = step, rng.uniform(-8.0, 20.0)
    for name in Params.fields["doors"].kind.fields:
        if name.endswith(("_trust", "_limit")):
            setattr(params.doors, name, rng.uniform(0.1, 0.8))


def lucky(params: Params) -> None:
    """Everything that may strike does, often."""
    p = params.shocks
    p.fab_loss_chance = p.talent_freeze_chance = p.election_chance = 0.3
    p.cut_off_chance, p.decoupling_chance, p.election_approval = 0.2, 0.5, 0.6
    params.ideas.breakthrough_chance, params.incidents.rate = 5.0, 2.0


def stretched(w: "World", far: bool) -> None:
    """Parameters that drive figures into their bounds."""
    p = w.params
    p.research.absorption_floor, p.hazard.safety_floor = 1.5, 0.9
    p.ideas.discovery *= 200.0 if far else 1.0
    p.ideas.catch_up = p.ideas.link_catch_up = 20.0
    p.ideas.spying = 0.9
    p.adoption.ceiling = 2.0 if far else 0.01
    p.adoption.rules_drag = p.adoption.procurement_drag = 0.9
    p.society.displacement, p.pressure.attack_reserve = 30.0, 0.4
    w.nations.output_norm[0] = 5.0


@dataclass
class World:
    """One world of sheets, and the same as the reference reads it."""

    now: Stocks
    nations: Nations
    orders: Orders
    params: Params
    calendar: np.ndarray = field(default_factory=lambda: NO_DATES)
    seed: int = 5
    tick: int = 0

    def __post_init__(self) -> None:
        n = self.now.nations
        self.flows, self.then = Flows(n), Stocks(n)

    def passed(self) -> "World":
        sheets = (self.now, self.orders, self.nations, self.params, self.calendar)
        advance(*sheets, self.seed, 0, self.tick, self.flows, self.then)
        return self

    def told(self) -> Quarter:
        """The quarter as the pages have it."""
        sheets = (self.now, self.orders, self.nations, self.params)
        return Quarter(*map(plain, sheets), self.calendar.tolist(), self.seed, 0, self.tick)


def own(table, value: float):
    table[np.arange(len(table)), np.arange(len(table))] = value
    return table


def order(orders: Orders, rng) -> None:
    """Orders that nobody would give."""
    n = orders.nations
    levers = ("visa", "strictness", "safety", "localisation", "diversification", "contribution")
    for name in (*levers, "procurement"):
        getattr(orders, name)[:] = rng.uniform(0.0, 1.0, n) * (rng.random(n) < 0.85)
    orders.budget[:] = rng.uniform(0.0, 0.003, n)
    orders.split[:] = rng.dirichlet(np.ones(PILLARS), n) * rng.uniform(0.5, 1.0)
    orders.programme[:] = rng.uniform(0.0, 0.6, (n, PROGRAMMES))
    stance = rng.uniform(0.0, 1.0, (n, n)) ** rng.choice([0.3, 1.0])
    orders.stance[:] = own(stance.round(1) if rng.random() < 0.3 else stance, 1.0)
    orders.offer[:] = rng.random((n, n, PACTS)) < rng.choice([0.5, 0.9])


def unite(w: World, members: list[int]) -> None:
    for i in members:
        for j in members:
            w.nations.union[i, j] = w.now.trust[i, j] = w.now.worst_stance[i, j] = 1.0
            w.now.pact[i, j] = w.now.cut_off[i, j] = 0.0


def settled(nations: Nations, rng) -> None:
    n = nations.nations
    nations.population[:] = rng.uniform(1.0, 1400.0, n)
    nations.growth[:] = rng.uniform(0.0, 0.015, n)
    nations.exposure[:] = rng.dirichlet(np.ones(SECTORS), n)
    for name in ("exposed", "governance", "absorptive", "military", "usual_trust"):
        getattr(nations, name)[:] = rng.uniform(0.1, 1.0, n)
    nations.grid[:] = rng.uniform(5.0, 1500.0, n)
    nations.data_centres[:] = rng.uniform(0.0, 30.0, n)
    nations.power_price[:] = rng.uniform(0.03, 0.3, n)
    nations.usual_budget[:] = rng.uniform(0.0, 0.002, n)
    nations.natural_unemployment[:] = rng.uniform(0.02, 0.1, n)
    nations.usual_approval[:] = rng.uniform(0.2, 0.7, n)
    nations.usual_talent[:] = rng.uniform(1.0, 400.0, n)
    nations.lag[:] = rng.uniform(0.0, 40.0, n)
    nations.equipment[:] = rng.dirichlet(np.ones(n)) * (rng.random(n) < 0.7)
    nations.mandate[:] = rng.dirichlet(np.ones(5), n)
    nations.par[:] = rng.uniform(-0.1, 0.9, (n, 5))
    nations.usual_step[:] = rng.uniform(0.0, 0.1, (n, 5))
    nations.common[:] = rng.dirichlet(np.ones(5))
    nations.output_norm[:] = rng.uniform(0.9, 1.1, n)
    nations.trade_norm[:] = rng.uniform(-0.02, 0.02, n)
    nations.affinity[:] = own(rng.uniform(0.0, 1.0, (n, n)), 1.0)
    nations.choke[:] = own(rng.dirichlet(np.ones(n), n).T * (rng.random((n, n)) < 0.5), 0.0)
    nations.rivalry[:] = rng.uniform(0.0, 0.4, (n, n))
    side = rng.random(n) < 0.5
    nations.bloc_line[:] = side[:, None] != side[None, :]
    nations.union[:] = np.eye(n)


def started(now: Stocks, rng) -> None:
    n = now.nations
    now.gdp[:] = 10 ** rng.uniform(2.0, 4.5, n)
    now.potential[:] = now.gdp * rng.uniform(0.8, 1.1, n)
    now.income[:] = now.gdp
    now.budget[:] = rng.uniform(0.0, 0.003, n)
    now.programme[:] = now.gdp[:, None] * rng.uniform(0.0, 0.001, (n, PROGRAMMES))
    now.compute[:] = rng.uniform(0.0, 1.0, (n, n)) * (0.1 + np.eye(n))
    now.energy[:] = rng.uniform(0.0, 5.0, n)
    now.investment[:] = now.gdp * rng.uniform(0.0, 0.01, n)
    now.fab[:] = rng.uniform(0.0, 1.0, n) * (rng.random(n) < 0.7)
    now.fab_line[:] = rng.uniform(0.0, 0.2, now.fab_line.shape)
    now.fab_site[:] = rng.uniform(0.0, 0.2, now.fab_site.shape)
    now.people[:] = rng.uniform(0.0, 40.0, (n, n)) * (0.05 + np.eye(n))
    now.students[:] = rng.uniform(0.0, 20.0, now.students.shape)
    now.algorithms[:] = rng.uniform(-2.0, 1.5, n)
    now.capability[:] = now.algorithms + rng.uniform(-2.0, 1.0, n)
    now.pace[:] = rng.uniform(-0.1, 0.6)
    now.service_sales[:] = rng.uniform(0.0, 200.0, n) * (rng.random(n) < 0.9)
    now.supplier_share[:] = rng.dirichlet(np.ones(n), n)
    now.ai_access[:] = rng.uniform(0.0, 0.8, n)
    now.sovereignty[:] = rng.uniform(0.0, 1.0, n)
    now.sector_adoption[:] = rng.uniform(0.0, 0.6, (n, SECTORS))
    now.adoption[:] = now.sector_adoption.mean(axis=1)
    for name in ("public_trust", "approval", "misinformation"):
        getattr(now, name)[:] = rng.uniform(0.0, 1.0, n)
    now.unemployment[:] = rng.uniform(0.0, 0.2, n)
    for name in ("fab_loss", "talent_freeze", "transition"):
        getattr(now, name)[:] = rng.choice([0.0, 0.25, 1.0, 3.0], n, p=[0.7, 0.1, 0.1, 0.1])
    now.trust[:] = own(rng.uniform(0.0, 1.0, (n, n)) ** rng.choice([0.3, 1.0]), 1.0)
    now.stance[:] = own(rng.uniform(0.0, 1.0, (n, n)), 1.0)
    now.worst_stance[:] = own(rng.uniform(0.0, 1.0, (n, n)), 1.0)
    pact = rng.random((n, n, PACTS)) < 0.4
    now.pact[:] = own(1.0 * (pact & pact.swapaxes(0, 1)), 0.0)
    now.cut_off[:] = own(rng.choice([0.0, 0.5, 6.0], (n, n), p=[0.8, 0.1, 0.1]), 0.0)
    now.control[:] = own(rng.choice([1.0, 0.4, 0.0], (n, n), p=[0.8, 0.1, 0.1]), 1.0)
    now.threat[:] = rng.uniform(0.0, 2.0, n)
    now.attack[:] = rng.uniform(0.0, 0.5, n)
    now.survival[:] = rng.uniform(0.5, 1.0)


EMPTY = (
    "programme compute energy investment fab fab_line fab_site people students service_sales"
    " supplier_share sector_adoption adoption budget"
)


def emptied(w: World) -> None:
    """Nothing is anywhere."""
    for name in EMPTY.split():
        getattr(w.now, name)[:] = 0.0
    for name in ("military", "equipment", "usual_talent", "grid", "data_centres", "choke"):
        getattr(w.nations, name)[:] = 0.0
    w.orders.budget[:] = 0.0


def dated(w: World, rng, ticks: int) -> None:
    """A calendar in which everything happens, some of it twice and some within a union."""
    n, rows = w.now.nations, []
    for _ in range(4 * ticks if ticks < 9 else ticks):
        event = rng.choice(
            [Event.FAB_LOSS, Event.CUT_OFF, Event.ELECTION, Event.TALENT_FREEZE, CONTROL]
        )
        who, whom = (int(x) for x in rng.integers(0, n, 2))
        value = rng.choice([0.0, 0.3, 1.0]) if event == CONTROL else rng.integers(0, 5)
        rows.append((w.tick + rng.integers(0, ticks + 1), event, who, whom, value))
    w.calendar = np.array(rows, dtype=float).reshape(-1, 5)


def world(kind: str, seed: int = 0, step: float = 1.0) -> World:
    """A random world of a kind."""
    rng = np.random.default_rng([KINDS.index(kind), seed])
    n = {"alone": 1, "unions": 5, "one_union": 3, "split": 6}.get(kind, 4)
    now, nations, orders = Stocks(n), Nations(n), Orders(n)
    settled(nations, rng)
    started(now, rng)
    order(orders, rng)
    w = World(now, nations, orders, parameters(step), seed=seed, tick=int(rng.integers(0, 30)))
    if kind in ("unions", "split"):
        unite(w, [0, 2])
    if kind == "split":
        unite(w, [1, 4, 5])
        w.now.cut_off[1, 4] = w.now.cut_off[2, 0] = 3.0
        w.orders.stance[:] = own(rng.uniform(0.0, 0.9, (n, n)), 1.0)
        w.orders.stance[(w.nations.union > 0) & (np.eye(n) < 1)] = 0.05
        w.orders.offer[:], w.params.doors.open_limit = 1.0, 0.7
    if kind == "one_union":
        unite(w, [0, 1, 2])
    if kind != "random":
        varied(w.params, rng)
    if kind not in ("random", "nobody"):
        lucky(w.params)
        dated(w, rng, 1)
    if kind == "nothing":
        emptied(w)
    if kind == "nobody":  # one of them has nothing, another has no people
        w.now.compute[0] = w.now.machines[:, 0] = w.now.energy[1] = w.now.fab[0] = 0.0
        w.now.budget[0] = w.orders.budget[0] = w.now.investment[0] = 0.0
        w.now.energy[0] *= seed % 2
        w.now.people[0] = w.now.people[:, 1] = w.now.students[:2] = 0.0
        w.nations.usual_talent[:2] = w.now.sector_adoption[0] = w.now.adoption[0] = 0.0
        w.now.supplier_share[:, 0] = w.now.supplier_share[1] = w.orders.visa[:] = 0.0
    if kind == "odd":  # figures at their ends
        w.orders.stance[:] = own(rng.choice([0.0, 0.15, 1.0], (n, n)), 1.0)
        w.now.trust[:] = own(rng.choice([0.0, 0.5, 1.0], (n, n)), 1.0)
        w.orders.offer[:] = 1.0
        w.orders.strictness[:] = w.orders.safety[:] = 1.0
        w.now.public_trust[:] = rng.choice([0.0, 1.0], n)
        w.now.unemployment[:] = rng.choice([0.0, 1.0], n)
        w.now.sector_adoption[:] = rng.choice([0.0, 0.1, 0.95], (n, SECTORS))
        w.now.adoption[:] = w.now.sector_adoption.mean(axis=1)
        stretched(w, seed % 2 > 0)
    return w


def differences(found: SimpleNamespace, sheet) -> list:
    """Where a field is further off than 1e-10 of its size, or 1e-12 where it is nearly nothing."""
    off = []
    for name in sheet.fields:
        if name in SCRATCH:
            continue
        here, there = np.asarray(getattr(found, name), float), getattr(sheet, name)
        assert here.shape == there.shape, name
        far = ~(np.abs(here - there) <= 1e-10 * np.abs(there) + 1e-12)
        if far.any():
            off.append((name, np.argwhere(far).tolist()[:6], here[far][:6], there[far][:6]))
    return off


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", range(8))
def test_a_quarter_is_what_the_pages_say(kind: str, seed: int, step: float) -> None:
    w = world(kind, seed, step).passed()
    q = advance(w.told())
    assert differences(q.flows, w.flows) + differences(q.then, w.then) == []


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("kind", KINDS)
def test_forty_quarters_in_a_row_are_what_the_pages_say(kind: str, step: float) -> None:
    w = world(kind, 11, step)
    rng = np.random.default_rng(3)
    w.tick = 0
    dated(w, rng, 40)
    carried = plain(w.now)
    for tick in range(40):
        w.tick = tick
        w.passed()
        q = w.told()
        q.now = carried
        carried = advance(q).then
        off = differences(q.flows, w.flows) + differences(carried, w.then)
        assert off == [], tick
        w.now.memory[:] = w.then.memory
        order(w.orders, rng)


DATA = (
    *("gdp", "compute", "energy", "people", "fab", "adoption", "public_trust", "approval"),
    *("unemployment", "stance", "trust"),
)


def opened(kind: str, seed: int, step: float) -> tuple[World, Quarter, Quarter]:
    """A world opened from data, by the code and by the page, and the page's calm quarter."""
    w = world(kind, seed, step)
    data = w.now.copy()
    w.now.memory[:] = 0.0
    for name in DATA:
        getattr(w.now, name)[:] = getattr(data, name)
    q = w.told()
    q.calendar, q.tick = (), 0
    calm = calmed(w.params)
    open_world(w.now, w.nations, w.params, calm, NO_DATES, w.orders, w.flows, w.then)
    return w, q, opening.opened(q)


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", range(4))
def test_the_opening_is_what_its_page_says(kind: str, seed: int, step: float) -> None:
    w, q, quiet = opened(kind, seed, step)
    off = differences(q.now, w.now) + differences(q.nations, w.nations)
    off += differences(quiet.orders, w.orders) + differences(quiet.flows, w.flows)
    off += differences(quiet.then, w.then)
    assert off == []


def judge(rng) -> OutcomeParams:
    p = OutcomeParams()
    for name in OutcomeParams.fields:
        setattr(p, name, rng.uniform(0.05, 0.95))
    return p


def drawn_game(seed: int, ticks: int) -> tuple[list[World], list[Quarter]]:
    worlds, told = [], []
    rng = np.random.default_rng(seed)
    kind = KINDS[seed % len(KINDS)]
    for tick in range(ticks):
        w = world(kind, seed + 100 * tick)
        w.tick = tick
        w.passed()
        if kind == "random":
            w.then.pact[:] = own(np.full_like(w.then.pact, rng.random() < 0.5), 0.0)
        if tick:
            w.nations.memory[:] = worlds[0].nations.memory
        worlds.append(w)
        q = w.told()
        q.flows, q.then = plain(w.flows), plain(w.then)
        told.append(q)
    return worlds, told


@pytest.mark.parametrize("ticks", [1, 2, 4, 5])
def test_the_outcome_is_what_its_page_says(ticks: int) -> None:
    endings = set()
    for seed in range(27):
        worlds, told = drawn_game(seed, ticks)
        p, n = judge(np.random.default_rng(seed)), worlds[0].now.nations
        tally = docked_outcome.Tally(n)
        for w in worlds:
            docked_outcome.note(w.then, w.flows, w.nations, w.tick, ticks, tally)
        judged, last = docked_outcome.Outcome(n), worlds[-1]
        docked_outcome.measure(last.then, last.flows, last.nations, p, tally, judged)
        made = outcome.measured(told, plain(p))
        assert set(made) == set(judged.fields)
        assert differences(SimpleNamespace(**made), judged) == []
        endings.add(made["ending"][0])
    assert len(endings) > 2


def test_the_reference_makes_every_flow_and_every_stock_and_keeps_what_it_was_given() -> None:
    q = world("unions").told()
    before = deepcopy((q.now, q.orders, q.nations, q.params))
    advance(q)
    assert set(vars(q.flows)) == set(Flows.fields) - SCRATCH
    assert set(vars(q.then)) == set(Stocks.fields)
    assert before == (q.now, q.orders, q.nations, q.params)


SOURCES = sorted(path for path in HERE.glob("*.py") if not path.stem.startswith("test_"))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_the_reference_knows_the_pages_only(path: Path) -> None:
    modules = imported(path.read_text(encoding="utf-8")) - {"math"}
    assert not {name for name in modules if stranger(name) or name.startswith("numpy")}
    assert not {name for name in modules if ".test_" in name}
