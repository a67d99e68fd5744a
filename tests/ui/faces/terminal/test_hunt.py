"""`sixpillars hunt`: a policy file that `run` plays by, and refusals in one sentence."""

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest

from scenarios.policy_file import read_policy
from tests.lab.tiny import TEXT
from tests.lab.tiny import tiny as world
from tests.ui.faces.terminal.children import said
from tests.ui.faces.terminal.refused import refused
from ui.faces.paper.lab_pages import make_page
from ui.faces.terminal.cli import start
from ui.play.words import DEFAULT, LANGUAGES, speak

pytest.importorskip("cma")
HOUSE = Path(__file__).resolve().parents[4]
FEW = ["--candidates", "4", "--games", "1", "--generations", "2", "--replicates", "4"]
PINS = [word for name in ("split", "programmes", "stance") for word in ("--pin", f"{name}=usual")]


@pytest.fixture
def asked(tmp_path):
    file = tmp_path / "tiny.toml"
    file.write_text(TEXT)
    return ["hunt", "ken", "--scenario", str(file), *FEW, *PINS]


@pytest.fixture
def verdict(monkeypatch):
    """Judges whatever is found in so few games to be clearly better, or not."""
    module = import_module("lab.hunt")
    real = module.hunt

    def judge(better):
        monkeypatch.setattr(
            module, "hunt", lambda *told, **named: replace(real(*told, **named), better=better)
        )

    return judge


def test_what_it_writes_is_played_by_run(asked, verdict, tmp_path, capsys):
    verdict(True)
    out = tmp_path / "found.toml"
    assert start([*asked, "--out", str(out)]) == 0
    said = capsys.readouterr()
    assert "Led by always-cooperate" in said.out
    assert str(out) in said.out
    found = read_policy(str(out)).file
    assert found.orders["split.research"].base == "usual"
    assert "KEN" in (found.sentence or "")
    play = ["run", asked[3], "--policy", f"KEN={out}", "--json"]
    assert start(play) == 0
    assert "found.toml" in capsys.readouterr().out
    before = out.read_bytes()
    assert "is there already" in refused([*asked, "--out", out], capsys)
    assert out.read_bytes() == before
    assert start([*asked, "--out", str(out), "--force"]) == 0
    assert out.read_bytes() == before  # the same seed finds the same
    assert sorted(path.name for path in tmp_path.iterdir()) == ["found.toml", "tiny.toml"]


@pytest.mark.parametrize("options", [[], ["--json"], ["--force"]])
def test_where_nothing_better_is_found_nothing_is_written(
    asked, verdict, options, tmp_path, capsys
):
    out = tmp_path / "found.toml"
    if "--force" in options:
        out.write_text("# mine\n")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    verdict(False)
    assert start([*asked, *options, "--out", str(out)]) == 2
    said = capsys.readouterr()
    assert "KEN" in said.out  # what was found is told all the same
    assert said.err.count("is not written") == 1
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_programs_read_json(asked, capsys):
    assert start([*asked, "--json", "--seed", "3", "--constant"]) == 0
    said = capsys.readouterr()
    told = json.loads(said.out)
    assert told["nation"] == "KEN"
    assert told["gain"] == pytest.approx(told["after"] - told["before"])
    assert told["made_with"]["seed"] == 3
    assert all("rival" not in order for order in told["policy"]["orders"].values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_speaks(asked, capsys, language, monkeypatch):
    monkeypatch.setenv("SIXPILLARS_LANGUAGE", language)
    try:
        assert start(asked) == 0
    finally:
        speak(DEFAULT)
    assert "KEN" in capsys.readouterr().out


def test_a_notebook_has_its_page():
    from lab import hunt  # noqa: PLC0415

    found = hunt("KEN", world(), candidates=4, games=1, generations=1, replicates=4)
    page = make_page(found)
    assert "<svg" in page
    assert "<table" in page
    assert "pacts.data_flows" in page
    for group in ("lab.hunt", "made."):
        assert group not in page


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["hunt"], "NATION"),
        (["hunt", "KEM"], "did you mean KEN?"),
        (["hunt", "KEM"], "there are USA, CHN, EUU, GBR, IND, JPN, KOR, TWN, ARE, SGP, BRA, KEN"),
        (["hunt", "QQQ"], "there are USA, CHN, EUU, GBR, IND, JPN, KOR, TWN, ARE, SGP, BRA, KEN"),
        (["hunt", "K\x1b"], "'K\\u001b'"),
        (["hunt", "KEN", "--pin", "vi\x1bsa=1"], "vi\\u001bsa"),
        (["hunt", "KEN", "--scenario", "qick"], "quick"),
        (["hunt", "KEN", "--line-up", "hegemn"], "did you mean 'hegemon'?"),
        (["hunt", "KEN", "--policy", "USA=hegemn"], "did you mean 'hegemon'?"),
        (["hunt", "KEN", "--policy", "USA"], "NATION=POLICY"),
        (["hunt", "KEN", "--pin", "bugdet=max"], '"budget"'),
        (["hunt", "KEN", "--pin", "visa"], "ORDER=VALUE"),
        (["hunt", "KEN", "--outcome", "survival"], "survival"),
        (["hunt", "KEN", "--candidates", "2"], "--candidates"),
        (["hunt", "KEN", "--games", "many"], "--games"),
        (["hunt", "KEN", "--generations", "0"], "--generations"),
        (["hunt", "KEN", "--seed", "-1"], "--seed"),
        (["hunt", "KEN", "--out", "{out}/found.txt"], "end in .toml"),
        (["hunt", "KEN", "--out", "{out}/no/found.toml"], "found.toml"),
    ],
)
def test_what_is_wrong_is_one_sentence(arguments, said, capsys, tmp_path):
    assert said in refused([word.format(out=tmp_path) for word in arguments], capsys)
    assert list(tmp_path.iterdir()) == []


def test_without_cma_there_is_one_sentence(asked, capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "cma", None)
    assert "run.py install lab" in refused(asked, capsys)


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C is sent otherwise there")
def test_an_interruption_leaves_nothing_half_written(asked, tmp_path):
    out = tmp_path / "found.toml"
    program = "from ui.faces.terminal.cli import main; print('here', flush=True); main()"
    long = [*asked, "--generations", "10000", "--out", str(out)]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(HOUSE), *sys.path])}
    with subprocess.Popen(
        [sys.executable, "-c", program, *long],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment | {"NUMBA_DISABLE_JIT": "1"},
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(8.0)
        process.send_signal(signal.SIGINT)
        _, errors = said(process, 120)
    assert process.returncode == 130, errors
    assert "Traceback" not in errors
    assert [path.name for path in tmp_path.iterdir()] == ["tiny.toml"]
