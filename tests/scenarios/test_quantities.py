"""Every number has its unit and its range: in a file, in a packed world, as a parameter."""

from typing import Any

import numpy as np
import pytest

from scenarios.errors import ScenarioError, Wrong
from scenarios.limits import limits
from scenarios.load import load
from scenarios.pack import pack
from scenarios.quantity import Figure, FigureTable, Grid, Quantity
from scenarios.ranged import Ranged
from scenarios.schema import Scenario
from scenarios.sound import LARGEST, check_world
from tests.scenarios.changed import PLAIN, changed, found

# ---- one quantity --------------------------------------------------------------------------------

SHARE = Quantity("share", 0.25, 0.75)
WORDS: dict[str, Any] = {"unit": "share", "source": "estimate", "confidence": "estimate"}


def refusal(sourced: Figure | FigureTable | Grid) -> str:
    try:
        assert SHARE.check(sourced) is sourced
    except Wrong as wrong:
        return f"{'.'.join(wrong.path)} {wrong.value}: {wrong.remedy}"
    return ""


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0.25, ""),
        (0.75, ""),
        (0.2, "0.2: it must be at least 0.25 (share)"),
        (0.8, "0.8: it must be at most 0.75 (share)"),
    ],
)
def test_every_number_of_a_quantity_is_in_its_range(value: float, said: str) -> None:
    cell = Figure(value=value, **WORDS)
    for place, sourced in {
        "value": cell,
        "values.a": FigureTable(values={"b": 0.5, "a": value}, **WORDS),
        "default": Grid(default=value, **WORDS),
        "of.USA.CHN": Grid(default=0.5, of={"USA": {"KEN": 0.5, "CHN": value}}, **WORDS),
        "of.USA.IND.value": Grid(default=0.5, of={"USA": {"IND": cell}}, **WORDS),
    }.items():
        assert refusal(sourced) == (f"{place} {said}" if said else "")


def test_every_unit_is_the_one_asked_for() -> None:
    other = WORDS | {"unit": "ratio"}
    cell = Grid(default=0.5, of={"USA": {"IND": Figure(value=0.5, **other)}}, **WORDS)
    assert refusal(cell) == 'of.USA.IND.unit ratio: it must be "share"'
    for sourced in (
        Figure(value=0.5, **other),
        FigureTable(values={"a": 0.5}, **other),
        Grid(default=0.5, **other),
    ):
        assert refusal(sourced) == 'unit ratio: it must be "share"'


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (None, None, ""),
        (0.5, 0.5, ""),
        (0.1, 0.9, ""),
        (0.6, None, "low 0.6: it must be at most the value 0.5"),
        (None, 0.4, "high 0.4: it must be at least the value 0.5"),
    ],
)
def test_a_value_lies_in_its_own_range(low: float | None, high: float | None, said: str) -> None:
    assert refusal(Figure(value=0.5, low=low, high=high, **WORDS)) == said


# ---- the packed world ----------------------------------------------------------------------------


def test_a_sound_world_passes_at_its_bounds() -> None:
    world = pack(load("quick"))
    world.stocks.gdp[0] = LARGEST
    world.nations.growth[1] = -LARGEST
    world.stocks.capability[2] = -1.0
    world.stocks.fab[3] = 0.0
    check_world(world)


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf, -1e-9, LARGEST * 1.001])
@pytest.mark.parametrize(
    ("sheet", "field"),
    [("stocks", "gdp"), ("nations", "military"), ("status_quo", "visa"), ("traits", "caution")],
)
def test_a_world_is_finite_and_within_its_bounds(sheet: str, field: str, value: float) -> None:
    world = pack(load("quick"))
    getattr(getattr(world, sheet), field)[2] = value
    getattr(getattr(world, sheet), field)[5] = value
    with pytest.raises(ScenarioError, match=rf"^quick: {world.codes[2]}\.{field} is ") as caught:
        check_world(world)
    assert "it must be finite and from 0 to 1e+09" in str(caught.value)
    assert caught.value.further == ()


def test_every_unsound_field_is_named() -> None:
    world = pack(load("quick"))
    world.stocks.trust[1, 4] = -1.0
    world.nations.growth[0] = -LARGEST * 2
    with pytest.raises(ScenarioError) as caught:
        check_world(world)
    assert caught.value.sentence.startswith("quick: CHN.trust is -1.0; ")
    (further,) = caught.value.further
    assert further.startswith("quick: USA.growth is ")
    assert "from -1e+09" in further


