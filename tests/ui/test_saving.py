"""Results are there whole or not at all."""

import os
import resource
import signal
import subprocess
import sys

import pytest

from tests.ui.conftest import HOUSE
from ui.refusal import Refusal
from ui.saving import Folder, replace_file

FILES = {"manifest.json": b"{}", "report.html": b"page"}
SLOW = """
import os, sys, time
from pathlib import Path
import ui.saving
real = os.fsync
def slow(handle):
    print("writing", flush=True)
    time.sleep(60)
os.fsync = slow
ui.saving.Folder(Path(sys.argv[1])).write({"manifest.json": b"{}", "report.html": b"page"})
"""


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_writes_everything_and_leaves_nothing_beside(tmp_path):
    Folder(tmp_path / "out").write(FILES)
    assert names(tmp_path) == ["out"]
    assert names(tmp_path / "out") == sorted(FILES)


def test_makes_the_folders_above(tmp_path):
    Folder(tmp_path / "a" / "b").write(FILES)
    assert names(tmp_path / "a" / "b") == sorted(FILES)


def test_an_empty_folder_is_taken(tmp_path):
    (tmp_path / "out").mkdir()
    Folder(tmp_path / "out").write(FILES)
    assert names(tmp_path / "out") == sorted(FILES)


def test_a_link_is_followed(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    Folder(tmp_path / "link").write(FILES)
    assert names(tmp_path / "real") == sorted(FILES)
    assert (tmp_path / "link").is_symlink()


def test_replaces_whole(tmp_path):
    Folder(tmp_path / "out").write(FILES)
    Folder(tmp_path / "out", replace=True).write({"manifest.json": b"new"})
    assert names(tmp_path / "out") == ["manifest.json"]
    assert names(tmp_path) == ["out"]


def test_what_came_meanwhile_is_kept(tmp_path):
    folder = Folder(tmp_path / "out")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "other").write_text("x")
    with pytest.raises(Refusal):
        folder.write(FILES)
    assert names(tmp_path / "out") == ["other"]
    assert names(tmp_path) == ["out"]


def test_a_failing_disk_leaves_the_old_results(tmp_path, monkeypatch):
    Folder(tmp_path / "out").write(FILES)
    folder = Folder(tmp_path / "out", replace=True)

    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Refusal, match="disk is full"):
        folder.write({"manifest.json": b"new"})
    assert (tmp_path / "out" / "manifest.json").read_bytes() == b"{}"
    assert names(tmp_path) == ["out"]


def test_a_real_limit_of_the_system(tmp_path):
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    earlier = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    folder = Folder(tmp_path / "out")
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
    try:
        with pytest.raises(Refusal, match="disk is full"):
            folder.write({"manifest.json": b"x" * 5000})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, earlier)
    assert names(tmp_path) == []


@pytest.mark.parametrize(("blow", "left"), [(signal.SIGTERM, 0), (signal.SIGKILL, 1)])
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
    assert not (tmp_path / "out").exists()
    # nobody can clean up after SIGKILL, but the next run does
    assert len(names(tmp_path)) == left
    Folder(tmp_path / "out").write(FILES)
    assert names(tmp_path) == ["out"]


def test_killed_between_the_renames(tmp_path):
    """The old results come back and are then treated as what they are."""
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    old = tmp_path / f".out.{gone.pid}.x.partial" / "old"
    old.mkdir(parents=True)
    (old / "manifest.json").write_bytes(b"precious")
    with pytest.raises(Refusal):
        Folder(tmp_path / "out").write(FILES)
    assert (tmp_path / "out" / "manifest.json").read_bytes() == b"precious"
    assert names(tmp_path) == ["out"]


def test_one_file_is_replaced_whole(tmp_path, monkeypatch):
    page = tmp_path / "report.html"
    replace_file(page, b"one")
    assert page.read_bytes() == b"one"

    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Refusal):
        replace_file(page, b"two")
    assert page.read_bytes() == b"one"
    assert names(tmp_path) == ["report.html"]


def test_two_runs_beside_each_other_do_not_meddle(tmp_path):
    alive = tmp_path / f".out.{os.getpid()}.other.partial"
    alive.mkdir()
    Folder(tmp_path / "out").write(FILES)
    assert alive.is_dir()
