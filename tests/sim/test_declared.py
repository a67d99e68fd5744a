"""A lever is named in few files: whatever else needs it takes it from the declaration."""

import re
from pathlib import Path

import pytest

from sim.levers import DECLARED, DEFAULTS, LEVERS, Levers, at, part_of

ROOT = Path(__file__).resolve().parents[2]
FLOORS = ("sim", "policies", "agents", "scenarios", "lab", "files", "ui")
MOST_FILES = 10
SCRIPTED = {file for file in (ROOT / "policies").glob("*.py") if "\nCARD = " in file.read_text()}
TEXTS = {
    file: file.read_text(encoding="utf-8")
    for floor in FLOORS
    for file in (ROOT / floor).rglob("*.py")
    if file not in SCRIPTED and "world2" not in file.parts
}
"""Of one world: the rules that are to take the place of the present ones are another (0025)."""


@pytest.mark.parametrize("lever", LEVERS)
def test_a_lever_is_named_in_few_files(lever: str) -> None:
    word = re.compile(rf"(?<![A-Za-z0-9_]){lever}(?![A-Za-z0-9_])")
    naming = [str(file.relative_to(ROOT)) for file, text in TEXTS.items() if word.search(text)]
    assert 2 <= len(naming) <= MOST_FILES, naming


def test_every_rule_that_reads_a_lever_is_declared_and_no_other() -> None:
    for lever, declared in DECLARED.items():
        reading = {
            file.stem
            for file in (ROOT / "sim" / "rules").glob("*.py")
            if f"orders.{lever}[" in file.read_text(encoding="utf-8")
        }
        assert reading == set(declared.rules), lever


def test_ranges_hold_the_defaults() -> None:
    assert tuple(DECLARED) == LEVERS == Levers._fields
    for (name, lever), default in zip(DECLARED.items(), DEFAULTS, strict=True):
        assert 0.0 <= lever.low <= default <= lever.high <= 1.0, name
        assert [at(name, part_of(name, x)) for x in (lever.low, lever.high)] == [
            lever.low,
            lever.high,
        ]
    assert sorted(lever.tried for lever in DECLARED.values()) == list(range(len(LEVERS)))
