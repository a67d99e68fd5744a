"""One small scenario, packed once; sessions of it are cheap."""

import pytest

from scenarios.load import load
from scenarios.pack import pack
from ui.play.session.session import Session

SCENARIO = load("quick")
WORLD = pack(SCENARIO)


def make_session(humans=("IND",), **options):
    return Session.new(SCENARIO, humans, **{"world": WORLD, "seed": 5, "turns": 4} | options)


@pytest.fixture
def session():
    return make_session()
