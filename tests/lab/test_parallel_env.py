"""The PettingZoo environment: PettingZoo's own tests, the same game as the other hosts, rewards."""

import pickle
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from gymnasium import spaces
from pettingzoo.test import api_test, parallel_api_test, parallel_seed_test
from pettingzoo.utils.conversions import aec_to_parallel, parallel_to_aec

from agents.board import Board
from agents.race import Race
from agents.standing import standing
from agents.world import World
from lab.parallel_env import RaceEnv, parallel_env
from lab.senses import names
from policies.menu import number_of
from scenarios.load import load
from scenarios.pack import pack
from sim.move import Move, read_move
from sim.sight import Rival, Self

HOUSE = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def quick() -> World:
    return pack(load("quick"))


def sampled(env: RaceEnv, k: int) -> dict:
    """The k-th set of random actions, always the same."""
    rng = np.random.default_rng(k)
    return {a: rng.random(env.action_space(a).shape, dtype=np.float32) for a in env.agents}


def play(env: RaceEnv, seed: int) -> tuple[list, list]:
    """A whole game of random actions: everything returned, and the state hashes."""
    returned = [env.reset(seed=seed)]
    while env.agents:
        returned.append(env.step(sampled(env, len(returned))))
    return returned, [next(iter(answer[-1].values()))["state_hash"] for answer in returned]


def scripted_moves(board: Board, policies: tuple[str, ...]) -> list[Move]:
    """What policies of the menu would order now."""
    trial = board.copy()
    trial.decide({i: number_of(policy) for i, policy in enumerate(policies)})
    return [read_move(trial.orders, i) for i in range(len(policies))]


def mesa_hash(world: World, seed: int, replicate: int, policies: tuple[str, ...]) -> str:
    race = Race(world, seed, replicate, policies)
    race.play()
    return race.board.state_hash()


# PettingZoo's own tests


def test_parallel_api(quick, capsys):
    parallel_api_test(RaceEnv(quick), num_cycles=40)
    assert "Passed Parallel API test" in capsys.readouterr().out


def test_parallel_api_with_scripted_nations(quick, capsys):
    env = RaceEnv(quick, {"USA": "hegemon", "CHN": "grudger"}, programmes="habits", collective=0.5)
    parallel_api_test(env, num_cycles=40)
    assert "Passed Parallel API test" in capsys.readouterr().out


NATIONS_HAVE_NAMES = "ignore:We recommend"


@pytest.mark.filterwarnings(NATIONS_HAVE_NAMES)
def test_flat_observations_pass_without_a_remark(quick):
    api_test(parallel_to_aec(RaceEnv(quick, turns=2, flat=True)), num_cycles=20)
    parallel_api_test(RaceEnv(quick, turns=2, flat=True), num_cycles=20)
    parallel_seed_test(lambda: RaceEnv(quick, flat=True), num_cycles=20)


@pytest.mark.filterwarnings(NATIONS_HAVE_NAMES)
def test_it_converts_to_turns_of_one_agent_and_back(quick):
    back = aec_to_parallel(parallel_to_aec(RaceEnv(quick, turns=2)))
    parallel_api_test(back, num_cycles=20)
    straight = RaceEnv(quick, turns=2)
    back.reset(seed=4)
    straight.reset(seed=4)
    np.testing.assert_array_equal(back.state(), straight.state())
    for k in range(2):
        ours, theirs = straight.step(sampled(straight, k)), back.step(sampled(back, k))
        assert ours[1:4] == theirs[1:4]
        np.testing.assert_array_equal(back.state(), straight.state())


def test_spaces_are_always_the_same_objects(quick):
    env = RaceEnv(quick)
    for agent in env.possible_agents:
        assert env.action_space(agent) is env.action_space(agent)
        assert env.observation_space(agent) is env.observation_space(agent)
    assert env.possible_agents == list(quick.codes)
    assert env.unwrapped is env
    assert env.metadata["name"] == "six_pillars_v1"


