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


OWN = f"{OURS}desk-3f2a91c0.4711.9c41e0d2"
ALMOST = (
    # what versions up to 0.1 called their own, and other programs do, too
    ".settings.json.4711.partial",
    ".thesis.json.4711.tmp",
    ".page.html.bak.12.partial",
    ".part-000001.parquet.host.4711.tmp",
    ".manifest.json.4711.tmp",
    f"{OURS}mine",
    f"{OURS}mine{PARTIAL}",
    f"{OURS}whole",
    f"{OURS}desk-3f2a91c0.4711{PARTIAL}",
    f"{OURS}desk-3f2a91c0.4711.9c41e0d2e{PARTIAL}",
    f"{OURS}desk-3f2a91c0.four.9c41e0d2{PARTIAL}",
    f"{OURS}desk.4711.9c41e0d2{PARTIAL}",
    f"{OURS}de.sk-3f2a91c0.4711.9c41e0d2{PARTIAL}",
    f"{OWN}{PARTIAL}.bak",
    f"{OWN}{PARTIAL}\n",
    f"x{OWN}{PARTIAL}",
)


@pytest.mark.parametrize("as_folder", [False, True])
def test_a_name_that_resembles_ours_is_somebody_elses(tmp_path, as_folder):
    long_ago = time.time() - 100 * half.STALE
    for name in (*ALMOST, *(name.replace(PARTIAL, FOLDER) for name in ALMOST)):
        path = tmp_path / name
        if as_folder:
            path.mkdir(exist_ok=True)
            (path / "thesis.txt").write_text("years of work")
        else:
            path.write_text("x")
        os.utime(path, (long_ago, long_ago))
        assert not half.is_ours(name)
    before = names(tmp_path)
    sweep_below(tmp_path)
    assert names(tmp_path) == before
    if as_folder:
        assert all((tmp_path / name / "thesis.txt").exists() for name in before)


def test_what_no_writer_of_ours_makes_is_left_whatever_its_name(tmp_path):
    """A folder that is no flat one, one behind a link, and what is called a file and is none."""
    precious = tmp_path / "precious"
    (precious / "deep").mkdir(parents=True)
    (precious / "thesis.txt").write_text("years of work")
    forms = [f"{OURS}{machine()}.1.0000000{k}" for k in range(5)]
    for form in forms[:2]:
        (tmp_path / f"{form}{FOLDER}" / "deep").mkdir(parents=True)
        (tmp_path / f"{form}{FOLDER}" / "thesis.txt").write_text("years of work")
    (tmp_path / f"{forms[2]}{FOLDER}").symlink_to(precious)
    os.mkfifo(tmp_path / f"{forms[3]}{PARTIAL}")
    (tmp_path / f"{forms[4]}{PARTIAL}").mkdir()
    before = sorted(tmp_path.rglob("*"))
    sweep(tmp_path)
    assert sorted(tmp_path.rglob("*")) == before


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
