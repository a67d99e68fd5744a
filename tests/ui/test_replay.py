"""`sixpillars replay`: agreement, parting, and diaries of other sources."""

import json

from ui.cli import start


def changed(path, change):
    diary = json.loads(path.read_text())
    change(diary)
    path.write_text(json.dumps(diary))
    return str(path)


def test_own_diary_agrees(written, capsys):
    assert start(["replay", str(written / "diary.json")]) == 0
    assert "All 12 quarters agree" in capsys.readouterr().out


def test_a_changed_hash_parts_there(copied, capsys):
    def change(diary):
        diary["hashes"][5] = "0" * 64

    assert start(["replay", changed(copied / "diary.json", change)]) == 1
    assert "in quarter 5" in capsys.readouterr().out


def test_a_changed_order_parts_in_its_turn(copied, capsys):
    def change(diary):
        diary["moves"][1][0]["visa"] = 0.123

    assert start(["replay", changed(copied / "diary.json", change)]) == 1
    assert "in quarter 5" in capsys.readouterr().out


def test_a_changed_start_parts_at_the_start(copied, capsys):
    def change(diary):
        diary["scenario"]["nations"]["USA"]["compute"]["value"] += 0.01

    assert start(["replay", changed(copied / "diary.json", change)]) == 1
    assert "at the start" in capsys.readouterr().out


def test_other_sources_are_told_and_played(copied, capsys):
    def change(diary):
        diary["source_digest"] = "ab" * 32

    assert start(["replay", changed(copied / "diary.json", change)]) == 0
    said = capsys.readouterr()
    assert "other rules" in said.err
    assert "agree" in said.out
