"""A batch with invalid games is whole; its rows are marked, its manifest counts them."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from agents.world import World
from lab.batch import Batch, compute, make_plan, threads
from lab.cluster import processes
from lab.marked import census_of, fault_columns
from lab.slices import merge
from lab.validity import Census, census
from scenarios.load import load
from scenarios.pack import pack
from sim.validity import FAULT

GAMES = 20


@pytest.fixture(scope="module")
def absurd() -> World:
    """A world whose quarters are fifty years long."""
    world = pack(load("quick"))
    params = world.params.copy()
    params.step = 200.0
    return replace(world, params=params, name="absurd", sha256="absurd")


def manifest(folder: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads((folder / "manifest.json").read_text())
    return found


def test_rows_are_marked_and_counted_again_from_the_table() -> None:
    codes = ("USA", "CHN", "GBR")
    faults = np.zeros((4, FAULT))
    faults[1] = (7.0, 1.0, -3.0)
    faults[3] = (5.0, 2.0, np.inf)
    columns = fault_columns(faults, codes)
    assert columns["invalid_quarter"].tolist() == [0, 7, 0, 5]
    assert columns["invalid_figure"].to_list() == ["none", "gdp", "none", "gdp"]
    assert columns["invalid_nation"].to_list() == ["none", "CHN", "none", "GBR"]
    assert columns["invalid_value"].tolist() == [0.0, -3.0, 0.0, np.inf]
    assert census_of(pl.DataFrame(columns)) == census(faults, codes)
    assert census_of(pl.DataFrame(fault_columns(np.zeros((6, FAULT)), codes))) == Census(6)


@pytest.mark.compiled
@pytest.mark.parametrize("format", ["parquet", "csv"])
def test_an_invalid_batch_is_written_and_counted(absurd, tmp_path, format) -> None:
    plan = make_plan(absurd, replicates=GAMES, format=format)
    done = compute(plan, tmp_path / "out", threads())
    assert done.complete
    assert (done.census.games, done.census.invalid) == (GAMES, GAMES)
    assert (done.worlds().collect()["invalid_quarter"] > 0).all()
    assert (done.outcomes().collect()["invalid_quarter"] > 0).all()
    said = manifest(done.path)
    assert Census.read(GAMES, said) == done.census
    assert done.census.sentence() in done._repr_html_().replace("&#x27;", "'")
    again = compute(plan, tmp_path / "out", threads())  # nothing is left to play
    assert (again.computed, again.census) == (0, done.census)


@pytest.mark.compiled
def test_slices_and_backends_count_the_same(absurd, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("lab.layout.ROWS", 8 * len(absurd.codes))
    plan = make_plan(absurd, replicates=GAMES)
    whole = compute(plan, tmp_path / "whole", threads())
    parts: list[Batch] = [
        compute(plan, tmp_path / str(k), backend, (k, 2))
        for k, backend in enumerate((threads(), processes(1)))
    ]
    assert not any(part.complete for part in parts)
    assert parts[0].census + parts[1].census == whole.census
    merge([part.path for part in parts], tmp_path / "merged")
    assert manifest(tmp_path / "merged") == manifest(whole.path)


@pytest.mark.compiled
def test_a_valid_batch_counts_none(tmp_path) -> None:
    done = compute(make_plan("quick", replicates=8), tmp_path / "out", threads())
    assert done.census == Census(8)
    assert manifest(done.path)["invalid"] == 0
    assert "first_invalid" not in manifest(done.path)
    assert "<table" in done._repr_html_()
