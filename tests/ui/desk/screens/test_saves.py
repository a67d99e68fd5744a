"""Saves: kept, replaced when confirmed, loaded, exported; damaged ones are shown and left alone."""

import os
import shutil

import pytest

from scenarios.diary_file import read
from tests.old_files import SAVES, sums
from tests.ui.desk.audit import everywhere, texts
from ui.desk.actions import Back
from ui.desk.question import Confirm, Refrain
from ui.desk.screens.saves import ExportSave, Save, WriteName
from ui.desk.screens.saving.slot_rows import Delete, Load, slot_title
from ui.play.session.autosave import Autosave
from ui.play.session.commands import EndTurn, SetBudget
from ui.play.session.slots import Slot

SIZE = (1280, 720)
DAMAGED = '{"kind": "sixpillars diary", "format'


@pytest.fixture
def desk(desk_with):
    made = desk_with(turns=1)
    settle(made, "saves")
    yield made
    made.crew.close()


def settle(desk, screen=""):
    if screen:
        desk.go(screen, "save")
    desk.crew.wait()
    desk.crew.collect()


def save(desk, name):
    desk.do(WriteName(name))
    desk.do(Save())
    settle(desk)


def words(desk):
    return " ".join(line for text in texts(desk.scene(SIZE)) for line in text.lines)


def test_a_save_is_there_and_can_be_gone_on_with(desk):
    played = desk.sitting.session.state_hash
    save(desk, "Monday")
    assert "Monday" in desk.notice
    desk.notice = ""
    assert [slot.name for slot in desk.screen.listing] == ["Monday"]
    desk.sitting.do(EndTurn())
    desk.do(Load("Monday"))
    settle(desk)
    assert desk.screen.name == "world"
    assert desk.sitting.session.state_hash == played


def test_replacing_is_asked_for_first(desk):
    save(desk, "Monday")
    before = (desk.saves / "Monday.json").read_bytes()
    desk.notice = ""
    desk.sitting.do(EndTurn())
    save(desk, "monday")
    assert "monday" in desk.question.words
    assert (desk.saves / "Monday.json").read_bytes() == before
    desk.do(Refrain())
    assert desk.question is None
    save(desk, "Monday")
    desk.do(Confirm())
    settle(desk)
    assert (desk.saves / "Monday.json").read_bytes() != before
    assert len(list(desk.saves.glob("*.json"))) == 1


def test_removing_is_asked_for_first(desk):
    save(desk, "Monday")
    desk.notice = ""
    desk.do(Delete("Monday"))
    assert desk.scene(SIZE).control("question.yes")
    desk.do(Back())
    assert desk.screen.name == "saves"
    assert (desk.saves / "Monday.json").exists()
    desk.do(Delete("Monday"))
    desk.do(Confirm())
    settle(desk)
    assert desk.screen.listing == ()


def test_a_damaged_save_is_shown_and_left_alone(desk):
    desk.saves.mkdir(parents=True)
    broken = desk.saves / "Tuesday.json"
    broken.write_text(DAMAGED)
    save(desk, "Monday")
    desk.notice = ""
    assert "Tuesday" in words(desk)
    names = [control.name for control in desk.scene(SIZE).usable]
    assert "load.Monday" in names
    assert not {"load.Tuesday", "delete.Tuesday"} & set(names)
    save(desk, "Tuesday")
    assert desk.notice
    assert broken.read_text() == DAMAGED


def test_a_save_of_other_rules_is_listed_and_left_alone(desk):
    desk.saves.mkdir(parents=True)
    file = desk.saves / "rome.json"
    shutil.copy(SAVES / "rome.json", file)
    before = sums(desk.saves)
    settle(desk, "saves")
    told = words(desk)
    assert "Played with rules 1" in told
    assert "Two nations; turn 2 of 2; India" in told
    names = [control.name for control in desk.scene(SIZE).usable]
    assert not {"load.rome", "delete.rome"} & set(names)
    desk.do(Load("rome"))
    settle(desk)
    assert "rules 1" in desk.notice
    save(desk, "rome")
    assert "left as it is" in desk.notice
    assert sums(desk.saves) == before


@pytest.mark.parametrize("name", ["", "../outside", "autosave", "x" * 41, "a/b", "nul"])
def test_a_name_that_cannot_be_is_said(desk, name):
    save(desk, name)
    assert desk.notice
    assert not list(desk.saves.parent.rglob("*.json"))


def test_autosaves_are_listed_and_cannot_be_removed(desk):
    Autosave(desk.slots).write(desk.sitting.session.saved())
    settle(desk, "saves")
    names = [control.name for control in desk.scene(SIZE).usable]
    assert "load.autosave" in names
    assert "delete.autosave" not in names
    titles = [slot_title(Slot("autosave", place=place)) for place in range(5)]
    assert titles[0] == "autosave"
    assert len(set(titles)) == 5


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_closed_folder_is_a_sentence(desk):
    desk.saves.parent.chmod(0o500)
    save(desk, "Monday")
    desk.saves.parent.chmod(0o700)
    assert str(desk.saves) in desk.notice


def test_an_unwritable_folder_loses_nothing(desk):
    """A file stands where the folder should be: nothing can be written, whoever asks."""
    desk.saves.write_text("in the way")
    desk.sitting.do(SetBudget(0.002))
    before = desk.sitting.session.state_hash, desk.sitting.draft
    save(desk, "Monday")
    assert str(desk.saves) in desk.notice
    assert (desk.sitting.session.state_hash, desk.sitting.draft) == before
    assert desk.saves.read_text() == "in the way"
    desk.notice = ""
    settle(desk, "saves")
    assert desk.screen.trouble
    assert str(desk.saves) in words(desk).replace(" ", "") or desk.screen.trouble in words(desk)


def test_the_game_goes_on_when_it_cannot_be_saved_by_itself(desk_with):
    desk = desk_with()
    desk.sitting.session.autosave = Autosave(desk.slots)
    desk.saves.parent.mkdir(parents=True, exist_ok=True)
    desk.saves.write_text("in the way")
    desk.go("world")
    desk.do(EndTurn())
    settle(desk)
    assert desk.sitting.session.turn == 1
    assert str(desk.saves) in desk.notice
    desk.crew.close()


def test_an_exported_diary_is_the_game(desk, tmp_path, monkeypatch):
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    for _ in range(2):
        desk.do(ExportSave())
    found = sorted(here.glob("*.json"))
    assert len(found) == 2  # the first is not replaced
    assert read(found[0]) == desk.sitting.session.saved()
    assert "sixpillars replay" in desk.notice


def test_an_export_goes_beside_the_saves_when_it_must(desk, tmp_path, monkeypatch):
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    desk.do(ExportSave())
    assert len(list(desk.saves.parent.glob("sixpillars-*.json"))) == 1


def test_nothing_is_cut_or_overlaps(desk):
    desk.saves.mkdir(parents=True)
    (desk.saves / "Tuesday.json").write_text(DAMAGED)
    save(desk, "W" * 40)
    desk.notice = ""
    for where, found in everywhere(desk):
        assert not found, where
    desk.do(Delete("W" * 40))
    for where, found in everywhere(desk):
        assert not found, where


def test_a_long_sentence_with_a_path_fits_into_a_notice(desk):
    desk.tell("It is in /" + "very-long-folder" * 12)
    for where, found in everywhere(desk):
        assert not found, where
