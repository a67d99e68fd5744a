"""Whatever the state, the orders, the parameters and the step: figures stay in their bounds."""

import numpy as np
import pytest

from sim.flows import Flows
from sim.nations import Nations
from sim.orders import LARGEST_BUDGET, Orders
from sim.params import Params
from sim.pillars import PROGRAMMES_OF
from sim.sheet import Array, Sheet
from sim.stocks import Stocks
from tests.world import NO_DATES, World, leaves, parameters, world

RANGES = {
    "gdp": (50.0, 40_000.0),
    "potential": (0.8, 1.25),
    "income": (50.0, 40_000.0),
    "programme": (0.0, 100.0),
    "machines": (1e-4, 10.0),
    "chips_standing": (0.0, 10.0),
    "energy": (1e-3, 50.0),
    "investment": (0.0, 300.0),
    "fab": (0.0, 3.0),
    "fab_line": (0.0, 1.0),
    "fab_site": (0.0, 1.0),
    "fab_loss": (0.0, 4.0),
    "people": (0.0, 100.0),
    "students": (0.0, 30.0),
    "talent_freeze": (0.0, 4.0),
    "algorithms": (-4.0, 4.0),
    "capability": (-8.0, 6.0),
    "lag": (0.0, 60.0),
    "pace": (-0.1, 0.6),
    "service_sales": (0.0, 300.0),
    "supplier_share": (0.001, 1.0),
    "sector_adoption": (0.001, 0.9),
    "unemployment": (0.0, 0.3),
    "transition": (0.0, 4.0),
    "cut_off": (0.0, 4.0),
    "threat": (0.0, 3.0),
    "population": (0.5, 1500.0),
    "growth": (-0.01, 0.02),
    "grid": (0.0, 1500.0),
    "data_centres": (0.0, 40.0),
    "power_price": (0.03, 0.3),
    "natural_unemployment": (0.0, 0.2),
    "usual_budget": (0.0, LARGEST_BUDGET),
    "usual_talent": (0.1, 400.0),
    "output_norm": (0.9, 1.1),
    "trade_norm": (-0.02, 0.02),
    "budget": (0.0, LARGEST_BUDGET),
}
DROPPED_TO_ZERO = (
    *("fab", "fab_line", "fab_site", "investment", "service_sales", "grid", "data_centres"),
    *("budget", "visa", "safety", "stance", "cut_off", "control"),
)
UNTOUCHED = ("step", "epoch")
POSITIVE = ("gdp", "potential", "compute", "energy", "talent", "compute_usable")
NOT_NEGATIVE = (
    "chips_standing",
    *("programme", "machines", "people", "students", "fab", "fab_line", "fab_site"),
    *("investment", "service_sales", "threat", "lag", "budget", "world_hazard", "cut_off"),
)
SHARES = (
    *("pillar", "trust", "public_trust", "approval", "misinformation", "supplier_share"),
    *("sector_adoption", "adoption", "stance", "worst_stance", "pact", "ai_access"),
    *("sovereignty", "survival", "powered", "attack", "control", "unemployment"),
)


def widen(sheet: Sheet, rng: np.random.Generator) -> None:
    """Fill a sheet of any width with numbers from the far ends of what may happen."""
    for _, holder, name, kind in leaves(sheet):
        value = getattr(holder, name)
        low, high = RANGES.get(name, (0.0, 1.0))
        value[:] = rng.uniform(low, high, value.shape)
        if kind.unit == "0/1":
            value[:] = value < 0.5
        if name in DROPPED_TO_ZERO:
            value *= rng.random(value.shape) < 0.8


def wild(n: int, width: int, rng: np.random.Generator) -> World:
    w = World(
        Stocks(n, width),
        Nations(n, width),
        Orders(n, width),
        parameters().spread(width),
        NO_DATES,
        Flows(n, width),
    )
    for sheet in (w.stocks, w.nations, w.orders):
        widen(sheet, rng)
    s, me = w.stocks, np.arange(n)
    s.potential *= s.gdp
    s.talent[:] = s.people.sum(axis=0) + 1e-9
    s.compute[:] = s.machines.sum(axis=0)
    s.supplier_share /= s.supplier_share.sum(axis=1, keepdims=True)
    s.trust[me, me] = s.worst_stance[me, me] = s.control[me, me] = s.survival[:] = 1.0
    s.cut_off[me, me] = w.nations.choke[me, me] = w.nations.bloc_line[me, me] = 0.0
    w.nations.choke /= n
    w.nations.exposure /= w.nations.exposure.sum(axis=1, keepdims=True)
    w.nations.equipment /= w.nations.equipment.sum(axis=0)
    unite(w, 2 if rng.random() < 0.5 else 1)
    vary(w.params, rng)
    w.params.step = rng.choice([0.5, 1.0, 2.0], max(width, 1))
    w.params.epoch = rng.uniform(-28.0, 40.0, max(width, 1))
    free_orders(w, rng)
    return w


def unite(w: World, parts: int) -> None:
    """Make the first nations one union, and nobody else."""
    w.nations.union[:] = 0.0
    for i in range(w.stocks.nations):
        w.nations.union[i, i] = 1.0
    w.nations.union[:parts, :parts] = w.stocks.trust[:parts, :parts] = 1.0


