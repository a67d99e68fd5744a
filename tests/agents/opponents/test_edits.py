"""Small changes: every order but the budget can be reached, and every one is legal."""

import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.opponents import edits
from agents.opponents.edits import Edit, applied, details, policies
from agents.opponents.view import View, draft
from policies.menu import NAMES
from sim.levers import LEVERS
from sim.move import check
from sim.pillars import PACTS, Pact, Pillar, Programme
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
    for edit in [*details(view, USA, move), *policies(turns, "hegemon")]:
        made = applied(view, USA, move, edit)
        assert check(made, USA, CODES) == [], edit
        assert made.budget == move.budget
        if edit.kind in ("programme", "without", "pillar"):
            assert math.fsum(made.split) == pytest.approx(math.fsum(move.split))
            assert (made.levers, made.stance, made.offers) == (
                move.levers, move.stance, move.offers,
            )  # fmt: skip


def test_the_whole_menu_comes_round():
    found = [edit.what for turn in range(8) for edit in policies(turn, "grudger")]
    assert found[0] == "grudger"
    assert set(found) == set(NAMES) - {"coin-flip"}
    assert len({edit.what for edit in policies(0, "grudger")}) == edits.WIDE


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


def test_stances_are_tried_of_the_most_capable_first(view, move):
    stances = [edit.what for edit in details(view, USA, move) if edit.kind == "stance"]
    ranked = sorted(stances, key=lambda code: -float(view.now.capability[CODES.index(code)]))
    assert stances == ranked


def test_steps_of_levers_are_finer_later(view, move):
    def steps(seen):
        found = (edit for edit in details(seen, USA, move) if edit.kind == "lever")
        return {round(abs(edit.value - getattr(move.levers, edit.what)), 9) for edit in found}

    assert max(steps(view)) == edits.FAR
    late = replace(view, tick=edits.COARSE_TURNS * view.world.ticks_per_turn)
    assert max(steps(late)) == edits.NEAR


def test_a_pact_is_offered_to_those_it_is_open_to_and_taken_back_from_all(view, move):
    kenya = CODES.index("KEN")
    shut = applied(view, USA, move, Edit("stance", "KEN", edits.CLOSED))
    offered = applied(view, USA, shut, Edit("pact", "joint_export_control", 1.0))
    control = Pact.JOINT_EXPORT_CONTROL
    assert [row[control] for row in offered.offers] == [
        j not in (USA, kenya) and shut.stance[j] >= edits.HALF for j in range(len(CODES))
    ]
    again = applied(view, USA, offered, Edit("pact", "joint_export_control", 0.0))
    assert not any(row[control] for row in again.offers)
