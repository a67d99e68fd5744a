"""Saves: safe names, whole files, and nothing lost when something is wrong."""

import os
import shutil
from pathlib import Path

import pytest

from files.text import strange_mark
from sim.edition import RULES
from tests.nasties import STRANGE
from tests.old_files import SAVES, sums
from tests.playing import act, draft_of, waiting
from tests.ui.play.session.conftest import WORLD, make_session
from ui.faces.terminal.cli import start
from ui.play.refusal import Refusal
from ui.play.session.autosave import KEPT, Autosave
from ui.play.session.commands import Did, EndTurn, SetBudget
from ui.play.session.session import Session
from ui.play.session.slots import Slots, default_folder


def names(folder):
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def slots(tmp_path):
    return Slots(tmp_path / "saves")


def test_a_save_is_a_diary_that_goes_on(slots, session, capsys):
    act(session, EndTurn())
    path = slots.save("Monday class", session.saved())
    assert start(["replay", str(path)]) == 0
    resumed = Session.resume(slots.load("Monday class"), world=WORLD)
    assert resumed.state_hash == session.state_hash
    assert draft_of(resumed).move == draft_of(session).move


def test_listing_tells_what_is_there_the_newest_first(slots, session):
    assert slots.listing() == ()
    slots.save("old", session.saved())
    act(session, EndTurn())
    path = slots.save("new", session.saved())
    os.utime(path, (1.0, 1.0))
    new, old = slots.listing()
    assert (new.name, new.turn, new.turns, new.humans, new.seed) == ("new", 1, 4, ("IND",), 5)
    assert (old.name, old.turn, old.problem) == ("old", 0, "")
    assert new.written.startswith("19")  # the day on the file is shown, and decides nothing


@pytest.fixture
def older(tmp_path):
    """A folder with saves of rules 1."""
    return Slots(Path(shutil.copytree(SAVES, tmp_path / "older")))


def test_saves_of_other_rules_are_listed_with_what_they_were(older, session):
    older.save("new", session.saved())
    new, *old = older.listing()
    assert (new.name, new.rules, new.problem) == ("new", RULES, "")
    assert {slot.name for slot in old} == {"rome", "finished", "autosave"}
    for slot in old:
        assert (slot.rules, slot.title, slot.turns, slot.humans) == (1, "Two nations", 2, ("IND",))
        assert "played with rules 1" in slot.problem


def test_saves_of_other_rules_stay_as_they_are(older, session):
    before = sums(older.folder)
    with pytest.raises(Refusal, match="played with rules 1"):
        older.load("rome")
    for overwrite in (False, True):
        with pytest.raises(Refusal, match="rules 1 and is left as it is"):
            older.save("rome", session.saved(), overwrite)
    autosave = Autosave(older)
    with pytest.raises(Refusal, match="played with rules 1"):
        autosave.read_latest()
    autosave.write(session.saved())
    assert autosave.read_latest().scenario.name == "quick"
    after = sums(older.folder)
    assert {name: after[name] for name in before} == before
    assert len(after) == len(before) + 1


def test_games_of_other_rules_make_no_room_for_new_ones(older, session):
    data = (SAVES / "autosave.json").read_bytes()
    for place in range(2, KEPT + 2):
        (older.folder / f"autosave-{place}.json").write_bytes(data)
    before = sums(older.folder)
    for _ in range(KEPT + 1):
        Autosave(older).write(session.saved())
    after = sums(older.folder)
    assert {name: after[name] for name in before} == before
    assert len(after) == len(before) + KEPT


def test_replacing_must_be_asked_for(slots, session):
    slots.save("game", session.saved())
    before = (slots.folder / "game.json").read_bytes()
    act(session, EndTurn())
    for name in ("game", "GAME", " game "):
        with pytest.raises(Refusal, match="There is a save called 'game' already"):
            slots.save(name, session.saved())
    assert (slots.folder / "game.json").read_bytes() == before
    slots.save("Game", session.saved(), overwrite=True)
    assert names(slots.folder) == ["game.json"]
    assert len(slots.load("game").moves) == 1


