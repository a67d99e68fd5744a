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


def changed(path):
    """Quick with another figure at a path, or with other parts of a whole."""
    tables = copy.deepcopy(QUICK)
    keys = path.format(nation=tables["roster"][NATION]).split(".")
    if keys[0] == "parameters":
        _, section, name = keys
        figure = library()[section][name].model_dump(include={"value", "values", "unit"})
        figure |= {"source": "what-if", "confidence": "estimate"}
        tables.setdefault("parameters", {}).setdefault(section, {})[name] = figure
    else:
        figure = tables
        for key in keys:
            figure = figure[key]
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
        figure["value"] = (2.0 if keys[-1] == "talent" else 0.05) * figure["value"]
        for end in ("low", "high"):
            figure.pop(end, None)
    return pack(Scenario.model_validate(tables))


@pytest.mark.parametrize(("name", "path"), PATHS)
def test_a_derived_figure_moves_with_each_figure_that_it_is_said_to_follow_from(name, path):
    before, after = sheet_of(BASE, name)[NATION], sheet_of(changed(path), name)[NATION]
    assert not np.array_equal(before, after)


@pytest.mark.parametrize("kind", [Stocks, Nations])
def test_every_other_figure_stands_in_the_scenario_or_is_nothing_or_one(kind):
    stated = {0.0, 1.0, *numbers_in(QUICK)}
    world = pack(load("quick"))
    sheet = world.stocks if kind is Stocks else world.nations
    others = [name for name in figures(kind) if name not in FOLLOWS_FROM]
    assert len(others) > 10
    for name in others:
        assert set(np.unique(getattr(sheet, name))) <= stated, name


@pytest.mark.parametrize("name", FOLLOWS_FROM)
def test_a_derived_figure_that_is_no_number_is_told_with_its_origin(name):
    world = pack(load("quick"))
    sheet_of(world, name)[NATION] = np.nan
    with pytest.raises(ScenarioError) as caught:
        check_world(world, "mine.toml")
    said = caught.value.sentence
    code = world.codes[NATION]
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


EXTREME = """
extends = "quick"
name = "rr"
beyond_evidence = true
roster = ["USA", "EUU"]
[parameters.economy]
service_floor = {value = 0.0, unit = "share", source = "what-if", confidence = "estimate"}
[nations.EUU]
adoption = {value = 0.0, unit = "share", source = "what-if", confidence = "estimate"}
[nations.USA]
adoption = {value = 0.5, unit = "share", source = "what-if", confidence = "estimate"}
"""


def test_the_file_is_named_and_not_the_scenario(tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text(EXTREME)
    with pytest.raises(ScenarioError) as caught:
        pack(load_file(file))
    said = str(caught.value)
    assert said.startswith(f"{file}: EUU.revenue_ratio is ")
    assert "nations.EUU.adoption" in said
    assert "parameters.economy.service_floor" in said


def test_of_which_file_a_scenario_is_makes_no_difference(tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text('extends = "quick"\nname = "mine"\n')
    one = load_file(file)
    other = Scenario.model_validate_json(one.model_dump_json())
    assert (one.file, other.file) == (str(file), "")
    assert one == other
    assert one.model_copy().file == str(file)
    assert pack(one).sha256 == pack(other).sha256
