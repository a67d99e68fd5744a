"""`sixpillars run` and `demo`: what they print and what they write."""

import json
import os
from dataclasses import fields
from pathlib import Path

import polars as pl
import pytest

from sim.causes import CAUSES
from sim.stocks import Stocks
from tests.files.killer import killed_at_every_call
from tests.ui.conftest import GAME
from ui.faces.terminal.cli import start
from ui.faces.terminal.files import read_results, run_manifest
from ui.play.saving import FILES, TABLES
from ui.play.tables import Tables

WRITTEN = [name for name in FILES if not name.endswith(".csv")]
ASKED = {
    *("gdp", "compute", "compute_usable", "energy", "fab", "talent", "algorithms", "capability"),
    *("adoption", "ai_access", "lag", "income", "sovereignty", "public_trust", "approval"),
    *("unemployment", "misinformation", "incidents", "chips_bought", "net_exports"),
    *("pillar_infrastructure", "pillar_workforce", "pillar_research", "pillar_governance"),
    *("pillar_industry", "pillar_cooperation", "budget", "spend_infrastructure"),
    *("spend_workforce", "spend_research", "spend_governance", "spend_industry"),
    *("spend_cooperation", "sector_adoption_energy", "programme_fabs", "students_1"),
    *("visa", "strictness", "localisation", "diversification", "contribution", "procurement"),
    *("safety", "budget_share"),
}


def test_every_file_is_written(written):
    assert sorted(path.name for path in written.iterdir()) == sorted(WRITTEN)
    assert {table.name for table in fields(Tables)} == set(TABLES)


def test_manifest(written):
    manifest = json.loads((written / "manifest.json").read_text())
    assert manifest["turns"] == 3
    assert manifest["ticks"] == 12
    assert manifest["seed"] == 5
    assert manifest["policies"]["CHN"] == "grudger"
    assert len(manifest["state_hashes"]) == 13
    assert manifest["state_hash"] == manifest["state_hashes"][-1]
    assert {"version", "source_digest", "python", "numpy", "numba"} <= set(manifest)
    assert len(manifest["scenario"]["sha256"]) == 64


def test_trajectory_has_a_row_per_tick_and_nation(written):
    frame = pl.read_parquet(written / "trajectory.parquet")
    assert frame.height == 12 * 8
    assert frame["tick"].unique().sort().to_list() == list(range(1, 13))
    assert set(frame.columns) >= ASKED
    assert frame.columns[:4] == ["tick", "year", "nation", "policy"]
    assert frame.null_count().sum_horizontal().item() == 0


def test_trajectory_has_every_stock_of_a_nation(written):
    columns = pl.read_parquet(written / "start.parquet").columns
    for name, field in Stocks.fields.items():
        if field.axes[0] == "nations" and "nations" not in field.axes[1:]:
            assert any(c == name or c.startswith(f"{name}_") for c in columns), name


def test_spending_adds_up_to_the_programmes(written):
    frame = pl.read_parquet(written / "trajectory.parquet")
    by_pillar = frame.select(
        pl.sum_horizontal("spend_stem_education", "spend_reskilling") - pl.col("spend_workforce")
    )
    assert by_pillar.to_series().abs().max() < 1e-12


def test_relations(written):
    frame = pl.read_parquet(written / "relations.parquet")
    assert frame.height == 12 * 8 * 7
    wanted = [
        "stance",
        "trust",
        "supplier_share",
        "chips",
        "people",
        "machines",
        "control",
        "service_trade",
        "pacts",
        "cut_off",
    ]
    assert {"tick", "nation", "partner", *wanted, "joint_research"} <= set(frame.columns)
    assert frame.filter(pl.col("nation") == pl.col("partner")).is_empty()
    kinds = "compute_sharing talent_mobility data_flows safety_standards joint_export_control"
    total = pl.sum_horizontal(*kinds.split(), "joint_research").cast(pl.Int64)
    assert frame.select((total - pl.col("pacts")).abs().max()).item() == 0


def test_outcomes_and_world(written):
    outcomes = pl.read_parquet(written / "outcomes.parquet")
    assert outcomes.height == 8
    assert outcomes["rank"].to_list() == sorted(outcomes["rank"].to_list())
    parts = ["sovereignty", "standing", "prosperity", "stability", "security"]
    score = 50.0 + sum(outcomes[f"points_{part}"] for part in parts)
    assert (score - outcomes["score"]).abs().max() < 1e-9
    world = pl.read_parquet(written / "world.parquet")
    assert world.height == 1
    assert world["ending"][0] in {"brink", "hegemony", "concert", "blocs", "fortresses"}
    assert outcomes["world"].unique().to_list() == world["collective_welfare"].to_list()
    assert 0.0 < world["compute_concentration"][0] <= world["leader_share"][0] <= 1.0


