"""Where saves are kept, on every kind of computer."""

import sys
from pathlib import Path

import pytest

from ui.play.session.folder import default_folder

NAMES = ("SIXPILLARS_SAVES", "APPDATA", "XDG_DATA_HOME")


@pytest.fixture(autouse=True)
def a_home(monkeypatch, tmp_path):
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)


@pytest.mark.parametrize(
    ("platform", "folder"),
    [
        ("win32", "AppData/Roaming/sixpillars/saves"),
        ("darwin", "Library/Application Support/sixpillars/saves"),
        ("linux", ".local/share/sixpillars/saves"),
    ],
)
def test_each_has_its_custom(monkeypatch, tmp_path, platform, folder):
    monkeypatch.setattr(sys, "platform", platform)
    assert default_folder() == tmp_path / folder


@pytest.mark.parametrize(("platform", "name"), [("win32", "APPDATA"), ("linux", "XDG_DATA_HOME")])
def test_a_computer_may_say_where(monkeypatch, tmp_path, platform, name):
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setenv(name, str(tmp_path / "there"))
    assert default_folder() == tmp_path / "there" / "sixpillars" / "saves"


@pytest.mark.parametrize("platform", ["win32", "darwin", "linux"])
def test_a_person_has_the_last_word(monkeypatch, tmp_path, platform):
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setenv("SIXPILLARS_SAVES", str(tmp_path / "mine"))
    assert default_folder() == tmp_path / "mine"
