"""Every door that takes a file: what is no plain file is refused in one sentence, at once."""

import errno
import hashlib
import os
import signal
import socket
from pathlib import Path
from typing import get_args, get_type_hints

import numpy as np
import pytest
import typer

from files import reading
from lab.batch import make_plan
from lab.columns import table
from lab.formats import as_bytes
from lab.manifest import facts_of, sealed
from lab.receipts import as_json, receipt_of
from scenarios.load import load
from scenarios.pack import pack
from tests.ui.faces.terminal.refused import refused
from ui.desk.settings import Settings, read_settings
from ui.faces.terminal.cli import app, start
from ui.play.paths import path
from ui.play.session.slots import Slots

LONGEST = 300  # seconds; a door that waits would wait for ever
KINDS = ("pipe", "device", "folder", "socket", "large", "missing", "unreadable", "loop", "address")

FILE_DOORS = {
    "replay": ["replay", "{bad}"],
    "debrief": ["debrief", "{bad}", "--out", "{here}/page.html"],
    "batch --from-diary": ["batch", "--from-diary", "{bad}", "--out", "{here}/out"],
    "play --load": ["play", "--load", "{bad}"],
    "play SCENARIO": ["play", "{bad}"],
    "run": ["run", "{bad}", "--out", "{here}/out"],
    "scenarios check": ["scenarios", "check", "{bad}"],
    "scenarios show": ["scenarios", "show", "{bad}"],
    "batch SCENARIO": ["batch", "{bad}", "--out", "{here}/out"],
    "batch --vary": ["batch", "quick", "--vary", "{bad}", "--out", "{here}/out"],
    "compare A": ["compare", "{bad}", "quick"],
    "compare B": ["compare", "quick", "{bad}"],
    "tournament": ["tournament", "{bad}"],
    "sensitivity": ["sensitivity", "{bad}"],
    "discover": ["discover", "survival above 0.9", "{bad}"],
    "regret": ["regret", "quick", "{bad}"],
    "best-response": ["best-response", "{bad}"],
    "dilemmas": ["dilemmas", "{bad}"],
    "pays": ["pays", "grudger", "hegemon", "--in", "{bad}"],
}
"""Every command that is told to read a file."""

WRITING_DOORS = {
    "run": ["run", "quick", "--turns", "1", "--out", "{bad}"],
    "debrief": ["debrief", "{diary}", "--nation", "USA", "--out", "{bad}"],
    "compare": ["compare", "quick", "quick", "--b-all", "grudger", "--out", "{bad}"],
    "compare page": ["compare", "quick", "quick", "--b-all", "grudger", "--out", "{bad}.html"],
    "batch": ["batch", "quick", "--replicates", "8", "--out", "{bad}"],
    "batch merge": ["batch", "merge", "{here}", "--out", "{bad}"],
}
"""Every kind of command that is told to write."""


@pytest.fixture(autouse=True, scope="module")
def _compiled():
    """Some doors look at another file first; compiling takes its time and must not be cut short."""
    pack(load("quick"))


@pytest.fixture(autouse=True)
def _in_time(monkeypatch):
    """A door that waits fails, instead of keeping everybody waiting."""

    def late(*_):
        raise TimeoutError("the door waits")

    earlier = signal.signal(signal.SIGALRM, late)
    signal.alarm(LONGEST)
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, earlier)


@pytest.fixture
def bad(tmp_path, monkeypatch):
    """Puts something at a path that is no file to read."""
    sockets = []

    def put(kind, path):
        if kind == "pipe":
            os.mkfifo(path)
        elif kind == "device":
            path.symlink_to("/dev/zero")
        elif kind == "folder":
            path.mkdir()
        elif kind == "socket":
            sockets.append(socket.socket(socket.AF_UNIX))
            monkeypatch.chdir(path.parent)  # a socket's whole path must be short
            sockets[-1].bind(path.name)
        elif kind == "large":
            path.touch()
            os.truncate(path, reading.LARGEST + 1)
        elif kind == "unreadable":
            path.write_text("{}")
            _close(path, monkeypatch)
        elif kind == "loop":
            path.symlink_to(path.name)
        return f"s3://bucket/{path.name}" if kind == "address" else path

    yield put
    for one in sockets:
        one.close()


def _close(path, monkeypatch):
    """Nobody may read this file, not even who may read everything."""
    real = os.open

    def closed(place, *arguments, **more):
        if Path(place) == path:
            raise PermissionError(errno.EACCES, "Permission denied", str(place))
        return real(place, *arguments, **more)

    monkeypatch.setattr(os, "open", closed)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("door", FILE_DOORS)
def test_what_is_no_file_is_refused(door, kind, bad, tmp_path, capsys):
    path = bad(kind, tmp_path / "given.file")
    here = tmp_path / "here"
    here.mkdir()
    said = refused([word.format(bad=path, here=here) for word in FILE_DOORS[door]], capsys)
    assert "given.file" in said
    assert list(here.iterdir()) == []