@pytest.mark.parametrize("figure", sorted(CAUSES))
def test_causes_add_up_to_the_change(written, figure):
    causes = pl.read_parquet(written / "causes.parquet")
    start_, end = (pl.read_parquet(written / f"{n}.parquet") for n in ("start", "trajectory"))
    last = end.filter(pl.col("tick") == 12).select("nation", end=pl.col(figure))
    found = (
        causes.filter(pl.col("figure") == figure)
        .group_by("nation")
        .agg(pl.col("change").sum())
        .join(last, on="nation")
        .join(start_.select("nation", start=pl.col(figure)), on="nation")
    )
    gap = found["end"] - found["start"] - found["change"]
    assert gap.abs().max() < 1e-6 * max(found["end"].abs().max(), 1.0)


def test_json_is_all_there_is_on_standard_output(capsys):
    assert start([*GAME, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert len(answer["nations"]) == 8
    assert answer["world"]["ending"]
    assert answer["game"]["seed"] == 5


def test_the_same_command_gives_the_same_bits(written, capsys):
    assert start([*GAME, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    manifest = json.loads((written / "manifest.json").read_text())
    assert answer["game"]["state_hash"] == manifest["state_hash"]
    assert start([*GAME, "--json", "--seed", "6"]) == 0
    other = json.loads(capsys.readouterr().out)
    assert other["game"]["state_hash"] != manifest["state_hash"]


def test_the_table_names_every_nation_and_the_ending(capsys):
    assert start([*GAME, "--all", "always-cooperate"]) == 0
    said = capsys.readouterr().out
    assert "grudger" in said
    assert "always-cooperate" in said
    assert "World:" in said
    assert "in 100" in said  # the chance that the world has come through


def test_the_table_has_both_results_in_every_row(capsys):
    assert start([*GAME, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert start(GAME) == 0
    said = capsys.readouterr().out
    welfare = f"{answer['world']['collective_welfare']:.1f}"
    for nation in answer["nations"]:
        row = next(line.split() for line in said.splitlines() if f" {nation['policy']} " in line)
        assert welfare in row
    assert sum(welfare in line.split() for line in said.splitlines()) >= len(answer["nations"])


def test_demo_replaces_its_own_output_and_nothing_else(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert start(["demo"]) == 0
    report = tmp_path / "sixpillars-demo" / "report.html"
    assert str(report) in capsys.readouterr().out.replace("\n", "")
    before = report.stat().st_mtime_ns
    assert start(["demo"]) == 0
    assert report.stat().st_mtime_ns > before
    (tmp_path / "sixpillars-demo" / "notes.txt").write_text("mine")
    assert start(["demo"]) == 2
    assert "notes.txt" in capsys.readouterr().err
    assert report.exists()
    assert [path.name for path in tmp_path.iterdir()] == ["sixpillars-demo"]


def test_report_can_be_written_again(copied):
    page = copied / "report.html"
    first = page.read_bytes()
    page.unlink()
    assert start(["report", str(copied), "--plain"]) == 0
    assert page.read_bytes() == first


def test_a_scenario_file_of_ones_own(tmp_path, capsys):
    own = tmp_path / "mine.toml"
    own.write_text('extends = "quick"\nname = "mine"\ntitle = "My own"\nturns = 2\n')
    out = tmp_path / "out"
    assert start(["run", str(own), "--out", str(out)]) == 0
    assert "My own" in capsys.readouterr().out
    own.unlink()
    assert start(["replay", str(out / "diary.json")]) == 0
    assert "All 8 quarters agree" in capsys.readouterr().out
    assert "not one of the library" in Path(out / "report.html").read_text()


def test_the_folder_in_which_one_stands_is_filled(tmp_path, monkeypatch, capsys):
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    before = here.stat().st_ino
    for more in ([], ["--force"]):
        assert start(["run", "quick", "--turns", "1", "--out", ".", *more]) == 0
        assert Path.cwd() == here
        assert Path().stat().st_ino == here.stat().st_ino == before
        assert {path.name for path in here.iterdir()} == set(WRITTEN)


def test_a_kill_at_every_call_leaves_a_run_that_can_be_read(written, tmp_path, monkeypatch, capsys):
    """The old one or the new one, and nothing of the other."""
    assert start(["run", "quick", "--turns", "2", "--out", str(tmp_path / "new")]) == 0
    old, new = read_results(written), read_results(tmp_path / "new")
    (tmp_path / "places").mkdir()
    contents = {n: (tmp_path / "new" / n).read_bytes() for n in WRITTEN if n != "manifest.json"}
    manifest = run_manifest(new)
    calls = killed_at_every_call(written, tmp_path / "places", FILES, contents, manifest)
    monkeypatch.setattr(os, "fsync", lambda _: None)
    seen = set()
    for k in range(1, calls + 1):
        results = read_results(tmp_path / "places" / str(k))
        run = new if results.quarters == new.quarters else old
        seen.add(results.quarters)
        assert results.manifest == run.manifest
        assert results.saved == run.saved
        for name, table in vars(results.tables).items():
            assert table.equals(getattr(run.tables, name)), name
    assert seen == {old.quarters, new.quarters}
