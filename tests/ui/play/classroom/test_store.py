"""The store: append-only, one server, one version, a full disk; and it can be forgotten."""

import sqlite3
import subprocess
import sys

import pytest

from files.trouble import Trouble
from ui.play.classroom.entries import Paused, Present
from ui.play.classroom.store import Store, codes, forget, path_of
from ui.play.refusal import Refusal


def test_what_was_appended_is_read_in_order(store):
    for k in range(5):
        assert store.append(Present(seat=k + 1), float(k)) == k + 1
    assert [(n, at, e.seat) for n, at, e in store.entries()] == [
        (k + 1, float(k), k + 1) for k in range(5)
    ]


def test_it_is_there_after_closing(tmp_path):
    path = tmp_path / "BCDFGH.sqlite"
    first = Store(path)
    first.append(Paused(), 1.0)
    first.set("teacher", "x")
    first.close()
    again = Store(path)
    assert len(again) == 1
    assert again.get("teacher") == "x"
    assert again.get("nothing") is None
    again.close()


def test_a_second_server_is_refused(store):
    with pytest.raises(Refusal, match="in use by another server"):
        Store(store.path)


def test_a_server_of_another_process_is_refused(store):
    code = (
        "import sys; from pathlib import Path\n"
        "from ui.play.classroom.store import Store\n"
        "from ui.play.refusal import Refusal\n"
        "try: Store(Path(sys.argv[1]))\n"
        "except Refusal as refusal: print(refusal)\n"
    )
    found = subprocess.run(
        [sys.executable, "-c", code, str(store.path)], capture_output=True, text=True, check=True
    )
    assert "in use by another server" in found.stdout


@pytest.mark.parametrize(
    "spoiling",
    [
        "PRAGMA user_version = 99",
        "UPDATE meta SET value = '1' WHERE key = 'rules'",
    ],
)
def test_another_version_is_refused(tmp_path, spoiling):
    path = tmp_path / "BCDFGH.sqlite"
    Store(path).close()
    with sqlite3.connect(path) as base:
        base.execute(spoiling)
    base.close()
    with pytest.raises(Refusal, match="another version"):
        Store(path)


def test_what_is_no_store_is_refused(tmp_path):
    text, other = tmp_path / "BCDFGH.sqlite", tmp_path / "BCDFGJ.sqlite"
    text.write_text("no database, but long enough to be looked at as one\n" * 40, encoding="utf-8")
    with sqlite3.connect(other) as base:
        base.execute("CREATE TABLE mine(x)")
    base.close()
    for path in (text, other):
        with pytest.raises(Refusal, match="not a class"):
            Store(path)


def test_a_full_disk_is_one_sentence_and_nothing_is_half_written(store):
    store.append(Paused(), 0.0)
    pages = store._open.execute("PRAGMA page_count").fetchone()[0]
    store._open.execute(f"PRAGMA max_page_count = {pages}")

    def fill():
        for k in range(2000):
            store.append_all((Present(seat=1), Present(seat=2)), float(k))

    with pytest.raises(Refusal, match="disk is full"):
        fill()
    written = list(store.entries())
    assert len(written) % 2 == 1
    store._open.execute("PRAGMA max_page_count = 100000")
    store.append(Paused(), 0.0)
    assert len(list(store.entries())) == len(written) + 1


def test_a_damaged_entry_is_named(store):
    store.append(Paused(), 0.0)
    store._open.execute('UPDATE log SET body = \'{"kind": "coup"}\'')
    with pytest.raises(Refusal, match=r"Entry 1 of BCDFGH\.sqlite"):
        list(store.entries())


def test_a_class_is_forgotten(tmp_path):
    Store(path_of("BCDFGH", tmp_path)).close()
    Store(path_of("BCDFGJ", tmp_path)).close()
    assert codes(tmp_path) == ("BCDFGH", "BCDFGJ")
    forget("bcdfgh", tmp_path)
    assert codes(tmp_path) == ("BCDFGJ",)
    assert [path.name for path in tmp_path.iterdir()] == ["BCDFGJ.sqlite"]
    with pytest.raises(Refusal, match="No class with the code BCDFGH"):
        forget("BCDFGH", tmp_path)


def test_a_class_in_use_is_not_forgotten(store, tmp_path):
    with pytest.raises(Refusal, match="in use"):
        forget("BCDFGH", tmp_path)
    assert store.path.is_file()


@pytest.mark.parametrize("code", ["", "abc", "../../etc", "BCDFG1", "x" * 10_000])
def test_what_is_no_code_is_refused(tmp_path, code):
    with pytest.raises(Refusal, match="six letters"):
        path_of(code, tmp_path)


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(Refusal) as caught:
        Store(tmp_path / "file" / "BCDFGH.sqlite")
    assert "\n" not in str(caught.value)
    assert not isinstance(caught.value, Trouble)
