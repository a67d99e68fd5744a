"""The pages of the model and the rules say the same equations, letter by letter, and numbers.

An equation stands in backticks behind its tag on the page of its rule, and behind `Eq. TAG` in the
docstring of the function that computes it, its unit in brackets after it.  Numbers that are
parameters stand in neither; one of an equation's form is a constant of its rule, with a reason.
"""

import ast
import importlib
import re
from pathlib import Path

import pytest

from sim.flows import Flows
from sim.params import Params
from sim.pillars import PROGRAMMES
from sim.sheet import Section
from sim.stocks import Stocks

ROOT = Path(__file__).resolve().parents[1]
PAGES = ROOT / "docs" / "model"
TAGGED = re.compile(r"\AEq\. ([A-Z]\d+)\s+(.*)", re.DOTALL)
UNIT = re.compile(r"\s+\[[^\[\]]*\]\Z")
ON_PAGE = re.compile(r"^- \*\*([A-Z]\d+)\*\*  `([^`]+)`(?:  |$)", re.MULTILINE)
TAG_IN_PAGE = re.compile(r"\*\*([A-Z]\d+)\*\*")
RULES = {p.stem: [p] for p in (ROOT / "sim" / "rules").glob("*.py") if p.stem != "__init__"}
SOURCES = RULES | {
    "opening": [ROOT / "sim" / "opening.py"],
    "outcome": [ROOT / "sim" / f"{name}.py" for name in ("components", "endings", "outcome")],
}
"""The files whose equations stand on a page."""
NAMES = sorted(SOURCES)
PAGES_OF = {
    "shocks": ("strokes",),
    "ideas": ("algorithms",),
    "start": ("opening",),
    "services": ("services", "sovereignty"),
}
"""Where the parameters of a section stand whose pages have other names."""
SECTIONS = sorted(name for name, kind in Params.fields.items() if isinstance(kind, Section))
PLAIN = (0, 1)
"""Numbers that need no name in a rule; in an equation, 2 (a square, both of a pair) needs none."""
SMALL = ("TINY",)
"""Constants too small to matter but for what they keep from breaking; no page names them."""
NUMBERED = ("BRINK", "HEGEMONY", "CONCERT", "BLOCS", "FORTRESSES")
"""Numbers by which tables tell endings; in no equation."""
WORDS = {"h/4": "h / 4.0", "½": "0.5", " half ": " 0.5 ", "fifteen": "15", "/12": " / 12.0"}
"""Numbers as a page may write them."""


def functions(source: Path) -> list[ast.FunctionDef]:
    tree = ast.parse(source.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]


def normal(text: str) -> str:
    return " ".join(text.split())


def told_in_code(name: str) -> list[tuple[str, str]]:
    """Tag and text of each docstring that computes an equation, up to its first empty line."""
    docs = [
        (ast.get_docstring(node) or "").split("\n\n")[0]
        for source in SOURCES[name]
        for node in functions(source)
    ]
    return [(found[1], normal(found[2])) for found in map(TAGGED.match, docs) if found]


def page(name: str) -> str:
    return (PAGES / f"{name}.md").read_text(encoding="utf-8")


def constants(name: str) -> dict[str, float]:
    """The numbers that the files of a page name, also those that they have from elsewhere."""
    homes = (".".join(p.relative_to(ROOT).with_suffix("").parts) for p in SOURCES[name])
    return {
        key: value
        for home in homes
        for key, value in vars(importlib.import_module(home)).items()
        if key.isupper() and type(value) is float and key not in NUMBERED
    }


def numbers(text: str) -> set[float]:
    for word, number in WORDS.items():
        text = text.replace(word, number)
    found = re.findall(r"(?<![\w.])\d+(?:\.\d+)?(?:e-\d+)?(?!\w*_)", text)
    return {float(number) for number in found}


def test_every_rule_has_a_page_and_every_page_a_rule() -> None:
    assert {p.stem for p in PAGES.glob("*.md")} == {*SOURCES, "README"}


@pytest.mark.parametrize("name", NAMES)
def test_page_and_docstrings_have_the_same_equations_letter_by_letter(name: str) -> None:
    told = told_in_code(name)
    on_page = {tag: normal(text) for tag, text in ON_PAGE.findall(page(name))}
    assert sorted(TAG_IN_PAGE.findall(page(name))) == sorted(tag for tag, _ in told)
    assert sorted(on_page) == sorted(tag for tag, _ in told)
    assert told, "a rule without an equation"
    for tag, text in told:
        assert on_page[tag] in (text, UNIT.sub("", text)), tag


def test_a_docstring_that_speaks_of_a_tag_carries_its_equation() -> None:
    """No function hides its equation behind other words, or under a second tag."""
    for sources in SOURCES.values():
        for node in (node for source in sources for node in functions(source)):
            doc = ast.get_docstring(node) or ""
            assert not re.match(r"\W*(Eq|Equation)\b", doc) or TAGGED.match(doc), node.name


def test_no_tag_is_used_by_two_rules() -> None:
    tags = [tag for name in NAMES for tag, _ in told_in_code(name)]
    assert len(set(tags)) == len(tags)


@pytest.mark.parametrize("name", NAMES)
def test_numbers_of_an_equation_are_constants_of_its_rule(name: str) -> None:
    """None is the value of a parameter, which scenarios change; squares and shares apart."""
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
    for function in (node for source in SOURCES[name] for node in functions(source)):
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
    for source in (path.read_text(encoding="utf-8") for path in SOURCES[name]):
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
    rows: list[str] = []
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
    assert "$$" not in text
    assert "\\frac" not in text


def test_the_overview_names_the_rules_in_their_order() -> None:
    overview = page("README")
    tick = (ROOT / "sim" / "tick.py").read_text(encoding="utf-8").split("# 1 shocks fall")[1]
    order = re.findall(r"^    ([a-z]+)\.[a-z]+\(", tick, re.MULTILINE)
    order = [name for name in dict.fromkeys(order) if name != "added"]
    assert re.findall(r"^\| \d+ \| \[([a-z]+)\]", overview, re.MULTILINE) == order
    assert set(order) == set(RULES)
    others = re.findall(r"^\| – \| \[([a-z]+)\]", overview, re.MULTILINE)
    assert {*order, *others} == set(SOURCES)


def test_a_page_calls_stocks_and_flows_by_their_names() -> None:
    """Of the state's figures, those that a page names as code there are."""
    homes = {"flows": Flows, "stocks": Stocks, "then": Stocks, "now": Stocks}
    for name in NAMES:
        for home, field in re.findall(r"`(flows|stocks|then|now)\.(\w+)", page(name)):
            assert field in homes[home].fields, f"{name}: {home}.{field}"
