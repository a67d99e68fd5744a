"""Desks with a small game in play, for the tests of screens."""

import pytest

from tests.playing import act
from tests.ui.play.session.conftest import make_session
from ui.desk.crew import Crew
from ui.desk.opened import open_desk
from ui.desk.sitting import Sitting
from ui.faces.window.face import window_face
from ui.play.session.commands import EndTurn


@pytest.fixture
def desk_with(tmp_path):
    """Makes a desk with a game of which so many turns have been played, led by these people."""

    def make(turns=0, humans=("IND",), length=6, **options):
        desk = open_desk(tmp_path / "saves", window_face(), Crew())
        desk.ready = True
        session = make_session(humans, turns=length, **options)
        for _ in range(turns):
            for _ in humans:
                act(session, EndTurn())
        desk.sitting = Sitting(session)
        return desk

    return make
