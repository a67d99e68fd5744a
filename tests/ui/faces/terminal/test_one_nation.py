"""A world of one nation, and a game of one quarter, leave by every exit without a warning."""

import re
import warnings

import pytest

from ui.faces.terminal.cli import start

pytestmark = pytest.mark.compiled
ALONE = """
extends = "quick"
name = "alone"
title = "Alone"
turns = 2
roster = ["GBR"]
"""
SHORT = ALONE + "ticks_per_turn = 1\n"
PAIR = ALONE.replace('["GBR"]', '["GBR", "IND"]')
CHEAP = "--replicates 8 --turns 1"
LINES = [
    "run {file}",
    "run {file} --json",
    "run {file} --turns 1 --out {out}",
    "replay {run}/diary.json",
    "report {run}",
    "debrief {run}/diary.json --nation GBR --out {out}.html",
    "scenarios show {file}",
    "scenarios check {file}",
    "batch {file} --replicates 8 --out {out}",
    "batch {file} --replicates 8 --trajectories every --format csv --out {out}",
    "batch {file} --replicates 8 --mix random --out {out}",
    "batch --from-diary {run}/diary.json --turn 1 --replicates 8 --out {out}",
    "compare {file} --b-all always-isolate --out {out}.html " + CHEAP,
    "compare {file} quick " + CHEAP,
    "tournament {file} --lineups 2 --only grudger --only balancer " + CHEAP,
    "sensitivity {file} --parameter talent --trajectories 2 " + CHEAP,
    "discover 'survival above 0.99' {file} --parameter talent --points 20 " + CHEAP,
    "discover 'isolate beats cooperate for GBR' {file} --parameter talent --points 20 " + CHEAP,
    "regret {file} quick --nation GBR --only grudger --only balancer " + CHEAP,
    "best-response {file} --nation GBR --only grudger --only balancer " + CHEAP,
    "dilemmas {file} --only grudger --only balancer " + CHEAP,
    "pays --in {file} --against always-isolate " + CHEAP,
]


@pytest.fixture(scope="module", params=[ALONE, SHORT, PAIR], ids=["alone", "short", "pair"])
def material(request, tmp_path_factory):
    place = tmp_path_factory.mktemp("alone")
    file = place / "alone.toml"
    file.write_text(request.param)
    assert start(["run", str(file), "--out", str(place / "run")]) == 0
    return {"file": str(file), "run": str(place / "run")}


@pytest.mark.parametrize("line", LINES)
def test_every_exit_is_open_without_a_warning(line, material, tmp_path, capsys):
    words = [
        word.format(**material, out=tmp_path / "out") for word in re.findall(r"'.*?'|\S+", line)
    ]
    capsys.readouterr()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        code = start([word.strip("'") for word in words])
    said = capsys.readouterr()
    assert code == 0, said.err
    assert "Warning" not in said.err
    assert not re.search(r"\b(nan|null|inf)\b", said.out)
