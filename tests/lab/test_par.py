"""Par: the draws of leaders, games that are those of a board, and what is measured of them."""

import numpy as np
import pytest

from agents.board import Board
from lab.par import (
    LEAST_BUDGET,
    drawn,
    lengths_of,
    measure_par,
    play_leaders,
)
from policies.menu import LIBRARY
from scenarios.load import load
from scenarios.pack import pack
from sim.components import COMPONENT_NAMES, SMALLEST_STEP
from sim.orders import LARGEST_BUDGET


@pytest.fixture(scope="module")
def world():
    return pack(load("quick"))


def test_leaders_are_drawn_evenly_and_their_money_by_its_logarithm(world):
    leaders = drawn(world, 4000, seed=1)
    counts = np.bincount(leaders.policies.ravel(), minlength=LIBRARY)
    assert len(counts) == LIBRARY
    assert counts.min() > 0.9 * counts.mean()
    assert leaders.budgets.min() >= LEAST_BUDGET
    assert leaders.budgets.max() <= LARGEST_BUDGET
    place = np.log(leaders.budgets / LEAST_BUDGET) / np.log(LARGEST_BUDGET / LEAST_BUDGET)
    deciles = np.histogram(place, bins=10, range=(0.0, 1.0))[0]
    assert deciles.min() > 0.9 * deciles.mean()
    both = np.corrcoef(leaders.policies.ravel(), leaders.budgets.ravel())[0, 1]
    assert abs(both) < 0.03


def test_more_games_begin_with_the_same_leaders(world):
    few, many = drawn(world, 3, seed=7), drawn(world, 50, seed=7)
    assert (few.policies == many.policies[:, :3]).all()
    assert (few.budgets == many.budgets[:, :3]).all()
    assert (few.policies != drawn(world, 3, seed=8).policies).any()


def test_a_game_of_leaders_is_the_game_of_a_board(world):
    """Only what a leader is used to spend differs: programmes and opening are the scenario's."""
    leaders = drawn(world, 3, seed=5)
    outcomes, found = play_leaders(world, leaders, seed=5, turns=1, threads=1)
    assert found.invalid == 0
    for game in range(3):
        board = Board(world, seed=5, replicate=game, ticks=world.ticks_per_turn)
        usual = board.world.traits.budget.copy()
        board.world.traits.budget[:] = leaders.budgets[:, game]
        try:
            board.decide(dict(enumerate(map(int, leaders.policies[:, game]))))
            board.play_turn()
        finally:
            board.world.traits.budget[:] = usual
        for name in (*COMPONENT_NAMES, "score"):
            assert (outcomes[name][:, game] == getattr(board.outcome(), name)).all()


def test_par_is_their_mean_and_a_step_no_smaller_than_the_least(world):
    told = []
    measured = measure_par(world, games=4, seed=5, lengths=[2, 1], progress=told.append)
    assert measured.turns == (1, 2)
    assert measured.par.shape == measured.usual_step.shape == (2, 8, 5)
    assert (measured.usual_step >= SMALLEST_STEP).all()
    assert sum(told) == 8
    outcomes, _ = play_leaders(world, drawn(world, 4, 5), seed=5, turns=2)
    for k, name in enumerate(COMPONENT_NAMES):
        assert measured.par[1, :, k] == pytest.approx(outcomes[name].mean(axis=1))


def test_the_lengths_reach_from_a_tenth_to_four_times_the_scenarios():
    assert lengths_of(10) == (1, 2, 3, 5, 8, 10, 15, 20, 30, 40)
    assert lengths_of(1) == (1, 2, 3, 4)
    assert lengths_of(200)[-1] == 200
    assert all(turns in lengths_of(turns) for turns in range(1, 201))
