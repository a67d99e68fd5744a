"""Forecasts continue the very game."""

import numpy as np
import pytest

from agents.host import Start
from agents.race import Race
from lab.forecast import FORECAST_FIGURES, Forecaster
from scenarios.load import load
from scenarios.pack import pack

pytestmark = pytest.mark.compiled


def test_continuations():
    world = pack(load("quick"))
    race = Race(world, seed=2, replicate=40)
    for _ in range(2):
        race.step()
    board = race.board
    start = Start(board.now.copy(), board.orders.copy(), board.tally.copy(), board.tick)
    forecaster = Forecaster(world)
    ticks = 2 * world.ticks_per_turn
    found = forecaster.forecast(
        start, world.policies, seed=2, first=40, replicates=300, ticks=ticks
    )
    race.step()
    race.step()
    assert found.ticks == (start.tick + world.ticks_per_turn, board.tick)
    for name in FORECAST_FIGURES:
        assert (found.figures[name][0, -1] == getattr(board.now, name)).all()
    assert found.figures["gdp"].shape == (300, 2, len(world.codes))
    assert len(np.unique(found.figures["gdp"][:, -1, 0])) > 100
    again = forecaster.forecast(start, world.policies, seed=2, first=40, replicates=9, ticks=ticks)
    assert (again.figures["gdp"] == found.figures["gdp"][:9]).all()
