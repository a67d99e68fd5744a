"""A row for every other nation, read from sheets in which no two numbers are alike."""

import numpy as np
import pytest

from scenarios.load import load
from scenarios.pack import pack
from sim.flows import Flows
from sim.move import read_move
from sim.orders import Orders
from sim.pillars import Pact
from sim.rules.pacts import trust_asked
from sim.stocks import Stocks
from ui.play.session.relations import read_relations

WORLD = pack(load("quick"))
N = len(WORLD.codes)


def filled(kind, seed):
    sheet = kind(N)
    sheet.memory[:] = np.random.default_rng(seed).uniform(0.1, 0.9, sheet.memory.size)
    return sheet


@pytest.fixture
def sheets():
    now, orders = filled(Stocks, 1), filled(Orders, 2)
    now.pact[:] = now.pact > 0.5
    orders.offer[:] = orders.offer > 0.5
    now.cut_off[:] = 0.0
    return now, [filled(Flows, 3), filled(Flows, 4)], orders, read_move(filled(Orders, 5), 2)


def test_each_row_is_of_one_other_nation(sheets):
    now, delivered, orders, draft = sheets
    rows = read_relations(WORLD, 2, now, delivered, orders, draft)
    assert [row.code for row in rows] == [code for code in WORLD.codes if code != WORLD.codes[2]]
    for row in rows:
        j = WORLD.codes.index(row.code)
        assert (row.trust, row.trust_in_me) == (now.trust[2, j], now.trust[j, 2])
        assert row.stance == draft.stance[j]
        assert (row.last_stance, row.their_stance) == (orders.stance[2, j], orders.stance[j, 2])
        assert row.pacts == tuple(k for k in Pact if now.pact[2, j, k])
        assert row.offered == tuple(k for k in Pact if draft.offers[j][k])
        assert row.offered_to_me == tuple(k for k in Pact if orders.offer[j, 2, k])
        assert row.dependence == now.supplier_share[2, j]
        assert row.dependence_on_me == now.supplier_share[j, 2]
        came = sum(flows.chips[2, j] for flows in delivered)
        bought = sum(flows.chips_bought[2] for flows in delivered)
        assert row.chips == pytest.approx(came / bought, rel=1e-14)
        leak = WORLD.params.doors.cut_leak
        served = delivered[-1].consumed[2, j]
        assert row.loss == pytest.approx(served * (1 - leak) / now.ai_access[2], rel=1e-14)
        assert row.cuts_me_off == row.cut_off == 0.0
        p = WORLD.params.doors
        for kind in Pact:
            eased = p.pact_patience if kind in row.pacts else 0.0
            assert row.trust_asked[kind] == pytest.approx(trust_asked(int(kind), p) - eased)


def test_who_is_cut_off_has_no_more_to_lose(sheets):
    now, delivered, orders, draft = sheets
    now.cut_off[2, 4] = 3.0
    now.cut_off[5, 2] = 1.5
    rows = {row.code: row for row in read_relations(WORLD, 2, now, delivered, orders, draft)}
    them, us = rows[WORLD.codes[4]], rows[WORLD.codes[5]]
    assert (them.cuts_me_off, them.cut_off, them.loss) == (3.0, 0.0, 0.0)
    assert (us.cuts_me_off, us.cut_off) == (0.0, 1.5)
    assert us.loss > 0.0


def test_nothing_bought_and_nothing_used_divide_by_nothing(sheets):
    now, delivered, orders, draft = sheets
    for flows in delivered:
        flows.chips_bought[2] = 0.0
        flows.chips[2] = 0.0
    now.ai_access[2] = 0.0
    for row in read_relations(WORLD, 2, now, delivered, orders, draft):
        assert row.chips == row.loss == 0.0


@pytest.mark.parametrize("mine", [0.2, 0.5, 0.8])
@pytest.mark.parametrize("theirs", [0.2, 0.5, 0.8])
def test_a_pact_asks_for_trust_on_both_sides(sheets, mine, theirs):
    now, delivered, orders, draft = sheets
    now.trust[2, 0], now.trust[0, 2] = mine, theirs
    row = read_relations(WORLD, 2, now, delivered, orders, draft)[0]
    for kind in Pact:
        assert row.trusted(kind) == (mine >= row.trust_asked[kind] <= theirs)
