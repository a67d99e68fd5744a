"""The compiled host plays the very game that the Mesa host plays.

On floats the interpreter plays it too; lanes need the compiler.
"""

from dataclasses import replace

import numpy as np
import pytest

from agents.board import Board
from agents.host import Host, Start, lineup_of, sample_of, varied_world
from agents.race import Race
from agents.replicates import random_lineups
from lab.varied import resolve
from policies.menu import NAMES, number_of
from sim.move import read_move
from sim.stocks import state_hash

LANES = pytest.param(8, marks=pytest.mark.compiled)
ANY_WIDTH = pytest.mark.parametrize("width", [0, LANES])


def mesa_game(world, policies, seed, replicate, turns=None):
    race = Race(world, seed, replicate, policies, turns=turns)
    outcome = race.play()
    return race.board.state_hash(), outcome.memory.tobytes()


def hosted(world, policies, seed, replicate, width):
    """Final states and outcomes of a whole block, one a lane (width 0: one, on floats)."""
    host = Host(world, width)
    host.play(seed, replicate, host.width, lineup_of(policies), world.ticks)
    return host.block.stocks, host.block.outcome


def mixed(world):
    return tuple(NAMES[k % len(NAMES)] for k in range(len(world.codes)))


def test_compiled_loop_equals_mesa_bit_for_bit(quick):
    for policies in (quick.policies, mixed(quick), mixed(quick)[::-1]):
        stocks, outcome = hosted(quick, policies, 3, 2, 0)
        expected = mesa_game(quick, policies, 3, 2)
        assert (state_hash(stocks), outcome.memory.tobytes()) == expected


@pytest.mark.compiled
@pytest.mark.parametrize("width", [4, 8])
def test_every_lane_is_a_replicate_of_its_own(quick, width):
    policies = mixed(quick)
    stocks, outcome = hosted(quick, policies, 9, 5, width)
    for k in range(width):
        expected = mesa_game(quick, policies, 9, 5 + k)
        assert (state_hash(stocks.lane(k)), outcome.lane(k).memory.tobytes()) == expected


@ANY_WIDTH
@pytest.mark.parametrize("quarters", [1, 3])
def test_an_odd_number_of_quarters(quick, width, quarters):
    world = replace(quick, ticks_per_turn=1)
    host = Host(world, width)
    outcomes = host.play(1, 0, 7, lineup_of(quick.policies), quarters).outcomes
    last = host.block.stocks.lane(6) if width else host.block.stocks
    expected = mesa_game(world, quick.policies, 1, 6, turns=quarters)
    assert (state_hash(last), outcomes[6].tobytes()) == expected


