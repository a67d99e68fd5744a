"""The compiled host plays the very game that the Mesa host plays."""

import pytest

from agents.race import Race
from agents.desk import run_block
from policies.menu import NAMES
from sim.stocks import state_hash

pytestmark = pytest.mark.compiled


def mesa_game(world, policies, seed, replicate):
    race = Race(world, seed, replicate, policies)
    outcome = race.play()
    return race.board.state_hash(), outcome.memory.tobytes()


def mixed(world):
    return tuple(NAMES[k % len(NAMES)] for k in range(len(world.codes)))


def test_compiled_loop_equals_mesa_bit_for_bit(quick):
    for policies in (quick.policies, mixed(quick), mixed(quick)[::-1]):
        stocks, outcome = run_block(quick, policies, 3, 2, 0, quick.turns)
        expected = mesa_game(quick, policies, 3, 2)
        assert (state_hash(stocks), outcome.memory.tobytes()) == expected


@pytest.mark.parametrize("width", [1, 4, 8])
def test_every_lane_is_a_replicate_of_its_own(quick, width):
    policies = mixed(quick)
    stocks, outcome = run_block(quick, policies, 9, 5, width, quick.turns)
    for k in range(width):
        expected = mesa_game(quick, policies, 9, 5 + k)
        assert (state_hash(stocks.lane(k)), outcome.lane(k).memory.tobytes()) == expected


def test_an_odd_number_of_quarters_is_refused(quick):
    world = type(quick)(**{**vars(quick), "ticks_per_turn": 1})
    with pytest.raises(ValueError, match="3 quarters"):
        run_block(world, quick.policies, 1, 0, 0, 3)
