"""What a packed world derives is named by what it is derived from, and by the file."""

import copy

import numpy as np
import pytest

from scenarios.derived import FOLLOWS_FROM
from scenarios.errors import ScenarioError
from scenarios.load import LIBRARY, load, load_file
from scenarios.pack import pack
from scenarios.parameters import library
from scenarios.parse import parse
from scenarios.schema import Scenario
from scenarios.sound import check_world
from sim.nations import Nations
from sim.stocks import Stocks
from sim.validity import bounds_of, figures

QUICK = parse(LIBRARY / "quick.toml", "quick.toml")
PATHS = [(name, path) for name, paths in FOLLOWS_FROM.items() for path in paths]
BASE = pack(load("quick"))
NATION = 2


def sheet_of(world, name):
    return getattr(world.stocks if name in Stocks.fields else world.nations, name)


def numbers_in(value):
    if isinstance(value, dict):
        for part in value.values():
            yield from numbers_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from numbers_in(part)
    elif isinstance(value, float):
        yield value


TIMES = (0.05, 2.0, 30.0)
"""What a figure is multiplied by: some act only where there is little, or much, of it."""
SHIFT = 0.3
"""What is added to a figure that is nothing."""


def table_at(tables, keys):
    """The table of a figure, a parameter's from the library where quick does not state it."""
    if keys[0] == "parameters":
        _, section, name = keys
        figure = library()[section][name].model_dump(include={"value", "values", "unit"})
        figure |= {"source": "what-if", "confidence": "estimate"}
        tables.setdefault("parameters", {}).setdefault(section, {})[name] = figure
        return figure
    for key in keys:
        tables = tables[key]
    return tables


def changed(path, times):
    """Quick with another figure at a path, or with other parts of a whole."""
    tables = copy.deepcopy(QUICK)
    figure = table_at(tables, path.format(nation=tables["roster"][NATION]).split("."))
    if "default" in figure:
        figure["default"] *= 0.9
        figure["of"] = {}
    elif "values" in figure:
        values = figure["values"]
        first, second, *_ = sorted(values, key=values.get)
        shift = 0.2 * values[second]
        values[first] += shift
        values[second] -= shift
    else:
        value = figure["value"]
        figure["value"] = value * times if value else SHIFT
        for end in ("low", "high"):
            figure.pop(end, None)
    return Scenario.model_validate(tables)


def packed(path, times):
    """The world of it; None where nobody could state such a figure."""
    try:
        return pack(changed(path, times))
    except ValueError:
        return None


def of_nation(world, name):
    numbers = sheet_of(world, name)
    return numbers[NATION] if len(numbers) > 1 else numbers


@pytest.mark.parametrize(("name", "path"), PATHS)
def test_a_derived_figure_moves_with_each_figure_that_it_is_said_to_follow_from(name, path):
    before = of_nation(BASE, name)
    worlds = (packed(path, times) for times in TIMES)
    assert any(
        not np.array_equal(before, of_nation(world, name)) for world in worlds if world is not None
    )


@pytest.mark.parametrize("kind", [Stocks, Nations])
def test_every_other_figure_stands_in_the_scenario_or_is_nothing_or_one(kind):
    stated = np.array([0.0, 1.0, *numbers_in(QUICK)])
    world = pack(load("quick"))
    sheet = world.stocks if kind is Stocks else world.nations
    others = [name for name in figures(kind) if name not in FOLLOWS_FROM]
    assert len(others) > 10
    for name in others:
        for number in np.unique(getattr(sheet, name)):
            # sums of what is stated, such as talent, may differ in the last digit
            assert np.isclose(number, stated, rtol=1e-15, atol=0.0).any(), (name, number)


@pytest.mark.parametrize("name", FOLLOWS_FROM)
def test_a_derived_figure_that_is_no_number_is_told_with_its_origin(name):
    world = pack(load("quick"))
    numbers = sheet_of(world, name)
    place = NATION if len(numbers) > 1 else 0
    numbers[place] = np.nan
    with pytest.raises(ScenarioError) as caught:
        check_world(world, "mine.toml")
    said = caught.value.sentence
    code = world.codes[NATION] if place else "the world"
    assert said.startswith(f"mine.toml: {code}.{name} is nan; ")
    for path in FOLLOWS_FROM[name]:
        assert path.format(nation=code) in said
    assert said.endswith("bring those nearer to the library's")


def test_a_state_starts_within_the_bounds_that_it_has_in_a_game():
    for name, field in figures(Stocks).items():
        high = bounds_of(field)[1]
        if high < 1e9:
            world = pack(load("quick"))
            getattr(world.stocks, name).flat[0] = high * 1.01
            with pytest.raises(ScenarioError, match=f"{name} is "):
                check_world(world)


def test_so_do_the_flows_of_the_quarter_before_the_first():
    world = pack(load("quick"))
    world.opening_flows.appeal[NATION] = np.inf
    with pytest.raises(ScenarioError, match=r"appeal is inf; .*follows from nations\.") as caught:
        check_world(world)
    assert caught.value.further == ()


HELD = """
extends = "quick"
name = "held"
[pairs.choke]
unit = "share"
source = "what-if"
confidence = "estimate"
default = 0.5
"""


def test_the_file_is_named_and_not_the_scenario(tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text(HELD)
    with pytest.raises(ScenarioError) as caught:
        pack(load_file(file))
    said = str(caught.value)
    assert said.startswith(f"{file}: pairs.choke.the column of USA is 3.5; ")
    assert said.endswith("makers.rent 0.45 x 3.5 must be at most 1")


def test_of_which_file_a_scenario_is_makes_no_difference(tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text('extends = "quick"\nname = "mine"\n')
    one = load_file(file)
    other = Scenario.model_validate_json(one.model_dump_json())
    assert (one.file, other.file) == (str(file), "")
    assert one == other
    assert one.model_copy().file == str(file)
    assert pack(one).sha256 == pack(other).sha256
