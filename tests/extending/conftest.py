"""The command line in a process of its own, as whoever brings an addition starts it."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = Path(__file__).resolve().parent / "example"


BYTECODE = tempfile.TemporaryDirectory(prefix="sixpillars-bytecode-")
"""Where processes find what an earlier one has translated, and no folder has more for it."""
NOT_KEPT = ("SIXPILLARS_WITH", "PYTHONDONTWRITEBYTECODE")


def python(*arguments, compiled=False, said=None, **more):
    """Python in a process that knows only what it is told; interpreted unless `compiled`."""
    kept = {name: value for name, value in os.environ.items() if name not in NOT_KEPT}
    told = {"PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": BYTECODE.name, **more}
    if not compiled:
        told["NUMBA_DISABLE_JIT"] = "1"
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        env=kept | told,
        input=said,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


class Done(NamedTuple):
    """What came of a command."""

    returncode: int
    stdout: str
    stderr: str


def commands(asked, addition=None, compiled=False):
    """`sixpillars` with each of these arguments, in processes forked from a single one.

    With an `addition` that all of them name, the product is imported once with it.
    """
    with_it = () if addition is None else ("--with", addition)
    lines = [[*map(str, one), *map(str, with_it)] for one in asked]
    all_done = python(
        "-m", "tests.extending.many", *with_it, said=json.dumps(lines), compiled=compiled
    )
    assert all_done.returncode == 0, all_done.stderr
    return [Done(*one) for one in json.loads(all_done.stdout)]


def command(*arguments, **more):
    """`sixpillars` with these arguments."""
    return python("-m", "ui", *arguments, **more)


BATCH = ("--turns", "1", "--replicates", "2", "--workers", "1", "--backend", "threads")
PROCESSES = (*BATCH[:-1], "processes")


@pytest.fixture(scope="session")
def drill(tmp_path_factory):
    """What comes of a game of the example's scenario, its replay and batches; and their folder."""
    work = tmp_path_factory.mktemp("drill")
    asked = {
        "run": ("run", "atlantis", "--turns", "1", "--out", work / "run"),
        "replay": ("replay", work / "run" / "diary.json"),
        "batch": ("batch", "play", "atlantis", *BATCH, "--out", work / "batch"),
        "processes": ("batch", "play", "atlantis", *PROCESSES, "--out", work / "processes"),
    }
    return dict(zip(asked, commands(asked.values(), EXAMPLE), strict=True)), work


@pytest.fixture(scope="session")
def played(drill):
    """The folder of the game."""
    done, work = drill
    assert done["run"].returncode == 0, done["run"].stderr
    return work / "run"
