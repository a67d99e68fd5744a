"""Rows of invalid games, in tables: what marks them, and the census that is read from them."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import polars as pl

from lab.columns import words
from lab.measures import WORLD
from lab.validity import Census, First
from sim.sheet import Array
from sim.validity import bounds_of, finding, named_figures, unit_of

NOTHING = "none"
"""Of a valid game; pandas and R would take an empty cell of a CSV file for a missing value."""


def fault_columns(faults: Array, codes: Sequence[str]) -> dict[str, Any]:
    """Columns of a table with a row for each game: since when it is invalid, and by which number.

    `faults` are [R, FAULT]; see sim.validity.
    """
    told = [(NOTHING, NOTHING)]
    places = np.zeros(len(faults), dtype=np.int64)
    for row in np.flatnonzero(faults[:, 0] > 0.0):
        found = finding(faults[row], len(codes))
        assert found is not None
        first = First.of(found, codes)
        mark = first.figure, first.nation or WORLD
        if mark not in told:
            told.append(mark)
        places[row] = told.index(mark)
    return {
        "invalid_quarter": np.ascontiguousarray(faults[:, 0]),
        "invalid_figure": words(places, [figure for figure, _ in told]),
        "invalid_nation": words(places, [nation for _, nation in told]),
        "invalid_value": np.ascontiguousarray(faults[:, 2]),
    }


def census_of(worlds: pl.DataFrame) -> Census:
    """The census of games by a table with a row for each, marked by `fault_columns`."""
    invalid = worlds.filter(pl.col("invalid_quarter") > 0)
    if invalid.is_empty():
        return Census(worlds.height)
    row = invalid.sort("invalid_quarter", maintain_order=True).row(0, named=True)
    field = dict(named_figures())[row["invalid_figure"]]
    low, high = bounds_of(field)
    first = First(
        quarter=row["invalid_quarter"],
        figure=row["invalid_figure"],
        nation="" if row["invalid_nation"] == WORLD else row["invalid_nation"],
        value=f"{row['invalid_value']:.4g}",
        unit=unit_of(row["invalid_figure"], field),
        low=low,
        high=high,
    )
    return Census(worlds.height, invalid.height, first)
