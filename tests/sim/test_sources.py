"""What the kernels' text must not use: anything whose bits differ between machines or modes."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
RULES = sorted((ROOT / "sim" / "rules").glob("*.py"))
OTHERS = ("maths", "dice", "tick", "sight", "opening", "causes", "opinion", "components", "endings")
KERNELS = [*RULES, *(ROOT / "sim" / f"{name}.py" for name in OTHERS)]
BUILTINS = {"sum", "min", "max", "abs", "pow", "round", "divmod"}
MODULES = {"math", "numpy", "random", "numba", "cmath", "statistics", "itertools"}


def tree(source: Path) -> ast.Module:
    return ast.parse(source.read_text(encoding="utf-8"))


@pytest.mark.parametrize("source", KERNELS, ids=lambda source: source.stem)
def test_kernels_use_our_own_mathematics_only(source: Path) -> None:
    for node in ast.walk(tree(source)):
        if isinstance(node, ast.Import):
            assert not {alias.name.split(".")[0] for alias in node.names} & MODULES
        elif isinstance(node, ast.ImportFrom):
            assert (node.module or "").split(".")[0] not in MODULES
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in BUILTINS, node.lineno
        elif isinstance(node, ast.BinOp):
            assert not isinstance(node.op, ast.Pow | ast.FloorDiv | ast.Mod), node.lineno


@pytest.mark.parametrize("source", RULES, ids=lambda source: source.stem)
def test_every_function_of_a_rule_is_a_kernel_with_a_docstring(source: Path) -> None:
    for node in tree(source).body:
        if isinstance(node, ast.FunctionDef):
            marks = {ast.unparse(mark) for mark in node.decorator_list}
            assert marks == {"kernel"}, node.name
            assert ast.get_docstring(node), node.name


def test_nothing_in_the_core_asks_for_fast_maths() -> None:
    for source in (ROOT / "sim").rglob("*.py"):
        for node in ast.walk(tree(source)):
            if isinstance(node, ast.keyword) and node.arg in ("fastmath", "parallel"):
                assert isinstance(node.value, ast.Constant)
                assert node.value.value is False, source
