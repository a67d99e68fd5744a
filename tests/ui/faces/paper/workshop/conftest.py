"""A browser for the workshop's page, which is opened from the disk, and the page itself."""

import os

import pytest

from scenarios.load import load
from scenarios.pack import pack
from tools.browser import find_browser, launch
from ui.faces.paper.workshop.page import make_page
from wasm.module import WIDTHS, module


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


@pytest.fixture(scope="session")
def modules():
    return [module(width) for width in WIDTHS]


@pytest.fixture(scope="session")
def quick():
    return pack(load("quick"))


@pytest.fixture(scope="session")
def workshop(modules, quick, tmp_path_factory):
    """The file of the page."""
    file = tmp_path_factory.mktemp("workshop") / "workshop.html"
    file.write_text(make_page(quick, load("quick").question, 1, modules), encoding="utf-8")
    return file