@pytest.mark.parametrize(
    "name",
    ["", " ", ".", "..", "../up", "a/b", "a\\b", "/root", "x.json", "a\0b", "a\nb", "con", "LPT1",
     "autosave", "Autosave-2", "~", "C:", "x" * 41, "-x", "x?", "*", "\u0301", "a\u202e",
     "a\u2215b", *STRANGE.values()],
)  # fmt: skip
def test_names_that_could_do_harm_are_refused(slots, session, name):
    with pytest.raises(Refusal, match="A save cannot be called"):
        slots.save(name, session.saved())
    assert not slots.folder.exists()


@pytest.mark.parametrize("name", STRANGE.values())
def test_a_refusal_shows_a_name_harmlessly(slots, session, name):
    with pytest.raises(Refusal) as refusal:
        slots.save(name, session.saved())
    assert strange_mark(str(refusal.value)) is None


@pytest.mark.parametrize(
    "name", ["a", "Clase de 4º B", "été 2027", "第一局", "हिन्दी", "x" * 40, "a-b_c"]
)
def test_names_of_any_language(slots, session, name):
    slots.save(name, session.saved())
    assert slots.listing()[0].name == name
    assert slots.load(name).seed == 5


def test_two_spellings_of_one_name_are_one_slot(slots, session):
    slots.save("\u00e9t\u00e9", session.saved())
    with pytest.raises(Refusal, match="already"):
        slots.save("e\u0301te\u0301", session.saved())


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\xfe", b"null", b'{"kind": "other"}'])
def test_a_damaged_save_is_reported_and_left_in_place(slots, session, damage):
    slots.save("good", session.saved())
    bad = slots.folder / "bad.json"
    bad.write_bytes(damage)
    found = {slot.name: slot.problem for slot in slots.listing()}
    assert found["good"] == ""
    assert "bad.json" in found["bad"]
    assert "\n" not in found["bad"]
    with pytest.raises(Refusal, match=r"bad\.json"):
        slots.load("bad")
    with pytest.raises(Refusal, match="cannot be read and is left as it is"):
        slots.save("bad", session.saved(), overwrite=True)
    assert bad.read_bytes() == damage


def test_half_a_save_is_damaged(slots, session):
    path = slots.save("half", session.saved())
    path.write_bytes(path.read_bytes()[:-5000])
    assert "is damaged at line" in slots.listing()[0].problem


def test_what_is_no_save_is_not_listed(slots, session):
    slots.save("game", session.saved())
    (slots.folder / "notes.txt").write_text("x")
    (slots.folder / "folder.json").mkdir()
    (slots.folder / ".game.json.1.partial").write_text("x")
    assert [slot.name for slot in slots.listing()] == ["game"]


def test_a_link_does_not_lead_out(slots, session, tmp_path):
    """Writing replaces the link, never what it points to."""
    slots.save("other", session.saved())
    outside = tmp_path / "outside.json"
    outside.write_bytes((slots.folder / "other.json").read_bytes())
    before = outside.read_bytes()
    (slots.folder / "link.json").symlink_to(outside)
    act(session, EndTurn())
    slots.save("link", session.saved(), overwrite=True)
    assert outside.read_bytes() == before
    assert len(slots.load("link").moves) == 1


def test_delete(slots, session):
    slots.save("game", session.saved())
    slots.delete("game")
    for refused in (slots.delete, slots.load):
        with pytest.raises(Refusal, match="There is no save called 'game'"):
            refused("game")


def test_a_file_in_place_of_the_folder(tmp_path, session):
    (tmp_path / "saves").write_text("x")
    slots = Slots(tmp_path / "saves")
    with pytest.raises(Refusal, match="Saves cannot be kept in"):
        slots.save("game", session.saved())
    with pytest.raises(Refusal, match="Saves cannot be kept in"):
        slots.listing()
    assert (tmp_path / "saves").read_text() == "x"


