"""Rules of additions at one place of the quarter, and additions that were not there before."""

import numpy as np
import pytest

from sim import added, additions
from sim.dice import Luck
from sim.jit import kernel
from sim.stocks import Stocks
from tests.world import world


@kernel
def one_more(now, orders, nations, params, luck, flows, then):
    then.gdp[0] = then.gdp[0] + 1.0


@kernel
def twice(now, orders, nations, params, luck, flows, then):
    then.gdp[0] = then.gdp[0] * 2.0


@pytest.mark.parametrize(
    ("rules", "left"),
    [((), 3.0), ((one_more,), 4.0), ((one_more, twice), 8.0), ((twice, one_more, twice), 14.0)],
)
def test_all_rules_of_a_place_run_in_their_order(rules, left, monkeypatch):
    given = tuple(("rules.py", rule) for rule in rules)
    monkeypatch.setattr(additions, "rules", lambda _place: given)
    w = world(2, seed=1)
    then = Stocks(2)
    then.gdp[:] = 3.0
    run = added._at("end")
    run(w.stocks, w.orders, w.nations, w.params, Luck(1, 0, 0), w.flows, then)
    assert np.array_equal(then.gdp, [left, 3.0])


def test_what_was_made_without_an_addition_is_refused_with_it(monkeypatch):
    monkeypatch.setattr(additions, "DIGESTS", {"mine": "0" * 64})
    assert additions.other_than({"mine": "0" * 64}) == ""
    told = "it was made without the addition mine; leave it out"
    assert additions.other_than({}) == told
