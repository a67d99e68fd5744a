"""The one loop of a game: decide, order, play a turn, go back to a turn."""

import numpy as np
import pytest

from agents.arguments import ArgumentError
from agents.board import SHEETS, Board
from agents.race import Race
from policies.menu import number_of


def scripted(world):
    return {i: number_of(policy) for i, policy in enumerate(world.policies)}


def played(world, turns, seed=4):
    board = Board(world, seed)
    for _ in range(turns):
        board.decide(scripted(world))
        board.play_turn()
    return board


def test_it_plays_the_very_game_of_a_race(quick):
    race = Race(quick, 4, turns=3)
    race.play()
    assert played(quick, 3).state_hash() == race.board.state_hash()


def test_moves_have_the_last_word_and_every_quarter_is_watched(quick):
    board, seen = played(quick, 1), []
    board.decide(scripted(quick))
    move = board.moves()[2].with_levers(visa=0.125)
    board.play_turn({2: move}, lambda on: seen.append((on.tick, on.state_hash())))
    assert [tick for tick, _ in seen] == [5, 6, 7, 8]
    assert seen[-1][1] == board.state_hash()
    assert board.orders.visa[2] == 0.125


def test_it_goes_back_to_any_turn_that_it_played(quick):
    board, found = Board(quick, 4), []
    for _ in range(3):
        found.append(board.copy())
        board.decide(scripted(quick))
        board.play_turn()
    for turn, then in enumerate([*found, board]):
        again = board.at(turn)
        assert again.tick == then.tick
        for name in SHEETS:
            assert np.array_equal(getattr(again, name).memory, getattr(then, name).memory)


@pytest.mark.parametrize("turn", [-1, 3, "1", None])
def test_a_turn_that_was_not_played_is_refused(quick, turn):
    with pytest.raises(ArgumentError, match=r"^turn is .*; it must be a whole number from 0 to 2$"):
        played(quick, 2).at(turn)


def test_a_copy_is_played_on_by_itself(quick):
    board = played(quick, 2)
    before, twin = board.state_hash(), board.copy()
    twin.play_turn()
    assert board.state_hash() == before != twin.state_hash()
    twin.lay_out(board)
    assert (twin.state_hash(), twin.tick, twin.given.keys()) == (before, 8, board.given.keys())
