"""The command line in a process of its own, as whoever brings an addition starts it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = Path(__file__).resolve().parent / "example"


def python(*arguments, compiled=False, **more):
    """Python in a process that knows only what it is told; interpreted unless `compiled`."""
    kept = {name: value for name, value in os.environ.items() if name != "SIXPILLARS_WITH"}
    told = {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", **more}
    if not compiled:
        told["NUMBA_DISABLE_JIT"] = "1"
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        env=kept | told,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def command(*arguments, **more):
    """`sixpillars` with these arguments."""
    return python("-m", "ui", *arguments, **more)


@pytest.fixture(scope="session")
def played(tmp_path_factory):
    """The folder of a game of the example's scenario."""
    out = tmp_path_factory.mktemp("played") / "out"
    asked = ("run", "atlantis", "--turns", "1", "--out", out, f"--with={EXAMPLE}")
    done = command(*asked)
    assert done.returncode == 0, done.stderr
    return out