def test_holders_of_choke_points_earn_at_most_what_is_paid() -> None:
    world = pack(load("quick"))
    rent = world.params.makers.rent
    world.nations.choke[:, 4] = 0.0
    world.nations.choke[0, 4] = 1.0 / rent
    check_world(world)
    world.nations.choke[1, 4] = 0.01
    with pytest.raises(ScenarioError, match="the column of IND") as caught:
        check_world(world)
    assert "must be at most 1" in str(caught.value)


# ---- changed parameters --------------------------------------------------------------------------


def changed_parameter(section: str, name: str, **figure: Any) -> list[tuple[str, Any, str]]:
    tables = changed(parameters={section: {name: {**PLAIN, **figure}}})
    return [(".".join(wrong.path), wrong.value, wrong.remedy) for wrong in found(tables)]


def test_a_table_of_a_parameter_has_its_own_names() -> None:
    worn = {"energy": 0.03, "enegry": 0.03}
    (said,) = changed_parameter("programmes", "depreciation", values=worn, unit="1/quarter")
    assert said[:2] == ("parameters.programmes.depreciation.values.enegry", 0.03)
    assert said[2] == 'there is no such name, did you mean "energy"?'


def test_a_parameter_is_one_value_or_values_by_name() -> None:
    (said,) = changed_parameter("programmes", "depreciation", value=0.03, unit="1/quarter")
    assert said[0] == "parameters.programmes.depreciation"
    assert said[2] == "it must be a figure of values by name"
    (said,) = changed_parameter("economy", "trade_income", values={"energy": 0.5}, unit="ratio")
    assert said[0] == "parameters.economy.trade_income"
    assert said[2] == "it must be a figure of one value"


def test_a_parameter_has_its_unit_and_a_rule_that_reads_it() -> None:
    (said,) = changed_parameter("economy", "trade_income", value=0.5, unit="share")
    assert said == ("parameters.economy.trade_income.unit", "share", 'it must be "ratio"')
    (said,) = changed_parameter("economy", "trade_incone", value=0.5, unit="ratio")
    assert said[:2] == ("parameters.economy.trade_incone", 0.5)
    (said,) = changed_parameter("econmy", "trade_income", value=0.5, unit="ratio")
    assert said[0] == "parameters.econmy"
    assert 'did you mean "economy"' in said[2]


def test_only_a_number_that_there_is_has_limits() -> None:
    assert limits("economy", "trade_income").evidence.unit == "ratio"
    assert limits("programmes", "depreciation", "energy").evidence.unit == "1/quarter"
    for path in (
        ("economy", "trade_income", "energy"),
        ("programmes", "depreciation", ""),
        ("programmes", "depreciation", "enegry"),
        ("economy", "trade_incone"),
    ):
        with pytest.raises(KeyError):
            limits(*path)


def test_what_an_equation_bears_is_the_less_of_what_is_known() -> None:
    """Ten times the highest of the evidence, but no more than the unit means, unless it is said."""
    words: dict[str, Any] = {"source": "estimate", "confidence": "estimate"}

    def bears(unit: str, high: float, **borne: float) -> tuple[float, float]:
        one = Ranged(value=0.1, low=0.05, high=high, unit=unit, **words, **borne)
        assert one.limits().evidence == Quantity(unit, 0.05, high)
        return one.limits().bearable.low, one.limits().bearable.high

    assert bears("share", 0.3) == (0.0, 1.0)
    assert bears("share", 0.0625) == (0.0, 0.625)
    assert bears("ratio", 0.3) == (0.0, 3.0)
    assert bears("ratio", 0.3, most=0.75) == (0.0, 0.75)
    assert bears("share", 0.3, least=0.01) == (0.01, 1.0)


def test_editors_are_told_what_every_field_is() -> None:
    """Every field of every part has a description, in its docstring or by its kind."""
    parts = Scenario.model_json_schema()["$defs"]
    assert parts["Shock"]["properties"]["whom"]["description"].startswith("The other nation")
    for part in ("Nation", "Pairs", "StatusQuo", "Shock", "StandingOffer"):
        assert all("description" in field for field in parts[part]["properties"].values()), part
