"""What each command does to the draft, and what is refused in one sentence."""

import math
from dataclasses import replace

import numpy as np
import pytest

from sim.move import check
from sim.pillars import PROGRAMMES_OF, Pact, Pillar, Programme
from tests.playing import act, draft_of, opening_of, waiting
from tests.ui.play.session.conftest import SCENARIO, WORLD, make_session
from ui.play.refusal import Refusal
from ui.play.session.commands import (
    Did,
    EndTurn,
    LockPillar,
    LockProgramme,
    OfferPact,
    Redo,
    ResetTurn,
    SetBudget,
    SetLever,
    SetMove,
    SetProgramme,
    SetSplit,
    SetStance,
    Undo,
    WithdrawPact,
)
from ui.play.session.session import Session

INDIA, CHINA = WORLD.codes.index("IND"), WORLD.codes.index("CHN")


def test_a_turn_opens_with_the_orders_in_force(session):
    assert draft_of(session).move == session.game.in_force(INDIA)
    assert draft_of(session) == opening_of(session)


@pytest.mark.parametrize(
    ("command", "read", "expected"),
    [
        (SetBudget(0.001), lambda move: move.budget, 0.001),
        (SetSplit(Pillar.RESEARCH, 0.4), lambda move: move.split[Pillar.RESEARCH], 0.4),
        (SetProgramme(Programme.FABS, 0.3), lambda move: move.programmes[Programme.FABS], 0.3),
        (SetLever("visa", 0.25), lambda move: move.levers.visa, 0.25),
        (SetStance("CHN", 0.5), lambda move: move.stance[CHINA], 0.5),
        (OfferPact("CHN", Pact.DATA_FLOWS), lambda move: move.offers[CHINA][2], True),
    ],
)
def test_a_change_changes_one_thing(session, command, read, expected):
    before = session.state_hash
    assert act(session, command) is Did.DRAFTED
    move = draft_of(session).move
    assert read(move) == expected
    assert check(move, INDIA, WORLD.codes) == []
    assert session.state_hash == before


def test_offers_are_withdrawn(session):
    act(session, OfferPact("CHN", Pact.DATA_FLOWS))
    act(session, WithdrawPact("CHN", Pact.DATA_FLOWS))
    assert not draft_of(session).move.offers[CHINA][Pact.DATA_FLOWS]


def test_sliders_add_up_and_respect_locks(session):
    kept = draft_of(session).move.split[Pillar.WORKFORCE]
    act(session, LockPillar(Pillar.WORKFORCE))
    act(session, SetSplit(Pillar.INFRASTRUCTURE, 0.5))
    split = draft_of(session).move.split
    assert math.fsum(split) == 1.0
    assert split[Pillar.WORKFORCE] == kept
    act(session, LockPillar(Pillar.WORKFORCE, False))
    assert not draft_of(session).pillars


def test_programmes_add_up_within_their_pillar(session):
    members = PROGRAMMES_OF[Pillar.GOVERNANCE]
    act(session, LockProgramme(Programme.PRIVACY))
    kept = draft_of(session).move.programmes
    act(session, SetProgramme(Programme.OVERSIGHT, 0.1))
    found = draft_of(session).move.programmes
    assert math.fsum(found[q] for q in members) == 1.0
    assert found[Programme.PRIVACY] == kept[Programme.PRIVACY]
    others = [q for q in Programme if q not in members]
    assert all(found[q] == kept[q] for q in others)


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (SetBudget(0.2), "budget is 0.2; it must be from 0 to 0.003"),
        (SetBudget(math.nan), "budget is nan"),
        (SetSplit(Pillar.RESEARCH, 1.5), "research cannot have 150 %; it can have 0 to 100 %"),
        (SetSplit(Pillar.RESEARCH, math.nan), "research cannot have nan %"),
        (SetProgramme(Programme.FABS, -0.1), "chip plants cannot have -10 %"),
        (SetLever("tariff", 0.5), "No lever is called 'tariff'; there are visa, strictness"),
        (SetLever("budget", 0.0005), "No lever is called 'budget'"),
        (SetLever("visa", 2.0), "visa is 2; it must be from 0 to 1"),
        (SetStance("XXX", 0.5), "No nation is called 'XXX' here; there are USA, CHN"),
        (SetStance("IND", 0.5), "India is your own nation"),
        (SetStance("CHN", -1.0), r"stance.CHN is -1; it must be from 0 to 1"),
        (OfferPact("IND", Pact.DATA_FLOWS), "India is your own nation"),
        (Undo(), "There is nothing to undo"),
        (Redo(), "There is nothing to make again"),
    ],
)
def test_refusals_are_one_sentence_and_change_nothing(session, command, sentence):
    act(session, SetLever("visa", 0.4))
    act(session, Undo())
    act(session, Redo())
    before = draft_of(session)
    if isinstance(command, Undo):
        session = make_session()
        before = draft_of(session)
    with pytest.raises(Refusal) as refused:
        act(session, command)
    assert str(refused.value).startswith(sentence)
    assert "\n" not in str(refused.value)
    assert draft_of(session) == before
    assert session.turn == 0


