"""Every command that takes a scenario knows `--beyond-evidence`, and what it allows is noted."""

import json
from pathlib import Path

import pytest
import typer.main

from scenarios.diary_file import read
from ui.faces.terminal.cli import app, start

SCENARIOS = {"scenario", "game", "a", "b", "regimes", "scenarios", "file", "name"}
OTHER_NAMES = {"policies show", "policies check", "policies new", "scenarios migrate", "explain"}
OTHER_NAMES |= {"replay", "report", "debrief", "batch merge"}
FIGURE = 'value = 0.2, unit = "share", source = "what-if", confidence = "estimate"'


def commands(group: object, above: str = "") -> list[tuple[str, object]]:
    found = []
    for name, command in getattr(group, "commands", {}).items():
        full = f"{above} {name}".strip()
        found += commands(command, full) if hasattr(command, "commands") else [(full, command)]
    return found


ALL = dict(commands(typer.main.get_command(app)))


@pytest.mark.parametrize("name", ALL)
def test_who_takes_a_scenario_knows_the_option(name: str) -> None:
    parameters = ALL[name].params  # type: ignore[attr-defined]
    takes = any(parameter.name in SCENARIOS for parameter in parameters)
    knows = any("--beyond-evidence" in parameter.opts for parameter in parameters)
    assert knows == (takes and name not in OTHER_NAMES)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "far.toml"
    path.write_text(
        'extends = "quick"\nname = "far"\n[sources.what-if]\ncitation = "Ours"\nlicence = "MIT"\n'
        f"[parameters.pressure]\ncoercion = {{{FIGURE}}}\n"
    )
    return path


@pytest.mark.parametrize(
    "words",
    [
        ["scenarios", "check"],
        ["scenarios", "show"],
        ["run"],
        ["batch", "--out", "x"],
        ["compare", "quick"],
        ["tournament"],
        ["sensitivity"],
        ["pays", "--in"],
        ["regret", "quick"],
        ["best-response"],
        ["dilemmas"],
        ["discover", "score of USA above 50"],
    ],
)
def test_a_file_is_refused_by_name_of_what_would_allow_it(
    words: list[str], file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert start([*words, str(file)]) == 2
    said = capsys.readouterr().err
    assert "far.toml: parameters.pressure.coercion.value is 0.2" in said
    assert "from 0.01 to 0.09 (share)" in said
    assert "beyond_evidence = true" in said
    assert "--beyond-evidence" in said


def test_check_allows_it_and_names_it(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert start(["scenarios", "check", str(file), "--beyond-evidence"]) == 0
    assert "pressure.coercion" in capsys.readouterr().out


@pytest.mark.compiled
def test_a_run_and_its_diary_note_it(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    words = ["run", str(file), "--turns", "1", "--beyond-evidence", "--out", str(out)]
    assert start(words) == 0
    noted = {
        "parameter": "pressure.coercion",
        "value": 0.2,
        "low": 0.01,
        "high": 0.09,
        "unit": "share",
    }
    assert json.loads((out / "manifest.json").read_text())["beyond_evidence"] == [noted]
    saved = read(out / "diary.json")
    assert saved.beyond_evidence is not None
    assert [one.model_dump() for one in saved.beyond_evidence] == [noted]
    assert "pressure.coercion = 0.2 (0.01 to 0.09 share)" in (out / "report.html").read_text()


@pytest.mark.compiled
def test_batches_and_answers_note_it(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "batch"
    words = ["batch", str(file), "--replicates", "8", "--turns", "1", "--out", str(out)]
    assert start([*words, "--beyond-evidence"]) == 0
    (noted,) = json.loads((out / "manifest.json").read_text())["beyond_evidence"]
    assert noted["parameter"] == "pressure.coercion"
    page = tmp_path / "answer"
    asked = ["compare", "quick", str(file), "--replicates", "4", "--turns", "1"]
    assert start([*asked, "--beyond-evidence", "--out", str(page)]) == 0
    made = json.loads((page / "manifest.json").read_text())["made_with"]
    assert made["beyond_evidence"] == "far: pressure.coercion = 0.2 (0.01 to 0.09 share)"
