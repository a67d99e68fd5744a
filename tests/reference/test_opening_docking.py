"""Docking: the opening of a world is that of its page, to 1e-10."""

import pytest

from sim.baseline import calibrate, calmed
from sim.flows import Flows
from sim.opening import open_world
from sim.stocks import Stocks
from tests.docked import KINDS, STEPS, Docked, differences, drawn_world
from tests.reference import opening
from tests.reference.quarter import Quarter
from tests.reference.test_docking import told
from tests.world import NO_DATES

DATA = (
    *("gdp", "machines", "energy", "people", "fab", "adoption", "public_trust", "approval"),
    *("unemployment", "misinformation", "stance", "worst_stance", "trust", "pact", "control"),
    "survival",
)
"""Stocks that a scenario states."""


def stated(kind: str, seed: int, step: float) -> Docked:
    """A world of which only data are known, and the orders of its status quo."""
    w = drawn_world(kind, seed, step)
    data = w.now.copy()
    w.now.memory[:] = 0.0
    for name in DATA:
        getattr(w.now, name)[:] = getattr(data, name)
    return w


def by_the_page(w: Docked) -> tuple[Quarter, Quarter]:
    """The start, and the quarter that ended there."""
    q = told(w)
    q.calendar, q.tick = (), 0
    return q, opening.opened(q)


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", range(4))
def test_the_opening_is_what_its_page_says(kind: str, seed: int, step: float) -> None:
    w = stated(kind, seed, step)
    q, quiet = by_the_page(w)
    calm = calmed(w.params)
    open_world(w.now, w.orders, w.nations, w.params, calm, NO_DATES, w.flows, w.then)
    off = differences(q.now, w.now) + differences(q.nations, w.nations)
    off += differences(quiet.flows, w.flows) + differences(quiet.then, w.then)
    assert off == []


def test_a_host_opens_a_world_by_it() -> None:
    w, twin = stated("unions", 1, 1.0), stated("unions", 1, 1.0)
    q, quiet = by_the_page(w)
    flows = calibrate(w.now, w.orders, w.nations, w.params)
    assert differences(q.now, w.now) + differences(quiet.flows, flows) == []
    assert w.params.memory.tobytes() == twin.params.memory.tobytes()
    assert w.orders.memory.tobytes() == twin.orders.memory.tobytes()
    calm = calmed(twin.params)
    flows, then = Flows(5), Stocks(5)
    open_world(twin.now, twin.orders, twin.nations, twin.params, calm, NO_DATES, flows, then)
    assert twin.now.memory.tobytes() == w.now.memory.tobytes()
