"""Every table that a command leaves: one name, one type, and every reader reads it."""

import json
import re
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from agents.record import OF_NATION, OF_WORLD
from lab.columns import COLUMNS, VARIED, schema
from lab.formats import FORMATS, frame_of
from lab.games import play_games
from lab.hunt import hunt
from scenarios.load import load
from scenarios.pack import pack
from tests.lab.tiny import tiny
from tests.ui.faces.terminal.test_questions import ASKED, NEEDS, SMALL
from ui.faces.terminal.cli import start

pytestmark = pytest.mark.compiled
RUN = ["run", "quick", "--turns", "2", "--seed", "3"]
BATCH = [
    *("batch", "quick", "--turns", "2", "--seed", "3", "--replicates", "24"),
    *("--trajectories", "turns", "--vary", "uncertain-core"),
]
RUN_TABLES = {
    *("trajectory", "start", "relations", "start_relations", "outcomes", "world", "causes"),
}
BATCH_TABLES = {"outcomes", "worlds", "trajectories"}
READ_AS = {pl.Int64: "int64", pl.Float64: "float64", pl.Boolean: "bool", pl.String: "str"}
SQL = {pl.Int64: "BIGINT", pl.Float64: "DOUBLE", pl.Boolean: "BOOLEAN", pl.String: "VARCHAR"}


@pytest.fixture(scope="module")
def left(tmp_path_factory):
    """What every command that writes tables has left, in both formats."""
    for package in NEEDS.values():
        pytest.importorskip(package)
    house = tmp_path_factory.mktemp("tables")
    commands = {"run": RUN, "batch": BATCH}
    commands |= {name: [name, *words, *SMALL] for name, words in ASKED.items()}
    for name, words in commands.items():
        for form in FORMATS:
            assert start([*words, "--format", form, "--out", str(house / form / name)]) == 0
    return house


@pytest.fixture(scope="module")
def files(left):
    """Every table by its place, without the ending."""
    found = sorted((left / "parquet").rglob("*.parquet"))
    return [path.relative_to(left / "parquet").with_suffix("") for path in found]


def parquet(left, name):
    return pl.read_parquet((left / "parquet" / name).with_suffix(".parquet"))


def test_every_command_has_its_tables(left, files):
    names = {}
    for path in files:
        names.setdefault(path.parts[0], set()).add(path.parts[1])
    assert names.pop("run") == RUN_TABLES
    assert names.pop("batch") == BATCH_TABLES
    assert set(names) == set(ASKED)
    assert all(len(tables) > 1 for tables in names.values())
    for form in FORMATS:
        endings = {p.suffix for p in (left / form).rglob("*") if p.is_file()}
        assert endings == {f".{form}", ".json", ".html"}


def test_every_column_is_declared(left, files):
    pytest.importorskip("cma")
    used = set()
    for name in files:
        frame = parquet(left, name)
        assert frame.schema == schema(frame.columns), name
        used |= {column for column in frame.columns if not VARIED.fullmatch(column)}
    games = play_games(pack(load("quick")), replicates=4, turns=1)
    found = hunt("KEN", tiny(), candidates=4, games=1, generations=2, replicates=4)
    for frame in (games.frame(), games.worlds(), games.summary(), *found.tables.values()):
        assert frame.schema == schema(frame.columns)
        used |= set(frame.columns)
    sobol = {f"{name}{end}" for name in ("first", "total") for end in ("", "_low", "_high")}
    elsewhere = {*OF_WORLD, *OF_NATION, "turn"}  # Mesa's frames, an environment's facts
    assert COLUMNS.keys() - used <= sobol | elsewhere, "declared, and in no table"


def test_nothing_is_missing_or_endless(left, files):
    for name in files:
        frame = parquet(left, name)
        assert frame.null_count().sum_horizontal().item() == 0, name
        numbers = frame.select(pl.selectors.float())
        assert numbers.select(pl.all().is_finite().all()).row(0) == (True,) * numbers.width, name


def test_csv_holds_the_same_bits(left, files):
    for name in files:
        data = (left / "csv" / name).with_suffix(".csv").read_bytes()
        data.decode("utf-8")
        found, wanted = frame_of(data, "csv"), parquet(left, name)
        assert found.equals(wanted), name
        for column in wanted.select(pl.selectors.float()).columns:
            bits = [one[column].to_numpy().view(np.uint64) for one in (found, wanted)]
            assert (bits[0] == bits[1]).all(), (name, column)


def plain(path):
    return path.as_posix()


