"""Par by the length of a game: what is stated, what lies between, and what a world judges by."""

import copy
from dataclasses import replace

import numpy as np
import pytest
from pydantic import ValidationError

from agents.board import Board
from agents.host import Host, lineup_of
from scenarios.checks import SCORES
from scenarios.load import scenario_of
from scenarios.pack import digest, pack
from scenarios.parse import parse
from scenarios.quantity import LengthTable
from scenarios.scenario_file import file_of

WORDS = {"unit": "share", "source": "estimate", "confidence": "estimate"}
TURNS = [2, 4, 10]


def table(values, turns=None):
    return LengthTable.model_validate({**WORDS, "values": values, "turns": turns})


def test_between_two_lengths_it_lies_on_a_straight_line():
    found = table({"a": [0.2, 0.4, 1.0], "b": [1.0, 0.0, 0.0]}, TURNS)
    assert found.at(2) == {"a": 0.2, "b": 1.0}
    assert found.at(10) == {"a": 1.0, "b": 0.0}
    assert found.at(3) == pytest.approx({"a": 0.3, "b": 0.5})
    assert found.at(7) == pytest.approx({"a": 0.7, "b": 0.0})
    assert found.at(1) == found.at(2)
    assert found.at(50) == found.at(10)
    assert [found.nearest(turns) for turns in (1, 2, 3, 10, 50)] == [2, 2, 3, 10, 10]


def test_without_lengths_it_holds_for_all():
    found = table({"a": 0.3})
    assert found.at(1) == found.at(10) == found.at(200) == {"a": 0.3}
    assert found.nearest(7) == 7


@pytest.mark.parametrize(
    ("values", "turns"),
    [
        ({"a": [0.1, 0.2]}, None),
        ({"a": [0.1, 0.2]}, TURNS),
        ({"a": 0.1}, TURNS),
        ({"a": [0.1, 0.2, 0.3]}, [2, 2, 10]),
        ({"a": [0.1, 0.2, 0.3]}, [4, 2, 10]),
        ({"a": [0.1]}, [0]),
        ({"a": []}, []),
        ({"a": [True]}, [1]),
        ({"a": ["x"]}, [1]),
    ],
)
def test_what_does_not_fit_is_refused(values, turns):
    with pytest.raises(ValidationError):
        table(values, turns)


@pytest.fixture(scope="module")
def tables():
    """Quick, with par and steps that differ by the length of the game."""
    made = parse(file_of("quick")[0], "quick.toml")
    made = copy.deepcopy(made)
    for i, nation in enumerate(made["nations"].values()):
        par = {name: [0.1, 0.2, 0.5 + 0.01 * i] for name in SCORES}
        step = {name: [0.01, 0.02, 0.05] for name in SCORES}
        nation["par"] = {**WORDS, "turns": TURNS, "values": par}
        nation["usual_step"] = {**WORDS, "turns": TURNS, "values": step}
    return made


@pytest.fixture(scope="module")
def world(tables):
    return pack(scenario_of(tables, "quick.toml"))


def test_a_world_has_the_par_of_its_own_length(world):
    assert world.turns == 10
    assert world.nations.par[:, 0] == pytest.approx(0.5 + 0.01 * np.arange(8))
    assert world.lasting(world.ticks) is world
    assert (world.nations.usual_step == 0.05).all()


@pytest.mark.parametrize(("turns", "par"), [(1, 0.1), (2, 0.1), (3, 0.15), (4, 0.2)])
def test_a_game_of_another_length_is_judged_by_the_par_of_that(world, turns, par):
    board = Board(world, ticks=4 * turns)
    assert board.world.nations.par == pytest.approx(np.full((8, 5), par))
    assert world.nations.par[0, 0] == pytest.approx(0.5)  # nothing is written into the world
    again = board.world.lasting(world.ticks)
    assert (again.nations.par == world.nations.par).all()


def test_a_scenario_that_only_changes_its_length_has_the_par_of_that(tables):
    shorter = pack(scenario_of({**tables, "turns": 4}, "quick.toml"))
    assert shorter.nations.par == pytest.approx(np.full((8, 5), 0.2))


def test_a_world_without_lengths_is_the_same_at_any(world):
    bare = replace(world, par_by_length=None)
    assert bare.lasting(4) is bare


def test_host_and_board_judge_alike_at_every_length(world):
    host = Host(world)
    names = world.policies
    for turns in (1, 3, 1):  # a host is used for games of all lengths
        ticks = turns * world.ticks_per_turn
        played = host.play(5, 0, 1, lineup_of(names), ticks)
        board = Board(world, seed=5, ticks=ticks)
        numbers = {i: int(lineup_of(names)[i, 0]) for i in range(len(names))}
        for _ in range(turns):
            board.decide(numbers)
            board.play_turn()
        assert (played.outcomes[0] == board.outcome().memory).all()


def test_par_counts_for_the_digest(tables):
    other = copy.deepcopy(tables)
    other["nations"]["USA"]["par"]["values"]["security"][0] = 0.11
    one, two = (scenario_of(each, "quick.toml") for each in (tables, other))
    assert digest(one) != digest(two)
