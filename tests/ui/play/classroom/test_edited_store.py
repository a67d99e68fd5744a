"""A store that somebody has edited, or a disk has spoilt: one sentence, and it can be forgotten."""

import json
import shutil
import sqlite3
from contextlib import closing

import pytest

from tests.ui.play.classroom.acting import filled, play_turn
from ui.play.classroom.classroom import Classroom
from ui.play.classroom.kept_classes import kept_class
from ui.play.classroom.store import Store, forget
from ui.play.refusal import Refusal

CODE = "BCDFGH"


@pytest.fixture(scope="module")
def written(tmp_path_factory, small):
    """The file of a class that has played a turn."""
    path = tmp_path_factory.mktemp("written") / f"{CODE}.sqlite"
    store = Store(path)
    room = filled(Classroom.open(store, small, 2, 7, "short", None, 0.0, code=CODE), 2)
    room.rejoin(room.seat(1).shown, 1.5)
    room.admit(1, 1.5)
    play_turn(room)
    store.close()
    return path


@pytest.fixture
def base(written, tmp_path):
    """The file in a folder of its own, to be edited."""
    shutil.copy(written, tmp_path)
    with closing(sqlite3.connect(tmp_path / written.name, isolation_level=None)) as made:
        yield made


def edit(base, kind, **changes):
    """Change the first entry of a kind; its number."""
    for number, body in base.execute("SELECT seq, body FROM log ORDER BY seq").fetchall():
        entry = json.loads(body)
        if entry["kind"] == kind:
            entry |= changes
            base.execute("UPDATE log SET body = ? WHERE seq = ?", (json.dumps(entry), number))
            return number
    raise LookupError(kind)


@pytest.mark.parametrize(
    ("kind", "changes"),
    [
        ("joined", {"world": 9}),
        ("joined", {"nation": "XXX"}),
        ("joined", {"seat": 2}),
        ("present", {"seat": 77}),
        ("token_added", {"seat": 77}),
        ("asked", {"seat": 77}),
        ("admitted", {"request": 99}),
        ("phase", {"index": 9999}),
        ("submitted", {"seat": 77}),
        ("submitted", {"turn": 3}),
        ("predicted", {"seat": 77}),
        ("turn_played", {"run": 2}),
        ("turn_played", {"turn": 1}),
        ("turn_played", {"worlds": []}),
        ("turn_played", {"worlds": [{"policies": [], "moves": [], "hashes": []}] * 2}),
    ],
)
def test_an_entry_that_does_not_fit_is_named(base, tmp_path, kind, changes):
    number = edit(base, kind, **changes)
    base.close()
    store = Store(tmp_path / f"{CODE}.sqlite")
    with pytest.raises(Refusal, match=rf"Entry {number} of {CODE}\.sqlite is damaged"):
        Classroom.restored(store, 100.0)
    store.close()
    with pytest.raises(Refusal, match="damaged"), kept_class(CODE, tmp_path):
        pass


@pytest.mark.parametrize("at", ["'noon'", "9e999", "-9e999", "x'00'"])
def test_an_hour_that_is_none_is_named(base, tmp_path, at):
    base.execute(f"UPDATE log SET at = {at} WHERE seq = 3")
    base.close()
    with pytest.raises(Refusal, match="Entry 3 of"), kept_class(CODE, tmp_path):
        pass


def test_fewer_worlds_than_were_played_are_named(base, tmp_path):
    edit(base, "opened", worlds=1)
    base.close()
    with pytest.raises(Refusal, match="is damaged"), kept_class(CODE, tmp_path):
        pass


def test_a_class_that_is_opened_twice_is_named(base, tmp_path):
    base.execute("INSERT INTO log(at, body) SELECT at, body FROM log WHERE seq = 1")
    base.close()
    with pytest.raises(Refusal, match="is damaged"), kept_class(CODE, tmp_path):
        pass


@pytest.mark.parametrize("table", ["log", "drafts", "meta"])
def test_a_store_without_a_table_is_no_class_and_can_be_forgotten(base, tmp_path, table):
    base.execute(f"DROP TABLE {table}")
    base.close()
    with pytest.raises(Refusal, match="not a class"), kept_class(CODE, tmp_path):
        pass
    forget(CODE, tmp_path)
    assert not list(tmp_path.iterdir())


def test_what_was_cut_off_at_the_end_has_not_happened(base, tmp_path):
    last = base.execute("SELECT MAX(seq) FROM log").fetchone()[0]
    base.execute("DELETE FROM log WHERE seq > ?", (last - 3,))
    base.close()
    with kept_class(CODE, tmp_path) as room:
        assert room.turn == 0


def test_letters_that_are_none_are_named_and_nothing_of_them_is_told(base, tmp_path):
    base.execute("UPDATE log SET body = CAST(CAST(body AS BLOB) || x'ff' AS TEXT) WHERE seq = 1")
    base.close()
    with pytest.raises(Refusal, match="Entry 1 of") as caught, kept_class(CODE, tmp_path):
        pass
    assert "seed" not in str(caught.value)


def test_a_draft_of_letters_that_are_none_is_left_out(base, tmp_path):
    base.execute("INSERT OR REPLACE INTO drafts VALUES (1, 1, 1, CAST(x'ff' AS TEXT))")
    base.execute("INSERT OR REPLACE INTO meta VALUES ('teachers', CAST(x'ff' AS TEXT))")
    base.close()
    with kept_class(CODE, tmp_path) as room:
        assert room.turn == 1
        assert room.store.get("teachers") is not None


@pytest.mark.parametrize(
    "spoiling",
    [
        "UPDATE log SET at = CAST(x'ff' AS TEXT) WHERE seq = 3",
        "UPDATE meta SET value = CAST(x'ff' AS TEXT) WHERE key = 'rules'",
    ],
)
def test_whatever_letters_are_none_it_is_one_sentence_and_can_be_forgotten(
    base, tmp_path, spoiling
):
    base.execute(spoiling)
    base.close()
    with pytest.raises(Refusal) as caught, kept_class(CODE, tmp_path):
        pass
    assert "written:" not in str(caught.value)
    forget(CODE, tmp_path)
    assert not list(tmp_path.iterdir())