@ANY_WIDTH
def test_a_lineup_of_its_own_in_every_lane(quick, width):
    many = 11 if width else 3
    lineups = np.empty((len(quick.codes), many), dtype=np.int64)
    random_lineups(5, 30, lineups)
    assert len(np.unique(lineups)) > 5
    host = Host(quick, width)
    outcomes = host.play(5, 30, many, lineups, quick.ticks).outcomes
    for r in (0, many // 2, many - 1):
        policies = [NAMES[k] for k in lineups[:, r]]
        assert outcomes[r].tobytes() == mesa_game(quick, policies, 5, 30 + r)[1]


def test_a_drawn_lineup_is_addressed_by_replicate(quick):
    whole = np.empty((3, 40), dtype=np.int64)
    random_lineups(2, 100, whole)
    part = np.empty((3, 5), dtype=np.int64)
    random_lineups(2, 117, part)
    assert (whole[:, 17:22] == part).all()
    assert whole.min() >= 0
    assert whole.max() < len(NAMES)


@ANY_WIDTH
def test_a_varied_replicate_is_a_world_that_mesa_can_play(quick, width):
    many = 19 if width else 3
    rng = np.random.default_rng(1)
    paths = {
        "params.talent.mobility": (0.0025, 0.02),
        "params.programmes.depreciation.energy": (0.02, 0.08),
        "params.adoption.sector_rate.energy": (0.5, 1.5),
        f"nations.{quick.codes[0]}.gdp": (1e4, 3e4),
        f"nations.{quick.codes[1]}.talent": (50.0, 400.0),
        f"nations.{quick.codes[1]}.compute": (0.3, 0.9),
        f"nations.{quick.codes[1]}.lag": (2.0, 14.0),
        f"nations.{quick.codes[1]}.habits.energy": (0.1, 0.3),
        f"pairs.owned.{quick.codes[0]}.{quick.codes[1]}": (0.0, 0.4),
        f"pairs.trust.{quick.codes[0]}.{quick.codes[1]}": (0.0, 1.0),
        f"stocks.{quick.codes[2]}.unemployment": (0.02, 0.2),
    }
    values = {path: rng.uniform(*span, many) for path, span in paths.items()}
    varied = resolve(quick, values, many)
    host, lineup = Host(quick, width), lineup_of(quick.policies)
    outcomes = host.play(4, 0, many, lineup, quick.ticks, varied=varied).outcomes
    for r in (0, many // 2, many - 1):
        world = varied_world(quick, varied, r)
        assert outcomes[r].tobytes() == mesa_game(world, quick.policies, 4, r)[1]
        drawn = {path: column[r] for path, column in values.items()}
        held = {
            "params.talent.mobility": world.params.talent.mobility,
            "params.programmes.depreciation.energy": world.params.programmes.depreciation[1],
            "params.adoption.sector_rate.energy": world.params.adoption.sector_rate[0],
            f"nations.{quick.codes[0]}.gdp": world.stocks.gdp[0],
            f"nations.{quick.codes[1]}.talent": world.stocks.talent[1],
            f"nations.{quick.codes[1]}.compute": world.stocks.compute[1],
            f"nations.{quick.codes[1]}.lag": world.nations.lag[1],
            f"nations.{quick.codes[1]}.habits.energy": world.traits.energy[1],
            f"pairs.owned.{quick.codes[0]}.{quick.codes[1]}": (
                world.stocks.machines[0, 1] / world.stocks.compute[1]
            ),
            f"pairs.trust.{quick.codes[0]}.{quick.codes[1]}": world.stocks.trust[0, 1],
            f"stocks.{quick.codes[2]}.unemployment": world.stocks.unemployment[2],
        }
        assert held == pytest.approx(drawn, rel=1e-12)
    plain = host.play(4, 0, 1, lineup, quick.ticks).outcomes
    assert (outcomes[0] != plain[0]).any()


@ANY_WIDTH
def test_replicates_go_on_from_a_game_in_play(quick, width):
    race = Race(quick, seed=6, replicate=3)
    while race.board.turn < 3:
        race.step()
    board = race.board
    start = Start(board.now.copy(), board.orders.copy(), board.tally.copy(), board.tick)
    host = Host(quick, width, start)
    outcomes = host.play(6, 3, 2, lineup_of(quick.policies), quick.ticks).outcomes
    assert outcomes[0].tobytes() == mesa_game(quick, quick.policies, 6, 3)[1]


@ANY_WIDTH
def test_notes_are_the_states_of_the_run(quick, width):
    n = len(quick.codes)
    sample = sample_of(n, quick.ticks_per_turn)
    host = Host(quick, width)
    notes = host.play(1, 0, 3, lineup_of(quick.policies), quick.ticks, sample=sample).notes
    assert notes.shape == (3, quick.turns, sample.size)
    race = Race(quick, 1, 2)
    race.step()
    assert (notes[2, 0, :n] == race.board.now.gdp).all()
    race.play()
    assert (notes[2, -1, :n] == race.board.now.gdp).all()


@ANY_WIDTH
def test_what_a_scenario_has_nations_offer_is_offered_here_too(quick, width):
    """Offers that have no mirror image, so that who offers whom cannot be mixed up."""
    offers = np.random.default_rng(4).random(quick.standing_offers.shape) < 0.4
    offers[np.arange(len(offers)), np.arange(len(offers))] = False
    world = replace(quick, standing_offers=offers.astype(float))
    policies = ("always-isolate",) * len(quick.codes)  # who offers nothing
    host = Host(world, width)
    outcomes = host.play(2, 1, 1, lineup_of(policies), 2 * world.ticks_per_turn).outcomes
    assert outcomes[0].tobytes() == mesa_game(world, policies, 2, 1, turns=2)[1]
    orders = host.block.orders.lane(0) if width else host.block.orders
    assert (orders.offer == offers).all()


@ANY_WIDTH
def test_notes_of_a_game_in_play_begin_where_it_stands(quick, width):
    """Every second quarter from the sixth on: after the sixth there are 8, 10 and 12."""
    n = len(quick.codes)
    board = Race(quick, 1).board
    for _ in range(6):
        board.play_tick()
    start = Start(board.now.copy(), board.orders.copy(), board.tally.copy(), board.tick)
    seats = lineup_of(("human",) * n)
    host = Host(quick, width, start)
    notes = host.play(1, 0, 2, seats, 40, last_tick=12, sample=sample_of(n, 2)).notes
    assert notes.shape[:2] == (2, 3)
    for sample in range(3):
        board.play_tick()
        board.play_tick()
        assert (notes[0, sample, :n] == board.now.gdp).all()
    assert (notes[1, 0, :n] != notes[0, 0, :n]).any()


@ANY_WIDTH
def test_a_seat_of_a_human_keeps_its_orders_in_force(quick, width):
    seats = ("human", *mixed(quick)[1:])
    host = Host(quick, width)
    host.play(3, 2, host.width, lineup_of(seats), quick.ticks)
    board = Board(quick, 3, 2)
    before = read_move(board.orders, 0)
    for tick in range(quick.ticks):
        if tick % quick.ticks_per_turn == 0:
            for i in range(1, len(seats)):
                board.decide({i: number_of(seats[i])})
            board.add_standing_offers()
        board.play_tick()
    assert (
        state_hash(host.block.stocks.lane(0) if width else host.block.stocks) == board.state_hash()
    )
    assert read_move(board.orders, 0) == before
