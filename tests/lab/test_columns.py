"""The declaration of columns: one name, one type, one unit."""

import re

import polars as pl
import pytest

from agents.record import OF_NATION, OF_WORLD
from lab.columns import COLUMNS, column, schema, table, table_of
from lab.ema import WORLD_OUTCOMES
from sim.outcome import Outcome

KINDS = {pl.Int64, pl.Float64, pl.Boolean, pl.String}


def test_there_are_four_types():
    assert {one.kind for one in COLUMNS.values()} == KINDS


@pytest.mark.parametrize("name", COLUMNS)
def test_a_column_says_what_it_is(name):
    assert re.fullmatch(r"[a-z][a-z0-9_]*", name)
    assert COLUMNS[name].unit
    assert COLUMNS[name].meaning


def test_no_name_is_a_word_of_sql():
    duckdb = pytest.importorskip("duckdb")
    reserved = duckdb.sql(
        "SELECT keyword_name FROM duckdb_keywords() WHERE keyword_category = 'reserved'"
    ).fetchall()
    assert not COLUMNS.keys() & {word for (word,) in reserved}


def test_outcomes_are_called_alike_wherever_they_are_asked_for():
    assert set(Outcome.fields) <= set(COLUMNS)
    assert set(WORLD_OUTCOMES) <= set(COLUMNS)
    assert set(OF_NATION) | set(OF_WORLD) <= set(COLUMNS)  # of Mesa's DataCollector


def test_figures_that_vary_are_numbers():
    assert column("params.talent.mobility").kind is pl.Float64
    assert column("pairs.trust.USA.CHN").kind is pl.Float64


@pytest.mark.parametrize("name", ["", "gpd", "params", "params.", "weights.USA.gdp"])
def test_a_name_that_is_not_declared(name):
    with pytest.raises(KeyError):
        column(name)
    with pytest.raises(KeyError):
        table({name: [1.0]})


def test_a_table_without_rows_has_its_types():
    names = ("equilibrium", "policy", "share", "clear")
    assert table_of([], names).schema == schema(names)