def test_a_full_disk_leaves_the_old_save(slots, session, monkeypatch):
    path = slots.save("game", session.saved())
    before = path.read_bytes()

    def full(_handle):
        raise OSError(28, "No space left on device")

    act(session, EndTurn())
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Refusal, match="disk is full"):
        slots.save("game", session.saved(), overwrite=True)
    assert path.read_bytes() == before
    assert names(slots.folder) == ["game.json"]


def test_what_was_left_half_written_is_swept_in_time(slots, session):
    slots.save("game", session.saved())
    elsewhere = ".sixpillars.elsewhere-00000000.4711"
    old, new = (slots.folder / f"{elsewhere}.0000000{k}.partial" for k in (1, 2))
    for left in (old, new):
        left.write_text("x")
    os.utime(old, (1.0, 1.0))
    slots.save("more", session.saved())
    assert not old.exists()
    assert new.exists()


def test_where_saves_are_kept(monkeypatch, tmp_path):
    monkeypatch.setenv("SIXPILLARS_SAVES", str(tmp_path))
    assert default_folder() == tmp_path
    monkeypatch.delenv("SIXPILLARS_SAVES")
    assert default_folder().parts[-2:] == ("sixpillars", "saves")


def test_every_turn_is_saved_by_itself(slots):
    session = make_session(autosave=Autosave(slots))
    for turn in (1, 2):
        act(session, EndTurn())
        assert session.notice == ""
        saved = Autosave(slots).read_latest()
        assert len(saved.moves) == turn
        assert saved.hashes == session.diary.hashes
    assert names(slots.folder) == ["autosave.json"]


def test_a_turn_that_one_player_has_ended_is_saved(slots):
    session = make_session(("IND", "KEN"), autosave=Autosave(slots))
    act(session, SetBudget(0.001))
    assert act(session, EndTurn()) is Did.PASSED
    saved = Autosave(slots).read_latest()
    assert (saved.moves, saved.in_play.seat, saved.in_play.ended) == ([], "KEN", ["IND"])
    resumed = Session.resume(saved, world=WORLD)
    assert waiting(resumed) == "KEN"
    assert act(resumed, EndTurn()) is Did.PLAYED
    act(session, EndTurn())
    assert resumed.state_hash == session.state_hash


def test_a_game_that_is_gone_on_with_keeps_its_autosave(slots):
    act(make_session(autosave=Autosave(slots)), EndTurn())
    autosave = Autosave(slots)
    session = Session.resume(autosave.read_latest(), autosave=autosave, world=WORLD)
    act(session, EndTurn())
    assert names(slots.folder) == ["autosave.json"]
    assert len(Autosave(slots).read_latest().moves) == 2


def autosaves(slots):
    """Seed and turns of the autosaves, the newest first."""
    return [(slot.seed, slot.turn) for slot in slots.listing() if slot.place]


def test_the_games_played_last_are_kept(slots):
    for seed in range(KEPT + 2):
        act(make_session(seed=seed, autosave=Autosave(slots)), EndTurn())
    assert autosaves(slots) == [(seed, 1) for seed in range(KEPT + 1, 1, -1)]
    assert len(names(slots.folder)) == KEPT


def test_a_game_of_which_no_turn_was_played_makes_room_first(slots):
    for seed in range(KEPT):
        session = make_session(seed=seed, autosave=Autosave(slots))
        act(session, SetBudget(0.001))
        session.save() if seed == 2 else act(session, EndTurn())
    act(make_session(seed=9, autosave=Autosave(slots)), EndTurn())
    assert autosaves(slots) == [(9, 1), (4, 1), (3, 1), (1, 1), (0, 1)]


def test_two_windows_do_not_lose_each_others_game(slots):
    one, two = (make_session(seed=s, autosave=Autosave(slots)) for s in (1, 2))
    for session in (one, two, one):
        act(session, EndTurn())
    assert autosaves(slots) == [(1, 2), (2, 1)]
    for session in (one, two) * KEPT:  # however often they take turns
        act(session, SetBudget(0.0005 + 0.0002 * session.turn))
        session.save()
    assert autosaves(slots) == [(2, 1), (1, 2)]


