"""Tables on the terminal cut no name and no figure, and leave no column out."""

import re

import pytest

from policies.menu import NAMES
from scenarios.load import load
from sim.components import COMPONENT_NAMES
from ui.faces.terminal.cli import start
from ui.faces.terminal.terminal import narrow_table, terminal
from ui.play.encyclopedia.pages import pages, read_page

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


@pytest.mark.parametrize("width", [40, 60, 72, 80, 110])
def test_a_table_is_as_wide_as_what_it_holds(width, capsys):
    heads = [f"{name}_short" for name in COMPONENT_NAMES]
    table = narrow_table("rank nation policy", " ".join(["score", "world", *heads]))
    for policy in NAMES:
        table.row("1", "USA", policy, "53.8", "39.8", *(["100 %"] * len(heads)))
    console = terminal()
    console.width = width
    console.print(table)
    said = capsys.readouterr().out
    assert max(map(len, said.splitlines())) <= width
    assert said.count("100 %") == len(heads) * len(NAMES)
    for policy in NAMES:
        assert re.search(rf"(?m)^ 1 +USA +{policy}  ? *53.8", said), policy
    if width >= 80:
        assert len(said.strip().splitlines()) == 2 + len(NAMES)  # head, rule, rows


@pytest.mark.parametrize("width", [60, 80])
@pytest.mark.parametrize("rule", pages())
def test_no_parameter_of_a_page_is_cut(rule, width, monkeypatch, capsys):
    monkeypatch.setenv("COLUMNS", str(width))
    assert start(["explain", rule]) == 0
    said = capsys.readouterr().out
    for row in read_page(rule).parameters:
        assert re.search(rf"(?m)^ {re.escape(row.name)}\s", said), row.name
    assert "…" not in said.replace(" … ", "")


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
