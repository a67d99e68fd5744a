"""A browser for the tests of this folder, and a game served to it."""

import os

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")  # the window, which is compared with
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pytest

from tests.ui.faces.web.bot import WebBot
from tools.browser import Served, find_browser, launch

WIDTH, HEIGHT = 1280, 720


@pytest.fixture(scope="session")
def browser():
    """A Chromium.  Continuous integration has one; elsewhere, what is missing is said."""
    if find_browser() is None and not os.environ.get("SIXPILLARS_NEED_BROWSER"):
        pytest.skip("no Chromium is installed, so nothing is tried in a browser")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with sync_playwright() as playwright:
        made = launch(playwright)
        yield made
        made.close()


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
