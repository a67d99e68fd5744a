"""A game whose numbers come to mean nothing ends in one sentence, wherever it is played."""

import json
from pathlib import Path

import pytest

from lab.words import speak
from scenarios.load import load
from tests.playing import act
from ui.faces.terminal.cli import start
from ui.play.debrief.line import Lines
from ui.play.refusal import Refusal
from ui.play.session.commands import EndTurn
from ui.play.session.session import Session
from ui.play.words import LANGUAGES
from ui.play.words import speak as speak_ui

HASTE = """
extends = "quick"
name = "haste"
title = "Haste"
ticks_per_turn = 20
turns = 40

[nations.CHN]
growth = {value = 0.05, unit = "1/quarter", source = "what-if", confidence = "estimate", note = "t"}
"""
"""China's trend doubles every fourteen quarters, a hundred years long."""
FOUND = "gdp of CHN is 1"


@pytest.fixture
def haste(tmp_path: Path) -> str:
    file = tmp_path / "haste.toml"
    file.write_text(HASTE)
    return str(file)


def test_a_run_is_refused_and_writes_nothing(haste, tmp_path, capsys) -> None:
    out = tmp_path / "out"
    assert start(["run", haste, "--out", str(out)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert FOUND in said.err
    assert "$bn/yr after quarter" in said.err
    assert "must be from 1e-09 to 1e+12" in said.err
    assert not out.exists()


def test_as_json_there_is_no_ranking_either(haste, capsys) -> None:
    assert start(["run", haste, "--json"]) == 2
    assert capsys.readouterr().out == ""


def test_a_shorter_game_of_the_same_world_is_valid(haste, capsys) -> None:
    assert start(["run", haste, "--turns", "3", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["nations"]


def played(haste: str) -> Session:
    session = Session.new(load(haste), ["IND"])
    with pytest.raises(Refusal, match="CHN"):
        play_on(session)
    return session


def play_on(session: Session) -> None:
    while not session.over:
        act(session, EndTurn())


def test_a_turn_that_leads_nowhere_is_taken_back(haste) -> None:
    session = played(haste)
    turn, state = session.turn, session.state_hash
    assert 0 < turn < session.game.turns
    assert session.game.board.fault is None
    assert len(session.diary.moves) == turn
    with pytest.raises(Refusal, match=r"taken back.*gdp of CHN"):
        act(session, EndTurn())
    assert (session.turn, session.state_hash) == (turn, state)


def test_what_is_left_of_it_can_be_saved_and_opened(haste) -> None:
    session = played(haste)
    again = Session.resume(session.saved())
    assert again.state_hash == session.state_hash
    assert again.results().tables.outcomes.height == len(session.game.world.codes)
    assert Lines(again.game, 0).turns == session.turn


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_said_in_every_language(language, haste) -> None:
    speak_ui(language)
    try:
        played(haste)
    finally:
        speak_ui("en")
        speak("en")


def test_a_batch_of_it_is_written_and_says_so(haste, tmp_path, capsys) -> None:
    out = tmp_path / "many"
    command = ["batch", haste, "--replicates", "8", "--turns", "20", "--out", str(out)]
    for _ in range(2):  # the second time it is there already
        assert start(command) == 3
        said = capsys.readouterr().err
        assert "8 of 8 games came to numbers that mean nothing" in said
        assert FOUND in said
        assert "invalid_quarter" in said
    manifest = json.loads((out / "manifest.json").read_text())
    assert (manifest["complete"], manifest["invalid"]) == (True, 8)
    assert manifest["first_invalid"]["nation"] == "CHN"
    assert start(["batch", "merge", str(out), "--out", str(tmp_path / "merged")]) == 3
    assert "8 of 8 games" in capsys.readouterr().err


def test_questions_say_so_in_one_sentence(haste, capsys) -> None:
    command = ["compare", haste, "quick", "--replicates", "8", "--turns", "20"]
    assert start(command) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "8 of 16 games came to numbers that mean nothing" in said.err
    assert "no answer is drawn from such games" in said.err
