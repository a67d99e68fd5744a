"""A folder is filled in place, and is whole at every moment: the old files or the new."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from files.folder import Folder
from files.manifest import MANIFEST
from files.sealed import WHOLE
from files.trouble import Trouble, TroubleKind
from tests.files.killer import killed_at_every_call

HOUSE = Path(__file__).resolve().parents[2]
KNOWN = ("a.json", "b.json", "c.json")
OLD = {"a.json": b"old a", "b.json": b"old b", "c.json": b"old c"}
NEW = {"a.json": b"new a", "b.json": b"new b"}


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def trouble(doing, *arguments, **more):
    with pytest.raises(Trouble) as caught:
        doing(*arguments, **more)
    return caught.value


def at(path):
    return Folder(path, KNOWN)


def test_a_new_folder_is_filled_and_its_manifest_has_every_sum(tmp_path):
    at(tmp_path / "x" / "out").write(OLD, {"run": 1})
    out = tmp_path / "x" / "out"
    assert names(out) == sorted([*OLD, MANIFEST])
    manifest = json.loads((out / MANIFEST).read_text())
    assert manifest["run"] == 1
    assert set(manifest["files"]) == set(OLD)
    assert manifest["files"]["a.json"]["bytes"] == 5
    assert at(out).read(OLD, 100) == OLD | {MANIFEST: (out / MANIFEST).read_bytes()}


@pytest.mark.parametrize("replace", [False, True])
def test_the_folder_itself_stays(tmp_path, monkeypatch, replace):
    out = tmp_path / "out"
    out.mkdir()
    monkeypatch.chdir(out)
    before = out.stat().st_ino
    at(Path()).check()
    at(Path()).write(OLD, {})
    if replace:
        at(Path()).check(replace=True)
        at(Path()).write(NEW, {}, replace=True)
    assert Path.cwd() == out
    assert Path().stat().st_ino == out.stat().st_ino == before
    assert names(out) == sorted([*(NEW if replace else OLD), MANIFEST])


@pytest.mark.parametrize("letters", [240, 255])
def test_a_name_as_long_as_the_disk_allows(tmp_path, letters):
    out = at(tmp_path / ("x" * letters))
    out.check()
    out.write(OLD, {})
    out.write(NEW, {}, replace=True)
    assert names(out.path) == sorted([*NEW, MANIFEST])
    assert names(tmp_path) == [out.path.name]
    assert trouble(at(tmp_path / ("x" * 256)).check).kind is TroubleKind.LONG


def test_a_link_is_followed_and_stays(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    at(tmp_path / "link").write(OLD, {})
    assert (tmp_path / "link").is_symlink()
    assert names(tmp_path / "real") == sorted([*OLD, MANIFEST])


def test_what_is_there_is_refused_before_and_after(tmp_path):
    out = tmp_path / "out"
    at(out).check()
    assert not out.exists()
    out.mkdir()
    (out / "thesis.doc").write_text("years of work")
    assert trouble(at(out).check).kind is TroubleKind.NOT_EMPTY
    assert trouble(at(out).write, OLD, {}).kind is TroubleKind.NOT_EMPTY
    for doing in (at(out).check, lambda replace: at(out).write(OLD, {}, replace)):
        foreign = trouble(doing, replace=True)
        assert (foreign.kind, foreign.detail) == (TroubleKind.FOREIGN, "thesis.doc")
    assert names(out) == ["thesis.doc"]


def test_a_folder_of_a_known_name_is_foreign(tmp_path):
    (tmp_path / "a.json").mkdir()
    assert trouble(at(tmp_path).check, replace=True).kind is TroubleKind.FOREIGN
    assert trouble(at(tmp_path).write, OLD, {}, replace=True).kind is TroubleKind.FOREIGN
    assert names(tmp_path) == ["a.json"]


def test_a_changed_file_is_damaged_and_a_lost_one_is_missing(tmp_path):
    at(tmp_path).write(OLD, {})
    (tmp_path / "b.json").write_bytes(b"old B")
    found = trouble(at(tmp_path).read, OLD, 100)
    assert (found.kind, found.path.name) == (TroubleKind.DAMAGED, "b.json")
    (tmp_path / "b.json").unlink()
    found = trouble(at(tmp_path).read, OLD, 100)
    assert (found.kind, found.path.name) == (TroubleKind.MISSING, "b.json")


def test_a_manifest_of_earlier_versions_has_no_sums(tmp_path):
    (tmp_path / MANIFEST).write_text("{}")
    (tmp_path / "a.json").write_bytes(b"x")
    assert at(tmp_path).read(["a.json"], 10)["a.json"] == b"x"
    at(tmp_path).renew("a.json", b"y")
    assert at(tmp_path).read(["a.json"], 10)["a.json"] == b"y"


def test_one_file_is_renewed_with_its_sum(tmp_path):
    at(tmp_path).write(OLD, {"run": 1})
    at(tmp_path).renew("b.json", b"another b")
    assert at(tmp_path).read(OLD, 100)["b.json"] == b"another b"
    assert names(tmp_path) == sorted([*OLD, MANIFEST])
    assert json.loads((tmp_path / MANIFEST).read_text())["run"] == 1


def test_what_is_sealed_is_read_even_where_nothing_may_be_written(tmp_path, monkeypatch):
    """The writer was killed after the first of its files was moved; the disk is read-only now."""
    at(tmp_path).write(OLD, {"run": 1})
    other = tmp_path.parent / "other"
    at(other).write(NEW, {"run": 2})
    sealed = tmp_path / WHOLE
    sealed.mkdir()
    for name in (*NEW, MANIFEST):
        (sealed / name).write_bytes((other / name).read_bytes())
    os.replace(sealed / "a.json", tmp_path / "a.json")

    def closed(*_):
        raise PermissionError(30, "Read-only file system")

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", closed)
        patch.setattr(os, "unlink", closed)
        found = at(tmp_path).read(NEW, 100)
    assert {name: found[name] for name in NEW} == NEW
    assert json.loads(found[MANIFEST])["run"] == 2
    assert sealed.exists()
    at(tmp_path).read(NEW, 100)
    assert names(tmp_path) == sorted([*NEW, MANIFEST])


# every call of the system, and a kill at each


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("before", ["nothing", "an empty folder", "an older run"])
def test_a_kill_at_every_call_leaves_the_old_or_the_new(tmp_path, before, monkeypatch):
    monkeypatch.setattr(os, "fsync", lambda _: None)
    old, places = tmp_path / "old", tmp_path / "places"
    places.mkdir()
    at(old).write(OLD, {"run": 1})
    begin = {"nothing": None, "an empty folder": "", "an older run": old}[before]
    calls = killed_at_every_call(begin, places, KNOWN, NEW, {"run": 2})
    assert calls > 40
    seen = set()
    for k in range(1, calls + 1):
        place = places / str(k)
        run = state(place)
        seen.add(run)
        # whoever writes next has a folder as after a writing that nothing interrupted
        at(place).check(replace=True)
        at(place).write(OLD, {"run": 3}, replace=True)
        assert names(place) == sorted([*OLD, MANIFEST]), k
        assert state(place) == 3
    assert seen == ({1, 2} if before == "an older run" else {None, 2})


def state(place):
    """Which run a folder holds, whole; None where it holds none, and then it holds nothing."""
    try:
        manifest = json.loads(at(place).read([], 0)[MANIFEST])
    except Trouble:
        visible = [p.name for p in place.iterdir() if p.name[0] != "."] if place.exists() else []
        assert visible == []
        return None
    contents = {1: OLD, 2: NEW, 3: OLD}[manifest["run"]]
    found = at(place).read(contents, 100)
    assert {name: found[name] for name in contents} == contents
    assert set(manifest["files"]) == set(contents)
    return manifest["run"]


WRITER = """
import sys
from pathlib import Path
from tests.files.test_folder import NEW, OLD, at
for k in range(60):
    at(Path(sys.argv[1])).write((OLD, NEW)[k % 2], {"run": 1 + k % 2}, replace=True)
"""


def test_who_reads_while_another_writes_reads_one_run(tmp_path):
    at(tmp_path).write(NEW, {"run": 2})
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(tmp_path)], env=os.environ | {"PYTHONPATH": str(HOUSE)}
    )
    seen, shared = set(), ("a.json", "b.json")
    with writer:
        while writer.poll() is None:
            found = at(tmp_path).read(shared, 100)
            run = json.loads(found[MANIFEST])["run"]
            seen.add(run)
            assert {name: found[name] for name in shared} == {
                name: (OLD, NEW)[run - 1][name] for name in shared
            }
    assert writer.returncode == 0
    assert seen == {1, 2}
    assert names(tmp_path) == sorted([*NEW, MANIFEST])