def vary(params: Params, rng: np.random.Generator) -> None:
    """Every parameter up to twice or half of what it is."""
    for _, holder, field, kind in leaves(params):
        if field in UNTOUCHED:
            continue
        value = getattr(holder, field)
        wide = value * np.exp(rng.uniform(-0.7, 0.7, np.shape(value)))
        wide = np.minimum(wide, 1.0) if kind.unit == "share" else wide
        if kind.axes:
            value[:] = wide
        else:
            setattr(holder, field, wide)


def free_orders(w: World, rng: np.random.Generator) -> None:
    orders, me = w.orders, np.arange(w.orders.nations)
    widen(orders, rng)
    orders.split /= orders.split.sum(axis=1, keepdims=True)
    for programmes in PROGRAMMES_OF:
        part = orders.programme[:, list(programmes)]
        orders.programme[:, list(programmes)] = part / part.sum(axis=1, keepdims=True)
    orders.stance[me, me] = 1.0
    orders.offer[me, me] = 0.0


def finite(values: Array) -> bool:
    return bool(np.isfinite(values).all())


def unbounded(w: World, fab: Array) -> list[str]:
    """Names of the figures that have left their bounds; `fab` was the output capacity before."""
    s, f = w.stocks, w.flows
    wrong = []
    for sheet in (s, f):
        if not np.isfinite(sheet.memory).all():
            wrong += [n for n, h, name, _ in leaves(sheet) if not finite(getattr(h, name))]
    wrong += [f"{name} > 0" for name in POSITIVE if not (getattr(s, name) > 0.0).all()]
    wrong += [f"{name} >= 0" for name in NOT_NEGATIVE if not (getattr(s, name) >= 0.0).all()]
    for name in SHARES:
        value = getattr(s, name)
        if not ((value >= 0.0) & (value <= 1.0 + 1e-12)).all():
            wrong.append(f"{name} in [0, 1]")
    if np.abs(s.supplier_share.sum(axis=1) - 1.0).max() > 1e-9:
        wrong.append("supplier shares sum to 1")
    turnover = f.service_trade.sum(axis=(0, 1)) + f.chips_paid.sum(axis=0)
    if (np.abs(f.net_exports.sum(axis=0)) > 1e-12 * turnover + 1e-12).any():
        wrong.append("net exports sum to 0")
    if not (f.chips.sum(axis=0) <= fab * w.params.step * (1 + 1e-9) + 1e-200).all():
        wrong.append("chips delivered")
    if np.abs(s.compute - s.machines.sum(axis=0)).max() > 1e-9 * s.compute.max():
        wrong.append("what stands somewhere is somebody's")
    return wrong


def watched(w: World) -> list[str]:
    """Let a quarter pass, and see what has left its bounds."""
    fab = w.stocks.fab.copy()
    return unbounded(w.run(), fab)


@pytest.mark.compiled
def test_a_hundred_thousand_random_worlds_stay_finite_and_bounded() -> None:
    """10^5 world-quarters: random states, orders, parameters, steps and shocks, 1 to 8 nations."""
    width, ticks, quarters, k = 8, 25, 0, 0
    while quarters < 100_000:
        rng = np.random.default_rng(k)
        w = wild(1 + k % 8, width, rng)
        w.seed = k
        for _ in range(5):
            for _ in range(ticks // 5):
                assert not (wrong := watched(w)), (k, w.tick, wrong)
            free_orders(w, rng)
        quarters += width * ticks
        k += 1
    assert k == 500


@pytest.mark.parametrize("k", range(12))
def test_random_worlds_stay_finite_and_bounded_one_at_a_time(k: int) -> None:
    lane = wild(1 + k % 5, 1, np.random.default_rng(10_000 + k))
    names = ("stocks", "nations", "orders", "params", "flows")
    stocks, nations, orders, params, flows = (getattr(lane, name).lane(0) for name in names)
    w = World(stocks, nations, orders, params, NO_DATES, flows, seed=k)
    for _ in range(10):
        assert not (wrong := watched(w)), (k, w.tick, wrong)


@pytest.mark.parametrize("n", [1, 3])
def test_all_weak_worlds_stay_finite(n: int) -> None:
    w = world(n)
    s = w.stocks
    for name in (
        *("machines", "compute", "chips_standing", "energy", "fab", "fab_line"),
        *("people", "talent", "students"),
        *("programme", "investment", "budget", "service_sales"),
    ):
        getattr(s, name)[:] = 0.0
    s.algorithms[:] = -20.0
    s.sector_adoption[:] = 0.0
    s.trust[:] = np.eye(n)
    w.orders.budget[:] = 0.0
    w.nations.grid[:] = w.nations.data_centres[:] = w.nations.usual_talent[:] = 0.0
    w.nations.military[:] = 0.0
    w.orders.stance[:] = np.eye(n)
    w.run(5)
    assert np.isfinite(w.stocks.memory).all()
    assert np.isfinite(w.flows.memory).all()
