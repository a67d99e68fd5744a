"""What an opponent says that it would accept is what it then does."""

from dataclasses import replace

import pytest

from agents.board import Board
from agents.opponents import minds
from agents.opponents.acceptance import Ask, Negotiation, would_accept
from agents.opponents.levels import follower
from agents.opponents.obstacles import obstacles
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


# ---- what else either does ----------------------------------------------------------------------


def open_to_all(board):
    """My orders, open to everybody, with every pact offered to all."""
    move = View.of(board).in_force(ME)
    offers = tuple((j != ME,) * PACTS for j in range(len(CODES)))
    return replace(move, stance=(1.0,) * len(CODES), offers=offers)


def refusals(board, mine, nation=OTHERS[0], policy="always-cooperate"):
    """What stands in the way of each pact, as the nation says."""
    answers = would_accept(follower(policy), View.of(board), nation, ME, mine)
    return {answer.pact: answer.refused for answer in answers}


def barred(board, mine, nation=OTHERS[0], policy="always-cooperate"):
    """Kinds that the rules refuse in a quarter of the next two turns, when both offer all."""
    found = set()

    def note(seen):
        found.update(kind for kind in Pact if seen.flows.refused[nation, ME, kind])

    copy = Board(board.world, board.seed, board.replicate, board.ticks)
    copy.tick = board.tick
    for name in ("now", "orders", "tally"):
        getattr(copy, name).memory[:] = getattr(board, name).memory
    for _ in range(2):
        row = tuple((j != nation,) * PACTS for j in range(len(CODES)))
        copy.order(nation, replace(follower(policy)(copy, nation), offers=row))
        copy.order(ME, mine)
        copy.play_turn(watch=note)
    return found


def test_data_kept_at_home_stand_in_the_way_of_free_data():
    board, limit = played(1), float(QUICK.params.doors.local_limit)
    mine = open_to_all(board).with_levers(localisation=limit + 0.1)
    assert refusals(board, mine)[Pact.DATA_FLOWS] == Ask("localisation", limit, mine=True)
    assert Pact.DATA_FLOWS in barred(board, mine)
    mine = mine.with_levers(localisation=limit)
    assert refusals(board, mine)[Pact.DATA_FLOWS] is None
    assert Pact.DATA_FLOWS not in barred(board, mine)


@pytest.mark.parametrize(("stance", "stands"), [(1.0, True), (0.3, False)])
def test_an_open_door_to_the_target_stands_in_the_way_of_export_control(stance, stands):
    board, limit = played(1), float(QUICK.params.doors.open_limit)
    usa, chn = CODES.index("USA"), CODES.index("CHN")
    board.now.trust[usa, chn] = 0.1
    mine = open_to_all(board)
    doors = tuple(stance if j == chn else 1.0 for j in range(len(CODES)))
    mine = replace(mine, stance=doors)
    told = refusals(board, mine, usa, "hegemon")[Pact.JOINT_EXPORT_CONTROL]
    assert told == (Ask("target", limit, "CHN") if stands else None)
    assert (Pact.JOINT_EXPORT_CONTROL in barred(board, mine, usa, "hegemon")) == stands


def test_who_is_shut_out_most_is_told_that_it_is_theirs_to_end():
    board = played(1)
    view, mine, usa = View.of(board), open_to_all(board), CODES.index("USA")
    theirs = replace(mine, stance=tuple(float(j != ME) for j in range(len(CODES))))
    told = obstacles(view, ME, mine, usa, theirs)[Pact.JOINT_EXPORT_CONTROL]
    assert told == Ask("shut_out", nation="IND", mine=False)


def test_machines_shared_with_a_foe_stand_in_the_way_of_sharing_with_its_foes():
    board = played(1)
    usa, chn = CODES.index("USA"), CODES.index("CHN")
    board.now.trust[usa, chn] = 0.0
    board.now.trust[ME, chn] = board.now.trust[chn, ME] = 0.98
    board.now.pact[ME, chn, Pact.COMPUTE_SHARING] = 1.0
    board.now.pact[chn, ME, Pact.COMPUTE_SHARING] = 1.0
    offers = list(View.of(board).in_force(chn).offers)
    offers[ME] = (True,) * PACTS
    board.order(chn, replace(View.of(board).in_force(chn), offers=tuple(offers)))
    mine = open_to_all(board)
    assert refusals(board, mine, usa)[Pact.COMPUTE_SHARING] == Ask("foe", nation="CHN", mine=True)
    assert Pact.COMPUTE_SHARING in barred(board, mine, usa)


def test_nothing_in_the_way_is_none():
    board = played(1)
    told = refusals(board, open_to_all(board))
    assert (
        told[Pact.TALENT_MOBILITY] is told[Pact.SAFETY_STANDARDS] is told[Pact.DATA_FLOWS] is None
    )
