"""Games of rules 1: their pages open, and nothing plays them or touches their files."""

import shutil
from html import unescape
from pathlib import Path

import pytest

from sim.edition import RULES
from tests.old_files import BATCH, RUN, SAVES, sums
from ui.faces.paper.document import HEAD, is_page
from ui.faces.terminal.cli import start
from ui.play.words import DEFAULT, LANGUAGES, speak

REPORT = "report.html"


@pytest.fixture
def run(tmp_path):
    """The folder of a run of rules 1, which had lost its page."""
    return Path(shutil.copytree(RUN, tmp_path / "run"))


@pytest.mark.parametrize(
    "command",
    [
        ["replay", str(RUN / "diary.json")],
        ["replay", str(SAVES / "rome.json")],
        ["play", "--load", str(SAVES / "rome.json")],
        ["batch", "play", "--from-diary", str(SAVES / "rome.json"), "--out", "OUT"],
    ],
)
def test_whatever_would_play_it_refuses_in_one_sentence(command, tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")  # a screen is not what is missing
    before = sums(RUN) | sums(SAVES)
    out = tmp_path / "batch"
    assert start([str(out) if word == "OUT" else word for word in command]) == 2
    said = capsys.readouterr().err
    assert f"played with rules 1, and this version plays rules {RULES}" in said
    assert "the version that wrote it" in said
    assert said.count("\n") == 1
    assert sums(RUN) | sums(SAVES) == before
    assert not out.exists()


def test_a_batch_of_rules_1_never_goes_on(tmp_path, capsys):
    out = Path(shutil.copytree(BATCH, tmp_path / "batch"))
    before = sums(out)
    assert start(["batch", "play", "quick", "--replicates", "2", "--out", str(out)]) == 2
    assert f"holds a batch of rules 1, and this version plays rules {RULES}" in (
        capsys.readouterr().err
    )
    assert sums(out) == before


def test_a_report_that_is_there_stays_as_it_was_written(run, capsys):
    (run / REPORT).write_text("as rules 1 wrote it")
    before = sums(run)
    assert start(["report", str(run)]) == 0
    assert "played with rules 1" in capsys.readouterr().out
    assert sums(run) == before


def test_without_one_the_report_shows_what_the_tables_hold(run, capsys):
    before = sums(run)
    assert start(["report", str(run)]) == 0
    assert "played with rules 1" in capsys.readouterr().out
    page = (run / REPORT).read_bytes()
    assert is_page(page[:HEAD])
    told = unescape(page.decode())
    for words in ("Two nations", "played with rules 1", "37.9", "balancer", "Pillars", "45.0"):
        assert words in told
    after = sums(run)
    assert {name for name in after if after[name] != before.get(name)} == {REPORT, "manifest.json"}


def test_a_damaged_table_is_told(run, capsys):
    (run / "outcomes.csv").write_text("nation\nUSA\n")
    assert start(["report", str(run)]) == 2
    assert "outcomes.csv" in capsys.readouterr().err


def debriefed(arguments, tmp_path):
    out = tmp_path / "page.html"
    code = start(["debrief", *arguments, "--out", str(out)])
    return code, unescape(out.read_text(encoding="utf-8")) if out.exists() else ""


def test_the_debrief_of_a_save_shows_its_orders_and_says_what_is_missing(tmp_path, capsys):
    before = sums(SAVES)
    code, told = debriefed([str(SAVES / "finished.json")], tmp_path)
    assert code == 0
    assert "played with rules 1" in capsys.readouterr().out
    assert "What India ordered" in told
    assert "3.10" in told  # % of GDP, in the second turn
    assert "a save and a diary hold orders" in told
    assert sums(SAVES) == before


def test_the_debrief_of_a_run_has_its_tables_too(run, tmp_path):
    before = sums(run)
    code, told = debriefed([str(run / "diary.json"), "--nation", "chn"], tmp_path)
    assert code == 0
    assert "What China ordered" in told
    assert "37.9" in told
    assert "a save and a diary hold orders" not in told
    assert sums(run) == before


def test_nobody_played_and_nobody_is_named(run, tmp_path, capsys):
    code, told = debriefed([str(run / "diary.json")], tmp_path)
    assert (code, told) == (2, "")
    assert "--nation" in capsys.readouterr().err
    code, told = debriefed([str(run / "diary.json"), "--nation", "FRA"], tmp_path)
    assert (code, told) == (2, "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_speaks_every_language(language, tmp_path):
    speak(language)
    try:
        code, told = debriefed([str(SAVES / "rome.json")], tmp_path)
    finally:
        speak(DEFAULT)
    assert code == 0
    assert f'lang="{language}"' in told
