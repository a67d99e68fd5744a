"""`sixpillars scenarios par` and `migrate`: what they write, and what they leave alone."""

import shutil
import tomllib
from pathlib import Path

import pytest

from lab.par import measure_par
from scenarios.checks import SCORES
from scenarios.load import LIBRARY, load, load_file
from scenarios.pack import pack
from scenarios.par_text import EARLIER, HEADING, kept, without
from scenarios.parse import parse
from tests.ui.conftest import HOUSE
from ui.faces.terminal.cli import start
from ui.play.words import DEFAULT, LANGUAGES, speak, words

OLD = HOUSE / "tests" / "scenarios" / "old" / "library"
MINE = """extends = "quick"
name = "mine"
title = "Mine"
roster = ["USA", "CHN", "KEN"]
turns = 1
"""
GAMES = ["--games", "2", "--seed", "3"]


@pytest.fixture
def mine(tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text(MINE)
    return file


def told(capsys):
    captured = capsys.readouterr()
    return captured.out + captured.err


def test_par_is_written_at_the_end_of_the_file(mine, capsys):
    assert start(["scenarios", "par", str(mine), *GAMES]) == 0
    assert "2 games each of 1, 2, 3 and 4 turns" in told(capsys)
    text = mine.read_text()
    assert text.startswith(MINE)
    assert without(text) == MINE
    scenario = load_file(mine)
    measured = measure_par(pack(load_file(mine)), games=2, seed=3)
    for i, code in enumerate(scenario.roster):
        par = scenario.nations[code].par
        assert par.turns == list(measured.turns)
        assert par.note == "2 games with seed 3"
        found = [par.at(turns) for turns in par.turns]
        for k, name in enumerate(SCORES):
            wanted = measured.par[:, i, k]
            assert [one[name] for one in found] == pytest.approx(wanted, abs=6e-5)
    assert [path.name for path in mine.parent.iterdir()] == ["mine.toml"]


def test_measured_again_it_takes_the_place_of_the_old(mine, capsys):
    assert start(["scenarios", "par", str(mine), *GAMES]) == 0
    first = mine.read_bytes()
    assert start(["scenarios", "par", str(mine), *GAMES]) == 0
    assert mine.read_bytes() == first
    assert start(["scenarios", "par", str(mine), "--games", "2", "--seed", "4"]) == 0
    assert without(mine.read_text()) == MINE
    assert mine.read_text().count(HEADING) == 1
    assert mine.read_bytes() != first


def test_a_block_of_before_is_known_by_its_heading():
    text = f"name = 1\n\n{EARLIER[0]}\n\n[nations.USA.par]\n"
    assert without(text) == "name = 1\n"
    assert kept(text).startswith(f"\n{EARLIER[0]}")
    assert kept("name = 1\n") == ""


def test_with_out_the_file_itself_stays(mine, tmp_path, capsys):
    new = tmp_path / "new.toml"
    assert start(["scenarios", "par", str(mine), *GAMES, "--out", str(new)]) == 0
    assert mine.read_text() == MINE
    assert load_file(new).nations["KEN"].par
    before = new.read_bytes()
    assert start(["scenarios", "par", str(mine), *GAMES, "--out", str(new)]) == 2
    assert "is there already" in told(capsys)
    assert new.read_bytes() == before
    again = ["scenarios", "par", str(mine), *GAMES, "--out", str(new), "--force"]
    assert start(again) == 0
    assert start(["scenarios", "par", str(mine), *GAMES, "--out", str(mine), "--force"]) == 2
    assert mine.read_text() == MINE


def test_a_scenario_of_the_library_needs_out(capsys):
    before = (LIBRARY / "quick.toml").read_bytes()
    assert start(["scenarios", "par", "quick", *GAMES]) == 2
    assert "--out NEW" in told(capsys)
    assert (LIBRARY / "quick.toml").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nowhere.toml"], "nowhere.toml"),
        (["no-such"], "the library has no scenario"),
        (["quick", "--games", "1"], "--games"),
        (["quick", "--seed", "-1"], "--seed"),
        (["quick", "--out", "no/folder/new.toml"], "no/folder"),
    ],
)
def test_what_cannot_be_is_said_at_once(arguments, words, capsys):
    assert start(["scenarios", "par", *arguments]) == 2
    assert words in told(capsys)


