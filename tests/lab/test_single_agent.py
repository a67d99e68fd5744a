"""One nation as a Gymnasium environment: Gymnasium's own check, and the same game."""

import gymnasium
import numpy as np
import pytest
from gymnasium.utils.env_checker import check_env
from gymnasium.vector import SyncVectorEnv
from gymnasium.wrappers import FlattenObservation, RescaleAction

from agents.lineup import LineupError
from lab.parallel_env import RaceEnv
from lab.single_agent import NationEnv, register, single_agent_env
from scenarios.load import load
from scenarios.pack import pack


@pytest.fixture(scope="module")
def quick():
    return pack(load("quick"))


def test_gymnasium_checks_it():
    register()
    register()  # twice does no harm
    made = gymnasium.make(
        "SixPillars-v1", nation="GBR", scenario="quick", turns=4, render_mode="ansi"
    )
    check_env(made.unwrapped)  # warnings are errors in these tests


def test_it_is_the_game_of_the_parallel_environment(quick):
    others = dict(zip(quick.codes, quick.policies, strict=True)) | {"USA": "grudger"}
    others.pop("IND")
    race, env = RaceEnv(quick, others), NationEnv(quick, "IND", {"USA": "grudger"})
    race.reset(seed=9)
    seen, _ = env.reset(seed=9)
    assert seen in env.observation_space
    rng = np.random.default_rng(1)
    over = False
    while not over:
        action = rng.random(env.encoding.size)
        _, rewards, _, _, infos = race.step({"IND": action})
        _, reward, terminated, over, info = env.step(action)
        assert (reward, terminated, info) == (rewards["IND"], False, infos["IND"])
    with pytest.raises(RuntimeError, match="call reset"):
        env.step(action)


def test_common_wrappers_work(quick):
    env = FlattenObservation(NationEnv(quick, "KEN", turns=2, programmes="habits"))
    seen, _ = env.reset(seed=1)
    assert seen.shape == (23 + 7 * 15,)


def test_flat_observations_and_rescaled_actions(quick):
    env = NationEnv(quick, "KEN", turns=2, flat=True)
    check_env(env, skip_render_check=True)
    seen, _ = env.reset(seed=1)
    parts, _ = NationEnv(quick, "KEN", turns=2).reset(seed=1)
    assert np.array_equal(seen[-23:], parts["self"])
    ends = np.float32(-1.0), np.float32(1.0)
    scaled = RescaleAction(NationEnv(quick, "KEN", turns=2, flat=True), *ends)
    scaled.reset(seed=1)
    middle = scaled.step(np.zeros(scaled.action_space.shape, np.float32))[4]
    plain = NationEnv(quick, "KEN", turns=2)
    plain.reset(seed=1)
    half = plain.step(np.full(plain.action_space.shape, 0.5, np.float32))[4]
    assert middle["state_hash"] == half["state_hash"]


@pytest.mark.parametrize("flat", [True, False])
def test_vectors_of_games_go_on_to_the_next_one(quick, flat):
    games = SyncVectorEnv([lambda: NationEnv(quick, "KEN", turns=2, flat=flat)] * 3)
    seen, infos = games.reset(seed=[4, 5, 6])
    assert list(infos["seed"]) == [4, 5, 6]
    assert seen in games.observation_space
    actions = np.full(games.action_space.shape, 0.5, np.float32)
    for _ in range(2):
        seen, _, terminated, truncated, infos = games.step(actions)
    assert truncated.all()
    assert not terminated.any()
    alone = NationEnv(quick, "KEN", turns=2)
    alone.reset(seed=5)
    alone.step(actions[1])
    assert infos["state_hash"][1] == alone.step(actions[1])[4]["state_hash"]
    seen, _, _, truncated, infos = games.step(actions)
    assert not truncated.any()
    assert list(infos["replicate"]) == [1, 1, 1]
    games.close()


def test_the_learner_can_be_no_policy_and_must_exist(quick):
    with pytest.raises(ValueError, match="GBR is the learner"):
        NationEnv(quick, "GBR", {"GBR": "hegemon"})
    with pytest.raises(LineupError, match="GBR"):
        NationEnv(quick, "GBX")


def test_a_step_before_the_first_reset_is_refused():
    env = single_agent_env("KEN", "quick")
    with pytest.raises(RuntimeError, match="not begun"):
        env.step(env.action_space.sample())
