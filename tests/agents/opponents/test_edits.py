"""Small changes: every order can be reached, every one is legal, and money keeps its sum."""

import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.opponents import edits, shifts
from agents.opponents.edits import Edit, applied, budgets, details, policies
from agents.opponents.view import View, draft
from policies.menu import NAMES
from sim.levers import LEVERS
from sim.move import check
from sim.orders import LARGEST_BUDGET
from sim.pillars import PACTS, PILLAR_OF, PROGRAMMES, Pact, Pillar, Programme
from tests.agents.opponents.conftest import CODES, disturbed, played

USA = CODES.index("USA")


@pytest.fixture(scope="module")
def view():
    return View.of(played(1))


@pytest.fixture(scope="module")
def move(view):
    return draft(view, USA, "selective-openness")


def test_every_order_is_tried(view, move):
    found = details(view, USA, move)
    tried = {(edit.kind, edit.what) for edit in found}
    assert {what for kind, what in tried if kind == "lever"} == set(LEVERS)
    for kind, words in (("programme", Programme), ("without", Programme), ("pillar", Pillar)):
        assert {what for k, what in tried if k == kind} == {one.name.lower() for one in words}
    assert {what for kind, what in tried if kind == "pact"} == {one.name.lower() for one in Pact}
    assert {what for kind, what in tried if kind == "stance"} == set(CODES) - {"USA"}
    assert len(found) == len(set(found))


@settings(max_examples=12, deadline=None)
@given(turns=st.integers(0, 2), seed=st.integers(0, 2**20))
def test_every_change_is_legal_and_changes_nothing_else(turns, seed):
    view = View.of(disturbed(turns, seed))
    move = view.in_force(USA)
    for edit in [*details(view, USA, move), *budgets(turns, move), *policies(turns, "hegemon")]:
        made = applied(view, USA, move, edit)
        assert check(made, USA, CODES) == [], edit
        if edit.kind not in ("policy", "budget"):
            assert made.budget == move.budget
        if edit.kind in ("programme", "without", "pillar"):
            assert math.fsum(made.split) == pytest.approx(math.fsum(move.split))
            assert (made.levers, made.stance, made.offers) == (
                move.levers, move.stance, move.offers,
            )  # fmt: skip


def test_budgets_are_tried_by_factors_and_never_leave_the_slider(view, move):
    values = [edit.value for edit in budgets(0, replace(move, budget=7e-4))]
    assert values == pytest.approx([14e-4, 3.5e-4])
    values = [edit.value for edit in budgets(edits.COARSE_TURNS, replace(move, budget=7e-4))]
    assert values == pytest.approx([9.8e-4, 5e-4])
    assert [e.value for e in budgets(0, replace(move, budget=LARGEST_BUDGET))] == [0.0015]
    assert [e.value for e in budgets(0, replace(move, budget=2.5e-3))] == pytest.approx(
        [LARGEST_BUDGET, 1.25e-3]
    )
    low = [edit.value for edit in budgets(0, replace(move, budget=0.0))]
    assert low[0] == pytest.approx(2 * edits.LEAST_BUDGET)
    assert edits.LEAST_BUDGET in low


def test_the_whole_menu_comes_round():
    found = [edit.what for turn in range(8) for edit in policies(turn, "grudger")]
    assert found[0] == "grudger"
    assert set(found) == set(NAMES) - {"coin-flip"}
    assert len({edit.what for edit in policies(0, "grudger")}) == edits.WIDE


def test_money_for_a_programme_comes_from_all_others(move):
    before, made = shifts.shares_of(move), shifts.more(move, Programme.PUBLIC_ADOPTION)
    after = shifts.shares_of(made)
    gained = after[Programme.PUBLIC_ADOPTION] - before[Programme.PUBLIC_ADOPTION]
    assert gained == pytest.approx(shifts.MORE)
    ratios = {
        round(after[q] / before[q], 9)
        for q in range(PROGRAMMES)
        if q != Programme.PUBLIC_ADOPTION and before[q]
    }
    assert len(ratios) == 1
    assert max(ratios) < 1.0


def test_a_programme_can_be_left_without_money(move):
    made = shifts.less(move, Programme.FABS)
    after = shifts.shares_of(made)
    assert after[Programme.FABS] == 0.0
    assert math.fsum(after) == pytest.approx(math.fsum(shifts.shares_of(move)))


def test_a_pillar_that_loses_its_only_money_keeps_its_programmes(move):
    alone = [float(q == Programme.DIPLOMACY) for q in range(PROGRAMMES)]
    only = shifts.with_shares(move, alone)
    assert only.split[PILLAR_OF[Programme.DIPLOMACY]] == 1.0
    assert shifts.less(only, Programme.DIPLOMACY) == only  # nobody else to have it
    moved = shifts.more(only, Programme.FABS)
    assert shifts.shares_of(moved)[Programme.FABS] == pytest.approx(shifts.MORE)
    assert check(moved, USA, CODES) == []


def test_strangers_are_those_whom_it_hardly_trusts(view, move):
    now = view.now.copy()
    now.trust[USA] = 0.5
    now.trust[USA, CODES.index("CHN")] = edits.STRANGER - 0.01
    seen = view.seen(now)
    shut = applied(seen, USA, move, Edit("strangers", value=edits.CLOSED))
    for j, code in enumerate(CODES):
        if code == "CHN":
            assert (shut.stance[j], shut.offers[j]) == (0.0, (False,) * PACTS)
        else:
            assert (shut.stance[j], shut.offers[j]) == (move.stance[j], move.offers[j])


def test_who_is_opened_to_is_offered_all_but_export_control(view, move):
    closed = applied(view, USA, move, Edit("stance_all", value=edits.CLOSED))
    opened = applied(view, USA, closed, Edit("stance", "KEN", edits.OPEN))
    kenya = CODES.index("KEN")
    assert [kind for kind in Pact if not opened.offers[kenya][kind]] == [Pact.JOINT_EXPORT_CONTROL]
    assert sum(map(sum, opened.offers)) == PACTS - 1
