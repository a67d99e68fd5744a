"""The house: its imports run in no circle, and none of its eight floors holds most of it."""

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[1]
PACKAGES = ("sim", "files", "policies", "agents", "scenarios", "lab", "ui")
FLOORS = ("sim", "policies", "agents", "scenarios", "lab", "ui/play", "ui/desk", "ui/faces")
IDIOM = ("agents.nation", "agents.race")
"""A Mesa agent knows its model, and the model its agents."""
LARGEST_SHARE = 0.27


def modules() -> dict[str, Path]:
    files = (file for package in PACKAGES for file in (HOUSE / package).rglob("*.py"))
    names = {file.relative_to(HOUSE).with_suffix(""): file for file in files}
    return {".".join(name.parts).removesuffix(".__init__"): file for name, file in names.items()}


def named_in(file: Path) -> Iterator[str]:
    """What a file imports anywhere, types and inner imports included."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.fixture(scope="module")
def imports() -> dict[str, set[str]]:
    house = modules()
    return {
        name: {other for other in named_in(file) if other in house and other != name}
        # a package says what it holds, and who imports a module of it imports that first
        - {name.rsplit(".", 1)[0]}
        for name, file in house.items()
    }


def test_imports_run_in_no_circle(imports: dict[str, set[str]]) -> None:
    agent, model = IDIOM
    assert model in imports[agent]
    assert agent in imports[model]
    straight = imports | {agent: imports[agent] - {model}}
    TopologicalSorter(straight).prepare()  # raises CycleError, with the circle


def test_no_floor_holds_most_of_the_house() -> None:
    lines = {
        floor: sum(
            len(file.read_text("utf-8").splitlines()) for file in (HOUSE / floor).rglob("*.py")
        )
        for floor in FLOORS
    }
    largest = max(lines, key=lines.__getitem__)
    assert lines[largest] <= LARGEST_SHARE * sum(lines.values()), lines
