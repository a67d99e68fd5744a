"""A name means one thing: no two classes of the product have the same one."""

import ast
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PRODUCT = ("files", "sim", "policies", "agents", "scenarios", "lab", "ui", "run.py")


def classes(path: Path) -> list[str]:
    """Every class of a file, those within functions and classes too."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]


def test_no_two_classes_share_a_name() -> None:
    places = defaultdict(list)
    for top in PRODUCT:
        path = ROOT / top
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            for name in classes(file):
                places[name].append(file.relative_to(ROOT).as_posix())
    assert len(places) > 300
    assert {name: files for name, files in places.items() if len(files) > 1} == {}
