"""`sixpillars replay`: agreement, parting, and diaries of other sources."""

import json

import pytest

from sim.components import COMPONENT_NAMES
from ui.faces.terminal.cli import start


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

    (copied / "manifest.json").unlink()  # whose sum it no longer has
    assert start(["replay", changed(copied / "diary.json", change)]) == 0
    said = capsys.readouterr()
    assert "other rules" in said.err
    assert "agree" in said.out


def par(diary):
    values = dict.fromkeys(COMPONENT_NAMES, 0.5) | {"sovereignty": 1e-9}
    kind = {"unit": "share", "source": "estimate", "confidence": "derived"}
    diary["scenario"]["nations"]["USA"]["par"] = {
        "values": {name: [value] for name, value in values.items()}
    } | kind


def policy(diary):
    diary["policies"][0] = "x"


def title(diary):
    diary["scenario"]["title"] = "Another world"


@pytest.mark.parametrize("change", [par, policy, title])
@pytest.mark.parametrize(
    "words",
    [
        ["replay", "{diary}"],
        ["debrief", "{diary}", "--nation", "USA", "--out", "{out}"],
        ["batch", "--from-diary", "{diary}", "--replicates", "8", "--out", "{out}"],
        ["play", "--load", "{diary}"],
    ],
    ids=lambda words: words[0],
)
def test_what_states_do_not_show_is_held_against_the_manifest(
    change, words, copied, tmp_path, capsys, monkeypatch
):
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    diary, out = changed(copied / "diary.json", change), tmp_path / "out.html"
    assert start([word.format(diary=diary, out=out) for word in words]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert f"{diary} is damaged" in said.err
    assert not out.exists()


def test_a_diary_alone_may_have_been_changed(copied, tmp_path, capsys):
    diary = tmp_path / "diary.json"
    diary.write_bytes((copied / "diary.json").read_bytes())
    assert start(["replay", changed(diary, par)]) == 0
