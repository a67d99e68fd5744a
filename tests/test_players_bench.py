"""The bench of players judges as it says, and its search climbs."""

import tomllib
from pathlib import Path

import numpy as np
import pytest

from benchmarks.players.gates import Gate, at_least, at_most, judge, leader_by_two
from benchmarks.players.written import BEGIN, END, NOTHING, PAGE, misses, replaced
from lab.climb import climb


def listed(folder: Path, gate: Gate) -> Path:
    file = folder / "misses.toml"
    file.write_text(
        f'[[miss]]\ngate = "{gate.name}"\nreached = {gate.reached}\nerror = {gate.error}\n'
        'tried = "all"\n'
    )
    return file


def empty(folder: Path) -> Path:
    file = folder / "none.toml"
    file.write_text("")
    return file


@pytest.mark.parametrize(
    ("gate", "met"),
    [
        (at_most("a", 1.1, 0.06, 1.0, ""), True),
        (at_most("a", 1.1, 0.04, 1.0, ""), False),
        (at_least("a", 0.9, 0.06, 1.0, ""), True),
        (at_least("a", 0.9, 0.04, 1.0, ""), False),
    ],
)
def test_a_gate_fails_only_beyond_two_errors(gate: Gate, met: bool) -> None:
    assert gate.met == met


def test_a_failure_that_is_not_listed_is_complained_of(tmp_path: Path) -> None:
    verdict = judge([at_most("a", 2.0, 0.1, 1.0, "")], empty(tmp_path))
    assert len(verdict.complaints) == 1


def test_a_listed_miss_may_stay_but_not_worsen_nor_be_met(tmp_path: Path) -> None:
    file = listed(tmp_path, at_most("a", 2.0, 0.1, 1.0, ""))
    assert not judge([at_most("a", 2.2, 0.1, 1.0, "")], file).complaints
    assert "worsened" in judge([at_most("a", 2.5, 0.1, 1.0, "")], file).complaints[0]
    assert "strike" in judge([at_most("a", 0.5, 0.1, 1.0, "")], file).complaints[0]


def test_the_list_is_written_with_what_was_tried_and_judged_by_at_once(tmp_path: Path) -> None:
    gates = [at_most("a", 2.0, 0.1, 1.0, ""), at_most("b", 0.5, 0.1, 1.0, ""),
             at_least("c", 0.0, 0.0, 1.0, "", noise=0.2)]  # fmt: skip
    before = listed(tmp_path, gates[0]).read_text()
    file = tmp_path / "written.toml"
    file.write_text(misses(gates, before.replace('"all"', '"\\"all\\" of it"')))
    found = tomllib.loads(file.read_text())["miss"]
    assert [miss["gate"] for miss in found] == ["a", "c"]
    assert [miss["tried"] for miss in found] == ['"all" of it', NOTHING]
    assert found[1]["error"] == 0.2
    assert not judge(gates, file).complaints


def test_the_page_keeps_what_stands_around_the_table() -> None:
    page = PAGE.read_text(encoding="utf-8")
    made = replaced(page, "| a table |")
    assert "| a table |" in made
    assert made.split(BEGIN)[0] == page.split(BEGIN)[0]
    assert made.split(END)[1] == page.split(END)[1]


def test_ties_are_best_for_nobody() -> None:
    luck = np.random.default_rng(1).normal(size=(2, 64))
    assert leader_by_two(luck) is None
    assert leader_by_two(luck + np.array([[0.0], [2.0]])) == 1


def test_the_search_climbs_a_narrow_hill() -> None:
    pytest.importorskip("cma")
    top = np.linspace(-1.0, 1.0, 10)
    width = np.linspace(1.0, 5.0, 10)
    found, _ = climb(
        lambda tries, _: -((tries - top) ** 2 * width).sum(axis=1), np.zeros(10), 16, 120, 2, 0.6
    )
    assert np.abs(found - top).max() < 0.02
