"""The pages of the model: their equations, parameters and limits, read from docs/model."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

UI = Path(__file__).resolve().parent.parent.parent
PLACES = (UI / "pages" / "model", UI.parent / "docs" / "model")
"""In an installed package, and in a checkout."""
OWN_ESTIMATE = "our estimate"
_EQUATION = re.compile(r"- \*\*([A-Z]\d+)\*\*  `(.+?)`(?:  (.*))?")


@dataclass(frozen=True)
class Equation:
    """An equation as its rule's page has it."""

    tag: str  # such as "Q1"
    formula: str
    remark: str  # in English


@dataclass(frozen=True)
class Parameter:
    """A row of a page's table of parameters."""

    name: str  # such as "talent.intake"
    unit: str
    meaning: str  # in English
    source: str


@dataclass(frozen=True)
class Page:
    """A page of the model."""

    name: str
    equations: tuple[Equation, ...]
    parameters: tuple[Parameter, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """What its parameters rest on, beside our own estimates; each once."""
        found = dict.fromkeys(parameter.source for parameter in self.parameters)
        return tuple(source for source in found if source != OWN_ESTIMATE)


def pages() -> dict[str, Path]:
    """Every page's file by the name of its rule."""
    for place in PLACES:
        if place.is_dir():
            files = sorted(place.glob("*.md"))
            return {page.stem: page for page in files if page.stem != "README"}
    return {}


@cache
def read_page(name: str) -> Page:
    """The page of a rule.  Raises KeyError."""
    lines = pages()[name].read_text(encoding="utf-8").splitlines()
    equations = tuple(
        Equation(found[1], _shown(found[2]), _shown(found[3] or ""))
        for found in map(_EQUATION.fullmatch, lines)
        if found
    )
    rows = ([cell.strip() for cell in line.split("|")[1:-1]] for line in lines if "| `" in line)
    return Page(name, equations, tuple(Parameter(r[0].strip("`"), *r[1:]) for r in rows))


def _shown(text: str) -> str:
    """Without marks, and with "in proportion to" as the window's font has it."""
    return text.replace("`", "").replace("∝", "~")


@cache
def equations() -> dict[str, tuple[str, Equation]]:
    """Every equation of the model by its tag, with the rule that it belongs to."""
    return {
        equation.tag: (name, equation) for name in pages() for equation in read_page(name).equations
    }
