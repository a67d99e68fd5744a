"""Pacts that will end are told before the turn is ended, with the reason that the rules have."""

from dataclasses import replace

import pytest

from agents.lapses import why_ended
from sim.pillars import Pact
from tests.playing import act, facts_of
from tests.ui.play.advice.conftest import WORLD
from ui.play.advice.lapses import lapses
from ui.play.advice.position import position_of
from ui.play.events.endings import ended_said
from ui.play.session.commands import EndTurn, OfferPact, SetLever, WithdrawPact

pytestmark = pytest.mark.compiled
COOPERATING = {code: "always-cooperate" for code in WORLD.codes if code != "IND"}
NAMES = list(WORLD.codes)


def joined(make, pacts=(Pact.DATA_FLOWS,), **options):
    """A game in which India has pacts with all that trust it enough."""
    session = make(policies=COOPERATING, **options)
    act(session, SetLever("localisation", 0.0))
    for code in COOPERATING:
        for pact in pacts:
            act(session, OfferPact(code, pact))
    act(session, EndTurn())
    return session


def partners(session, pact=Pact.DATA_FLOWS):
    return [one.code for one in facts_of(session).relations if pact in one.pacts]


def test_nothing_is_told_where_nothing_ends(make):
    session = joined(make)
    assert partners(session)
    assert not lapses(position_of(session, "IND")).each


def test_a_lever_that_forbids_a_pact_is_told_and_then_it_ends_so(make):
    session = joined(make)
    had = partners(session)
    act(session, SetLever("localisation", 1.0))
    found = lapses(position_of(session, "IND")).each
    assert sorted(one.nation for one in found) == sorted(had)
    for one in found:
        assert (one.pact, one.why.reason, one.why.mine) == (Pact.DATA_FLOWS, "data", True)
        assert (one.chance, one.later) == (1.0, False)
    act(session, EndTurn())
    assert not partners(session)
    news = facts_of(session).news
    ended = [item for item in news if item.mine and item.kind == "pact_ended"]
    assert ended == list(news[: len(ended)])  # first of all
    assert {code for item in ended for code in item.codes[1:]} == set(had)
    assert all(ended_said(found[0].why, NAMES) in item.sentence for item in ended)


def test_a_pact_that_the_draft_does_not_offer_ends_by_ones_own_doing(make):
    session = joined(make)
    other = partners(session)[0]
    act(session, WithdrawPact(other, Pact.DATA_FLOWS))
    (one,) = lapses(position_of(session, "IND")).each
    assert (one.nation, one.why.reason, one.why.mine, one.chance) == (other, "offer", True, 1.0)


def test_the_partners_own_conditions_are_told(make):
    session = joined(make)
    pledged = WORLD.standing_offers
    other = next(
        code
        for code in partners(session)
        if not pledged[WORLD.codes.index(code), WORLD.codes.index("IND"), Pact.DATA_FLOWS]
    )
    position = position_of(session, "IND")
    k = WORLD.codes.index(other)
    led = [*position.leaders]
    led[k] = replace_name(led[k], "always-isolate")
    (one,) = lapses(replace(position, leaders=tuple(led))).each
    assert (one.nation, one.why.reason, one.why.mine) == (other, "offer", False)


def replace_name(leader, name):
    return leader._replace(name=name)


def test_trust_that_is_lacking_is_told_with_both_figures(make):
    session = joined(make)
    other = partners(session)[0]
    position = position_of(session, "IND")
    i, k = position.nation, WORLD.codes.index(other)
    position.start.stocks.trust[k, i] = 0.01
    found = [one for one in lapses(position).each if one.nation == other]
    assert [(one.why.reason, one.why.mine) for one in found] == [("trust", False)]
    assert found[0].why.trust < found[0].why.asked
    assert "1 of 100" in ended_said(found[0].why, NAMES)


def test_why_a_pact_ended_is_none_where_it_did_not(make):
    session = joined(make)
    board = session.game.board
    i, k = WORLD.codes.index("IND"), WORLD.codes.index(partners(session)[0])
    assert why_ended(WORLD, i, k, Pact.DATA_FLOWS, board.orders, board.now, board.now) is None


def test_more_pacts_than_diplomats_can_keep_up_are_told(make):
    session = joined(make)
    assert lapses(position_of(session, "IND")).thin is None
    for code in COOPERATING:
        for pact in (Pact.TALENT_MOBILITY, Pact.JOINT_RESEARCH, Pact.SAFETY_STANDARDS):
            act(session, OfferPact(code, pact))
    thin = lapses(position_of(session, "IND")).thin
    assert thin is not None
    assert 0.0 < thin.now < thin.was < 1.0
