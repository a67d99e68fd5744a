"""A browser for the tests of this folder, and a game served to it."""

import os

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")  # the window, which is compared with
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pytest

from tests.ui.faces.web.bot import WebBot
from tools.browser import Served

WIDTH, HEIGHT = 1280, 720


@pytest.fixture
def game(tmp_path):
    with Served(tmp_path / "saves") as served:
        yield served


@pytest.fixture
def errors():
    """What the page complains of: nothing may be there at the end."""
    found = []
    yield found
    assert found == []


@pytest.fixture
def page(browser, game, errors):
    made = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
    made.on("pageerror", lambda error: errors.append(str(error)))
    made.on("console", lambda said: said.type in ("error", "warning") and errors.append(said.text))
    made.goto(game.address)
    yield made
    made.close()


@pytest.fixture
def bot(game, page):
    return WebBot(game, page)
