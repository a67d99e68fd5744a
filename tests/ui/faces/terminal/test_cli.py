"""The command line itself: help, versions, lists, and what it does not import."""

import os
import subprocess
import sys

import pytest

from tests.ui.conftest import HOUSE
from ui.faces.terminal.cli import start
from ui.play.encyclopedia import pages

HEAVY = ("numba", "numpy", "mesa", "polars", "pydantic")


def test_help_imports_nothing_heavy():
    probe = (
        "import sys; from ui.faces.terminal.cli import start; assert start(['--help']) == 0; "
        f"print([m for m in {HEAVY} if m in sys.modules])"
    )
    environment = os.environ | {"PYTHONPATH": str(HOUSE)}
    said = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, text=True, env=environment, check=True
    ).stdout
    assert said.splitlines()[-1] == "[]"
    for command in ("run", "demo", "replay", "report", "scenarios", "policies", "explain"):
        assert command in said


def test_without_a_command_there_is_help(capsys):
    assert start([]) == 0
    assert "Usage" in capsys.readouterr().out


@pytest.mark.parametrize("group", ["scenarios", "policies"])
def test_groups_without_a_command_show_help(group, capsys):
    assert start([group]) == 0
    assert "list" in capsys.readouterr().out


def test_version(capsys):
    assert start(["--version"]) == 0
    assert capsys.readouterr().out.startswith("sixpillars ")


def test_lists(capsys):
    assert start(["scenarios", "list"]) == 0
    assert "default" in capsys.readouterr().out
    assert start(["policies", "list"]) == 0
    assert "tit-for-tat" in capsys.readouterr().out


def test_scenario_show_check_and_schema(capsys):
    assert start(["scenarios", "show", "quick"]) == 0
    assert "United States" in capsys.readouterr().out
    assert start(["scenarios", "check", "quick"]) == 0
    assert "can be played" in capsys.readouterr().out
    assert start(["scenarios", "schema"]) == 0
    assert '"properties"' in capsys.readouterr().out


def test_policy_card(capsys):
    assert start(["policies", "show", "tit-for-tat"]) == 0
    said = capsys.readouterr().out
    assert "Source:" in said
    assert "Axelrod" in said


def test_explain_renders_a_page(tmp_path, monkeypatch, capsys):
    (tmp_path / "talent.md").write_text("# Talent\n\nPeople move.\n")
    monkeypatch.setattr(pages, "PLACES", (tmp_path / "nowhere", tmp_path))
    assert start(["explain", "talent"]) == 0
    assert "People move." in capsys.readouterr().out
    assert start(["explain"]) == 0
    assert "talent" in capsys.readouterr().out


def test_a_closed_pipe_is_quiet():
    command = (
        f"{sys.executable} -c 'from ui.faces.terminal.cli import main; main()' scenarios schema"
    )
    environment = os.environ | {"PYTHONPATH": str(HOUSE)}
    done = subprocess.run(
        ["bash", "-c", f"{command} | head -c 10 >/dev/null; exit ${{PIPESTATUS[0]}}"],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    assert done.returncode in {0, 141}
    assert done.stderr == ""


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a full disk")
def test_a_full_disk_behind_standard_output():
    command = [
        sys.executable,
        "-c",
        "from ui.faces.terminal.cli import main; main()",
        "policies",
        "list",
    ]
    environment = os.environ | {"PYTHONPATH": str(HOUSE)}
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            command, stdout=full, stderr=subprocess.PIPE, text=True, env=environment, check=False
        )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "standard output" in done.stderr


def test_interruption_is_130(monkeypatch, capsys):
    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("ui.play.loading.load_scenario", interrupt)
    assert start(["scenarios", "show", "quick"]) == 130
    assert "Traceback" not in capsys.readouterr().err