@pytest.mark.filterwarnings("ignore:(Observation|We recommend)")  # a Dict; names of nations
def test_it_converts_to_turns_of_one_agent(quick):
    api_test(parallel_to_aec(RaceEnv(quick, turns=2)), num_cycles=20)


def test_parallel_seed(quick):
    parallel_seed_test(lambda: RaceEnv(quick), num_cycles=40)


# Determinism: PettingZoo's seed test stops after one step


def test_same_seed_and_actions_give_the_same_game_to_the_bit(quick):
    one, hashes = play(RaceEnv(quick), 5)
    env = RaceEnv(quick)
    env.reset(seed=99)
    other, again = play(env, 5)
    assert hashes == again
    assert len(set(hashes)) == quick.turns + 1
    for answer, twin in zip(one, other, strict=True):
        for agent in env.possible_agents:
            for part in ("self", "rivals"):
                np.testing.assert_array_equal(answer[0][agent][part], twin[0][agent][part])
    assert [a[1] for a in one[1:]] == [a[1] for a in other[1:]]


def test_a_pickled_game_goes_on_alike(quick):
    env = RaceEnv(quick)
    env.reset(seed=2)
    env.step(sampled(env, 0))
    twin = pickle.loads(pickle.dumps(env))  # noqa: S301  # our own bytes
    env.step(sampled(env, 1))
    twin.step(sampled(twin, 1))
    assert env.board.state_hash() == twin.board.state_hash()


def test_another_seed_gives_another_game(quick):
    assert play(RaceEnv(quick), 5)[1][-1] != play(RaceEnv(quick), 6)[1][-1]


def test_reset_without_a_seed_goes_on_to_the_next_replicate(quick):
    env = RaceEnv(quick, seed=7)
    seen = [env.reset()[1]["GBR"] for _ in range(3)]
    assert [(info["seed"], info["replicate"]) for info in seen] == [(7, 0), (7, 1), (7, 2)]
    info = env.reset(seed=8)[1]["GBR"]
    assert (info["seed"], info["replicate"]) == (8, 0)
    info = env.reset(options={"replicate": 41})[1]["GBR"]
    assert (info["seed"], info["replicate"]) == (8, 41)


# The same game as on the Mesa host


@pytest.mark.parametrize("scenario", ["quick", "compute-treaty"])  # one has standing offers
def test_moves_of_policies_replay_the_mesa_game(scenario):
    world = pack(load(scenario))
    env = RaceEnv(world)
    env.reset(seed=3, options={"replicate": 2})
    while env.agents:
        moves = scripted_moves(env.board, world.policies)
        env.step(dict(zip(world.codes, moves, strict=True)))
    assert env.board.state_hash() == mesa_hash(world, 3, 2, world.policies)


def test_scripted_nations_play_as_on_the_mesa_host(quick):
    others = dict(zip(quick.codes, quick.policies, strict=True))
    learner = others.pop("GBR")
    env = RaceEnv(quick, others)
    env.reset(seed=4)
    assert env.agents == ["GBR"]
    while env.agents:
        policies = (*quick.policies[:3], learner, *quick.policies[4:])
        env.step({"GBR": scripted_moves(env.board, policies)[3]})
    assert env.board.state_hash() == mesa_hash(quick, 4, 0, quick.policies)


def test_encoded_moves_of_policies_play_nearly_the_same_game(quick):
    env = RaceEnv(quick, turns=3)
    env.reset(seed=3)
    race = Race(quick, 3, 0, quick.policies, turns=3)
    while env.agents:
        moves = scripted_moves(env.board, quick.policies)
        codes = enumerate(quick.codes)
        env.step({code: env.encodings[code].encode(moves[i]) for i, code in codes})
    np.testing.assert_allclose(standing(env.board)[0], race.play().score, rtol=1e-4)


def test_needs_no_mesa():
    code = "import sys, lab.parallel_env, lab.single_agent; sys.exit('mesa' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=HOUSE, check=False).returncode == 0


# Rewards


