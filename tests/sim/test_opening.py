"""What the opening makes of data, beyond its docking to the page."""

from typing import Any

import numpy as np
import pytest

from sim.baseline import calibrate, calmed
from sim.flows import Flows
from sim.opening import open_world
from sim.pillars import PILLAR_OF
from sim.sheet import Sheet
from sim.stocks import Stocks
from tests.docked import KINDS, Docked, drawn_world
from tests.world import NO_DATES, World, quiet, world

LANES = 8


def opened(w: Docked) -> Docked:
    calm = calmed(w.params)
    open_world(w.now, w.orders, w.nations, w.params, calm, NO_DATES, w.flows, w.then)
    return w


def memories(w: Docked) -> list[bytes]:
    sheets: tuple[Sheet, ...] = (w.now, w.nations, w.flows, w.then)
    return [sheet.memory.tobytes() for sheet in sheets]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", range(2))
def test_a_world_that_is_opened_again_is_the_same_to_the_last_bit(kind: str, seed: int) -> None:
    w = opened(drawn_world(kind, seed))
    once = memories(w)
    assert memories(opened(w)) == once


@pytest.mark.compiled
@pytest.mark.parametrize("kind", ["unions", "alone"])
def test_lanes_are_opened_like_floats_once_and_again(kind: str) -> None:
    """Each lane by its own parameters and data, with the bits of a world of its own."""
    worlds = [drawn_world(kind, seed) for seed in range(LANES)]
    n = worlds[0].now.nations
    now, orders, nations, params = (
        abreast([getattr(one, name) for one in worlds])
        for name in ("now", "orders", "nations", "params")
    )
    flows, then = Flows(n, LANES), Stocks(n, LANES)
    for _ in range(2):
        open_world(now, orders, nations, params, calmed(params), NO_DATES, flows, then)
        for k, one in enumerate(worlds):
            opened(one)
            lanes = [sheet.lane(k).memory.tobytes() for sheet in (now, nations, flows, then)]
            assert lanes == memories(one), k


def abreast(sheets: list[Any]) -> Any:
    """Sheets of several worlds as the lanes of one."""
    wide = type(sheets[0])(sheets[0].nations, len(sheets))
    for k, one in enumerate(sheets):
        wide.memory.reshape(-1, len(sheets))[:, k] = one.memory
    return wide


def test_natural_unemployment_is_data() -> None:
    w = world(3, calibrated=False)
    w.stocks.unemployment[:] = 0.07
    w.nations.natural_unemployment[:] = (0.03, 0.05, 0.09)
    calibrate(w.stocks, w.orders, w.nations, w.params)
    assert list(w.nations.natural_unemployment) == [0.03, 0.05, 0.09]


def test_money_of_the_status_quo_has_built_the_capital_of_the_start() -> None:
    w = world(3)
    share = w.orders.split[:, list(PILLAR_OF)] * w.orders.programme
    steady = (w.nations.usual_budget * w.stocks.gdp)[:, None] * share
    assert w.stocks.programme == pytest.approx(steady / 4 / w.params.programmes.depreciation)


def test_a_leader_leads_and_months_behind_are_kept() -> None:
    w = world(5, 2)
    s, p = w.stocks, w.params
    first = int(s.compute.argmax())
    w.nations.lag[:] = 12.0
    w.nations.lag[first] = 0.0
    calibrate(s, w.orders, w.nations, p)
    assert s.algorithms[first] == pytest.approx(p.start.lead)
    assert s.lag[first] == 0.0
    reached = s.capability[first] - p.start.lag_pace
    assert (s.capability <= reached + 1e-12).all() | (np.arange(5) == first).any()
    others = np.arange(5) != first
    assert (s.algorithms[others] <= p.start.lead - p.start.lag_algorithms + 1e-12).all()
    months = 12 * (s.capability[first] - s.capability) / (4 * p.start.pace)
    assert s.lag == pytest.approx(months)


def test_the_first_quarter_sells_and_studies_as_usual() -> None:
    w = world(4)
    quiet(w.params)
    first = w.copy().run()
    assert first.stocks.gdp == pytest.approx(first.stocks.potential, rel=1e-12)
    w.stocks.service_sales[:] = 0.0
    assert (w.run().flows.research < first.flows.research).all()


def allied(w: World) -> World:
    w.stocks.trust[:] = 1.0
    w.orders.localisation[:] = 0.0
    w.orders.offer[:] = 0.0
    w.orders.offer[0, 1] = w.orders.offer[1, 0] = 1.0
    w.stocks.pact[:] = w.orders.offer
    calibrate(w.stocks, w.orders, w.nations, w.params)
    return w


def test_pacts_of_the_start_are_in_force_and_live_in_the_calm_quarter() -> None:
    """What allies do for each other is in the level of the start, not a windfall after it."""
    w = allied(world(4, calibrated=False))
    quiet(w.params)
    pacts = w.stocks.pact.copy()
    assert (pacts == w.orders.offer).all()
    assert w.copy().run().stocks.gdp == pytest.approx(
        w.stocks.gdp * np.exp(w.nations.growth), rel=1e-12
    )
    alone = w.copy()
    alone.orders.offer[:] = 0.0
    assert (alone.run().stocks.gdp[:2] != w.run().stocks.gdp[:2]).all()


def test_the_flows_of_the_opening_are_of_a_quarter_that_ended_at_the_start() -> None:
    w = world(4, 5, calibrated=False)
    flows = calibrate(w.stocks, w.orders, w.nations, w.params)
    home = flows.output / w.nations.output_norm
    usual = w.nations.trade_norm * w.stocks.potential
    assert home == pytest.approx(w.stocks.potential, rel=1e-12)
    assert flows.trade_income == pytest.approx(usual, rel=1e-12, abs=1e-9)
    assert flows.pool.tobytes() == w.stocks.compute.tobytes()
