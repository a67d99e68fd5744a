"""What an opponent says that it would accept is what it then does."""

from dataclasses import replace

import pytest

from agents.board import Board
from agents.opponents import minds
from agents.opponents.acceptance import Ask, Negotiation, would_accept
from agents.opponents.levels import follower
from agents.opponents.view import View
from sim.pillars import PACTS, Pact
from sim.rules.pacts import trust_asked
from tests.agents.opponents.conftest import CODES, QUICK, pass_time, played

pytestmark = pytest.mark.compiled
MINDS = minds(QUICK)
EVEN = replace(QUICK, nations=QUICK.nations.copy())
"""The world without mandates that mark anything."""
EVEN.nations.mandate[:] = EVEN.nations.common
ME = CODES.index("IND")
OTHERS = [i for i in range(len(CODES)) if i != ME]
EXPORTS = Pact.JOINT_EXPORT_CONTROL


def closed(board):
    """My orders, shut to everybody and without offers."""
    move = View.of(board).in_force(ME)
    stance = tuple(1.0 if j == ME else 0.1 for j in range(len(CODES)))
    return replace(move, stance=stance, offers=((False,) * PACTS,) * len(CODES))


def next_offers(board, mind, nation, mine):
    """What the opponent offers me in the next turn, when I order this now."""
    copy = Board(board.world, board.seed, board.replicate, board.ticks)
    copy.tick = board.tick
    for name in ("now", "orders", "tally"):
        getattr(copy, name).memory[:] = getattr(board, name).memory
    copy.order(nation, mind(board, nation))
    copy.order(ME, mine)
    pass_time(copy)
    return mind(copy, nation).offers[ME]


def ordered(talk, ask):
    """My orders as the ask wants them."""
    return {
        "stance": lambda: talk.open_to(ask.level, talk.mine),
        "offer": lambda: talk.offering(talk.mine),
        "stance_and_offer": lambda: talk.offering(talk.open_to(1.0, talk.mine)),
        "control": lambda: talk.lifted(talk.mine),
    }[ask.key]()


@pytest.mark.parametrize("name", ["normal", "tit-for-tat"])
def test_do_what_it_asked_and_it_offers_next_turn(name):
    mind = MINDS.get(name) or follower(name)
    asked = 0
    for turns in (1, 2):
        board = played(turns)
        board.world = EVEN
        view, mine = View.of(board), closed(board)
        for nation in OTHERS:
            talk = Negotiation(mind, view, nation, ME, mine)
            for answer in would_accept(mind, view, nation, ME, mine):
                if answer.ask is not None and answer.ask.key in ("stance", "stance_and_offer"):
                    offers = next_offers(board, mind, nation, ordered(talk, answer.ask))
                    assert offers[answer.pact], (CODES[nation], answer)
                    assert not next_offers(board, mind, nation, mine)[answer.pact]
                    asked += 1
    assert asked


def test_tit_for_tat_asks_for_an_open_door_and_says_how_open():
    board = played(2)
    answers = would_accept(follower("tit-for-tat"), View.of(board), OTHERS[0], ME, closed(board))
    asks = {answer.pact: answer.ask for answer in answers}
    assert asks.pop(EXPORTS) is None
    assert set(asks.values()) == {Ask("stance", 0.4)}  # it mirrors, rounds up, and wants over 0.4


def test_a_grudger_does_not_forget():
    board = played(2)
    board.now.worst_stance[OTHERS[0], ME] = 0.0
    answers = would_accept(follower("grudger"), View.of(board), OTHERS[0], ME)
    assert {a.ask for a in answers if a.pact != EXPORTS} == {Ask("memory")}


def test_who_asks_for_trust_offers_with_so_much_and_not_with_less():
    board, mind = played(2), follower("bloc-builder")
    board.now.trust[OTHERS[0], ME] = 0.2
    view = View.of(board)
    answers = would_accept(mind, view, OTHERS[0], ME)
    (ask,) = {a.ask for a in answers if a.ask is not None}
    assert ask.key == "trust"
    for level, offers in ((ask.level, True), (ask.level - 0.06, False)):
        board.now.trust[OTHERS[0], ME] = level
        assert all(mind(board, OTHERS[0]).offers[ME][a.pact] == offers for a in answers if a.ask)


def test_who_offers_nothing_to_anybody_asks_for_nothing():
    answers = would_accept(follower("always-isolate"), View.of(played(1)), OTHERS[0], ME)
    assert all(not a.offers and a.ask is None for a in answers)


def test_who_offers_everything_is_said_to():
    answers = would_accept(follower("always-cooperate"), View.of(played(1)), OTHERS[0], ME)
    assert [a.offers for a in answers] == [a.pact != EXPORTS for a in answers]


def test_hard_answers_for_itself_as_well():
    board = played(2)
    view, nation = View.of(board), OTHERS[0]
    talk = Negotiation(MINDS["hard"], view, nation, ME, view.in_force(ME))
    answers = would_accept(MINDS["hard"], view, nation, ME)
    assert {int(a.pact) for a in answers if a.offers} == talk.after(talk.mine)


def accepted(board, mine):
    """The turn after next as it will be: both offer, and pacts come into force or do not."""
    copy = Board(board.world, board.seed, board.replicate, board.ticks)
    copy.tick = board.tick
    for name in ("now", "orders", "tally"):
        getattr(copy, name).memory[:] = getattr(board, name).memory
    mind = follower("always-cooperate")
    for _ in range(2):
        copy.order(OTHERS[0], mind(copy, OTHERS[0]))
        copy.order(ME, mine)
        pass_time(copy)
    return copy.now.pact[OTHERS[0], ME]


@pytest.mark.parametrize("mutual", [0.02, 0.98])
def test_an_offer_without_trust_on_both_sides_is_no_pact_and_that_is_said(mutual):
    board, mind = played(1), follower("always-cooperate")
    board.now.pact[:] = 0.0
    board.now.trust[OTHERS[0], ME] = 0.98
    board.now.trust[ME, OTHERS[0]] = mutual
    view = View.of(board)
    talk = Negotiation(mind, view, OTHERS[0], ME, view.in_force(ME))
    mine = talk.offering(talk.open_to(1.0, talk.mine))
    answers = would_accept(mind, view, OTHERS[0], ME, mine)
    held = accepted(board, mine)
    for answer in answers:
        if answer.pact != EXPORTS:
            assert answer.offers
            assert (answer.trust == 0.0) == (mutual > 0.5) == bool(held[answer.pact])
            if answer.trust:
                assert answer.trust == trust_asked(int(answer.pact), QUICK.params.doors)
