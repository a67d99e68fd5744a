"""Small classes: the quick scenario packed once, a store in a folder of the test's."""

import pytest

from tests.ui.play.classroom.finished import START, play
from ui.play.classroom.classroom import Classroom
from ui.play.classroom.store import Store
from ui.play.loading import load_scenario


@pytest.fixture(scope="session")
def small():
    """A scenario of few nations."""
    return load_scenario("quick")


@pytest.fixture
def store(tmp_path):
    opened = Store(tmp_path / "BCDFGH.sqlite")
    yield opened
    opened.close()


@pytest.fixture
def make(small, store):
    """Opens a class of two worlds of the small scenario."""

    def opened(preset="short", worlds=2, seed=7, level=None, scenario=small, now=0.0):
        return Classroom.open(store, scenario, worlds, seed, preset, level, now, code="BCDFGH")

    return opened


@pytest.fixture(scope="session")
def finished(tmp_path_factory, small):
    """A class of two worlds that has come to its end, to be looked at only."""
    kept = Store(tmp_path_factory.mktemp("finished") / "BCDFGH.sqlite")
    made = Classroom.open(kept, small, 2, 7, "short", None, START, code="BCDFGH")
    play(made, START)
    yield made
    kept.close()
