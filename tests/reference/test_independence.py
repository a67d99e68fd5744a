"""The reference knows the pages, and nothing of the rules that it is compared with."""

import ast
from pathlib import Path

import pytest

HERE = Path(__file__).parent
REFERENCE = sorted(path for path in HERE.glob("*.py") if not path.stem.startswith("test_"))
MAY_USE = {"copy", "dataclasses", "math", "types", "typing"}


def imported(source: str) -> set[str]:
    """The modules that a source imports, wherever it does."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are by full name"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def stranger(module: str) -> bool:
    package = module.partition(".")[0]
    return package not in MAY_USE and not module.startswith("tests.reference.")


@pytest.mark.parametrize("path", REFERENCE, ids=lambda path: path.stem)
def test_only_the_harness_imports_what_is_docked(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    modules = imported(source)
    assert not {module for module in modules if stranger(module) or ".test_" in module}
    assert "__import__" not in source
    assert "importlib" not in source


def test_an_import_of_a_rule_would_be_seen() -> None:
    seen = imported("import sim.rules\ndef f():\n    from sim.rules.talent import move\n")
    assert seen == {"sim.rules", "sim.rules.talent.move"}
    assert all(stranger(module) for module in seen)