def test_par_that_somebody_has_written_is_not_written_over(mine, capsys):
    values = "{" + ", ".join(f"{name} = 0.5" for name in SCORES) + "}"
    own = f'\n[nations.KEN.par]\nvalues = {values}\nunit = "share"\nsource = "estimate"\n'
    mine.write_text(MINE + own + 'confidence = "estimate"\n')
    before = mine.read_bytes()
    assert start(["scenarios", "par", str(mine), *GAMES]) == 2
    assert "delete them there" in told(capsys)
    assert mine.read_bytes() == before


def test_show_says_whether_there_is_par(mine, capsys):
    mine.write_text(MINE)
    assert start(["scenarios", "par", str(mine), *GAMES]) == 0
    told(capsys)
    assert start(["scenarios", "show", str(mine)]) == 0
    assert "Par is measured for games of 1, 2, 3, 4 turns" in " ".join(told(capsys).split())
    bare = tomllib.loads((LIBRARY / "quick.toml").read_text())
    if any("par" in nation for nation in bare["nations"].values()):
        mine.write_text(without((LIBRARY / "quick.toml").read_text()))
    else:
        mine.write_text(MINE)
    assert start(["scenarios", "show", str(mine)]) == 0
    said = " ".join(told(capsys).split())
    assert "judged against 0.5 in steps of 0.1" in said
    assert "sixpillars scenarios par" in said


# ---- migrate -------------------------------------------------------------------------------------


@pytest.fixture
def old(tmp_path):
    return Path(shutil.copy(OLD / "fortress.toml", tmp_path / "fortress.toml"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_change_has_a_line(old, tmp_path, capsys, language):
    before = old.read_bytes()
    speak(language)
    try:
        assert start(["scenarios", "migrate", str(old), "--out", str(tmp_path / "new.toml")]) == 0
    finally:
        speak(DEFAULT)
    lines = capsys.readouterr().out.strip().split("\n")
    assert len(lines) == 9
    assert "economy.coercion_cost" in lines[4]
    assert "pressure.coercion" in lines[4]
    assert "8" in lines[-1]
    assert old.read_bytes() == before
    assert load_file(tmp_path / "new.toml").name == "fortress"


def test_the_file_itself_and_what_is_there_are_left_alone(old, tmp_path, capsys):
    before = old.read_bytes()
    assert start(["scenarios", "migrate", str(old)]) == 2
    assert "--out NEW" in told(capsys)
    assert start(["scenarios", "migrate", str(old), "--out", str(old), "--force"]) == 2
    assert "stays as it is" in told(capsys)
    new = tmp_path / "new.toml"
    new.write_text("mine")
    assert start(["scenarios", "migrate", str(old), "--out", str(new)]) == 2
    assert "is there already" in told(capsys)
    assert new.read_text() == "mine"
    assert start(["scenarios", "migrate", str(old), "--out", str(new), "--force"]) == 0
    assert new.read_text() != "mine"
    assert old.read_bytes() == before


def test_what_is_of_these_rules_already_is_said(tmp_path, capsys):
    new = tmp_path / "new.toml"
    file = LIBRARY / "quick.toml"
    assert start(["scenarios", "migrate", str(file), "--out", str(new)]) == 2
    assert "is of rules 2 already" in told(capsys)
    assert not new.exists()


def test_a_file_of_rules_1_is_sent_here(old, capsys):
    assert start(["scenarios", "check", str(old)]) == 2
    assert "sixpillars scenarios migrate FILE --out NEW" in told(capsys)


def test_every_reason_is_said():
    reasons = {*parse(HOUSE / "scenarios" / "rules_1.toml", "rules_1.toml")["gone"], "dated"}
    texts = words(DEFAULT)
    said = {key.removeprefix("migrate.reason.for_") for key in texts if "reason.for_" in key}
    assert said == reasons


def test_the_library_is_not_measured_for_what_extends_it():
    """A what-if is judged by the par of what it extends, so that both can be compared."""
    par = load("default").nations["USA"].par
    for name in ("chip-embargo", "talent-pact", "strait-crisis"):
        assert load(name).nations["USA"].par == par
