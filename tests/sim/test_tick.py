"""The whole tick: what it writes, its step, and what moves what."""

from collections.abc import Callable

import numpy as np
import pytest

from sim.pillars import PACTS, Pact
from sim.stocks import Stocks
from sim.tick import advance
from tests.world import NO_DATES, World, leaves, parameters, quiet, world

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
    later.flows.memory[:] = np.nan
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


def test_the_epoch_is_where_the_ticks_are_counted_from() -> None:
    """A world that starts four quarters later is the same one at its fourth tick."""
    early, late = world(3), world(3)
    early.tick, late.params.epoch = 4, 4.0
    for w in (early, late):
        quiet(w.params)
        w.run(3)
    assert early.stocks.memory == pytest.approx(late.stocks.memory, rel=1e-12)
    never = world(3)
    quiet(never.params)
    assert never.run(3).flows.chip_price.min() > early.flows.chip_price.min()


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

    levels = [0.0, 0.0004, 0.0008, 0.0016, 0.003]
    capability = [w.stocks.capability[0] for w in ends_of(spend, levels)]
    assert (np.diff(capability) > 0.0).all()


@pytest.mark.parametrize("lever", ["strictness", "safety"])
def test_rules_and_waiting_up_hazard_of_incidents_down(lever: str) -> None:
    def rule(w: World, level: float) -> None:
        w.params.incidents.memory[:] = parameters().incidents.memory
        getattr(w.orders, lever)[0] = level

    hazard = [w.flows.hazard[0] for w in ends_of(rule, [0.0, 0.25, 0.5, 0.75, 1.0], 1)]
    assert (np.diff(hazard) < 0.0).all()


@pytest.mark.parametrize("lever", ["strictness", "safety"])
def test_the_more_all_care_the_likelier_the_world_survives(lever: str) -> None:
    def care(w: World, level: float) -> None:
        getattr(w.orders, lever)[:] = level

    survival = [w.stocks.survival[0] for w in ends_of(care, [0.0, 0.5, 1.0], 20)]
    assert (np.diff(survival) > 0.0).all()
    assert 0.0 < survival[0] < survival[-1] < 1.0


@pytest.mark.parametrize("kind", list(Pact))
def test_every_pact_kind_moves_the_world(kind: Pact) -> None:
    ends = []
    for offered in (0.0, 1.0):
        w = world(4)
        quiet(w.params)
        w.orders.stance[:3, 3] = 0.1  # whom all shut out, so that nothing refuses joint control
        w.stocks.trust[:] = 1.0
        w.params.relations.trust_pact = 0.0
        w.params.incidents.rate = 0.02
        w.orders.offer[:] = 0.0
        w.orders.offer[:, :, kind] = offered
        w.orders.offer[np.arange(4), np.arange(4)] = 0.0
        w.orders.offer[0, 3] = w.orders.offer[3, 0] = 0.0
        ends.append(w.run(3).stocks)
    assert kind < PACTS
    assert ends[1].pact[:, :, kind].any()
    same = np.isclose(ends[0].memory, ends[1].memory, rtol=1e-12)
    pacts = ends[0].pact.size
    assert np.count_nonzero(~same) > pacts / PACTS
