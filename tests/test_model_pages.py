"""The pages of the model and the rules say the same equations, letter by letter, and numbers.

An equation stands in backticks behind its tag on a rule's page, and behind `Eq. TAG` in the
docstring of the function that computes it, its unit in brackets after it.  Numbers that are
parameters stand in neither; one of an equation's form is a constant of its rule, with a reason.
"""

import ast
import importlib
import re
from pathlib import Path

import pytest

from sim.params import Params
from sim.sheet import Section

ROOT = Path(__file__).resolve().parents[1]
PAGES = ROOT / "docs" / "model"
TAGGED = re.compile(r"\AEq\. ([A-Z]\d+)\s+(.*)", re.DOTALL)
UNIT = re.compile(r"\s+\[[^\[\]]*\]\Z")
ON_PAGE = re.compile(r"^- \*\*([A-Z]\d+)\*\*  `([^`]+)`(?:  |$)", re.MULTILINE)
TAG_IN_PAGE = re.compile(r"\*\*([A-Z]\d+)\*\*")
RULES = {p.stem: p for p in (ROOT / "sim" / "rules").glob("*.py") if p.stem != "__init__"}
SOURCES = {**RULES, "outcome": ROOT / "sim" / "outcome.py"}
PLAIN = (0, 1)
"""Numbers that need no name in a rule; in an equation, 2 (a square, both of a pair) needs none."""
SMALL = ("TINY",)
"""Constants too small to matter but for what they keep from breaking; no page names them."""


def functions(source: Path) -> list[ast.FunctionDef]:
    tree = ast.parse(source.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]


def normal(text: str) -> str:
    return " ".join(text.split())


def told_in_code(source: Path) -> list[tuple[str, str]]:
    """Tag and text of each docstring that computes an equation, up to its first empty line."""
    docs = [(ast.get_docstring(node) or "").split("\n\n")[0] for node in functions(source)]
    return [(found[1], normal(found[2])) for found in map(TAGGED.match, docs) if found]


def tags_of(source: Path) -> list[str]:
    return [tag for tag, _ in told_in_code(source)]


def told_on_page(name: str) -> dict[str, str]:
    return {tag: normal(equation) for tag, equation in ON_PAGE.findall(page(name))}


def constants(name: str) -> dict[str, float]:
    """The numbers that a rule names, also those that it has from elsewhere."""
    home = "sim.outcome" if name == "outcome" else f"sim.rules.{name}"
    return {
        key: value
        for key, value in vars(importlib.import_module(home)).items()
        if key.isupper() and type(value) is float
    }


def page(name: str) -> str:
    return (PAGES / f"{name}.md").read_text(encoding="utf-8")


def test_every_rule_has_a_page_and_every_page_a_rule() -> None:
    assert {p.stem for p in PAGES.glob("*.md")} == {*SOURCES, "README"}


@pytest.mark.parametrize("name", sorted(SOURCES))
def test_page_and_docstrings_have_the_same_equations(name: str) -> None:
    in_code = tags_of(SOURCES[name])
    in_page = TAG_IN_PAGE.findall(page(name))
    assert len(set(in_code)) == len(in_code)
    assert sorted(in_page) == sorted(in_code)
    assert in_code, "a rule without an equation"


@pytest.mark.parametrize("name", sorted(SOURCES))
def test_a_docstring_has_its_equation_letter_by_letter(name: str) -> None:
    on_page = told_on_page(name)
    assert sorted(on_page) == sorted(TAG_IN_PAGE.findall(page(name)))
    for tag, told in told_in_code(SOURCES[name]):
        assert on_page[tag] in (told, UNIT.sub("", told)), tag


def test_a_docstring_that_speaks_of_a_tag_carries_its_equation() -> None:
    """No function hides its equation behind other words, or under a second tag."""
    for source in SOURCES.values():
        for node in functions(source):
            doc = ast.get_docstring(node) or ""
            assert not re.match(r"\W*(Eq|Equation)\b", doc) or TAGGED.match(doc), node.name


