"""What is half-written is its writer's as long as that lives, and is swept afterwards."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from files import half
from files.half import FOLDER, OURS, PARTIAL, begin, machine, sweep, sweep_below

HOUSE = Path(__file__).resolve().parents[2]
DYING = """
import os, sys
from pathlib import Path
from files.half import begin
with begin(Path(sys.argv[1])) as half:
    os.mkdir(half.folder)
    (half.folder / "diary.json").write_bytes(b"x")
    half.write(b"half")
    print(half.path.name, flush=True)
    if sys.argv[2] == "die":
        os._exit(9)
    sys.stdin.read()
"""


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def begun(folder, how):
    return subprocess.Popen(
        [sys.executable, "-c", DYING, str(folder), how],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(HOUSE)},
    )


def test_who_is_gone_is_swept_and_who_lives_is_not(tmp_path):
    with begun(tmp_path, "die") as gone:
        assert gone.wait(30) == 9
    with begun(tmp_path, "live") as alive:
        own = alive.stdout.readline().decode().strip()
        assert len(names(tmp_path)) == 4
        sweep(tmp_path)
        assert names(tmp_path) == sorted([own, own.replace(PARTIAL, FOLDER)])
        alive.stdin.close()
        assert alive.wait(30) == 0
    sweep(tmp_path)
    assert [name for name in names(tmp_path) if name.endswith(PARTIAL)] == []


def test_the_process_number_is_not_asked(tmp_path, monkeypatch):
    """In another container the same number is somebody else's, and on Windows asking interrupts."""

    def never(*_):
        raise AssertionError("asked")

    monkeypatch.setattr(os, "kill", never)
    left = tmp_path / f"{OURS}{machine()}.{os.getpid()}.00000000{PARTIAL}"
    left.write_bytes(b"x")
    sweep(tmp_path)
    assert names(tmp_path) == []


def test_what_another_machine_left_is_swept_after_a_day(tmp_path):
    left = tmp_path / f"{OURS}other-00000000.1.00000000{PARTIAL}"
    left.write_bytes(b"x")
    sweep(tmp_path)
    assert names(tmp_path) == [left.name]
    yesterday = time.time() - 1.1 * half.STALE
    os.utime(left, (yesterday, yesterday))
    sweep(tmp_path)
    assert names(tmp_path) == []


def test_a_disk_without_locks_waits_a_day(tmp_path, monkeypatch):
    monkeypatch.setattr(half, "_lock", lambda _: None)
    left = tmp_path / f"{OURS}{machine()}.1.00000000{PARTIAL}"
    left.write_bytes(b"x")
    with begin(tmp_path) as own:
        sweep(tmp_path)
        assert names(tmp_path) == sorted([left.name, own.path.name])
    yesterday = time.time() - 1.1 * half.STALE
    os.utime(left, (yesterday, yesterday))
    sweep(tmp_path)
    assert names(tmp_path) == []


def test_swept_between_making_and_locking(tmp_path, monkeypatch):
    """Somebody sweeps in the very moment between the two calls: another name is taken."""
    real, calls = half._lock, []

    def late(handle):
        calls.append(handle)
        if len(calls) == 1:
            sweep(tmp_path)
        return real(handle)

    monkeypatch.setattr(half, "_lock", late)
    with begin(tmp_path) as own:
        assert own.path.exists()
    assert len(calls) > 2


def test_what_earlier_versions_left_is_swept_after_a_day(tmp_path):
    old = [
        ".settings.json.4711.partial",
        ".game.json.12.partial",
        ".report.html.9.partial",
        ".part-000001.parquet.host.4711.tmp",
        ".manifest.json.4711.tmp",
    ]
    others = ["settings.json", ".settings.json", ".notes.partial", "a.json.1.partial", ".x.1.tmp"]
    yesterday = time.time() - 1.1 * half.STALE
    for name in (*old, *others):
        (tmp_path / name).write_text("x")
    sweep(tmp_path)
    assert names(tmp_path) == sorted((*old, *others))
    for name in (*old, *others):
        os.utime(tmp_path / name, (yesterday, yesterday))
    sweep(tmp_path)
    assert names(tmp_path) == sorted(others)


def test_folders_below_are_swept_too(tmp_path):
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / f"{OURS}{machine()}.1.00000000{PARTIAL}").write_bytes(b"x")
    (tmp_path / "a" / f"{OURS}{machine()}.1.00000001{FOLDER}").mkdir()
    sweep_below(tmp_path)
    assert names(tmp_path / "a" / "b") == []
    assert names(tmp_path / "a") == ["b"]


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_a_link_is_not_followed(tmp_path):
    precious = tmp_path / "precious"
    precious.write_text("x")
    link = tmp_path / f"{OURS}{machine()}.1.00000000{PARTIAL}"
    link.symlink_to(precious)
    sweep(tmp_path)
    assert precious.read_text() == "x"


def test_names_say_whose_they_are(tmp_path):
    with begin(tmp_path) as own:
        assert own.path.name.startswith(f"{OURS}{machine()}.{os.getpid()}.")
        assert len(own.path.name) < 100
    assert names(tmp_path) == []
