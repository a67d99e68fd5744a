"""What opponents would accept, in words: every kind of answer, put into its sentences."""

import pytest

from agents.opponents import minds
from agents.opponents.acceptance import Ask, Reply
from sim.pillars import Pact
from tests.playing import waiting
from tests.ui.play.session.conftest import SCENARIO, WORLD
from ui.play.advice.position import position_of
from ui.play.session import opponents
from ui.play.session.session import Session
from ui.play.words import name_of, say

ANSWERS = (
    Reply(Pact.DATA_FLOWS, offers=True),
    Reply(Pact.TALENT_MOBILITY, offers=True, trust=0.62),
    Reply(Pact.JOINT_RESEARCH, offers=False),
    Reply(Pact.COMPUTE_SHARING, offers=False, ask=Ask("stance", 0.7)),
    Reply(Pact.SAFETY_STANDARDS, offers=False, ask=Ask("offer"), trust=0.44),
)


def asked(monkeypatch, *answers, policy="easy"):
    seats = dict.fromkeys((code for code in WORLD.codes if code != "IND"), policy)
    session = Session.new(
        SCENARIO, ["IND"], seed=5, turns=2, policies=seats, minds=minds(WORLD), world=WORLD
    )
    monkeypatch.setattr(opponents, "would_accept", lambda *told: answers)
    return opponents.wishes(session.game, position_of(session, waiting(session)), "USA")


def pact(kind):
    return name_of("pact", kind.name.lower())


def test_what_will_be_offered_is_listed_and_what_is_in_the_way_is_said(monkeypatch):
    told = asked(monkeypatch, *ANSWERS)
    assert told.answers == ANSWERS
    (summary,) = told.summary
    named = [kind for kind in Pact if pact(kind) in summary]
    assert named == [Pact.TALENT_MOBILITY, Pact.DATA_FLOWS]
    assert told.pacts == {
        Pact.TALENT_MOBILITY: say("opponent.offered_without_trust", level="62"),
        Pact.JOINT_RESEARCH: say("opponent.ask_none"),
        Pact.COMPUTE_SHARING: say("opponent.ask_stance", level="70"),
        Pact.SAFETY_STANDARDS: " ".join(
            [say("opponent.ask_offer"), say("opponent.trust_both", level="44")]
        ),
    }


def test_who_offers_nothing_says_so(monkeypatch):
    told = asked(monkeypatch, Reply(Pact.DATA_FLOWS, offers=False))
    assert told.summary == (say("opponent.offers_none"),)


@pytest.mark.parametrize("kind", Pact)
def test_one_pact_is_offered_by_name(monkeypatch, kind):
    told = asked(monkeypatch, Reply(kind, offers=True))
    assert told.summary == (say("opponent.offers", pacts=pact(kind)),)
    assert told.pacts == {}  # what forbids it is no wish, and is told once, in its row
