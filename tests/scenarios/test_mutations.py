"""Whatever is done to a scenario, nothing but a ScenarioError comes out."""

import copy
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scenarios.errors import ScenarioError
from scenarios.load import LIBRARY, load_file
from scenarios.pack import pack
from scenarios.parse import parse

QUIET = settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
TEXT = (LIBRARY / "quick.toml").read_text(encoding="utf-8")
TABLES = parse(LIBRARY / "quick.toml", "quick.toml")
SCALARS = st.one_of(
    st.integers(min_value=-(10**13), max_value=10**13),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.text(st.characters(min_codepoint=32, max_codepoint=0x2FFF), max_size=30),
    st.sampled_from(["USA", "USB", "share", "0-1", "estimate", "2027-Q1", "fab_loss", "../x"]),
)


def plain(value: Any) -> str:
    """A value as TOML."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        escaped = "".join(
            f"\\u{ord(mark):04x}" if ord(mark) < 32 or mark in '"\\\x7f' else mark for mark in value
        )
        return f'"{escaped}"'
    if isinstance(value, dict):
        inside = ", ".join(f"{plain(str(key))} = {plain(part)}" for key, part in value.items())
        return "{" + inside + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(plain, value)) + "]"
    return repr(value)


def written(tables: dict[str, Any], above: str = "") -> str:
    """Tables as TOML: two levels as headings, the rest on lines."""
    deep = {k: v for k, v in tables.items() if isinstance(v, dict) and above.count("[") < 2}
    lines = [f"{plain(k)} = {plain(v)}" for k, v in tables.items() if k not in deep]
    parts = [written(part, f"{above}[{plain(key)}]") for key, part in deep.items()]
    heading = [above.replace("][", ".")] if above else []
    return "\n".join([*heading, *lines, *parts]) + "\n"


def survives(path: Path) -> None:
    try:
        scenario = load_file(path)
        world = pack(scenario)
    except ScenarioError as error:
        said = str(error)
    else:
        said = ""
    assert "\n" not in said
    if said:
        return
    assert np.isfinite(world.stocks.memory).all()


def places(tables: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [path] if path else []
    if isinstance(tables, dict):
        for key, value in tables.items():
            found += places(value, (*path, key))
    elif isinstance(tables, list):
        for index, value in enumerate(tables):
            found += places(value, (*path, index))
    return found


PLACES = places(TABLES)


@pytest.fixture(scope="module")
def mine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("mutations") / "mine.toml"


def test_writing_changes_nothing(mine: Path) -> None:
    mine.write_text(written(TABLES), encoding="utf-8")
    assert load_file(mine) == load_file(LIBRARY / "quick.toml")


@QUIET
@given(place=st.sampled_from(PLACES), value=SCALARS, drop=st.booleans())
def test_a_changed_value(mine: Path, place: tuple[Any, ...], value: Any, drop: bool) -> None:
    tables = copy.deepcopy(TABLES)
    part = tables
    for step in place[:-1]:
        part = part[step]
    if drop:
        del part[place[-1]]
    else:
        part[place[-1]] = value
    mine.write_text(written(tables), encoding="utf-8")
    survives(mine)


@QUIET
@given(
    start=st.integers(0, len(TEXT)),
    length=st.integers(0, 200),
    text=st.text(st.characters(max_codepoint=0x2FFF, exclude_categories=["Cs"]), max_size=40),
)
def test_a_damaged_text(mine: Path, start: int, length: int, text: str) -> None:
    mine.write_text(TEXT[:start] + text + TEXT[start + length :], encoding="utf-8", newline="")
    survives(mine)


@QUIET
@given(data=st.binary(max_size=400))
def test_bytes(mine: Path, data: bytes) -> None:
    mine.write_bytes(data)
    survives(mine)


WORDS = st.sampled_from(
    [
        *("[", "]", "{", "}", "=", ".", ",", '"', "'", '"""', "'''", "#", "\n", " ", "-", "\\"),
        *("a", "nations", "USA", "gdp", "value", "extends", "quick", "2024-01-01"),
        *("1", "1e9", "nan", "inf", "true"),
    ]
)


@QUIET
@given(words=st.lists(WORDS, max_size=120))
def test_soups_of_toml(mine: Path, words: list[str]) -> None:
    mine.write_text("".join(words), encoding="utf-8")
    survives(mine)


FIELDS = ("gdp", "talent", "compute", "energy", "fab", "adoption", "budget", "equipment")


@QUIET
@given(
    value=st.floats(),
    field=st.sampled_from(FIELDS),
    unit=st.sampled_from(["share", "share of GDP/yr", "MH", "GW", "kFTE", "MH/quarter", "$bn/yr"]),
)
def test_figures_of_any_size(mine: Path, value: float, field: str, unit: str) -> None:
    figure = f'{{value = {value!r}, unit = "{unit}", source = "estimate", confidence = "estimate"}}'
    text = f'extends = "quick"\nname = "mine"\n[nations.KEN]\n{field} = {figure}\n'
    mine.write_text(text, encoding="utf-8")
    survives(mine)
