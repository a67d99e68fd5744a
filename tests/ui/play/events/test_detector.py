"""What happened is found once: the same in the notes of a game as in the tables that it leaves."""

from dataclasses import replace

import numpy as np
import pytest

from scenarios.load import load
from scenarios.pack import pack
from sim.flows import Flows
from sim.pillars import PACTS, Pact
from sim.stocks import Stocks
from ui.play.events.detector import KINDS, TURN_OF_BUDGET, TURN_OF_STANCE, happenings
from ui.play.events.from_tables import of_tables
from ui.play.events.quarters import of_sheets
from ui.play.events.sentences import tell
from ui.play.session.facts import Facts
from ui.play.session.session import Session
from ui.play.words import LANGUAGES, speak, words

SCENARIO = load("quick")
N = len(SCENARIO.roster)


@pytest.fixture(scope="module")
def session():
    """A game of policies that turn on each other."""
    policies = dict(zip(SCENARIO.roster, ("grudger", "hegemon") * N, strict=False))
    made = Session.new(SCENARIO, (), seed=5, turns=4, world=pack(SCENARIO), policies=policies)
    for _ in range(4):
        made.game.play_turn({})
    return made


def test_tables_and_sheets_tell_the_same(session):
    facts = Facts(session.game, SCENARIO.roster[0], None)
    quarters = list(of_tables(session.results().tables, SCENARIO.roster))
    assert len(quarters) == facts.tick
    found = set()
    for quarter in quarters:
        t = quarter.tick
        sheets = of_sheets(facts.stocks(t - 1), facts.flows(t), facts.stocks(t), t)
        told = list(happenings(replace(quarter, budgets=None)))
        assert told == list(happenings(sheets))
        found |= {one.kind for one in told}
    assert {"pact", "pact_ended", "cut_off"} <= found


def quarter():
    """A quarter in which nothing happened, and what may be changed in it."""
    was, flows, now = Stocks(N), Flows(N), Stocks(N)
    return was, flows, now


def every_kind():
    """One happening of each kind."""
    was, flows, now = quarter()
    for name in ("fab_loss", "talent_freeze"):
        getattr(now, name)[1] = 2.0
    for name in ("breakthrough", "election", "incident"):
        getattr(flows, name)[1] = 1.0
    now.cut_off[0, 1] = 3.0
    was.control[5, 6], now.control[5, 6] = 1.0, 0.4
    was.control[6, 5], now.control[6, 5] = 0.2, 1.0
    flows.offers_broken[2, 3] = 2.0
    now.pact[3, 1, Pact.DATA_FLOWS] = was.pact[4, 1, Pact.DATA_FLOWS] = 1.0
    now.stance[0, 2] = was.stance[1, 2] = 1.0
    budgets = np.full(N, 0.01), np.full(N, 0.01)
    budgets[1][0], budgets[1][1] = 0.02, 0.005
    return list(happenings(replace(of_sheets(was, flows, now, 1), budgets=budgets)))


def test_every_kind_is_found_and_told_in_every_language():
    found = every_kind()
    assert [one.kind for one in found] == [*KINDS]
    for language in LANGUAGES:
        speak(language)
        try:
            said = [tell(one, SCENARIO.roster, one.who[0]) for one in found]
        finally:
            speak("en")
        assert len(set(said)) == len(KINDS)
        assert not any("{" in sentence for sentence in said)
        assert {k for k in words(language) if k.startswith("happened.")}


@pytest.mark.parametrize(("change", "told"), [(TURN_OF_STANCE, 1), (0.999 * TURN_OF_STANCE, 0)])
def test_a_small_turn_of_stance_is_none(change, told):
    was, flows, now = quarter()
    now.stance[0, 2] = change
    assert len(list(happenings(of_sheets(was, flows, now, 1)))) == told


@pytest.mark.parametrize(("change", "told"), [(TURN_OF_BUDGET, 1), (0.999 * TURN_OF_BUDGET, 0)])
def test_a_small_change_of_budget_is_none(change, told):
    quiet = of_sheets(*quarter(), 1)
    before, now = np.full(N, 0.5), np.full(N, 0.5)
    now[0] *= 1.0 + change
    assert len(list(happenings(replace(quiet, budgets=(before, now))))) == told


def test_no_sentence_says_that_somebody_cut_another_off():
    """Cut-offs fall by dice: they are disputes that nobody ordered."""
    (one,) = [one for one in every_kind() if one.kind == "cut_off"]
    for reader in (*one.who, *one.whom, 7):
        said = tell(one, SCENARIO.roster, reader)
        assert "are cut in a dispute" in said
        assert "cuts" not in said


def test_controls_tell_what_is_left():
    was, flows, now = quarter()
    was.control[5, 6], now.control[5, 6] = 1.0, 0.4
    (one,) = happenings(of_sheets(was, flows, now, 1))
    assert (one.who, one.whom, one.was, one.now) == ((5,), (6,), (1.0,), (0.4,))
    assert "40 %" in tell(one, SCENARIO.roster)


def test_pacts_are_found_by_pair_and_kind():
    was, flows, now = quarter()
    now.pact[2, 0, :] = now.pact[0, 2, :] = 1.0
    (one,) = happenings(of_sheets(was, flows, now, 1))
    assert (one.who, one.pacts) == ((2, 0), tuple(Pact)[:PACTS])
