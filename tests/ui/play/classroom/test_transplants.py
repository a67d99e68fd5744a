"""Transplants: exact on the game's luck, on other lucks a game of each, luck said where it is."""

from dataclasses import replace

import pytest

from agents.board import Board
from tests.ui.play.classroom.acting import filled, led_to, play_turn
from ui.play.classroom.branching import LUCKS, BranchingWorld, OrderSwap
from ui.play.classroom.classroom import Classroom
from ui.play.classroom.presets import PhaseKind
from ui.play.classroom.store import Store
from ui.play.classroom.transplants import HOLDS, Transplanted, TransplantPlace, Transplants
from ui.play.refusal import Refusal
from ui.play.session.commands import SetBudget, SetLever, SetStance


@pytest.fixture(scope="module")
def sessions(tmp_path_factory):
    """Two worlds that part: one arms, the other is careful."""
    store = Store(tmp_path_factory.mktemp("class") / "BCDFGH.sqlite")
    room = filled(Classroom.open(store, "quick", 2, 5, "short", None, 0.0, code="BCDFGH"), 6)
    for turn in range(3):
        led_to(room, PhaseKind.PLAN)
        for seat in room.record.seats:
            bold = seat.world == 0
            room.command(seat.number, turn, SetBudget(0.0029 if bold else 0.0004), 3.0)
            room.command(seat.number, turn, SetLever("safety", 0.0 if bold else 0.9), 3.0)
            other = next(code for code in room.record.seats.roster if code != seat.nation)
            room.command(seat.number, turn, SetStance(other, 0.1 if bold else 0.9), 3.0)
        play_turn(room)
    yield room.worlds
    store.close()


def test_a_branch_without_a_change_is_the_game(sessions):
    for session in sessions:
        world = BranchingWorld(session)
        assert world.state_hash == session.state_hash
        for turn in range(world.turns):
            own = OrderSwap(turn, 1, world.moves[turn][1])
            assert world.branch(own).memory.tolist() == world.outcome.memory.tolist()


def test_a_transplant_is_the_game_with_that_order_exactly(sessions):
    place = TransplantPlace(1, "CHN", 0, 1)
    found = Transplants(sessions).of(place, lucks=False)
    session = sessions[1]
    turns = session.turn
    board = Board(
        session.game.world, session.diary.seed, 0, turns * session.game.world.ticks_per_turn
    )
    for turn in range(turns):
        row = dict(enumerate(session.diary.moves[turn]))
        if turn == 1:
            row[1] = sessions[0].diary.moves[1][1]
        board.play_turn(row)
    before = BranchingWorld(session).outcome
    after = board.outcome()
    assert found.survival == after.survival[0] - before.survival[0]
    assert found.score == after.score[1] - before.score[1]
    assert found.survival != 0.0


def test_a_branch_on_another_luck_is_the_game_on_that_luck(sessions):
    session, other = sessions
    world, swap = BranchingWorld(session), OrderSwap(0, 0, other.diary.moves[0][0])
    for luck, branch in enumerate(world.branches(swap), 1):
        board = Board(
            session.game.world, session.diary.seed, luck,
            world.turns * session.game.world.ticks_per_turn,
        )  # fmt: skip
        for turn, moves in enumerate(session.diary.moves):
            board.play_turn(dict(enumerate(moves)) | ({0: swap.move} if turn == 0 else {}))
        assert branch.memory.tolist() == board.outcome().memory.tolist()


def test_the_most_telling_come_first_and_are_checked(sessions):
    found = Transplants(sessions).telling(0, 1, most=3)
    sizes = [abs(one.survival) for one in found]
    assert sizes == sorted(sizes, reverse=True)
    assert all(len(one.lucks) == LUCKS for one in found)


def test_only_orders_that_differ_are_transplanted(sessions):
    places = list(Transplants(sessions).places(0, 1))
    assert {place.nation for place in places} >= set(sessions[0].humans) & set(sessions[1].humans)
    assert not list(Transplants([sessions[0], sessions[0]]).places(0, 1))


def test_luck_is_said_where_the_sign_does_not_hold():
    place = TransplantPlace(0, "USA", 0, 1)
    held = Transplanted(place, 0.01, 0.0, 0.0, (0.01,) * HOLDS + (-0.01,) * (LUCKS - HOLDS))
    assert not held.mostly_luck
    fewer = (0.01,) * (HOLDS - 1)
    assert replace(held, lucks=fewer + (0.0,) * (LUCKS - len(fewer))).mostly_luck
    assert replace(held, survival=-0.01).mostly_luck
    assert not replace(held, survival=0.0).mostly_luck


@pytest.mark.parametrize(
    "place",
    [
        TransplantPlace(9, "USA", 0, 1),
        TransplantPlace(-1, "USA", 0, 1),
        TransplantPlace(0, "XXX", 0, 1),
        TransplantPlace(0, "USA", 0, 7),
        TransplantPlace(0, "USA", -1, 0),
    ],
)
def test_what_there_is_not_is_refused(sessions, place):
    with pytest.raises(Refusal, match="choose two worlds"):
        Transplants(sessions).of(place)
