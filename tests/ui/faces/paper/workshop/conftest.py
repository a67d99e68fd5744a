"""A browser for the workshop's page, which is opened from the disk, and the page itself."""

import pytest

from scenarios.load import load
from scenarios.pack import pack
from ui.faces.paper.workshop.page import make_page
from wasm.module import WIDTHS, module


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
