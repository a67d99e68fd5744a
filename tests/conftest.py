"""One browser for all tests that need one: two cannot be driven from one process at a time."""

import os

import pytest


@pytest.fixture(scope="session")
def browser():
    """A Chromium.  Continuous integration has one; elsewhere, what is missing is said."""
    from tools.browser import find_browser, launch  # noqa: PLC0415  (it imports all of the desk)

    if find_browser() is None and not os.environ.get("SIXPILLARS_NEED_BROWSER"):
        pytest.skip("no Chromium is installed, so nothing is tried in a browser")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with sync_playwright() as playwright:
        made = launch(playwright)
        yield made
        made.close()
