"""A disk that is mounted on the very folder, and one that is too small."""

import os
import subprocess
from pathlib import Path

import pytest

from files.folder import Folder
from files.manifest import MANIFEST
from files.trouble import Trouble, TroubleKind
from files.writing import write_file, write_new

KNOWN = ("a.json", "b.json")
SMALL, LARGE = b"x" * 1000, b"x" * 200_000


@pytest.fixture
def disk(tmp_path):
    """A folder on which a disk of 128 KiB is mounted."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=128k", "none", str(place)]
    try:
        subprocess.run(mount, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("only who governs the machine may mount a disk")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_mounted_folder_is_filled(disk):
    folder = Folder(disk, KNOWN)
    folder.check()
    folder.write({"a.json": SMALL, "b.json": SMALL}, {"run": 1})
    folder.check(replace=True)
    folder.write({"a.json": SMALL}, {"run": 2}, replace=True)
    assert names(disk) == ["a.json", MANIFEST]
    assert folder.read(["a.json"], 10_000)["a.json"] == SMALL


def test_a_full_disk_keeps_the_old_run(disk):
    folder = Folder(disk, KNOWN)
    folder.write({"a.json": SMALL}, {"run": 1})
    for inside in ({"a.json": LARGE}, {"a.json": SMALL, "b.json": LARGE}):
        with pytest.raises(Trouble) as caught:
            folder.write(inside, {"run": 2}, replace=True)
        assert caught.value.kind is TroubleKind.NO_ROOM
        assert names(disk) == ["a.json", MANIFEST]
        assert folder.read(["a.json"], 10_000)["a.json"] == SMALL


def test_a_full_disk_keeps_the_old_file(disk):
    write_file(disk / "a.json", SMALL)
    for writing in (
        lambda: write_file(disk / "a.json", LARGE),
        lambda: write_new(disk, "a", ".json", LARGE),
    ):
        with pytest.raises(Trouble) as caught:
            writing()
        assert caught.value.kind is TroubleKind.NO_ROOM
        assert names(disk) == ["a.json"]
    assert (disk / "a.json").read_bytes() == SMALL


def test_the_folder_itself_is_never_renamed(tmp_path, monkeypatch):
    """Where no disk can be mounted, this is what would fail on one."""
    out = tmp_path / "out"
    real = {name: getattr(os, name) for name in ("rename", "replace", "rmdir")}

    def watched(name):
        def call(*paths):
            assert out not in map(Path, paths)
            real[name](*paths)

        return call

    out.mkdir()
    for name in real:
        monkeypatch.setattr(os, name, watched(name))
    folder = Folder(out, KNOWN)
    folder.check()
    folder.write({"a.json": SMALL}, {})
    folder.write({"b.json": SMALL}, {}, replace=True)
    assert names(out) == ["b.json", MANIFEST]
