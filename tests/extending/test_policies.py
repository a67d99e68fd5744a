"""What an addition's policy does wrong ends in one sentence that names its file."""

import json

import pytest

from tests.extending.conftest import BATCH, EXAMPLE, command, commands

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
def refused(tmp_path_factory):
    """What comes of games and of a batch with an addition that has all of these policies.

    Also the folder with what they have written, by the name of the policy.
    """
    work = tmp_path_factory.mktemp("policies")
    folder, out = work / "wrong", work / "out"
    (folder / "policies").mkdir(parents=True)
    for name, (right, instead, _) in WRONG.items():
        assert right in SOUND
        text = SOUND.replace(right, instead).replace('"levier"', f'"{name}"')
        (folder / "policies" / f"{name}.py").write_text(text, encoding="utf-8")
    asked = [
        ("run", "quick", "--turns", "1", "--policy", f"USA={name}", "--out", out / name)
        for name in WRONG
    ]
    batch = ("batch", "play", "quick", "--policy", "USA=wide", *BATCH, "--out", out / "batch")
    done = commands([*asked, batch], folder)
    return dict(zip((*WRONG, "batch"), done, strict=True)), out


@pytest.mark.parametrize("name", WRONG)
def test_a_game_is_refused_before_its_turn(refused, name):
    done, out = refused[0][name], refused[1] / name
    assert (done.returncode, done.stdout) == (2, ""), done.stderr
    assert done.stderr.count("\n") == 1
    assert f"wrong/policies/{name}.py" in done.stderr
    assert WRONG[name][2] in done.stderr
    assert not out.exists()


def test_a_batch_counts_such_games_as_invalid(refused):
    done, out = refused[0]["batch"], refused[1] / "batch"
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
