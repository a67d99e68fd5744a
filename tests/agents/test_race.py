"""The Mesa host: simultaneous decisions, one move of the world, nothing left behind."""

import gc
import weakref
from dataclasses import replace

import mesa
import numpy as np
import pytest

from agents.board import Board
from agents.race import Race
from policies.menu import NAMES
from sim.move import read_move


def test_a_step_is_a_turn_of_four_quarters(quick):
    race = Race(quick)
    race.step()
    assert race.board.tick == 4
    assert race.board.turn == 1
    assert race.steps == 1


def test_play_stops_after_the_last_turn(quick):
    race = Race(quick, turns=2)
    race.play()
    assert race.board.tick == 8
    assert not race.running


def test_the_same_seed_gives_the_same_bytes_and_another_does_not(quick):
    def final(seed):
        race = Race(quick, seed=seed, turns=3)
        race.play()
        return race.board.state_hash()

    assert final(5) == final(5)
    assert final(5) != final(6)


def test_replicates_differ_in_luck_only(quick):
    first, second = Race(quick, replicate=0), Race(quick, replicate=1)
    assert first.board.state_hash() == second.board.state_hash()
    first.play()
    second.play()
    assert first.board.state_hash() != second.board.state_hash()


def test_decisions_are_simultaneous(quick):
    """Whatever the order in which nations decide, the orders are the same."""
    forward, backward = Race(quick), Race(quick)
    forward.step()
    backward.step()
    forward.agents.do("decide")
    for nation in reversed(list(backward.agents)):
        nation.decide()
    assert np.array_equal(forward.board.orders.memory, backward.board.orders.memory)


def test_the_world_is_not_written_to(quick):
    before = [s.memory.copy() for s in (quick.stocks, quick.nations, quick.params, quick.traits)]
    Race(quick).play()
    after = [s.memory for s in (quick.stocks, quick.nations, quick.params, quick.traits)]
    assert all(np.array_equal(a, b) for a, b in zip(before, after, strict=True))


def test_no_race_stays_in_memory(quick):
    def played():
        race = Race(quick, turns=1, collect=True)
        race.play()
        return weakref.ref(race), weakref.ref(race.nation("USA"))

    race, nation = played()
    gc.collect()
    assert race() is None
    assert nation() is None
    assert not [key for key in getattr(mesa.Agent, "_ids", ()) if isinstance(key, Race)]


def test_the_data_collector_keeps_every_turn(quick):
    race = Race(quick, turns=3, collect=True)
    race.play()
    frame = race.datacollector.get_agent_vars_dataframe()
    assert len(frame) == 4 * len(quick.codes)
    last = frame.xs(3, level="Step")["gdp"].to_numpy()
    assert np.array_equal(last, race.board.now.gdp)


def test_a_script_plays_its_nation(quick):
    seen = []

    def script(me, rivals, traits):
        seen.append((me.turn, len(rivals), traits.budget))
        status_quo = Board(quick)
        move = read_move(status_quo.orders, 0)
        return replace(move, budget=0.001).with_levers(visa=0.5)

    race = Race(quick, turns=2, scripts={quick.codes[0]: script})
    race.play()
    assert [turn for turn, _, _ in seen] == [0, 1]
    assert seen[0][1] == len(quick.codes) - 1
    assert race.board.orders.budget[0] == 0.001
    assert race.board.orders.visa[0] == 0.5


def test_a_script_outside_its_limits_is_refused(quick):
    def script(me, rivals, traits):
        move = read_move(Board(quick).orders, 0)
        return type(move)(**{**vars(move), "budget": 0.9})

    race = Race(quick, scripts={quick.codes[0]: script})
    with pytest.raises(ValueError, match=r"budget is 0\.9; it must be from 0 to 0\.003"):
        race.step()


@pytest.mark.parametrize("policy", NAMES)
def test_every_policy_plays_a_whole_game(quick, policy):
    race = Race(quick, policies=[policy] * len(quick.codes))
    outcome = race.play()
    assert np.isfinite(outcome.memory).all()
    assert np.isfinite(race.board.now.memory).all()
    assert ((outcome.score >= 0) & (outcome.score <= 100)).all()


def test_standing_offers_hold_whatever_the_policy(quick):
    world = Race(quick).world
    offers = np.zeros_like(world.standing_offers)
    offers[0, 1, 3] = offers[1, 0, 3] = 1.0
    pledged = type(world)(**{**vars(world), "standing_offers": offers})
    race = Race(pledged, policies=["always-isolate"] * len(world.codes))
    race.step()
    assert race.board.orders.offer[0, 1, 3] == race.board.orders.offer[1, 0, 3] == 1.0
    assert race.board.orders.offer.sum() == 2.0