@pytest.mark.parametrize("form", FORMATS)
def test_polars_reads_every_table_untold(left, files, form):
    read = {"parquet": pl.read_parquet, "csv": pl.read_csv}[form]
    for name in files:
        frame = read((left / form / name).with_suffix(f".{form}"))
        if frame.height:
            assert frame.schema == schema(frame.columns), name


@pytest.mark.parametrize("form", FORMATS)
def test_pandas_reads_every_table_untold(left, files, form):
    pandas = pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    read = {"parquet": pandas.read_parquet, "csv": pandas.read_csv}[form]
    for name in files:
        frame = read((left / form / name).with_suffix(f".{form}"))
        wanted = parquet(left, name)
        assert list(frame.columns) == wanted.columns
        for column, kind in schema(wanted.columns).items():
            if len(frame):
                assert frame[column].dtype.name in (READ_AS[kind], "object"), (name, column)
                assert frame[column].tolist() == wanted[column].to_list(), (name, column)


@pytest.mark.parametrize("form", FORMATS)
def test_duckdb_reads_every_table_untold(left, files, form):
    duckdb = pytest.importorskip("duckdb")
    for name in files:
        place = plain((left / form / name).with_suffix(f".{form}"))
        wanted = parquet(left, name)
        names = ", ".join(f'"{c}"' if "." in c else c for c in wanted.columns)
        found = duckdb.sql(f"SELECT {names} FROM '{place}'")
        assert found.columns == wanted.columns
        if wanted.height:
            assert [str(t) for t in found.types] == [
                SQL[kind] for kind in schema(wanted.columns).values()
            ], name
            assert found.fetchall() == wanted.rows(), name


KEYS = ["nation", "tick", "gdp"]


@pytest.mark.parametrize("run", FORMATS)
@pytest.mark.parametrize("batch", FORMATS)
def test_a_run_and_a_batch_join(left, run, batch):
    """In every reader, from any of the formats: replicate 0 of the batch varies, so keys only."""
    pandas, duckdb = pytest.importorskip("pandas"), pytest.importorskip("duckdb")
    one = (left / run / "run" / "trajectory").with_suffix(f".{run}")
    parts = left / batch / "batch" / "trajectories"
    (many,) = parts.iterdir()
    on = ["nation", "tick"]
    read = {"parquet": pl.read_parquet, "csv": pl.read_csv}
    joined = read[run](one).join(read[batch](many), on=on)
    assert joined.height == 24 * 2 * 8
    read = {"parquet": pandas.read_parquet, "csv": pandas.read_csv}
    assert len(read[run](one).merge(read[batch](many), on=on)) == joined.height
    ((count,),) = duckdb.sql(
        f"SELECT count(*) FROM '{plain(one)}' JOIN '{plain(parts)}/*.{batch}' USING (nation, tick)"
    ).fetchall()
    assert count == joined.height


def test_json_names_are_those_of_the_tables(left, capsys):
    assert start([*RUN, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    outcomes, world = (parquet(left, Path("run") / name) for name in ("outcomes", "world"))
    assert answer["nations"] == outcomes.to_dicts()
    assert answer["world"] == world.to_dicts()[0]
    assert set(answer["game"]) >= {"replicate", "seed"}


def test_facts_of_an_environment_are_called_alike():
    pytest.importorskip("pettingzoo")
    from lab.parallel_env import parallel_env  # noqa: PLC0415

    _, infos = parallel_env("quick").reset(seed=3)
    facts = infos["USA"]
    assert facts.keys() - {"state_hash"} <= COLUMNS.keys()


def test_a_run_in_csv_is_a_run(left, tmp_path, capsys):
    out = tmp_path / "run"
    assert start([*RUN, "--format", "csv", "--out", str(out)]) == 0
    page = (out / "report.html").read_bytes()
    assert start(["report", str(out)]) == 0
    assert (out / "report.html").read_bytes() == page
    assert page == (left / "parquet" / "run" / "report.html").read_bytes()
    assert start([*RUN, "--force", "--out", str(out)]) == 0
    assert {p.suffix for p in out.iterdir()} == {".parquet", ".json", ".html"}


def test_an_unknown_format(tmp_path, capsys):
    for words in (RUN, BATCH, ["compare", *ASKED["compare"]]):
        assert start([*words, "--format", "xlsx", "--out", str(tmp_path / "out")]) == 2
        assert re.search(r"xlsx.*parquet.*csv", capsys.readouterr().err, re.S)
    assert list(tmp_path.iterdir()) == []
