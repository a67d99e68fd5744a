"""The page after the ODD protocol: its tables are those of the code."""

import re
from pathlib import Path

import pytest

from sim.orders import LARGEST_BUDGET
from sim.pillars import PROGRAMMES, SECTORS
from sim.sheet import NATIONS, Field
from sim.sight import Rival, Self
from sim.stocks import ADDED_STOCKS, Stocks
from tests.test_model_pages import NAMES, RULES, told_in_code

DOCS = Path(__file__).resolve().parents[1] / "docs"
PAGE = (DOCS / "ODD.md").read_text(encoding="utf-8")
STATE = re.compile(r"^\| `(\w+)` \| ([^|]+) \| ([^|]+) \| [^|]+ \|$", re.MULTILINE)
PROCESS = re.compile(r"^\| (\d+) \| \[(\w+)\]\(model/(\w+)\.md\) \| [^|]+ \|$", re.MULTILINE)
SUBMODEL = re.compile(r"^\| \[(\w+)\]\(model/(\w+)\.md\) \| ([^|]+) \| [^|]+ \|$", re.MULTILINE)
OVERVIEW = re.compile(r"^\| \d+ \| \[(\w+)\]", re.MULTILINE)


def of_whom(field: Field) -> str:
    """As the page says it: each, each × 15, pair, pair × 6, world."""
    parts = [f"{axis}" for axis in field.axes if axis != NATIONS]
    match field.axes.count(NATIONS):
        case 0:
            return "world"
        case 1:
            return " × ".join(["each", *parts])
        case _:
            return " × ".join(["pair", *parts])


def tags_of(text: str) -> set[str]:
    """The equations of a cell such as "C9–C14, E1"."""
    found = set()
    for part in text.split(", "):
        first, _, last = part.partition("–")
        ends = [int(end[1:]) for end in (first, last or first)]
        found |= {f"{first[0]}{k}" for k in range(ends[0], ends[1] + 1)}
    return found


def test_state_variables_are_the_stocks_with_their_units_in_their_order() -> None:
    told = [(name, whom.strip(), unit.strip()) for name, whom, unit in STATE.findall(PAGE)]
    there = [
        (name, of_whom(field), field.unit)
        for name, field in Stocks.fields.items()
        if isinstance(field, Field) and name not in ADDED_STOCKS
    ]
    assert told == there


def test_rules_run_in_the_order_of_the_overview() -> None:
    rows = PROCESS.findall(PAGE)
    overview = (DOCS / "model" / "README.md").read_text(encoding="utf-8")
    assert [name for _, name, _ in rows] == OVERVIEW.findall(overview)
    assert [int(number) for number, _, _ in rows] == [*range(1, len(RULES) + 1)]
    assert all(name == page for _, name, page in rows)


@pytest.mark.parametrize("name", NAMES)
def test_a_submodel_has_the_equations_of_its_page(name: str) -> None:
    rows = {name: (page, tags) for name, page, tags in SUBMODEL.findall(PAGE)}
    assert rows.keys() == set(NAMES)
    page, tags = rows[name]
    assert page == name
    assert tags_of(tags) == {tag for tag, _ in told_in_code(name)}


def test_what_a_policy_sees_and_may_spend_is_counted_right() -> None:
    assert f"of its own nation {len(Self._fields)} figures" in PAGE
    assert f"of one rival at a time {len(Rival._fields)}" in PAGE
    assert f"0 to {100 * LARGEST_BUDGET:.1f} % of GDP" in PAGE
    assert (PROGRAMMES, SECTORS) == (15, 5)  # the page says so in words
