"""The questions on the command line: pages that stand alone, refusals in one sentence."""

import json
import re
import sys
from html import escape

import polars as pl
import pytest

import lab
from lab.answer import Answer
from tests.ui.faces.paper.pages import blocked
from tests.ui.faces.terminal.test_refusals import refused
from ui.faces.paper.lab_pages import make_page, notebook
from ui.faces.terminal.cli import start
from ui.faces.terminal.commands.questions import REGISTER
from ui.play.words import words

pytestmark = pytest.mark.compiled
SMALL = ["--turns", "2", "--replicates", "8"]
FEW = ["--parameter", "economy.gain=0.05:0.9", "--parameter", "talent.mobility"]
THREE = ["--only", "cooperate", "--only", "isolate", "--only", "hegemon"]
ASKED = {
    "compare": ["quick", "--b-all", "isolate", "--plain"],  # tests/wasm look at laboratories
    "tournament": ["quick", *THREE, "--lineups", "4"],
    "sensitivity": ["quick", *FEW, "--trajectories", "3"],
    "discover": ["prosperity of USA above 0.012", "quick", *FEW, "--points", "40"],
    "regret": ["quick", "hostile", "--nation", "GBR", *THREE],
    "best-response": ["quick", "--nation", "GBR", "--against", "own", *THREE],
    "dilemmas": ["quick", "hostile", *THREE],
    "pays": ["--in", "quick", "--in", "hostile", "--against", "own"],
}
NEEDS = {"tournament": "nashpy", "sensitivity": "SALib", "discover": "ema_workbench"}


def test_every_question_is_tried():
    assert set(ASKED) == {name for name, _ in REGISTER}


@pytest.fixture(params=ASKED)
def asked(request):
    if request.param in NEEDS:
        pytest.importorskip(NEEDS[request.param])
    return [request.param, *ASKED[request.param], *SMALL]


def test_a_page_stands_alone(asked, tmp_path, capsys):
    page = tmp_path / "answer.html"
    assert start([*asked, "--out", str(page)]) == 0
    said = capsys.readouterr()
    assert str(page) in said.out
    html = page.read_text(encoding="utf-8")
    assert html.startswith("<!DOCTYPE html>")
    assert blocked(html) == []
    assert not re.search(r"\bnan\b|\binf\b", re.sub(r"<style>.*?</style>", "", html, flags=re.S))
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)
    assert "<svg" in html or "heat" in html
    assert "<table" in html
    for group in ("lab.", "made."):
        assert group not in re.sub(r"<[^>]+>", "", html).replace("sixpillars", "")


def test_a_folder_has_the_tables(tmp_path, capsys):
    folder = tmp_path / "out"
    command = ["compare", *ASKED["compare"], *SMALL, "--out", str(folder)]
    assert start(command) == 0
    names = {path.name for path in folder.iterdir()}
    assert names == {"answer.html", "manifest.json", "differences.parquet", "endings.parquet"}
    frame = pl.read_parquet(folder / "differences.parquet")
    assert {"nation", "outcome", "difference", "low", "high"} <= set(frame.columns)
    facts = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert facts["made_with"]["seed"] == 1
    assert "holds the answer to a question" in refused(command, capsys_emptied(capsys))


def capsys_emptied(capsys):
    capsys.readouterr()
    return capsys


def test_without_out_nothing_is_written(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert start(["compare", *ASKED["compare"], *SMALL]) == 0
    assert "Collective welfare" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["compare"], ["a"]),
        (["compare", "qick"], ["qick", "quick"]),
        (["compare", "quick"], ["same"]),
        (["compare", "quick", "--b-policy", "GBR"], ["NATION=POLICY"]),
        (["compare", "quick", "--b-all", "hegemn"], ["hegemn", "hegemon"]),
        (["compare", "quick", "--replicates", "0"], ["--replicates", "0"]),
        (["compare", "quick", "--replicates", "1000000000000"], ["--replicates"]),
        (["compare", "quick", "hostile", "--out", "no/such/page.html"], ["no/such/page.html"]),
        (["sensitivity", "quick", "--parameter", "talent.mobilty"], ["talent.mobility"]),
        (["sensitivity", "quick", "--method", "guess"], ["guess"]),
        (["discover", "whatever", "quick"], ["whatever", "beats"]),
        (["discover", "survival above 0.9", "quick", "--density", "10"], ["--density"]),
        (["regret", "quick"], ["two regimes"]),
        (["best-response", "quick", "--nation", "ATL"], ["ATL"]),
        (["dilemmas", "nowhere"], ["nowhere"]),
        (["pays", "isolate", "isolate"], ["itself"]),
        (["pays", "--outcome", "survival"], ["survival"]),
        (["tournament", "quick", "--only", "isolate"], ["two"]),
    ],
)
def test_bad_words(arguments, said, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    sentence = refused(arguments, capsys)
    for word in said:
        assert word in sentence
    assert list(tmp_path.iterdir()) == []


def test_a_missing_extra_is_one_sentence(monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "nashpy", None)
    monkeypatch.setitem(sys.modules, "nashpy.algorithms.support_enumeration", None)
    said = refused(["tournament", *ASKED["tournament"], *SMALL], capsys)
    assert "run.py install lab" in said


def test_a_notebook_has_questions_and_pictures():
    found = lab.compare("quick", b_policies="isolate", replicates=8, turns=2)
    assert isinstance(found, Answer)
    assert make_page(found).count("<svg") >= 2
    framed = notebook(found)
    assert framed.startswith("<iframe srcdoc=")
    assert 'sandbox=""' in framed
    assert "style=" not in framed.replace(escape(make_page(found)), "")
    assert "<" in found._repr_html_()
    assert found.title in str(found)
    assert "tournament" in dir(lab)
    with pytest.raises(AttributeError, match="nothing"):
        lab.nothing  # noqa: B018


def test_the_function_stays_whatever_was_imported():
    from lab.compare import Comparison  # noqa: PLC0415

    assert callable(lab.compare)
    assert issubclass(Comparison, Answer)


def test_every_text_of_the_pages_is_there():
    assert {f"help.{name.replace('-', '_')}" for name in ASKED} <= set(words())