@pytest.mark.parametrize("name", sorted(SOURCES))
def test_numbers_of_an_equation_are_constants_of_its_rule(name: str) -> None:
    """None is the value of a parameter, which scenarios change; squares and shares apart."""
    known = {*map(float, (*PLAIN, 2)), *constants(name).values()}
    for tag, equation in told_on_page(name).items():
        numbers = re.findall(r"(?<![\w.½])\d+(?:\.\d+)?(?!\w*_)", equation.replace("½", "0.5"))
        assert {float(number) for number in numbers} <= known, tag


@pytest.mark.parametrize("name", sorted(SOURCES))
def test_a_page_has_the_numbers_of_its_rule(name: str) -> None:
    text = page(name).split("## Parameters")[0].replace("½", "0.5").replace("10⁻¹²", "1e-12")
    text = text.replace("h/4", "h / 4.0").replace(" half ", " 0.5 ")
    numbers = {float(n) for n in re.findall(r"(?<![\w.])\d+(?:\.\d+)?(?:e-\d+)?", text)}
    told = {key: value for key, value in constants(name).items() if key not in SMALL}
    assert {key: value for key, value in told.items() if value not in numbers} == {}


@pytest.mark.parametrize("name", sorted(SOURCES))
def test_a_rule_has_no_number_without_a_name(name: str) -> None:
    bare = []
    for function in functions(SOURCES[name]):
        places = {
            id(part)
            for node in ast.walk(function)
            if isinstance(node, ast.Subscript)
            for part in ast.walk(node.slice)
        }
        bare += [
            (function.name, node.value)
            for node in ast.walk(function)
            if isinstance(node, ast.Constant) and type(node.value) in (int, float)
            if id(node) not in places and node.value not in PLAIN
        ]
    assert bare == []


@pytest.mark.parametrize("name", sorted(SOURCES))
def test_a_named_number_has_a_reason(name: str) -> None:
    source = SOURCES[name].read_text(encoding="utf-8")
    lines = source.splitlines()
    tree = ast.parse(source)
    for node, after in zip(tree.body, [*tree.body[1:], None], strict=True):
        number = isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        if number and type(node.value.value) in (int, float):
            said = isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
            assert said or re.search(r"\S  # \w+", lines[node.lineno - 1]), ast.unparse(node)


def test_no_tag_is_used_by_two_rules() -> None:
    tags = [tag for source in SOURCES.values() for tag in tags_of(source)]
    assert len(set(tags)) == len(tags)


@pytest.mark.parametrize("name", sorted(n for n, f in Params.fields.items() if f.size(0) > 1))
def test_every_parameter_is_explained_on_its_page(name: str) -> None:
    kind = Params.fields[name]
    assert isinstance(kind, Section)
    text = page(name)
    missing = [field for field in kind.kind.fields if f"`{name}.{field}`" not in text]
    assert not missing


@pytest.mark.parametrize("name", sorted(SOURCES))
def test_pages_are_plain_markdown_with_their_sections(name: str) -> None:
    text = page(name)
    assert text.startswith("# ")
    for heading in ("## Equations", "## What acts here", "## What it leaves out"):
        assert heading in text
    assert not re.search(r"</?[a-z]+[^>]*>", text), "HTML does not show in a terminal"
    assert "$$" not in text
    assert "\\frac" not in text


def test_the_overview_names_the_rules_in_their_order() -> None:
    overview = page("README")
    tick = (ROOT / "sim" / "tick.py").read_text(encoding="utf-8").split("# 1 shocks fall")[1]
    order = re.findall(r"^    ([a-z]+)\.[a-z]+\(", tick, re.MULTILINE)
    order = list(dict.fromkeys(order))
    listed = re.findall(r"^\| \d+ \| \[([a-z]+)\]", overview, re.MULTILINE)
    assert listed == order
    assert set(listed) == set(RULES)
