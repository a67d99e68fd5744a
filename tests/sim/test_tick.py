"""The whole tick: symmetry, conservation over time, bits, bounds."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from sim.flows import Flows
from sim.nations import Nations
from sim.orders import Orders
from sim.params import Params
from sim.pillars import PACTS, PROGRAMMES_OF, Pact
from sim.sheet import NATIONS, Field, Sheet
from sim.stocks import Stocks
from sim.tick import advance
from tests.sim.replay import hashes
from tests.world import NO_DATES, World, leaves, parameters, quiet, scale, stack, world

ROOT = Path(__file__).resolve().parents[2]


# ---- symmetry -----------------------------------------------------------------------------


def test_identical_nations_stay_identical_and_trade_nothing_net() -> None:
    w = world(5, same=True)
    quiet(w.params)
    w.run(40)
    for name, sheet, field, kind in leaves(w.stocks):
        value = getattr(sheet, field)
        if kind.axes[:2] == (NATIONS, NATIONS):
            off = value[~np.eye(5, dtype=bool)]
            assert np.ptp(off, axis=0).max() < 1e-12, name
        elif kind.axes[0] == NATIONS:
            assert np.ptp(value, axis=0).max() <= 1e-11 * np.abs(value).max(), name
    assert w.flows.net_exports == pytest.approx(0.0, abs=1e-12)
    arrivals = w.flows.talent_flow.sum(axis=0)
    assert arrivals == pytest.approx(w.flows.talent_flow.sum(axis=1), rel=1e-12)


def relabelled(sheet: Sheet, order: list[int]) -> Sheet:
    twin = sheet.copy()
    for _, holder, field, kind in leaves(sheet):
        value = getattr(holder, field)
        if isinstance(value, np.ndarray):
            for axis, size in enumerate(kind.axes):
                if size == NATIONS:
                    value = np.take(value, order, axis=axis)
            getattr(twin, field)[:] = value
    return twin


@pytest.mark.parametrize("seed", range(3))
def test_relabelled_nations_give_relabelled_results(seed: int) -> None:
    one = world(6, seed)
    quiet(one.params)
    order = list(np.random.default_rng(seed).permutation(6))
    two = one.copy()
    for name in ("stocks", "nations", "orders"):
        setattr(two, name, relabelled(getattr(one, name), order))
    one.run(20)
    two.run(20)
    expected = relabelled(one.stocks, order).memory
    assert two.stocks.memory == pytest.approx(expected, rel=1e-9, abs=1e-12)


def test_money_times_a_thousand_changes_no_ratio() -> None:
    """A thousandfold currency: money figures grow a thousandfold, nothing else moves."""
    small = world(4)
    large = small.copy()

    def rescale(sheet: Sheet) -> None:
        for _, holder, field, kind in leaves(sheet):
            factor = currency(kind)
            if factor != 1.0:
                scale(holder, field, factor)

    rescale(large.stocks)
    rescale(large.nations)
    rescale(large.params)
    small.run(20)
    large.run(20)
    rescale(small.stocks)
    assert large.stocks.memory == pytest.approx(small.stocks.memory, rel=1e-9, abs=1e-12)


def currency(kind: Field) -> float:
    if kind.unit.startswith("$bn"):
        return 1000.0
    return 1e-3 if "/$bn" in kind.unit else 1.0


def test_some_figures_are_money() -> None:
    priced = [name for name, _, _, kind in leaves(Params()) if currency(kind) != 1.0]
    assert "chips.cost" in priced
    assert "compute.private_energy" in priced


# ---- completeness and order of the rules --------------------------------------------------


@pytest.mark.parametrize("n", [1, 2, 5])
def test_every_field_of_then_is_written(n: int) -> None:
    """Nothing is left over from an older tick, and nothing is read before it is written."""
    w = world(n)
    w.flows.memory[:] = np.nan
    then = Stocks(n)
    then.memory[:] = np.nan
    advance(w.stocks, w.orders, w.nations, w.params, NO_DATES, 1, 0, 0, w.flows, then)
    for sheet in (then, w.flows):
        for name, holder, field, _ in leaves(sheet):
            assert np.isfinite(getattr(holder, field)).all(), name


def test_a_tick_changes_nothing_but_flows_and_then() -> None:
    w = world(4).run(2)
    twin = w.copy()
    advance(w.stocks, w.orders, w.nations, w.params, NO_DATES, 1, 0, 5, w.flows, Stocks(4))
    for name in ("stocks", "orders", "nations", "params"):
        assert getattr(w, name).memory.tobytes() == getattr(twin, name).memory.tobytes(), name


def test_the_same_tick_gives_the_same_bits_again() -> None:
    ends = {world(4).run(10).stocks.memory.tobytes() for _ in range(2)}
    assert len(ends) == 1
    other = world(4)
    other.replicate = 1
    assert other.run(10).stocks.memory.tobytes() not in ends


def test_save_after_13_ticks_and_17_more_are_30_straight() -> None:
    straight, first = world(4), world(4)
    for w in (straight, first):
        w.params.shocks.cut_off_chance = 0.1
        w.params.incidents.rate = 0.5
    straight.run(30)
    first.run(13)
    saved = first.stocks.memory.tobytes()
    later = first.copy()
    later.stocks = Stocks(4)
    later.stocks.memory[:] = np.frombuffer(saved)
    later.flows = Flows(4)
    later.run(17)
    assert later.stocks.memory.tobytes() == straight.stocks.memory.tobytes()


# ---- the step -----------------------------------------------------------------------------


def after_ten_years(step: float) -> np.ndarray:
    w = world(4)
    quiet(w.params)
    w.params.step = step
    w.run(round(40 / step))
    s = w.stocks
    return np.concatenate([s.algorithms, np.log(s.gdp), np.log(s.talent), s.adoption])


def test_halving_the_step_converges_at_first_order() -> None:
    coarse, half, quarter, fine = (after_ten_years(h) for h in (1.0, 0.5, 0.25, 0.125))
    errors = [np.abs(x - fine).max() for x in (coarse, half, quarter)]
    assert errors[1] < 0.65 * errors[0]
    assert errors[2] < 0.65 * errors[1]
    assert errors[0] < 0.3


# ---- what moves what ----------------------------------------------------------------------


def ends_of(change: Callable[[World, float], None], levels: list[float], ticks: int = 40) -> list:
    ends = []
    for level in levels:
        w = world(4, 8)
        quiet(w.params)
        change(w, level)
        ends.append(w.run(ticks))
    return ends


def test_own_budget_up_own_capability_up() -> None:
    def spend(w: World, level: float) -> None:
        w.orders.budget[0] = level

    levels = [0.0, 0.003, 0.006, 0.012, 0.024]
    capability = [w.stocks.capability[0] for w in ends_of(spend, levels)]
    assert (np.diff(capability) > 0.0).all()


def test_strictness_up_hazard_of_incidents_down() -> None:
    def rule(w: World, level: float) -> None:
        w.params.incidents.memory[:] = parameters().incidents.memory
        w.orders.strictness[0] = level

    hazard = [w.flows.hazard[0] for w in ends_of(rule, [0.0, 0.25, 0.5, 0.75, 1.0], 1)]
    assert (np.diff(hazard) < 0.0).all()


# ---- bits ---------------------------------------------------------------------------------


@pytest.mark.compiled
def test_interpreted_equals_compiled() -> None:
    environment = {**os.environ, "NUMBA_DISABLE_JIT": "1"}
    command = [sys.executable, "-m", "tests.sim.replay"]
    interpreted = subprocess.run(
        command, env=environment, cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert json.loads(interpreted.stdout) == hashes()


@pytest.mark.compiled
@pytest.mark.parametrize("width", [1, 4, 8])
def test_lanes_equal_floats(width: int) -> None:
    """Lane k is replicate first + k, to the bit, shocks included."""
    worlds = [world(4, seed=k) for k in range(width)]
    for k, one in enumerate(worlds):
        one.replicate = 100 + k
        one.params.shocks.cut_off_chance = 0.2
        one.params.incidents.rate = 1.0
        one.params.step = 1.0 if k % 2 else 0.5
    wide = stack(worlds)
    for _ in range(6):
        wide.run()
        for k, one in enumerate(worlds):
            one.run()
            assert wide.stocks.lane(k).memory.tobytes() == one.stocks.memory.tobytes(), k
            assert wide.flows.lane(k).memory.tobytes() == one.flows.memory.tobytes(), k


# ---- bounds -------------------------------------------------------------------------------


RANGES = {
    "gdp": (50.0, 40_000.0),
    "potential": (0.8, 1.25),
    "programme": (0.0, 100.0),
    "compute": (1e-4, 50.0),
    "compute_usable": (1e-4, 50.0),
    "energy": (1e-3, 50.0),
    "fab": (0.0, 3.0),
    "fab_line": (0.0, 1.0),
    "fab_loss": (0.0, 4.0),
    "talent": (1.0, 1.0),
    "people": (0.0, 100.0),
    "students": (0.0, 30.0),
    "talent_freeze": (0.0, 4.0),
    "algorithms": (-4.0, 4.0),
    "capability": (-8.0, 6.0),
    "revenue_ratio": (0.0, 4.0),
    "supplier_share": (0.001, 1.0),
    "sector_adoption": (0.001, 0.9),
    "unemployment": (0.0, 0.3),
    "transition": (0.0, 4.0),
    "cut_off": (0.0, 4.0),
    "population": (0.5, 1500.0),
    "growth": (-0.01, 0.02),
    "private_capex": (0.0, 0.02),
    "education_base": (0.1, 300.0),
    "gdp_norm": (0.9, 1.1),
    "budget": (0.0, 0.05),
}
DROPPED_TO_ZERO = ("fab", "fab_line", "private_capex", "budget", "visa", "stance", "cut_off")
UNTOUCHED = ("step", "deviation")


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
    s.supplier_share /= s.supplier_share.sum(axis=1, keepdims=True)
    s.trust[me, me] = s.worst_stance[me, me] = s.survival[:] = 1.0
    s.cut_off[me, me] = w.nations.choke[me, me] = w.nations.bloc_line[me, me] = 0.0
    w.nations.choke /= n
    w.nations.exposure /= w.nations.exposure.sum(axis=1, keepdims=True)
    w.nations.equipment /= w.nations.equipment.sum(axis=0)
    for _, _, name, kind in leaves(w.params):
        if name not in UNTOUCHED:
            vary(w.params, name, kind, rng)
    w.params.step = rng.choice([0.5, 1.0, 2.0], max(width, 1))
    free_orders(w, rng)
    return w


def vary(params: Params, name: str, kind: Field, rng: np.random.Generator) -> None:
    for _, holder, field, declared in leaves(params):
        if field == name and declared is kind:
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


def unbounded(w: World) -> list[str]:
    """Names of the figures that have left their bounds."""
    s = w.stocks
    wrong = [n for n, h, f, _ in leaves(s) if not np.isfinite(getattr(h, f)).all()]
    wrong += [n for n, h, f, _ in leaves(w.flows) if not np.isfinite(getattr(h, f)).all()]
    for name in ("gdp", "potential", "compute", "energy", "talent", "compute_usable"):
        if not (getattr(s, name) > 0.0).all():
            wrong.append(f"{name} > 0")
    for name in ("programme", "people", "students", "fab", "fab_line", "threat", "own_service"):
        if not (getattr(s, name) >= 0.0).all():
            wrong.append(f"{name} >= 0")
    shares = (
        "pillar trust public_trust approval misinformation supplier_share sector_adoption "
        "adoption stance worst_stance pact own_service ai_access resilience sovereignty survival"
    )
    for name in shares.split():
        value = getattr(s, name)
        if not ((value >= 0.0) & (value <= 1.0 + 1e-12)).all():
            wrong.append(f"{name} in [0, 1]")
    if not ((s.unemployment >= 0.0) & (s.unemployment < 1.0)).all():
        wrong.append("unemployment in [0, 1)")
    if np.abs(s.supplier_share.sum(axis=1) - 1.0).max() > 1e-9:
        wrong.append("supplier shares sum to 1")
    turnover = w.flows.imports.sum(axis=0)
    if (np.abs(w.flows.net_exports.sum(axis=0)) > 1e-12 * turnover + 1e-12).any():
        wrong.append("net exports sum to 0")
    made = w.flows.fab_output * (1 + 1e-9) + 1e-200
    if not (w.flows.chips.sum(axis=0) <= made).all():
        wrong.append("chips delivered")
    return wrong


@pytest.mark.compiled
def test_a_hundred_thousand_random_worlds_stay_finite_and_bounded() -> None:
    """10^5 world-quarters: random states, orders, parameters, steps and shocks, 1 to 8 nations."""
    width, ticks, quarters, k = 8, 25, 0, 0
    started = time.monotonic()
    while quarters < 100_000:
        rng = np.random.default_rng(k)
        w = wild(1 + k % 8, width, rng)
        w.seed = k
        for _ in range(5):
            for _ in range(ticks // 5):
                w.run()
                assert not (wrong := unbounded(w)), (k, w.tick, wrong)
            free_orders(w, rng)
        quarters += width * ticks
        k += 1
    assert k == 500
    assert time.monotonic() - started < 120.0


@pytest.mark.parametrize("k", range(12))
def test_random_worlds_stay_finite_and_bounded_one_at_a_time(k: int) -> None:
    lane = wild(1 + k % 5, 1, np.random.default_rng(10_000 + k))
    names = ("stocks", "nations", "orders", "params", "flows")
    stocks, nations, orders, params, flows = (getattr(lane, name).lane(0) for name in names)
    w = World(stocks, nations, orders, params, NO_DATES, flows, seed=k)
    for _ in range(10):
        w.run()
        assert not (wrong := unbounded(w)), (k, w.tick, wrong)


@pytest.mark.parametrize("n", [1, 3])
def test_all_weak_worlds_stay_finite(n: int) -> None:
    w = world(n)
    s = w.stocks
    for name in ("compute", "energy", "fab", "people", "talent", "students", "programme"):
        getattr(s, name)[:] = 0.0
    s.algorithms[:] = -20.0
    s.sector_adoption[:] = 0.0
    s.trust[:] = np.eye(n)
    w.orders.budget[:] = 0.0
    w.nations.private_capex[:] = 0.0
    w.nations.military[:] = 0.0
    w.orders.stance[:] = np.eye(n)
    w.run(5)
    assert np.isfinite(w.stocks.memory).all()
    assert np.isfinite(w.flows.memory).all()


@pytest.mark.parametrize("kind", list(Pact))
def test_every_pact_kind_moves_the_world(kind: Pact) -> None:
    ends = []
    for offered in (0.0, 1.0):
        w = world(4)
        quiet(w.params)
        w.orders.stance[0, 3] = 0.1
        w.stocks.trust[:] = 1.0
        w.params.relations.trust_pact = 0.0
        w.params.incidents.rate = 0.02
        w.orders.offer[:] = 0.0
        w.orders.offer[:, :, kind] = offered
        w.orders.offer[np.arange(4), np.arange(4)] = 0.0
        w.orders.offer[0, 3] = w.orders.offer[3, 0] = 0.0
        ends.append(w.run(3).stocks)
    assert kind < PACTS
    same = np.isclose(ends[0].memory, ends[1].memory, rtol=1e-12)
    pacts = ends[0].pact.size
    assert np.count_nonzero(~same) > pacts / PACTS
