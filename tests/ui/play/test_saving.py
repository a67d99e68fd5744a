"""What is in the way of writing is said before anything is played, in one sentence."""

import os
import resource
import signal
import subprocess
import sys

import pytest

from files.trouble import Trouble, TroubleKind
from tests.ui.conftest import HOUSE
from ui.play.refusal import Refusal
from ui.play.saving import RunFolder, refusal, replace_file
from ui.play.words import DEFAULT, LANGUAGES, speak

FILES = {"diary.json": b"{}", "report.html": b"page"}
SLOW = """
import os, sys, time
from pathlib import Path
import ui.play.saving
def slow(handle):
    print("writing", flush=True)
    time.sleep(60)
folder = ui.play.saving.RunFolder(Path(sys.argv[1]))
os.fsync = slow
folder.write({"diary.json": b"{}", "report.html": b"page"}, {})
"""


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def full(_handle):
    raise OSError(28, "No space left on device")


def test_a_failing_disk_leaves_the_old_results(tmp_path, monkeypatch):
    RunFolder(tmp_path / "out").write(FILES, {"product": "sixpillars", "run": 1})
    before = (tmp_path / "out" / "manifest.json").read_bytes()
    folder = RunFolder(tmp_path / "out", replace=True)
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Refusal, match="disk is full"):
        folder.write({"diary.json": b"new"}, {"run": 2})
    assert (tmp_path / "out" / "manifest.json").read_bytes() == before
    assert names(tmp_path / "out") == ["diary.json", "manifest.json", "report.html"]


def test_a_real_limit_of_the_system(tmp_path):
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    earlier = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    folder = RunFolder(tmp_path / "out")
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
    try:
        with pytest.raises(Refusal, match="disk is full"):
            folder.write({"diary.json": b"x" * 5000}, {})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, earlier)
    assert names(tmp_path) == []


@pytest.mark.parametrize(("blow", "left"), [(signal.SIGTERM, []), (signal.SIGKILL, ["out"])])
def test_killed_while_writing(blow, left, tmp_path):
    environment = os.environ | {"PYTHONPATH": str(HOUSE)}
    process = subprocess.Popen(
        [sys.executable, "-c", SLOW, str(tmp_path / "out")],
        stdout=subprocess.PIPE,
        env=environment,
    )
    assert process.stdout is not None
    with process:
        assert process.stdout.readline() == b"writing\n"
        process.send_signal(blow)
        process.wait(30)
    # nobody can clean up after SIGKILL, but the next run does
    assert names(tmp_path) == left
    RunFolder(tmp_path / "out").write(FILES, {})
    assert names(tmp_path) == ["out"]
    assert names(tmp_path / "out") == ["diary.json", "manifest.json", "report.html"]


def test_one_file_is_replaced_whole(tmp_path, monkeypatch):
    page = tmp_path / "report.html"
    replace_file(page, b"one")
    assert page.read_bytes() == b"one"
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Refusal):
        replace_file(page, b"two")
    assert page.read_bytes() == b"one"
    assert names(tmp_path) == ["report.html"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", TroubleKind)
def test_every_kind_of_trouble_is_a_sentence_in_every_language(kind, language, tmp_path):
    speak(language)
    try:
        said = str(refusal(Trouble(kind, tmp_path / "here", "so")))
    finally:
        speak(DEFAULT)
    assert str(tmp_path / "here") in said
    assert said.endswith(".")
