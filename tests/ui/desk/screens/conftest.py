"""Desks with a small game at the table, for the tests of screens."""

import pytest

from tests.ui.session.conftest import make_session
from ui.desk.crew import Crew
from ui.desk.desk import Desk
from ui.desk.table import Table
from ui.session.commands import EndTurn


@pytest.fixture
def desk_with(tmp_path):
    """Makes a desk with a game of which so many turns have been played, led by these people."""

    def make(turns=0, humans=("IND",), length=6, **options):
        desk = Desk(tmp_path / "saves", Crew())
        desk.ready = True
        session = make_session(humans, turns=length, **options)
        for _ in range(turns):
            for _ in humans:
                session.apply(EndTurn())
        desk.table = Table(session)
        return desk

    return make
