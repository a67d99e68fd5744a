"""`--policy IND=FILE` in `run` and `batch`, and `policies check`, `show` and `new`."""

import json

import polars as pl
import pytest

from tests.ui.faces.terminal.refused import refused
from ui.faces.terminal.cli import start
from ui.play.diaries import read_game

TEXT = 'budget = "max"\n[stance]\nbase = 0.05\nrival.stance = 1.0\n'


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(TEXT)
    return path


def test_run_and_batch_play_the_same_game_by_it(file, tmp_path, capsys):
    asked = ["quick", "--turns", "1", "--policy", f"CHN={file}"]
    assert start(["run", *asked, "--replicate", "2", "--out", str(tmp_path / "run")]) == 0
    batch = ["batch", *asked, "--replicates", "3", "--out", str(tmp_path / "batch")]
    assert start(batch) == 0
    one = pl.read_parquet(tmp_path / "run" / "outcomes.parquet").filter(nation="CHN")
    table = pl.read_parquet(tmp_path / "batch" / "outcomes" / "*.parquet").filter(nation="CHN")
    assert table["policy"].to_list() == ["mine.toml"] * 3
    assert table.filter(replicate=2)["score"].to_list() == one["score"].to_list()
    manifests = [
        json.loads((tmp_path / of / "manifest.json").read_text()) for of in ("run", "batch")
    ]
    (said,) = {json.dumps(one["policy_files"], sort_keys=True) for one in manifests}
    assert json.loads(said)["mine.toml"]["orders"]["budget"] == {"base": "max"}
    saved = read_game(tmp_path / "run" / "diary.json")
    assert saved.policies[saved.scenario.roster.index("CHN")] == "mine.toml"
    capsys.readouterr()
    assert start(["replay", str(tmp_path / "run" / "diary.json")]) == 0
    assert start(["report", str(tmp_path / "run")]) == 0
    on = ["--from-diary", str(tmp_path / "run" / "diary.json"), "--turn", "0", "--replicates", "1"]
    assert start(["batch", *on, "--out", str(tmp_path / "on")]) == 0
    went_on = pl.read_parquet(tmp_path / "on" / "outcomes" / "*.parquet").filter(nation="CHN")
    assert went_on["policy"].to_list() == ["mine.toml"]
    file.write_text(TEXT.replace("max", "min"))
    assert "policy files" in refused(batch, capsys)


def test_everybody_may_follow_it(file, capsys):
    asked = ["run", "quick", "--turns", "1", "--all", str(file), "--json"]
    assert start(asked) == 0
    assert capsys.readouterr().out.count("mine.toml") >= 8


def test_check_show_and_new(file, tmp_path, capsys):
    assert start(["policies", "check", str(file)]) == 0
    assert "names 2 orders" in capsys.readouterr().out
    assert start(["policies", "show", str(file)]) == 0
    assert "stance = 0.05 + 1 x rival.stance, 0 ... 1" in capsys.readouterr().out
    made = tmp_path / "new.toml"
    assert start(["policies", "new", str(made), "--pin", "budget=max", "--pin", "visa=0.5"]) == 0
    assert 'budget = "max"\nvisa = 0.5\n' in made.read_text()
    assert start(["policies", "check", str(made)]) == 0
    capsys.readouterr()
    assert "is there already" in refused(["policies", "new", made], capsys)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["run", "quick", "--policy", "CHN=missing.toml"], "missing.toml: it is not there"),
        (["run", "quick", "--policy", "CHN={bad}"], "did you mean"),
        (["run", "quick", "--policy", "CHM={file}"], "did you mean CHN?"),
        (["batch", "quick", "--policy", "CHN={bad}", "--out", "{out}"], "did you mean"),
        (["batch", "quick", "--policy", "CHN={file}", "--policy", "USA=tests.lab.scripts:quiet",
          "--out", "{out}"], "in Python"),
        (["policies", "check", "{bad}"], "did you mean"),
        (["policies", "show", "{bad}"], "did you mean"),
        (["policies", "check", "{out}"], "end in .toml"),
        (["policies", "new", "{out}.toml", "--pin", "visa=2"], "from 0 to 1"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_one_sentence(arguments, said, file, tmp_path, capsys):
    bad = tmp_path / "bad.toml"
    bad.write_text("bugdet = 1")
    places = {"bad": bad, "file": file, "out": tmp_path / "out"}
    assert said in refused([word.format(**places) for word in arguments], capsys)
    assert not (tmp_path / "out").exists()
