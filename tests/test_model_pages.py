"""The pages of the model and the rules' docstrings say the same equations."""

import ast
import re
from pathlib import Path

import pytest

from sim.params import Params
from sim.sheet import Section

ROOT = Path(__file__).resolve().parents[1]
PAGES = ROOT / "docs" / "model"
TAG_IN_DOCSTRING = re.compile(r"\AEq\. ([A-Z]\d+)\s")
TAG_IN_PAGE = re.compile(r"\*\*([A-Z]\d+)\*\*")
RULES = {p.stem: p for p in (ROOT / "sim" / "rules").glob("*.py") if p.stem != "__init__"}
SOURCES = {**RULES, "outcome": ROOT / "sim" / "outcome.py"}


def tags_of(source: Path) -> list[str]:
    tags = []
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            found = TAG_IN_DOCSTRING.search(ast.get_docstring(node) or "")
            tags += found.groups() if found else []
    return tags


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
