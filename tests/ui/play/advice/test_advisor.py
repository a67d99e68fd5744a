"""Proposals are real gains that can be applied; the reasons add up."""

import math
from contextvars import copy_context

import numpy as np
import pytest

from lab.statistics import Interval
from sim.pillars import Pact, Pillar
from tests.playing import act, draft_of, facts_of, waiting
from ui.play.advice.advisor import Advisor
from ui.play.advice.position import position_of
from ui.play.advice.reasons import reason
from ui.play.advice.rollouts import COMPONENTS, RESULT, Continuations
from ui.play.advice.search import JUDGE, REFINE, SEARCH, Found
from ui.play.advice.standing import moved, standing_of
from ui.play.session.commands import EndTurn, LockPillar, OfferPact, SetBudget, Undo
from ui.play.session.session import Session
from ui.play.words import speak

pytestmark = pytest.mark.compiled


def test_gains_are_differences_on_luck_of_their_own(make, rollouts):
    session = make()
    act(session, EndTurn())
    position = position_of(session, waiting(session))
    found = Advisor(rollouts).propose(position)
    assert len(found) == 3
    assert len({type(one.change) for one in found}) == 3
    assert [one.gain for one in found] == sorted((one.gain for one in found), reverse=True)
    assert SEARCH <= REFINE  # luck that is left out is what it was found by
    for one in found:
        act(session, one.change)
        assert draft_of(session).move == one.move
        moves = [position.draft.move, one.move]
        base, run = rollouts.play(position, moves, draws=JUDGE, ticks=100, skip=REFINE)
        difference = run.last(RESULT) - base.last(RESULT)
        assert one.gain == np.mean(difference)
        assert one.better == np.mean(difference > 0.0)
        assert 0.0 < one.low < one.gain < one.high
        assert math.fsum(one.parts.values()) == pytest.approx(one.gain, abs=1e-9)
        assert one.draws == JUDGE
        act(session, Undo())
    assert all(one.title and one.reason.endswith(".") for one in found)


def test_the_same_advice_from_any_threads(make, rollouts):
    position = position_of(make(), "IND")
    alone = Continuations(position.world, threads=1)
    assert Advisor(alone).propose(position) == Advisor(rollouts).propose(position)


def test_locks_and_hidden_plans(make, rollouts):
    session = make(["IND", "GBR"])
    for pillar in Pillar:
        act(session, LockPillar(pillar), "IND")
    found = Advisor(rollouts).propose(position_of(session, "IND"))
    assert found
    for one in found:
        assert one.move.split == session.draft("IND").move.split
    act(session, SetBudget(0.003), "GBR")
    assert Advisor(rollouts).propose(position_of(session, "IND")) == found


def test_an_advisor_that_is_off(make, rollouts):
    session = make()
    act(session, EndTurn())
    advisor = Advisor(rollouts, on=False)
    assert advisor.propose(position_of(session, waiting(session))) == ()
    assert advisor.explain(facts_of(session)) == ()


def test_nothing_to_propose_when_the_game_is_over(make, rollouts):
    session = make(turns=1)
    act(session, EndTurn())
    assert Advisor(rollouts).propose(position_of(session, waiting(session))) == ()


def test_why_tells_the_largest_movements_of_the_standing(make, rollouts):
    session = make(seed=7)
    advisor = Advisor(rollouts)
    assert advisor.explain(facts_of(session)) == ()
    for _ in range(3):
        act(session, EndTurn())
        facts = facts_of(session)
        world, i = session.game.world, facts.index
        now = standing_of(world, facts.stocks(), i)
        was = standing_of(world, facts.stocks(facts.tick - world.ticks_per_turn), i)
        by = moved(world, facts.stocks(facts.tick - world.ticks_per_turn), facts.stocks(), i)
        assert math.fsum(by.values()) == pytest.approx(now.score - was.score, abs=1e-9)
        found = advisor.explain(facts)
        assert 1 <= len(found) <= 3
        sizes = sorted((abs(points) for points in by.values()), reverse=True)
        assert [abs(one.points) for one in found] == sizes[: len(found)]
        for one in found:
            assert one.points == by[one.component]
            assert one.sentence.endswith(".")


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_every_nation_has_reasons_in_every_language(language):
    def read():
        speak(language)
        for code in ("USA", "TWN", "KEN"):
            session = Session.new("default", [code], seed=3, turns=4)
            rollouts = Continuations(session.game.world)
            advisor = Advisor(rollouts)
            for _ in range(3):
                found = advisor.propose(position_of(session, waiting(session)))
                told = [*(one.title + one.reason for one in found)]
                told += [one.sentence for one in advisor.explain(facts_of(session))]
                assert told
                assert not any("{" in one for one in told)
                act(session, EndTurn())

    copy_context().run(read)


def test_an_offer_that_waits_is_a_reason_only_where_there_is_trust(make):
    position = position_of(make(), "IND")
    start, i, j = position.start, position.nation, position.world.codes.index("KEN")
    change, offer = OfferPact("KEN", Pact.DATA_FLOWS), start.orders.offer
    move, parts = position.draft.move, dict.fromkeys(COMPONENTS, 1.0)
    still = Interval(0.0, 0.0, 0.0)
    found = Found(change, move, Interval(1.0, 0.5, 1.5), still, 1.0, 0.0, JUDGE, parts, 0.0, still)
    said = []
    for trust, offered in ((0.9, 1.0), (0.1, 1.0), (0.9, 0.0)):
        start.stocks.trust[i, j] = trust
        start.stocks.trust[j, i] = 0.9
        offer[j, i, Pact.DATA_FLOWS] = offered
        said.append("offers it already" in reason(found, position))
    assert said == [True, False, False]
