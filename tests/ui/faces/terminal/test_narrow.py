"""Tables on the terminal cut no name and no figure, and leave no column out."""

import re

import pytest

from policies.menu import NAMES
from scenarios.load import load
from ui.faces.terminal.cli import start
from ui.faces.terminal.terminal import narrow_table, terminal

LONG = "The United Kingdom of Great Britain and Northern Ireland and its territories overseas"
MINE = f'extends = "quick"\nname = "mine"\n[nations.GBR]\nname = "{LONG}"\n'


def squeezed(text):
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("width", [80, 100, 200])
def test_a_long_name_of_a_nation_cuts_nothing_else(width, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("COLUMNS", str(width))
    file = tmp_path / "mine.toml"
    file.write_text(MINE)
    assert start(["scenarios", "show", str(file)]) == 0
    said = capsys.readouterr().out
    scenario = load(str(file))
    for code in scenario.roster:
        nation = scenario.nations[code]
        row = next(line.split() for line in said.splitlines() if line.split()[:1] == [code])
        assert nation.policy in row
        for name in ("gdp", "compute", "talent"):
            assert f"{getattr(nation, name).value:,.6g}" in row
    assert "…" not in said.split("Data:")[0]
    for word in LONG.split():
        assert word in said


@pytest.mark.parametrize("width", [60, 80])
@pytest.mark.parametrize("command", [["scenarios", "list"], ["policies", "list"]])
def test_names_to_type_stand_whole(command, width, monkeypatch, capsys):
    monkeypatch.setenv("COLUMNS", str(width))
    assert start(command) == 0
    said = capsys.readouterr().out
    wanted = NAMES if command[0] == "policies" else ("quick", "compute-treaty", "hindcast-2018")
    for name in wanted:
        assert re.search(rf"(?m)^\s*{name}\s", said)


@pytest.mark.parametrize("width", [20, 30, 46])
def test_where_there_is_no_room_at_all_every_letter_is_there(width, capsys):
    table = narrow_table("code nation policy", "gdp compute")
    table.row("GBR", "United Kingdom", "selective-trade", "3,452.12", "1,234.5")
    console = terminal()
    console.width = width
    console.print(table)
    said = capsys.readouterr().out
    assert "…" not in said
    letters = sorted(squeezed("GBRUnitedKingdomselective-trade3,452.121,234.5"))
    found = sorted(squeezed(said))
    for letter in set(letters):
        assert found.count(letter) >= letters.count(letter)