def test_locked_sliders_are_refused(session):
    act(session, LockPillar(Pillar.RESEARCH))
    with pytest.raises(Refusal, match="The slider of research is locked"):
        act(session, SetSplit(Pillar.RESEARCH, 0.1))
    for pillar in list(Pillar)[1:]:
        act(session, LockPillar(pillar))
    with pytest.raises(Refusal, match="infrastructure cannot have 1 % while other"):
        act(session, SetSplit(Pillar.INFRASTRUCTURE, 0.01))


def test_locks_last_over_turns(session):
    act(session, LockPillar(Pillar.RESEARCH))
    act(session, LockProgramme(Programme.FABS))
    act(session, EndTurn())
    assert draft_of(session).pillars == {Pillar.RESEARCH}
    assert draft_of(session).programmes == {Programme.FABS}
    assert draft_of(session) == opening_of(session)


def test_undo_and_redo_hand_back_the_very_drafts(session):
    seen = [draft_of(session)]
    for command in (
        SetSplit(Pillar.RESEARCH, 0.31),
        LockPillar(Pillar.RESEARCH),
        SetSplit(Pillar.INDUSTRY, 0.17),
        SetStance("CHN", 0.1),
        ResetTurn(),
    ):
        act(session, command)
        seen.append(draft_of(session))
    for earlier in reversed(seen[:-1]):
        act(session, Undo())
        assert draft_of(session) == earlier
    assert not session.can_undo(waiting(session))
    for later in seen[1:]:
        act(session, Redo())
        assert draft_of(session) == later
    assert not session.can_redo(waiting(session))


def test_reset_goes_back_to_the_opening_and_keeps_locks(session):
    opening = opening_of(session)
    act(session, SetBudget(0.0015))
    act(session, LockPillar(Pillar.RESEARCH))
    act(session, ResetTurn())
    assert draft_of(session).move == opening.move
    assert draft_of(session).pillars == {Pillar.RESEARCH}
    act(session, Undo())
    assert draft_of(session).move.budget == 0.0015


def test_a_change_after_undo_forgets_what_was_undone(session):
    act(session, SetBudget(0.0015))
    act(session, Undo())
    act(session, SetBudget(0.001))
    assert not session.can_redo(waiting(session))


def test_a_change_to_the_same_is_no_step(session):
    act(session, SetBudget(draft_of(session).move.budget))
    assert not session.can_undo(waiting(session))


def test_dragging_there_and_back_loses_nothing(session):
    before = draft_of(session)
    was = before.move.split[Pillar.RESEARCH]
    for share in (0.5, 1.0, 0.2, was):
        act(session, SetSplit(Pillar.RESEARCH, share, stroke=1))
    short = abs(1.0 - math.fsum(before.move.split))  # of the scenario's own, by its decimals
    back = draft_of(session).move.split
    assert back == pytest.approx(before.move.split, abs=1e-15 + short)
    assert math.fsum(back) == 1.0
    if session.can_undo(waiting(session)):  # the sum may have become exact
        act(session, Undo())
    assert draft_of(session) == before
    act(session, SetBudget(0.0015, stroke=2))
    act(session, SetBudget(before.move.budget, stroke=2))
    assert draft_of(session) == before
    assert not session.can_undo(waiting(session))


def test_another_slider_or_stroke_is_another_step(session):
    act(session, SetSplit(Pillar.RESEARCH, 0.5, stroke=1))
    act(session, SetSplit(Pillar.INDUSTRY, 0.1, stroke=1))
    act(session, SetSplit(Pillar.INDUSTRY, 0.2, stroke=2))
    act(session, Undo())
    assert draft_of(session).move.split[Pillar.INDUSTRY] == 0.1
    act(session, Undo())
    assert draft_of(session).move.split[Pillar.RESEARCH] == 0.5
    act(session, Undo())
    assert not session.can_undo(waiting(session))


def test_a_drag_that_was_undone_has_ended(session):
    act(session, SetBudget(0.001, stroke=1))
    act(session, SetBudget(0.0015, stroke=1))
    act(session, Undo())
    act(session, Redo())
    act(session, SetBudget(0.002, stroke=1))
    act(session, Undo())
    assert draft_of(session).move.budget == 0.0015


def test_whole_orders_are_checked(session):
    move = draft_of(session).move
    act(session, SetMove(replace(move, budget=0.0005)))
    assert draft_of(session).move.budget == 0.0005
    for wrong in (replace(move, budget=1.0), replace(move, split=(1.0,)), replace(move, offers=())):
        with pytest.raises(Refusal):
            act(session, SetMove(wrong))
    assert draft_of(session).move.budget == 0.0005


def test_what_the_scenario_offers_cannot_be_withdrawn():
    offers = np.zeros_like(WORLD.standing_offers)
    offers[INDIA, CHINA, Pact.SAFETY_STANDARDS] = 1.0
    pledged = replace(WORLD, standing_offers=offers)
    session = Session.new(SCENARIO, ["IND"], world=pledged)
    assert draft_of(session).move.offers[CHINA][Pact.SAFETY_STANDARDS]
    with pytest.raises(Refusal, match="has you offer safety standards to China"):
        act(session, WithdrawPact("CHN", Pact.SAFETY_STANDARDS))
    bare = tuple((False,) * len(Pact) for _ in WORLD.codes)
    act(session, SetMove(replace(draft_of(session).move, offers=bare)))
    assert draft_of(session).move.offers[CHINA][Pact.SAFETY_STANDARDS]
