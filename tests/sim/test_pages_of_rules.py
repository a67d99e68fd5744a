"""The pages of world 2 and its rules say the same equations, and explain every parameter once.

As for the first world (tests/test_model_pages.py): an equation stands in backticks behind its tag
on the page of its rule, and behind `Eq. TAG` in the docstring of the function that computes it.
"""

import ast
import importlib
import re
from pathlib import Path

import pytest

from sim.params import Params
from sim.pillars import PROGRAMMES
from sim.sheet import Section
from tests.test_model_pages import (
    ON_PAGE,
    PLAIN,
    SMALL,
    TAG_IN_PAGE,
    TAGGED,
    UNIT,
    functions,
    normal,
    tags_of,
    told_in_code,
)

ROOT = Path(__file__).resolve().parents[3]
HOME = ROOT / "sim" / "world2"
PAGES = ROOT / "docs" / "world2"
RULES = {p.stem: p for p in (HOME / "rules").glob("*.py") if p.stem != "__init__"}
SOURCES = {**RULES, "opening": HOME / "opening.py", "outcome": HOME / "outcome.py"}
NAMES = sorted(SOURCES)
PAGES_OF = {
    "shocks": ("strokes",),
    "ideas": ("algorithms",),
    "start": ("opening",),
    "services": ("services", "sovereignty"),
}
"""Where the parameters of a section stand whose pages have other names."""
NO_RULES = {"README", "bench"}
SECTIONS = sorted(name for name, kind in Params.fields.items() if isinstance(kind, Section))
WORDS = {"h/4": "h / 4.0", "½": "0.5", " half ": " 0.5 ", "fifteen": "15", "/12": " / 12.0"}
"""Numbers as a page may write them."""


def page(name: str) -> str:
    return (PAGES / f"{name}.md").read_text(encoding="utf-8")


def constants(name: str) -> dict[str, float]:
    home = "sim." + (f"rules.{name}" if name in RULES else name)
    found = vars(importlib.import_module(home)).items()
    return {key: value for key, value in found if key.isupper() and type(value) is float}


def numbers(text: str) -> set[float]:
    for word, number in WORDS.items():
        text = text.replace(word, number)
    found = re.findall(r"(?<![\w.])\d+(?:\.\d+)?(?:e-\d+)?(?!\w*_)", text)
    return {float(number) for number in found}


def test_every_rule_has_a_page_and_every_page_a_rule() -> None:
    assert {p.stem for p in PAGES.glob("*.md")} - NO_RULES == set(SOURCES)


@pytest.mark.parametrize("name", NAMES)
def test_page_and_docstrings_have_the_same_equations(name: str) -> None:
    told = told_in_code(SOURCES[name])
    on_page = {tag: normal(text) for tag, text in ON_PAGE.findall(page(name))}
    assert sorted(TAG_IN_PAGE.findall(page(name))) == sorted(tag for tag, _ in told)
    assert sorted(on_page) == sorted(tag for tag, _ in told)
    assert told, "a rule without an equation"
    for tag, text in told:
        assert on_page[tag] in (text, UNIT.sub("", text)), tag


@pytest.mark.parametrize("name", NAMES)
def test_a_docstring_that_speaks_of_a_tag_carries_its_equation(name: str) -> None:
    for node in functions(SOURCES[name]):
        doc = ast.get_docstring(node) or ""
        assert not re.match(r"\W*(Eq|Equation)\b", doc) or TAGGED.match(doc), node.name


def test_no_tag_is_used_by_two_rules() -> None:
    tags = [tag for source in SOURCES.values() for tag in tags_of(source)]
    assert len(set(tags)) == len(tags)


@pytest.mark.parametrize("name", NAMES)
def test_numbers_of_an_equation_are_constants_of_its_rule(name: str) -> None:
    known = {*map(float, (*PLAIN, 2, PROGRAMMES)), *constants(name).values()}
    for tag, equation in ON_PAGE.findall(page(name)):
        assert numbers(equation) <= known, tag


@pytest.mark.parametrize("name", NAMES)
def test_a_page_has_the_numbers_of_its_rule(name: str) -> None:
    told = {key: value for key, value in constants(name).items() if key not in SMALL}
    there = numbers(page(name).split("## Parameters")[0])
    assert {key: value for key, value in told.items() if value not in there} == {}


@pytest.mark.parametrize("name", NAMES)
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


@pytest.mark.parametrize("name", NAMES)
def test_a_named_number_has_a_reason(name: str) -> None:
    source = SOURCES[name].read_text(encoding="utf-8")
    lines = source.splitlines()
    tree = ast.parse(source)
    for node, after in zip(tree.body, [*tree.body[1:], None], strict=True):
        number = isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        if number and type(node.value.value) in (int, float):
            said = isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
            assert said or re.search(r"\S  # \w+", lines[node.lineno - 1]), ast.unparse(node)


@pytest.mark.parametrize("section", SECTIONS)
def test_every_parameter_is_explained_on_its_page(section: str) -> None:
    kind = Params.fields[section]
    assert isinstance(kind, Section)
    rows = []
    for name in PAGES_OF.get(section, (section,)):
        rows += re.findall(rf"^\| `{section}\.(\w+)` \|", page(name), re.MULTILINE)
    assert sorted(rows) == sorted(kind.kind.fields)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_names_only_parameters_that_there_are(name: str) -> None:
    for section, field in re.findall(r"`(\w+)\.(\w+)`", page(name)):
        kind = Params.fields.get(section)
        if isinstance(kind, Section):
            assert field in kind.kind.fields, f"{section}.{field}"


@pytest.mark.parametrize("name", NAMES)
def test_pages_are_plain_markdown_with_their_sections(name: str) -> None:
    text = page(name)
    assert text.startswith("# ")
    parts = ["Equations", "What acts here", "Parameters", "What it leaves out"]
    headings = re.findall(r"^## (.*)$", text, re.MULTILINE)
    assert [part for part in parts if part in headings] == headings
    assert {"Equations", "What acts here", "What it leaves out"} <= set(headings)
    assert not re.search(r"</?[a-z]+[^>]*>", text), "HTML does not show in a terminal"
