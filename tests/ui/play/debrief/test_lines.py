"""Lines: without a change they are the game; with one, the branch of the game."""

from dataclasses import replace

import numpy as np
import pytest

from policies.menu import NAMES, number_of
from sim.move import read_move
from tests.branching import branched
from tests.playing import act
from tests.ui.play.debrief.conftest import WORLD, play
from ui.play.debrief.line import Lines
from ui.play.session.commands import EndTurn
from ui.play.session.session import Session

IND, CHN, USA = (WORLD.codes.index(code) for code in ("IND", "CHN", "USA"))


def unchanged(_turn, move):
    return move


def same(one, other):
    return np.array_equal(one.memory, other.memory)


def cold(_turn, move):
    """Isolation from everybody."""
    return replace(move, stance=tuple(float(k == IND) for k in range(len(move.stance))))


def follows(policy):
    """A mind that orders what a policy orders."""

    def think(board, nation):
        trial = board.copy()
        trial.decide({nation: number_of(policy)})
        return read_move(trial.orders, nation)

    return think


@pytest.mark.parametrize("turn", range(5))
def test_a_line_without_a_change_is_the_game(played, lines, turn):
    assert same(lines.play(turn, unchanged).outcome, played.game.board.outcome())


def test_a_line_is_the_branch_of_the_game(played, lines):
    def ordered(turn, given):
        return replace(given, budget=0.001).with_levers(visa=0.1)

    line = lines.play(2, ordered)
    assert same(line.outcome, branched(played, 2, {"IND": ordered}).outcome())
    assert not same(line.outcome, lines.game.outcome)


def test_other_luck_is_the_game_of_another_replicate(lines):
    other = play(replicate=3)
    assert same(lines.play(0, unchanged, luck=3).outcome, other.game.board.outcome())
    assert same(lines.play(0, unchanged).outcome, lines.game.outcome)


def test_a_trace_begins_with_the_game_and_ends_with_the_line(lines):
    line = lines.play(2, lambda _, move: replace(move, budget=0.003), trace=True)
    parted = 2 * WORLD.ticks_per_turn + 1
    assert np.array_equal(line.scores[:parted], lines.game.scores[:parted])
    assert len(line.scores) == len(line.sovereignty) == lines.ticks + 1
    assert (line.scores[parted:, IND] != lines.game.scores[parted:, IND]).any()


def test_the_orders_before_the_first_turn_are_those_of_the_status_quo(lines):
    before = lines.ordered(-1)
    assert before.budget == float(WORLD.status_quo.budget[IND])
    assert lines.ordered(0).budget == 0.001


def test_other_players_repeat_what_they_ordered():
    session = play(humans=("IND", "USA"))
    lines = Lines(session.game, IND)
    seen = []

    def spied(turn, move):
        board = lines._table  # the orders of all others have been laid out on it
        seen.append(read_move(board.orders, USA) == session.diary.moves[turn][USA])
        return cold(turn, move)

    assert not same(lines.play(1, spied).outcome, lines.game.outcome)
    assert seen == [True] * 4


def test_for_a_mind_the_policy_stands_in_that_it_is_nearest_to():
    mind = {"thinker": follows("tit-for-tat")}
    minded = play(policies={"CHN": "thinker"}, minds=mind)
    ruled = play(policies={"CHN": "tit-for-tat"})
    one, other = Lines(minded.game, IND), Lines(ruled.game, IND)
    assert NAMES[one._policies[CHN]] == "tit-for-tat"

    assert same(one.play(1, cold).outcome, other.play(1, cold).outcome)
    assert one.reckoned == other.reckoned == ()


def test_a_mind_that_is_no_policy_is_reckoned_and_keeps_its_orders_until_something_differs():
    def shaken(board, nation):
        move = follows("tit-for-tat")(board, nation)
        return move.with_levers(visa=0.123 + 0.01 * board.turn)

    session = play(policies={"CHN": "shaken"}, minds={"shaken": shaken})
    lines = Lines(session.game, IND)
    assert lines.reckoned == (CHN,)
    for turn in range(5):
        assert same(lines.play(turn, unchanged).outcome, session.game.board.outcome())


def test_a_mind_moves_only_as_far_as_the_policy_that_stands_in_for_it():
    def aloof(board, nation):
        move = follows("tit-for-tat")(board, nation)
        stance = tuple(s if k == nation else 0.8 * s for k, s in enumerate(move.stance))
        return replace(move, stance=stance)

    session = play({}, policies={"CHN": "aloof"}, minds={"aloof": aloof})
    lines = Lines(session.game, IND)
    given = np.array(session.diary.moves[3][CHN].stance)
    lines._usual[3].stance[CHN, IND] -= 0.05  # as if the policy had opened a little in the line
    board = lines._laid_out(3)
    lines._order(board, 3)
    moved = board.orders.stance[CHN] - given
    assert moved[IND] == pytest.approx(min(0.05, 1.0 - given[IND]))
    assert not np.delete(moved, IND).any()


def test_a_seat_that_changed_hands_keeps_the_orders_of_its_time():
    session = play(policies={"CHN": "always-isolate"}, stop=2)
    session = Session.resume(session.saved(), policies={"CHN": "always-cooperate"}, world=WORLD)
    for _ in range(3):
        act(session, EndTurn())
    lines = Lines(session.game, IND)
    assert lines.reckoned == (CHN,)
    assert same(lines.play(0, unchanged).outcome, session.game.board.outcome())
