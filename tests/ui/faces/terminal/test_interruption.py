"""Ctrl+C ends every command with 130, without a traceback and with nothing half-written."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tests.ui.faces.terminal.children import said
from ui.faces.terminal import interruption
from ui.faces.terminal.cli import start
from ui.play.termination import INTERRUPTED

HOUSE = Path(__file__).resolve().parents[4]
ENVIRONMENT = os.environ | {"PYTHONPATH": str(HOUSE)}
SHOW = """
import ctypes, signal, sys, time
import ui.play.loading
from ui.faces.terminal.cli import main

def load(*_):
    {interrupted}

ui.play.loading.load_scenario = load
sys.argv = ["sixpillars", "scenarios", "show", "quick"]
main()
"""


def show(*lines: str, **options) -> subprocess.CompletedProcess[str]:
    """Run a command in which, while the scenario is loaded, these lines happen."""
    program = SHOW.format(interrupted="\n    ".join(lines))
    return subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        env=ENVIRONMENT,
        check=False,
        timeout=60,
        **options,
    )


@pytest.mark.parametrize("seconds", [0.2, 1.8])
def test_a_real_interruption_is_clean(seconds, tmp_path):
    # counted from when the command line is there: before, the interruption is Python's own
    program = "from ui.faces.terminal.cli import main; print('here', flush=True); main()"
    command = [sys.executable, "-c", program, "run", "large"]
    environment = os.environ | {"PYTHONPATH": str(HOUSE)}
    with subprocess.Popen(
        [*command, "--turns", "200", "--out", str(tmp_path / "out")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "here\n"
        time.sleep(seconds)
        process.send_signal(signal.SIGINT)
        _, told = said(process, 60)
    assert process.returncode == 130
    assert "Traceback" not in told
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "error", ["ImportError", "SystemError", "ValueError", "OSError", "ui.play.loading.Refusal"]
)
def test_what_a_library_makes_of_an_interruption_is_still_one(error):
    done = show(
        "try:",
        "    signal.raise_signal(signal.SIGINT)",
        "except KeyboardInterrupt:",
        f"    raise {error}('numpy.core.multiarray failed to import')",
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


def test_a_swallowed_interruption_is_repeated():
    done = show(
        "ctypes.CFUNCTYPE(None)(lambda: signal.raise_signal(signal.SIGINT))()",
        "for _ in range(1000):",
        "    time.sleep(0.05)",
    )
    assert (done.returncode, done.stderr) == (130, "")


def test_an_interruption_waits_while_imports_hold_their_locks():
    done = show(
        "text = 'signal.raise_signal(signal.SIGINT); print(1 + 1)'",
        "exec(compile(text, '<frozen importlib._bootstrap>', 'exec'))",
        "for _ in range(1000):",
        "    time.sleep(0.05)",
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "2\n", "")


def test_other_errors_in_call_backs_are_told():
    done = show("ctypes.CFUNCTYPE(None)(lambda: 1 / 0)()", "sys.exit(7)")
    assert done.returncode == 7
    assert "ZeroDivisionError" in done.stderr


def test_an_error_without_interruption_is_not_hidden():
    done = show("raise SystemError('unforeseen')")
    assert done.returncode == 1
    assert "unforeseen" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="Windows has no ignored interruptions to inherit")
def test_what_the_shell_lets_ignore_stays_ignored():
    done = show(
        "signal.raise_signal(signal.SIGINT)",
        "sys.exit(7)",
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN),
    )
    assert (done.returncode, done.stderr) == (7, "")


def test_an_interruption_after_the_answer_changes_nothing():
    done = show(
        "import atexit",
        "atexit.register(signal.raise_signal, signal.SIGINT)",
        "sys.exit(7)",
    )
    assert (done.returncode, done.stderr) == (7, "")


@pytest.mark.parametrize(
    ("name", "how"),
    [
        ("typer", "raise"),
        ("files.text", "import error"),
        ("ui.play.words", "swallow"),
        ("tomllib", "raise"),
    ],
)
def test_an_interruption_while_the_command_line_is_imported_is_130(name, how, tmp_path):
    """A finder stands before all others and is interrupted where one module is looked for."""
    program = f"""
import ctypes, signal, sys

class Finder:
    def find_spec(self, name, *_):
        if name == {name!r}:
            sys.meta_path.remove(self)
            if {how!r} == "swallow":
                ctypes.CFUNCTYPE(None)(lambda: signal.raise_signal(signal.SIGINT))()
                import time
                for _ in range(100):
                    time.sleep(0.05)
            try:
                signal.raise_signal(signal.SIGINT)
            except KeyboardInterrupt:
                if {how!r} == "raise":
                    raise
                raise ImportError("in a library") from None

from ui.__main__ import main
sys.meta_path.insert(0, Finder())
sys.argv = ["sixpillars", "policies", "list"]
main()
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        env=ENVIRONMENT,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


@pytest.mark.compiled
@pytest.mark.parametrize(
    "words",
    [
        ["run", "quick", "--turns", "2", "--out", "out"],
        ["batch", "quick", "--turns", "1", "--replicates", "20", "--out", "out"],
        ["compare", "quick", "quick", "--a-all", "grudger", "--replicates", "8", "--out", "out"],
    ],
    ids=lambda words: words[0],
)
def test_one_that_left_no_trace_is_heeded_at_the_next_step(words, monkeypatch, tmp_path):
    """A library may clear the error without telling anybody; then only our note is left."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("ui.faces.terminal.interruption._asked", threading.Event())
    interruption._asked.set()
    assert start(words) == INTERRUPTED
    left = ["out"] if words[0] == "batch" else []  # a batch goes on in its folder
    assert [path.name for path in tmp_path.iterdir()] == left
