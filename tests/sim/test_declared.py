"""A lever is named in few files: whatever else needs it takes it from the declaration."""

import ast
from pathlib import Path

import pytest

from sim.levers import DECLARED, DEFAULTS, LEVERS, Levers, at, part_of

ROOT = Path(__file__).resolve().parents[2]
FLOORS = ("sim", "policies", "agents", "scenarios", "lab", "files", "ui")
MOST_FILES = 10
MOST_OTHERS = 6
"""Files but for rules, the declaration among them."""
WIDE = {"strictness"}
"""Rules for what is deployed touch eight rules of the model; of the other files they are in few."""
SCRIPTED = {file for file in (ROOT / "policies").glob("*.py") if "\nCARD = " in file.read_text()}


def named(file: Path) -> set[str]:
    """Every name, attribute, argument and text of one word in a file: its code, not its prose."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        for part in ("id", "attr", "arg", "name"):
            found.add(str(getattr(node, part, "")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found |= {node.value, *node.value.split(".")}
    return found


NAMES = {
    file: named(file)
    for floor in FLOORS
    for file in (ROOT / floor).rglob("*.py")
    if file not in SCRIPTED
}


@pytest.mark.parametrize("lever", LEVERS)
def test_a_lever_is_named_in_few_files(lever: str) -> None:
    naming = [file for file, names in NAMES.items() if lever in names]
    told = [str(file.relative_to(ROOT)) for file in naming]
    others = [file for file in naming if file.parent.name != "rules"]
    assert 1 <= len(others) <= MOST_OTHERS, told
    assert len(others) < len(naming), "no rule names it"
    assert len(naming) <= MOST_FILES or lever in WIDE, told


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
