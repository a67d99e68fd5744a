"""What the environment refuses, in a sentence, with nothing played."""

from dataclasses import replace

import numpy as np
import pytest

from agents.human import MoveRefused
from agents.lineup import LineupError
from agents.world import World
from lab.encoding import ActionRefused
from lab.parallel_env import RaceEnv
from lab.validity import InvalidGames
from policies.menu import UnknownPolicy
from scenarios.load import load
from scenarios.pack import pack


@pytest.fixture(scope="module")
def quick() -> World:
    return pack(load("quick"))


def test_bad_actions_are_refused_and_nothing_is_played(quick):
    env = RaceEnv(quick)
    env.reset(seed=1)
    good, before = (
        {a: np.full(env.action_space(a).shape, 0.5) for a in env.agents},
        env.board.state_hash(),
    )
    size = env.action_space("GBR").shape[0]
    hollow = good["GBR"].copy()
    hollow[5] = np.nan
    for wrong, sentence in (
        ({"GBR": good["GBR"][:-1]}, rf"GBR has shape \({size - 1},\); it must be \({size},\)"),
        ({"GBR": hollow}, "GBR is not finite at split.industry"),
        ({"GBR": "all in"}, f"GBR must be {size} numbers"),
        ({"XXX": good["GBR"]}, "XXX is not asked for"),
    ):
        with pytest.raises(ActionRefused, match=sentence):
            env.step(good | wrong)
    with pytest.raises(ActionRefused, match="GBR is missing"):
        env.step({agent: action for agent, action in good.items() if agent != "GBR"})
    generous = replace(env.encodings["GBR"].decode(good["GBR"]), split=(0.3,) * 6)
    with pytest.raises(MoveRefused, match=r"adds up to 1\.8"):
        env.step(good | {"GBR": generous})
    assert (env.board.tick, env.board.state_hash()) == (0, before)
    env.step(good)
    assert env.board.turn == 1


@pytest.mark.parametrize(
    ("options", "error", "sentence"),
    [
        ({"turns": 0}, ValueError, "turns is 0; it must be a whole number from 1 to 200"),
        ({"seed": -1}, ValueError, "seed is -1"),
        ({"seed": 1.5}, ValueError, "whole number"),
        ({"collective": float("nan")}, ValueError, "collective is nan"),
        ({"collective": "all"}, ValueError, "collective is 'all'; it must be a number from 0 to 1"),
        ({"flat": 1}, TypeError, "flat is 1; it must be True or False"),
        ({"programmes": "none"}, ValueError, "'actions' or 'habits'"),
        ({"render_mode": "human"}, ValueError, "None or 'ansi'"),
        ({"policies": {"GBX": "hegemon"}}, LineupError, "GBR"),
        ({"policies": {"GBR": "hegemony"}}, LineupError, "hegemon"),
        ({"policies": {"GBR": "human"}}, UnknownPolicy, "human"),
    ],
)
def test_wrong_options_are_refused_in_a_sentence(quick, options, error, sentence):
    with pytest.raises(error, match=sentence):
        RaceEnv(quick, **options)


def test_a_step_needs_a_game(quick):
    env = RaceEnv(quick, turns=1)
    actions = {agent: np.full(env.action_space(agent).shape, 0.5) for agent in quick.codes}
    for _ in range(2):
        with pytest.raises(ActionRefused, match=r"is over, or has not begun; call reset\(\) first"):
            env.step(actions)
        env.reset()
        env.step(actions)


def test_a_world_that_means_nothing_is_no_lesson(quick):
    params = quick.params.copy()
    params.step = 200.0
    env = RaceEnv(replace(quick, params=params))
    env.reset()
    halves = {agent: np.full(env.action_space(agent).shape, 0.5) for agent in quick.codes}

    def play():
        while env.agents:
            env.step(halves)

    with pytest.raises(InvalidGames, match="1 of 1 games came to numbers that mean nothing"):
        play()


def test_somebody_must_be_left_to_learn(quick):
    with pytest.raises(LineupError, match="leave at least one"):
        RaceEnv(quick, dict.fromkeys(quick.codes, "hegemon"))