@pytest.mark.parametrize("door", WRITING_DOORS)
def test_an_address_is_refused_before_anything_is_played(door, tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    diary = tmp_path / "diary.json"
    for address in ("s3://bucket/x", "file:///tmp/x"):
        words = [
            word.format(bad=address, here=tmp_path, diary=diary) for word in WRITING_DOORS[door]
        ]
        said = refused(words, capsys)
        assert f"{address}" in said
        assert "is an address" in said
        assert list(tmp_path.iterdir()) == []


EMPTY_DOORS = {
    **{f"read: {door}": words for door, words in FILE_DOORS.items()},
    **{f"write: {door}": w for door, w in WRITING_DOORS.items() if door != "compare page"},
    "report": ["report", "{bad}"],
    "batch merge FOLDER": ["batch", "merge", "{bad}", "--out", "{here}/out"],
}


@pytest.mark.parametrize("door", EMPTY_DOORS)
def test_an_empty_path_is_no_place(door, tmp_path, capsys, monkeypatch):
    """What a shell makes of "$UNSET" is not the folder that one stands in."""
    monkeypatch.chdir(tmp_path)
    diary = tmp_path / "diary.json"
    words = [word.format(bad="", here=tmp_path, diary=diary) for word in EMPTY_DOORS[door]]
    assert '"" is empty' in refused(words, capsys).replace(": it is", " is")
    assert list(tmp_path.iterdir()) == []


def test_every_path_is_read_by_one_reader():
    """So that no command takes an empty one, or an address, for a place."""
    seen = []

    def look(command):
        hints = get_type_hints(command.callback, include_extras=True) if command.callback else {}
        for name, hint in hints.items():
            if "pathlib" in str(get_args(hint)[:1]):
                assert get_args(hint)[1].parser is path, (command.name, name)
                seen.append((command.name, name))
        for inner in getattr(command, "commands", {}).values():
            look(inner)

    look(typer.main.get_command(app))
    assert len(seen) >= 18


@pytest.mark.parametrize("name", ["s3://bucket/x", "http:x", r"gs:\\x"])
def test_a_folder_may_have_any_name_behind_a_dot(name, tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert "is an address" in refused(["run", "quick", "--turns", "1", "--out", name], capsys)
    for place in (f"./{name}", f"{tmp_path}/full/{name}"):
        assert start(["run", "quick", "--turns", "1", "--out", place]) == 0
        assert start(["report", place]) == 0
        assert (tmp_path / place / "report.html").is_file()


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "address"])
@pytest.mark.parametrize("name", ["manifest.json", "diary.json", "causes.parquet"])
def test_a_run_with_a_file_that_is_none(name, kind, bad, copied, capsys):
    (copied / name).unlink()
    bad(kind, copied / name)
    assert name in refused(["report", copied], capsys)


@pytest.fixture
def half_a_batch(tmp_path):
    """A batch of one shard, as far as merging reads it."""
    folder = tmp_path / "slice"
    plan = make_plan("quick", replicates=8)
    layout = plan.layout
    shard = layout.shard(0)
    files = {
        name: as_bytes(table({"replicate": np.repeat(range(8), layout.rows[of])}), "parquet")
        for name, of in layout.files(shard).items()
    }
    sums = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    files |= {
        "manifest.json": as_json(sealed(facts_of(plan), [], None)),
        shard.receipt: as_json(receipt_of(layout, shard, sums)),
    }
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "address"])
@pytest.mark.parametrize(
    "name", ["manifest.json", "receipts/part-000000.json", "outcomes/part-000000.parquet"]
)
def test_a_batch_with_a_file_that_is_none(name, kind, bad, half_a_batch, tmp_path, capsys):
    (half_a_batch / name).unlink()
    bad(kind, half_a_batch / name)
    said = refused(["batch", "merge", half_a_batch, "--out", tmp_path / "merged"], capsys)
    assert Path(name).name.split(".")[0] in said


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in ("missing", "address")])
def test_a_batch_goes_on_in_no_such_folder(kind, bad, tmp_path, capsys):
    out = tmp_path / "out"
    out.mkdir()
    bad(kind, out / "manifest.json")
    assert "manifest" in refused(["batch", "quick", "--replicates", "8", "--out", out], capsys)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "folder"])
def test_slices_that_are_no_folders(kind, bad, tmp_path, capsys):
    path = bad(kind, tmp_path / "slice")
    assert "slice" in refused(["batch", "merge", path, "--out", tmp_path / "merged"], capsys)
    assert not (tmp_path / "merged").exists()


@pytest.mark.parametrize("kind", KINDS)
def test_settings_and_saves_wait_for_nobody(kind, bad, tmp_path):
    assert read_settings(Path(bad(kind, tmp_path / "settings.json"))) == Settings()
    (tmp_path / "saves").mkdir()
    bad(kind, tmp_path / "saves" / "game.json")
    listed = Slots(tmp_path / "saves").listing()
    assert all(slot.problem for slot in listed)
    assert len(listed) == (kind in ("large", "unreadable"))
