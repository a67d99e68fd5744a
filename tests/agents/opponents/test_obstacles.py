"""What would have to end before a refused pact is what the rules refuse it for."""

from dataclasses import replace

import pytest

from agents.board import Board
from agents.opponents.acceptance import would_accept
from agents.opponents.levels import follower
from agents.opponents.obstacles import Ask, obstacles
from agents.opponents.view import View
from sim.pillars import PACTS, Pact
from tests.agents.opponents.conftest import CODES, QUICK, played

ME = CODES.index("IND")
OTHERS = [i for i in range(len(CODES)) if i != ME]


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