def test_two_windows_with_one_game_write_two(slots):
    act(make_session(autosave=Autosave(slots)), EndTurn())
    both = [Autosave(slots) for _ in range(2)]
    sessions = [Session.resume(a.read_latest(), autosave=a, world=WORLD) for a in both]
    for session, budget in zip(sessions, (0.0005, 0.001), strict=True):
        act(session, SetBudget(budget))
        act(session, EndTurn())
    assert [slot.turn for slot in slots.listing()] == [2, 2]
    assert len(names(slots.folder)) == 2


def test_an_earlier_game_that_is_gone_on_with_keeps_its_file(slots):
    for seed in (1, 2):
        act(make_session(seed=seed, autosave=Autosave(slots)), EndTurn())
    autosave = Autosave(slots)
    session = Session.resume(autosave.load("autosave"), autosave=autosave, world=WORLD)
    act(session, EndTurn())
    assert autosaves(slots) == [(1, 2), (2, 1)]
    assert Autosave(slots).read_latest().seed == 1


def test_a_damaged_autosave_is_left_and_the_one_before_taken(slots):
    act(make_session(seed=1, autosave=Autosave(slots)), EndTurn())
    act(make_session(seed=2, autosave=Autosave(slots)), EndTurn())
    newest = Autosave(slots).path(2)
    newest.write_bytes(newest.read_bytes()[:900])
    damage = newest.read_bytes()
    assert Autosave(slots).read_latest().seed == 1
    for seed in range(3, 3 + KEPT):
        act(make_session(seed=seed, autosave=Autosave(slots)), EndTurn())
    assert newest.read_bytes() == damage
    assert [seed for seed, _ in autosaves(slots)] == [7, 6, 5, 4, 3]


def test_no_autosave_and_only_damaged_ones(slots):
    with pytest.raises(Refusal, match="There is no saved game to go on with"):
        Autosave(slots).read_latest()
    slots.folder.mkdir()
    Autosave(slots).path().write_bytes(b"{")
    with pytest.raises(Refusal, match="is damaged at line"):
        Autosave(slots).read_latest()


def test_a_folder_that_cannot_be_written_does_not_stop_the_game(tmp_path):
    (tmp_path / "saves").write_text("x")
    session = make_session(autosave=Autosave(Slots(tmp_path / "saves")))
    act(session, SetBudget(0.001))
    assert act(session, EndTurn()) is Did.PLAYED
    assert session.turn == 1
    assert session.notice.startswith("The game goes on, but it is not being saved: Saves cannot")
    (tmp_path / "saves").unlink()
    act(session, EndTurn())
    assert session.notice == ""
    assert len(Autosave(Slots(tmp_path / "saves")).read_latest().moves) == 2


@pytest.mark.skipif(os.name == "nt", reason="has no pipes in folders")
@pytest.mark.parametrize("name", ["game", "autosave", "autosave-3"])
@pytest.mark.parametrize("kind", ["folder", "pipe", "loop", "link to nowhere"])
def test_what_stands_in_the_place_of_a_save_is_left(kind, name, tmp_path, session):
    slots = Slots(tmp_path)
    path = tmp_path / f"{name}.json"
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to(path if kind == "loop" else tmp_path / "nowhere")
    assert slots.listing() == ()
    for overwrite in (False, True):
        if name == "game":
            with pytest.raises(Refusal, match="cannot be read and is left as it is; use another"):
                slots.save(name, session.saved(), overwrite)
    for seed in range(KEPT + 1):
        act(make_session(seed=seed, autosave=Autosave(slots)), EndTurn())
    assert os.path.lexists(path)
    assert not path.is_file()
    assert Autosave(slots).read_latest().seed == KEPT
    assert len(slots.listing()) == KEPT
