"""The whole state: bounded, named, and all that the next turn hangs on beside actions and luck."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pettingzoo.test import state_test
from pettingzoo.utils.conversions import parallel_to_aec

from lab.parallel_env import RaceEnv
from lab.whole_state import figures_of, names, state_of, state_space
from scenarios.load import load
from scenarios.pack import pack
from sim.outcome import Tally
from sim.stocks import Stocks
from sim.validity import FAULT


@pytest.fixture(scope="module")
def quick():
    return pack(load("quick"))


def acted(env, rng):
    return {a: rng.random(env.action_space(a).shape, dtype=np.float32) for a in env.agents}


def put(env, state):
    """Write a state over that of a game that has begun."""
    figures = figures_of(state)
    now, tally = env.board.now.memory, env.board.tally.memory
    env.board.tick = round(figures[0])
    now[:] = figures[1 : 1 + now.size]
    tally[:-FAULT] = figures[1 + now.size :]


@pytest.mark.filterwarnings("ignore:We recommend")
def test_pettingzoos_own_test_of_states(quick):
    env = RaceEnv(quick, turns=2)
    state_test(parallel_to_aec(env), RaceEnv(quick, turns=2))


@settings(max_examples=10, deadline=None)
@given(seed=st.integers(0, 2**32 - 1))
def test_every_state_of_random_play_lies_in_the_space(seed):
    env = RaceEnv(pack(load("quick")))
    rng = np.random.default_rng(seed)
    env.reset(seed=seed)
    assert env.state_space == state_space(env.world)
    while env.agents:
        state = env.state()
        assert state.dtype == np.float32
        assert np.isfinite(state).all()
        assert state in env.state_space
        env.step(acted(env, rng))
    assert env.state() in env.state_space
    assert figures_of(env.state())[0] == pytest.approx(env.board.tick)


def test_the_space_holds_what_a_computer_can_hold(quick):
    space = state_space(quick)
    farthest = np.arcsinh(np.finfo(np.float64).max).astype(np.float32)
    assert farthest < space.high.min()
    assert set(np.unique(space.low)) == {0.0, -space.high[0]}


def test_every_number_has_its_own_name_and_unit(quick):
    known = names(quick)
    env = RaceEnv(quick)
    env.reset()
    assert len(known) == len(set(known)) == env.state().size
    assert env.state().size == 1 + Stocks(8).memory.size + Tally(8).memory.size - FAULT
    told = dict(zip(known, figures_of(env.state()), strict=True))
    now = env.board.now
    assert told["quarters"] == 0.0
    assert told["gdp.GBR"] == pytest.approx(now.gdp[3], rel=1e-5)
    assert told["trust.USA.CHN"] == pytest.approx(now.trust[0, 1], rel=1e-5)
    assert told["pact.USA.EUU.data_flows"] == pytest.approx(now.pact[0, 2, 2], rel=1e-5)
    assert told["sector_adoption.KEN.finance"] == pytest.approx(now.sector_adoption[7, 2], rel=1e-5)
    assert told["capability.CHN"] == pytest.approx(now.capability[1], rel=1e-5)
    assert told["students.IND.3"] == pytest.approx(now.students[4, 2], rel=1e-5)
    assert told["survival"] == pytest.approx(1.0, rel=1e-6)
    assert "tally.security.ARE" in told


@pytest.mark.parametrize("turns", [1, 6])  # before and in the half that the score counts
def test_the_next_state_depends_on_state_actions_and_luck_alone(quick, turns):
    ours, theirs = RaceEnv(quick), RaceEnv(quick)
    rng = np.random.default_rng(turns)
    ours.reset(seed=3)
    for _ in range(turns):
        ours.step(acted(ours, rng))
    theirs.reset(seed=3)
    theirs.step(acted(theirs, rng))  # another history
    put(theirs, ours.state())
    theirs.step(acted(theirs, np.random.default_rng(1)))
    ours.step(acted(ours, np.random.default_rng(1)))
    np.testing.assert_allclose(theirs.state(), ours.state(), rtol=1e-5, atol=1e-6)
    ours.step(acted(ours, np.random.default_rng(2)))
    theirs.step(acted(theirs, np.random.default_rng(2)))
    np.testing.assert_allclose(theirs.state(), ours.state(), rtol=1e-5, atol=1e-6)


def test_luck_is_not_in_the_state(quick):
    one, other = RaceEnv(quick, seed=1), RaceEnv(quick, seed=2)
    one.reset()
    other.reset()
    np.testing.assert_array_equal(one.state(), state_of(other.board))
