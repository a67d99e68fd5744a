"""A room for the tests of this folder."""

import pytest

from scenarios.load import load
from scenarios.pack import pack
from tests.ui.faces.web.workshop.room import ServedRoom
from ui.faces.paper.workshop.page import make_page
from wasm.module import WIDTHS, module


@pytest.fixture(scope="session")
def make_quick():
    """What makes the page of a room."""
    world, question = pack(load("quick")), load("quick").question
    modules = [module(width) for width in WIDTHS]
    return lambda room, sockets: make_page(world, question, 1, modules, room, sockets)


@pytest.fixture
def room(make_quick):
    with ServedRoom(make_quick) as made:
        yield made
