"""Batches on the disk: the same bytes whatever interrupts them, however they are cut."""

import hashlib
import json
import os
import random
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import polars as pl
import pytest

from agents.race import Race
from lab.batch import batch, compute, make_plan, piece_of, threads
from lab.plan import BatchError
from lab.slices import merge
from policies.menu import NAMES
from scenarios.load import load
from scenarios.pack import pack
from ui.faces.terminal.cli import start

pytestmark = pytest.mark.compiled
HOUSE = Path(__file__).resolve().parents[2]
GAMES = 2500  # shards of 832 with every quarter: four, the last one short


def contents(folder):
    """The digest of every file."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def planned(**more):
    return make_plan("quick", **({"replicates": GAMES, "trajectories": "every"} | more))


@pytest.fixture(scope="module")
def plan():
    return planned()


@pytest.fixture(scope="module")
def whole(plan, tmp_path_factory):
    """A batch that nothing interrupted."""
    folder = tmp_path_factory.mktemp("whole") / "out"
    done = compute(plan, folder, threads(2))
    assert done.complete
    assert done.computed == GAMES
    return folder


def test_files(whole, plan):
    assert len(plan.shards) > 2
    outcomes = pl.read_parquet(whole / "outcomes" / "*.parquet")
    worlds = pl.read_parquet(whole / "worlds" / "*.parquet")
    assert outcomes.height == GAMES * len(plan.world.codes)
    assert worlds["replicate"].to_list() == list(range(GAMES))
    manifest = json.loads((whole / "manifest.json").read_text())
    assert manifest["complete"]
    assert len(manifest["shards"]) == len(plan.shards)


def test_a_row_is_the_game_that_run_plays(whole, plan):
    replicate = GAMES - 1
    race = Race(plan.world, 1, replicate)
    outcome = race.play()
    rows = pl.scan_parquet(whole / "outcomes" / "*.parquet").filter(replicate=replicate).collect()
    assert rows["score"].to_list() == list(outcome.score)
    last = (
        pl.scan_parquet(whole / "trajectories" / "*.parquet")
        .filter(replicate=replicate, tick=plan.ticks)
        .collect()
    )
    assert last["gdp"].to_list() == list(race.board.now.gdp)
    assert last["pillar_workforce"].to_list() == list(race.board.now.pillar[:, 1])


def test_trajectories_are_named_as_in_a_run(whole, tmp_path):
    assert start(["run", "quick", "--turns", "2", "--out", str(tmp_path / "run")]) == 0
    run = pl.read_parquet_schema(tmp_path / "run" / "trajectory.parquet")
    batched = pl.read_parquet_schema(next((whole / "trajectories").iterdir()))
    assert set(batched) - set(run) == {"replicate"}


def test_again_computes_nothing(whole, plan):
    before = contents(whole)
    assert compute(plan, whole, threads(2)).computed == 0
    assert contents(whole) == before


def test_threads_do_not_show_in_the_bytes(whole, plan, tmp_path):
    compute(plan, tmp_path / "one", threads(1))
    assert contents(tmp_path / "one") == contents(whole)


def test_killed_at_any_moment_and_resumed(whole, tmp_path):
    out = tmp_path / "out"
    command = [
        sys.executable, "-c", "from ui.faces.terminal.cli import main; main()", "batch", "quick",
        "--replicates", str(GAMES), "--trajectories", "every", "--out", str(out),
    ]  # fmt: skip
    environment = os.environ | {"PYTHONPATH": str(HOUSE)}
    dice = random.Random(5)
    for _ in range(3):
        process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + 60
        while not (out / "manifest.json").exists() and time.monotonic() < deadline:
            time.sleep(0.01)
        time.sleep(dice.uniform(0.0, 0.5))
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert subprocess.run(command, env=environment, check=True, capture_output=True)
    assert contents(out) == contents(whole)


def test_interrupted_politely(whole, plan, tmp_path):
    def impatient(plan, shards):
        for k, played in enumerate(threads(2)(plan, shards)):
            if k == 2:
                raise KeyboardInterrupt
            yield played

    with pytest.raises(KeyboardInterrupt):
        compute(plan, tmp_path / "out", impatient)
    assert len(list((tmp_path / "out" / "receipts").iterdir())) == 2
    done = compute(plan, tmp_path / "out", threads(2))
    assert done.computed == GAMES - 2 * plan.shard_size
    assert contents(tmp_path / "out") == contents(whole)


@pytest.mark.parametrize("name", ["outcomes/part-000001.parquet", "receipts/part-000001.json"])
@pytest.mark.parametrize("damage", ["cut", "flip", "gone"])
def test_damaged_files_are_computed_again(whole, plan, tmp_path, name, damage):
    out = tmp_path / "out"
    merge([whole], out)
    data = (whole / name).read_bytes()
    (out / name).unlink()  # it is a link: the whole batch must stay as it is
    if damage == "cut":
        (out / name).write_bytes(data[: len(data) // 2])
    elif damage == "flip":
        (out / name).write_bytes(data[:50] + bytes([data[50] ^ 1]) + data[51:])
    said = []
    done = compute(plan, out, threads(2), tell=said.append)
    assert done.computed == plan.shard_size
    assert contents(out) == contents(whole)
    assert len(said) == 1
    assert "again" in said[0]


def test_a_full_disk_loses_nothing(whole, plan, tmp_path, monkeypatch):
    real, calls = os.fsync, []

    def full(handle):
        if stat.S_ISREG(os.fstat(handle).st_mode):
            calls.append(handle)
        if len(calls) == 5:
            raise OSError(28, "No space left on device")
        real(handle)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(BatchError, match="no room left on the disk"):
        compute(plan, tmp_path / "out", threads(2))
    monkeypatch.undo()
    assert not list((tmp_path / "out").rglob(".*"))
    compute(plan, tmp_path / "out", threads(2))
    assert contents(tmp_path / "out") == contents(whole)


def test_slices_merge_to_the_same_bytes(whole, plan, tmp_path):
    slices = [tmp_path / f"slice{k}" for k in range(3)]
    for k in (2, 0):
        assert not compute(plan, slices[k], threads(2), (k, 3)).complete
    with pytest.raises(BatchError, match="part-000001"):
        merge([slices[0], slices[2]], tmp_path / "merged")
    compute(plan, slices[1], threads(2), (1, 3))
    merge(slices, tmp_path / "merged")
    assert contents(tmp_path / "merged") == contents(whole)


def test_slices_into_one_folder(whole, plan, tmp_path):
    for k in (1, 0):
        done = compute(plan, tmp_path / "out", threads(2), (k, 2))
    assert done.complete
    assert contents(tmp_path / "out") == contents(whole)


def test_slices_of_different_batches_are_refused(plan, tmp_path):
    compute(plan, tmp_path / "a", threads(2), (0, 4))
    compute(planned(seed=2), tmp_path / "b", threads(2), (1, 4))
    with pytest.raises(BatchError, match="another batch"):
        merge([tmp_path / "a", tmp_path / "b"], tmp_path / "merged")
    with pytest.raises(BatchError, match="holds no batch"):
        merge([tmp_path / "nothing"], tmp_path / "merged")


def test_a_batch_can_grow(tmp_path):
    small, large = planned(replicates=1000), planned(replicates=GAMES)
    compute(small, tmp_path / "out", threads(2))
    done = compute(large, tmp_path / "out", threads(2))
    assert done.computed == GAMES - 1000 // small.shard_size * small.shard_size
    with pytest.raises(BatchError, match="holds 2500 replicates"):
        compute(small, tmp_path / "out", threads(2))


def test_another_batch_is_refused_with_both_hashes(whole, plan):
    other = planned(seed=2)
    with pytest.raises(BatchError) as refused:
        compute(other, whole, threads(2))
    said = str(refused.value)
    assert plan.hash[:16] in said
    assert other.hash[:16] in said
    assert "they differ in the seed" in said


def test_foreign_folders_are_refused(plan, tmp_path):
    (tmp_path / "letter.txt").write_text("dear")
    with pytest.raises(BatchError, match=r"letter\.txt"):
        compute(plan, tmp_path, threads(1))
    with pytest.raises(BatchError, match="not a folder"):
        compute(plan, tmp_path / "letter.txt", threads(1))


def test_drawn_lineups(tmp_path):
    mixed = batch(
        "quick", out=tmp_path / "out", replicates=40, mix="random", chosen={"USA": "hegemon"}
    )
    table = mixed.outcomes().collect()
    assert set(table.filter(nation="USA")["policy"]) == {"hegemon"}
    assert len(set(table["policy"])) > len(NAMES) // 2
    rows = table.filter(replicate=33)
    world = pack(load("quick"))
    outcome = Race(world, 1, 33, tuple(rows["policy"])).play()
    assert rows["score"].to_list() == list(outcome.score)
    assert "nation" in mixed._repr_html_()


def test_varied_figures_are_columns(tmp_path):
    done = batch("quick", out=tmp_path / "out", replicates=24, vary="uncertain-world")
    assert "params.hazard.rate" in done.worlds().collect_schema()
    assert "params.hazard.rate" in done.outcomes().collect_schema()


def test_a_policy_in_python_goes_to_the_mesa_host(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(HOUSE)
    arguments = [
        "batch", "quick", "--turns", "1", "--replicates", "3", "--workers", "1",
        "--policy", "GBR=tests.lab.scripts:quiet", "--out", str(tmp_path / "out"),
    ]  # fmt: skip
    assert start(arguments) == 0
    assert "times slower" in capsys.readouterr().err
    table = pl.read_parquet(tmp_path / "out" / "outcomes" / "*.parquet")
    assert set(table.filter(nation="GBR")["policy"]) == {"tests.lab.scripts:quiet"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--replicates", "0"], "--replicates is 0"),
        (["--replicates", "1000000000000"], "--replicates is 1000000000000"),
        (["--vary", "uncertain-cor"], "did you mean"),
        (["--shard", "4/4"], "from 0 to n - 1"),
        (["--policy", "USA=hegemn"], "did you mean"),
        (["--policy", "USA=human"], "human"),
        (["--policy", "USA=nowhere:f"], "no Python module"),
        (["--policy", "USA=os:system"], "built into Python"),
        (["--policy", "USA=sys:exit"], "built into Python"),
        (["--policy", "USA=tests.lab.broken.within:f"], "its package fails with RuntimeError"),
        (["--policy", "USA=tests.lab.scripts:f"], "cannot be loaded"),
        (["--policy", "USA=tests.lab.scripts:reckless"], "budget is 2"),
        (["--mix", "random", "--all", "grudger"], "give one of them"),
        (["--backend", "dask"], "belong together"),
        (["--backend", "dask", "--scheduler", "tcp://127.0.0.1:1"], "no Dask scheduler answers"),
        (["--backend", "dask", "--scheduler", "nonsense"], "no Dask scheduler answers"),
    ],
)
def test_bad_input_is_one_sentence(arguments, said, tmp_path, capsys):
    command = ["batch", "quick", "--replicates", "9", "--out", str(tmp_path / "out")]
    assert start([*command, *arguments]) == 2
    sentence = capsys.readouterr().err.rpartition("slower or more than compiled policies.\n")[2]
    assert said in sentence
    assert sentence.count("\n") <= 1


@pytest.mark.parametrize(
    "written",
    [
        *("", "1", "1/0", "-1/2", "2/2", "a/b", "1/2/3", "0/1000000", "1 /2", "+0/1", "0/1\n"),
        *("\uff10/\uff12", "\u0660/\u0662", "\u00b9/2", "0/" + "1" * 5000, "1" * 5000 + "/2"),
    ],
)
def test_slices_are_written_i_of_n(written):
    with pytest.raises(BatchError, match="i/n") as refused:
        piece_of(written)
    assert len(str(refused.value)) < 200


@pytest.mark.parametrize(("out", "reason"), [("", "is empty"), ("s3://bucket/x", "is an address")])
def test_what_is_no_folder_is_refused_before_anything_is_played(tmp_path, monkeypatch, out, reason):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(BatchError, match=reason):
        batch("no such scenario", out=out)
    assert list(tmp_path.iterdir()) == []
