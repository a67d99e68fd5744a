"""Games of the small scenario, and rollouts that all tests share."""

import pytest

from scenarios.load import load
from scenarios.pack import pack
from ui.play.advice.rollouts import Continuations
from ui.play.session.session import Session

SCENARIO = load("quick")
WORLD = pack(SCENARIO)


@pytest.fixture(scope="session")
def make():
    """Opens a game of the small scenario."""

    def opened(humans=("IND",), **options):
        return Session.new(SCENARIO, humans, world=WORLD, **{"seed": 5, "turns": 4} | options)

    return opened


@pytest.fixture(scope="session")
def rollouts():
    return Continuations(WORLD, threads=2)
