"""Docking: a quarter and a game of the rules are those of their pages, to 1e-10."""

from copy import deepcopy

import numpy as np
import pytest

from sim.flows import Flows
from sim.stocks import Stocks
from tests.docked import KINDS, SCRATCH, STEPS, Docked, dated, differences, drawn_world, plain
from tests.drawn import order
from tests.reference import tick as pages
from tests.reference.quarter import Quarter


def told(w: Docked) -> Quarter:
    """The quarter as the pages read it."""
    sheets = (w.now, w.orders, w.nations, w.params)
    return Quarter(*map(plain, sheets), w.calendar.tolist(), w.seed, 0, w.tick)


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", range(8))
def test_a_quarter_is_what_the_pages_say(kind: str, seed: int, step: float) -> None:
    w = drawn_world(kind, seed, step).passed()
    q = pages.advance(told(w))
    assert differences(q.flows, w.flows) + differences(q.then, w.then) == []


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("kind", KINDS)
def test_forty_quarters_in_a_row_are_what_the_pages_say(kind: str, step: float) -> None:
    w = drawn_world(kind, 11, step)
    rng = np.random.default_rng(3)
    w.tick = 0
    dated(w, rng, 40)
    carried = plain(w.now)
    for tick in range(40):
        w.tick = tick
        w.passed()
        q = told(w)
        q.now = carried
        carried = pages.advance(q).then
        assert differences(q.flows, w.flows) + differences(carried, w.then) == [], tick
        w.now.memory[:] = w.then.memory
        order(w.orders, rng)


def test_the_reference_makes_every_flow_and_every_stock_and_keeps_what_it_was_given() -> None:
    q = told(drawn_world("unions"))
    before = deepcopy((q.now, q.orders, q.nations, q.params))
    pages.advance(q)
    assert set(vars(q.flows)) == set(Flows.fields) - SCRATCH
    assert set(vars(q.then)) == set(Stocks.fields)
    assert before == (q.now, q.orders, q.nations, q.params)
