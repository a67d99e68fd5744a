"""A short game, played once and written down; tests that change it make their own copy."""

import os
import shutil
from pathlib import Path

import pytest

from ui.faces.terminal.cli import start
from ui.faces.terminal.files import read_results

os.environ.pop("SIXPILLARS_LANGUAGE", None)  # what is asserted is in English
HOUSE = Path(__file__).resolve().parent.parent.parent
GAME = ["run", "quick", "--turns", "3", "--seed", "5", "--policy", "CHN=grudger"]


@pytest.fixture(scope="session")
def written(tmp_path_factory):
    """The folder of a game; read only."""
    folder = tmp_path_factory.mktemp("game") / "out"
    assert start([*GAME, "--plain", "--out", str(folder)]) == 0
    return folder


@pytest.fixture
def copied(written, tmp_path):
    """A folder of a game to change."""
    return Path(shutil.copytree(written, tmp_path / "copied"))


@pytest.fixture(scope="session")
def results(written):
    return read_results(written)
