"""What an addition's policy does wrong ends in one sentence that names its file."""

import json

import pytest

from tests.extending.conftest import EXAMPLE, command

SOUND = (EXAMPLE / "policies" / "levier.py").read_text(encoding="utf-8").replace(
    ", chip_levy=0.8", ""
)  # fmt: skip
SPOILS = """
import math
from sim.jit import kernel

@kernel
def spoil(now, orders, nations, params, luck, flows, then):
    then.talent[0] = math.nan

RULES = {"end": (spoil,)}
"""
WRONG = {
    "wide": ("visa=0.9", "visa=9.0", "visa is 9; it must be from 0 to 1"),
    "high": ("return 1.0", "return 7.0", "stance.CHN is 7; it must be from 0 to 1"),
    "strange": ("visa=0.9", "vista=0.9", "TypeError: "),
    "raises": ("return 1.0", 'raise ValueError("no idea")', "ValueError: no idea"),
    "leaves": ("return 1.0", "raise SystemExit(0)", "SystemExit: 0"),
}


@pytest.fixture(scope="module")
def wrong(tmp_path_factory):
    """An addition with all of these policies."""
    folder = tmp_path_factory.mktemp("policies") / "wrong"
    (folder / "policies").mkdir(parents=True)
    for name, (right, instead, _) in WRONG.items():
        assert right in SOUND
        text = SOUND.replace(right, instead).replace('"levier"', f'"{name}"')
        (folder / "policies" / f"{name}.py").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", WRONG)
def test_a_game_is_refused_before_its_turn(wrong, name, tmp_path):
    out = tmp_path / "out"
    asked = ("run", "quick", "--turns", "1", "--policy", f"USA={name}", "--out", out)
    done = command(*asked, "--with", wrong)
    assert (done.returncode, done.stdout) == (2, ""), done.stderr
    assert done.stderr.count("\n") == 1
    assert f"wrong/policies/{name}.py" in done.stderr
    assert WRONG[name][2] in done.stderr
    assert not out.exists()


def test_a_batch_counts_such_games_as_invalid(wrong, tmp_path):
    out = tmp_path / "out"
    asked = ("--turns", "1", "--replicates", "2", "--workers", "1", "--backend", "threads")
    done = command(
        "batch", "play", "quick", "--policy", "USA=wide", *asked, "--out", out, "--with", wrong
    )
    first = json.loads((out / "manifest.json").read_text(encoding="utf-8"))["first_invalid"]
    assert (first["figure"], first["nation"], first["quarter"]) == ("orders.visa", "USA", 1), done
    assert "orders.visa of USA is 9 as ordered" in done.stderr
    assert "(look first at what the addition wrong does)" in done.stderr


def test_a_number_that_an_addition_makes_is_not_blamed_on_the_scenario(tmp_path):
    folder = tmp_path / "spoils"
    folder.mkdir()
    (folder / "rules.py").write_text(SPOILS, encoding="utf-8")
    done = command("run", "quick", "--turns", "1", "--with", folder)
    assert done.returncode == 2
    assert "look first at what the addition spoils does" in done.stderr
    assert done.stderr.count("\n") == 1
