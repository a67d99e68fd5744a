"""The page of tables lists the columns that a run writes, each with its type and its unit."""

import re
from pathlib import Path

import polars as pl
import pytest

from agents.race import Race
from lab.columns import COLUMNS, column
from scenarios.load import load
from scenarios.pack import pack
from tools.tables_page import PAGE, TYPES, page
from ui.play.recording import Recorder
from ui.play.tables import Tables, make_tables

ROW = re.compile(r"^\| (`[^|]+`) \| ([^|]+) \| ([^|]+) \| [^|]+ \|$", re.MULTILINE)


@pytest.fixture(scope="module")
def listed() -> dict[str, tuple[str, str]]:
    """Name → type and unit, as the page has them."""
    found = {}
    for names, kind, unit in ROW.findall(PAGE.read_text(encoding="utf-8")):
        for name in re.findall(r"`([^`]+)`", names):
            assert name not in found, f"{name} stands twice on the page"
            found[name] = (kind.strip(), unit.strip())
    return found


@pytest.fixture(scope="module")
def tables() -> Tables:
    """Those of a run of one turn."""
    world = pack(load("quick"))
    race = Race(world, seed=3, turns=1, collect=False)
    recorder = Recorder(race.board, world.policies, 1)
    race.play(recorder)
    return make_tables(recorder, world, race.board.outcome())


def test_the_page_is_what_the_declaration_makes_of_it() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert page(text) == text, "python -m tools.tables_page writes it anew"


def test_the_page_lists_every_declared_column_and_no_other(listed) -> None:
    wanted = {name: (TYPES[one.kind.__name__], one.unit) for name, one in COLUMNS.items()}
    assert listed == wanted


@pytest.mark.parametrize("name", Tables.__dataclass_fields__)
def test_columns_of_a_run_are_on_the_page(name, tables, listed) -> None:
    frame: pl.DataFrame = getattr(tables, name)
    assert len(frame)
    assert frame.columns
    for one in frame.columns:
        assert one in listed, one
        assert frame.schema[one] == column(one).kind, one


def test_usage_names_columns_that_a_run_has(tables) -> None:
    """What docs/usage.md says of a table, the table has."""
    usage = (Path(PAGE).parent / "usage.md").read_text(encoding="utf-8")
    for table in ("trajectory", "relations", "outcomes", "world", "causes"):
        told = re.search(rf"^\*\*`{table}\.parquet`\*\* has (.*?)(?:\n\n|\Z)", usage, re.M | re.S)
        assert told, table
        frame: pl.DataFrame = getattr(tables, table)
        for name in re.findall(r"`(\w+)`", told[1]):
            assert any(one.startswith(name) for one in frame.columns), f"{table}: {name}"
