"""The pages of supply and their rules say the same equations, and explain every parameter."""

import importlib
import re
from pathlib import Path

import pytest

from sim.world2.params import World2Params
from tests.test_model_pages import ON_PAGE, TAG_IN_PAGE, UNIT, normal, told_in_code

ROOT = Path(__file__).resolve().parents[3]
NAMES = (
    "strokes",
    "money",
    "programmes",
    "doors",
    "pacts",
    "clubs",
    "capital",
    "hosting",
    "power",
    "makers",
    "fabs",
    "compute",
)
PAGE_OF = {"shocks": "strokes"}
SECTIONS = ("shocks", "money", "programmes", "doors", "capital", "power", "makers", "compute")


def page(name: str) -> str:
    return (ROOT / "docs" / "world2" / f"{name}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_page_and_docstrings_have_the_same_equations(name: str) -> None:
    told = told_in_code(ROOT / "sim" / "world2" / "rules" / f"{name}.py")
    on_page = {tag: normal(text) for tag, text in ON_PAGE.findall(page(name))}
    assert sorted(TAG_IN_PAGE.findall(page(name))) == sorted(tag for tag, _ in told)
    for tag, text in told:
        assert on_page[tag] in (text, UNIT.sub("", text)), tag


@pytest.mark.parametrize("name", NAMES)
def test_numbers_of_a_page_are_constants_of_its_rule(name: str) -> None:
    rule = vars(importlib.import_module(f"sim.world2.rules.{name}"))
    known = {float(v) for k, v in rule.items() if k.isupper() and type(v) is float and k != "TINY"}
    text = page(name).split("## Parameters")[0]
    of_equations = "\n".join(text for _, text in ON_PAGE.findall(text))
    numbers = re.findall(r"(?<![\w.½])\d+(?:\.\d+)?(?!\w*_)", of_equations)
    assert {float(n) for n in numbers} <= {0.0, 1.0, 2.0, *known}
    told = {float(n) for n in re.findall(r"(?<![\w.])\d+(?:\.\d+)?", text.replace("h/4", "h 4"))}
    assert known <= told


@pytest.mark.parametrize("section", SECTIONS)
def test_every_parameter_is_explained(section: str) -> None:
    text = page(PAGE_OF.get(section, section))
    kind = World2Params.fields[section].kind  # type: ignore[union-attr]
    assert [f for f in kind.fields if f"`{section}.{f}`" not in text] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_page_has_its_sections(name: str) -> None:
    text = page(name)
    assert text.startswith("# ")
    parts = ("Equations", "What acts here", "Parameters", "What it leaves out")
    assert re.findall(r"^## (.*)$", text, re.MULTILINE) == list(parts)
