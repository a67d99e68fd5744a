"""A shock that no rule writes: its date is kept, and what is left of it runs down."""

import polars as pl
import pytest

from tests.extending.conftest import EXAMPLE, command

QUIET = EXAMPLE.parent / "quiet"
QUARTERS = 8


@pytest.fixture(scope="module")
def hushed(tmp_path_factory):
    out = tmp_path_factory.mktemp("hushed") / "out"
    done = command("run", "hushed", "--out", out, "--with", QUIET)
    assert done.returncode == 0, done.stderr
    return out


@pytest.mark.parametrize(
    ("shock", "nation", "left"),
    [("blackout", "USA", [3.0, 2.0, 1.0]), ("strike", "CHN", [0.0, 0.0, 2.0, 1.0])],
)
def test_what_is_left_of_a_shock_runs_down(hushed, shock, nation, left):
    table = pl.read_parquet(hushed / "trajectory.parquet")
    told = table.filter(pl.col("nation") == nation)[shock].to_list()
    assert told == left + [0.0] * (QUARTERS - len(left))
    assert table.filter(pl.col("nation") != nation)[shock].sum() == 0.0


def test_what_one_does_to_another_stands_with_whom_it_hits(hushed):
    table = pl.read_parquet(hushed / "relations.parquet")
    assert table.columns.index("blockade") == table.columns.index("cut_off") + 1
    hit = (pl.col("nation") == "CHN") & (pl.col("partner") == "USA")
    assert table.filter(hit)["blockade"].to_list() == [0.0, 4.0, 3.0, 2.0, 1.0, 0.0, 0.0, 0.0]
    assert table.filter(~hit)["blockade"].sum() == 0.0
