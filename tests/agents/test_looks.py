"""Every number that a host publishes is looked at in the quarter in which it is published."""

import math
from dataclasses import replace

import numpy as np
import pytest

import agents.board
from agents.board import Board
from agents.host import NO_NOTES, Host, lineup_of, sample_of
from agents.race import Race
from agents.world import World
from sim.flows import Flows
from sim.stocks import Stocks
from sim.validity import SCRATCH, figures, finding

LANES = pytest.param(8, marks=pytest.mark.compiled)
FIGURES = [(kind, name) for kind in (Stocks, Flows) for name in figures(kind)]
SOUND = [(kind, name) for kind, name in FIGURES if not (kind is Flows and name in SCRATCH)]


@pytest.mark.parametrize(("kind", "name"), SOUND)
def test_a_board_looks_at_every_number_in_every_quarter(quick, monkeypatch, kind, name) -> None:
    board = Board(quick)
    play = agents.board.advance

    def spoilt(*args) -> None:
        play(*args)
        *_, tick, flows, then = args
        if tick == 1:
            getattr(then if kind is Stocks else flows, name).flat[-1] = math.nan

    monkeypatch.setattr(agents.board, "advance", spoilt)
    board.play_tick()
    assert board.fault is None
    board.play_tick()
    assert board.tick < board.ticks
    assert board.fault is not None
    assert (board.fault.quarter, board.fault.figure) == (2, name)


@pytest.fixture
def passing(quick) -> World:
    """A world in which a part of a figure is beyond any sane size for some quarters, then not."""
    stocks = quick.stocks.copy()
    stocks.programme[1, 4] = 2e12
    return replace(quick, stocks=stocks)


def quarters_out_of_bounds(world: World) -> list[int]:
    board, found = Board(world), []
    while board.tick < board.ticks:
        board.play_tick()
        if board.now.programme.max() > 1e12:
            found.append(board.tick)
    return found


def test_such_a_world_is_back_in_its_bounds_at_the_end(passing) -> None:
    found = quarters_out_of_bounds(passing)
    assert found[0] == 1
    assert 4 <= found[-1] < passing.ticks


def test_a_race_stops_at_it(passing) -> None:
    race = Race(passing)
    race.play()
    assert race.board.turn == 1
    assert race.board.fault is not None
    assert (race.board.fault.quarter, race.board.fault.figure) == (1, "programme")
    assert "programme" in race.datacollector.get_model_vars_dataframe()["fault"].iloc[-1]


@pytest.mark.parametrize("width", [0, LANES])
@pytest.mark.parametrize("every", [0, 1, 2, 4])
def test_a_batch_looks_at_the_whole_of_a_quarter_that_it_samples(passing, width, every) -> None:
    sample = sample_of(len(passing.codes), every) if every else NO_NOTES
    played = Host(passing, width).play(
        1, 0, 3, lineup_of(passing.policies), passing.ticks, sample=sample
    )
    assert (played.faults[:, 0] == every).all()
    if every:
        one = finding(played.faults[2], len(passing.codes))
        assert one is not None
        assert (one.figure, one.nation) == ("programme", 1)
        assert played.notes.max() > 1e12


@pytest.mark.parametrize("width", [0, LANES])
def test_and_of_the_quarter_in_which_a_forecast_ends(passing, width) -> None:
    host = Host(passing, width)
    lineup = lineup_of(passing.policies)
    assert (host.play(1, 0, 2, lineup, passing.ticks, last_tick=3).faults[:, 0] == 3).all()
    assert not host.play(1, 0, 2, lineup, passing.ticks).faults.any()


def test_a_race_and_a_batch_that_samples_find_the_same(passing) -> None:
    race = Race(passing, 1, 2)
    race.play()
    played = Host(passing, 0).play(
        1, 2, 1, lineup_of(passing.policies), passing.ticks, sample=sample_of(len(passing.codes), 1)
    )
    assert np.array_equal(played.faults[0], race.board.tally.fault.memory)