@pytest.mark.parametrize("collective", [0.0, 0.3, 1.0])
def test_rewards_add_up_to_the_final_score_less_the_first(quick, collective):
    env = RaceEnv(quick, collective=collective)
    env.reset(seed=2)
    first, first_welfare = standing(env.board)
    total = dict.fromkeys(env.agents, 0.0)
    while env.agents:
        rewards = env.step(sampled(env, env.board.turn))[1]
        for agent, reward in rewards.items():
            total[agent] += reward
    outcome = env.board.outcome()
    for i, code in enumerate(quick.codes):
        own = outcome.score[i] - first[i]
        shared = outcome.collective_welfare[0] - first_welfare
        assert total[code] == pytest.approx((1 - collective) * own + collective * shared)


def test_there_is_a_score_from_the_first_turn_on(quick):
    env = RaceEnv(quick)
    env.reset()
    scores, welfare = standing(env.board)
    assert (scores > 10.0).all()
    assert 10.0 < welfare < 100.0
    rewards = env.step(sampled(env, 0))[1]
    assert all(np.isfinite(reward) and abs(reward) < 50.0 for reward in rewards.values())


# Observations


def test_observations_are_those_of_policies_and_bounded_in_every_turn(quick):
    env = RaceEnv(quick)
    observations, _ = env.reset(seed=1)
    while env.agents:
        for agent, seen in observations.items():
            assert seen in env.observation_space(agent)
            assert seen["self"].shape == (len(Self._fields),)
            assert seen["rivals"].shape == (len(quick.codes) - 1, len(Rival._fields))
        observations = env.step(sampled(env, env.board.turn))[0]
    assert all(seen["self"][0] == 1.0 for seen in observations.values())


def test_a_flat_observation_is_the_one_of_gymnasium_and_has_names(quick):
    parts, flat = RaceEnv(quick), RaceEnv(quick, flat=True)
    seen, vectors = parts.reset(seed=3)[0], flat.reset(seed=3)[0]
    for i, agent in enumerate(quick.codes):
        space, vector = flat.observation_space(agent), vectors[agent]
        assert isinstance(space, spaces.Box)
        assert vector in space
        assert np.array_equal(vector, spaces.flatten(parts.observation_space(agent), seen[agent]))
        told = dict(zip(names(quick.codes, i), vector, strict=True))
        assert told["self.approval"] == seen[agent]["self"][Self._fields.index("approval")]
        last = [code for code in quick.codes if code != agent][-1]
        assert told[f"rivals.{last}.trust"] == seen[agent]["rivals"][-1, 0]


def test_a_world_of_one_has_no_rivals(tmp_path):
    file = tmp_path / "alone.toml"
    file.write_text('extends = "default"\nname = "alone"\nroster = ["KEN"]\n')
    env = RaceEnv(pack(load(str(file))), turns=1)
    seen, _ = env.reset()
    assert set(seen["KEN"]) == {"self"}
    assert seen["KEN"] in env.observation_space("KEN")
    assert env.action_space("KEN").shape == (29,)
    assert env.step(sampled(env, 0))[3] == {"KEN": True}


# Ends


def test_a_game_ends_by_truncation_and_then_answers_nothing(quick):
    env = RaceEnv(quick, turns=2)
    env.reset()
    _, _, terminated, truncated, _ = env.step(sampled(env, 0))
    assert not any(terminated.values())
    assert not any(truncated.values())
    _, _, terminated, truncated, _ = env.step(sampled(env, 1))
    assert not any(terminated.values())
    assert all(truncated.values())
    assert env.agents == []
    assert env.step({}) == ({}, {}, {}, {}, {})


def test_rendering(quick):
    env = RaceEnv(quick, render_mode="ansi")
    env.reset()
    text = env.render()
    assert "turn 0 of 10" in text
    assert len(text.splitlines()) == 2 + len(quick.codes)
    assert RaceEnv(quick).render() is None
    env.close()


def test_by_the_name_of_a_scenario():
    env = parallel_env("quick", turns=1, collective=1.0)
    assert env.possible_agents == ["USA", "CHN", "EUU", "GBR", "IND", "TWN", "ARE", "KEN"]
