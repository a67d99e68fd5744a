"""What must hold between the parts of a scenario: each law over all that it holds for."""

import copy
from typing import Any

import numpy as np
import pytest

from scenarios.checks import ROUNDING, check
from scenarios.checks_dated import LONGEST_GAME, quarter_number
from scenarios.errors import MISSING, ScenarioError, Wrong
from scenarios.limits import limits
from scenarios.load import LIBRARY, load
from scenarios.pack import pack
from scenarios.parse import parse
from scenarios.quantity import Figure, FigureTable, Grid, Quantity
from scenarios.ranged import Ranged
from scenarios.schema import Scenario
from scenarios.sound import LARGEST, check_world

QUICK = parse(LIBRARY / "quick.toml", "quick.toml")
NO_SCORE = {"sovereignty": 0.0, "standing": 0.0, "prosperity": 0.0, "stability": 0.0}


def set_at(tables: dict[str, Any], path: str, value: Any) -> None:
    *above, last = path.split(".")
    for name in above:
        tables = tables.setdefault(name, {})
    tables[last] = value


def changed(**changes: Any) -> dict[str, Any]:
    """Quick with other values at dotted paths (spelt with __)."""
    tables = copy.deepcopy(QUICK)
    for path, value in changes.items():
        set_at(tables, path.replace("__", "."), value)
    return tables


def at(path: str, value: Any) -> dict[str, Any]:
    return changed(**{path.replace(".", "__"): value})


def found(tables: dict[str, Any]) -> list[Wrong]:
    return list(check(Scenario.model_validate(tables)))


def paths(tables: dict[str, Any]) -> list[str]:
    return [".".join(wrong.path) for wrong in found(tables)]


def test_nothing_is_wrong_with_quick() -> None:
    assert paths(QUICK) == []


# ---- shares --------------------------------------------------------------------------------------

SUMS_TO_ONE = [
    "score.values",
    "nations.IND.exposure.values",
    "nations.KEN.mandate.values",
    *(f"mandates.{card}.weights.values" for card in QUICK["mandates"]),
]
PLAIN = {"unit": "share", "source": "estimate", "confidence": "estimate"}


def shares_at(path: str, total: float) -> dict[str, Any]:
    """All but one share are 0, and all together `total`."""
    first = "manufacturing" if "exposure" in path else "security"
    names = ("energy", "healthcare", "finance", "transportation", "manufacturing")
    values = dict.fromkeys(names if "exposure" in path else (*NO_SCORE, "security"), 0.0)
    values[first] = 0.5
    values[next(iter(values))] = total - 0.5
    return at(path.removesuffix(".values"), {**PLAIN, "values": values})


@pytest.mark.parametrize("path", SUMS_TO_ONE)
@pytest.mark.parametrize("total", [0.5, 0.9, 0.99999, 1.00001, 1.1, 1.4])
def test_shares_of_a_whole_are_the_whole(path: str, total: float) -> None:
    (wrong,) = found(shares_at(path, total))
    assert ".".join(wrong.path) == path
    assert wrong.value == f"{total:g} in all"
    assert wrong.remedy == "the shares must add up to 1"


@pytest.mark.parametrize("path", SUMS_TO_ONE)
@pytest.mark.parametrize("total", [1.0, 1.0 - 0.5 * ROUNDING, 1.0 + 0.5 * ROUNDING])
def test_the_last_digits_of_a_share_are_forgiven(path: str, total: float) -> None:
    assert paths(shares_at(path, total)) == []


def split(total: float) -> dict[str, float]:
    names = ("infrastructure", "workforce", "research", "governance", "industry", "cooperation")
    return dict.fromkeys(names, 0.1) | {"industry": total - 0.5}


HABITS = dict(QUICK["nations"]["GBR"]["habits"]["values"])


def at_most_one(total: float) -> dict[str, tuple[dict[str, Any], str, str]]:
    """Every sum that may be at most 1: the tables, the path named, the value shown."""
    assert QUICK["roster"][-1] == "KEN"
    makers = copy.deepcopy(QUICK)
    for code in makers["roster"]:
        set_at(makers, f"nations.{code}.equipment.value", 0.5 if code == "EUU" else 0.0)
    set_at(makers, "nations.KEN.equipment.value", total - 0.5)
    in_all = f"{total:g} in all"
    habits = {
        "infrastructure": {"energy": total - 0.25, "fabs": 0.25},
        "governance": {"privacy": 0.5, "cybersecurity": total - 0.5},
        "industry": {"public_adoption": total - 0.125, "partnerships": 0.125},
    }
    found = {
        f"habits of {pillar}": (
            at("nations.GBR.habits.values", HABITS | shares),
            "nations.GBR.habits.values",
            in_all,
        )
        for pillar, shares in habits.items()
    }
    found["split"] = (
        at("status_quo.split.values", split(total)),
        "status_quo.split.values",
        in_all,
    )
    abroad = {"USA": 0.25, "CHN": 0.25, "IND": total - 0.5}
    found["abroad"] = (
        changed(pairs__abroad__of={"TWN": abroad}),
        "pairs.abroad.of.TWN",
        in_all,
    )
    owners = {"USA": {"KEN": 0.25}, "CHN": {"KEN": 0.25}, "IND": {"KEN": total - 0.5}}
    found["owned"] = (
        changed(pairs__owned__of=owners),
        "pairs.owned.the column of KEN",
        f"{total}",
    )
    found["equipment"] = (makers, "nations.KEN.equipment.value", f"{total - 0.5}")
    return found


@pytest.mark.parametrize("what", at_most_one(1.0))
@pytest.mark.parametrize("total", [1.00001, 1.0625, 1.1])
def test_parts_are_at_most_the_whole(what: str, total: float) -> None:
    tables, path, value = at_most_one(total)[what]
    (wrong,) = found(tables)
    assert ".".join(wrong.path) == path
    assert f"{wrong.value}" == value
    assert "at most 1" in wrong.remedy


@pytest.mark.parametrize("what", at_most_one(1.0))
@pytest.mark.parametrize("total", [0.75, 1.0, 1.0 + ROUNDING])
def test_parts_may_be_less_than_the_whole_and_all_of_it(what: str, total: float) -> None:
    assert paths(at_most_one(total)[what][0]) == []


def test_what_is_not_a_part_of_a_pillar_does_not_count() -> None:
    """The habits of one pillar, not of all: one programme of a pillar may have everything."""
    assert paths(at("nations.GBR.habits.values", HABITS | {"reskilling": 1.0})) == []
    assert paths(at("nations.GBR.habits.values", HABITS | {"joint_projects": 1.0})) == []


@pytest.mark.parametrize("share", [0.5, 0.9])
def test_nobody_hosts_more_than_its_talent(share: float) -> None:
    talent = {code: nation["talent"]["value"] for code, nation in QUICK["nations"].items()}
    sent = share * talent["CHN"]
    tables = changed(pairs__abroad__of={"CHN": {"KEN": share}})
    (wrong,) = found(tables)
    assert ".".join(wrong.path) == "nations.KEN.talent.value"
    assert wrong.value == talent["KEN"] < sent
    assert f"sends it {sent:g} kFTE" in wrong.remedy
    set_at(tables, "nations.KEN.talent", {**PLAIN, "unit": "kFTE", "value": sent})
    assert paths(tables) == []


# ---- names ---------------------------------------------------------------------------------------

NAMED = [
    "score.values",
    "status_quo.split.values",
    "nations.TWN.exposure.values",
    "nations.TWN.habits.values",
    "nations.TWN.mandate.values",
    "nations.TWN.par.values",
    "nations.TWN.usual_step.values",
    "mandates.hub.weights.values",
]


def named_at(path: str) -> dict[str, Any]:
    """Quick, with the table there if it is not given in the file."""
    if path.split(".")[-2] in ("mandate", "par", "usual_step"):
        values = NO_SCORE | {"prosperity": 0.75, "security": 0.25}
        values = {name: max(value, 0.0) for name, value in values.items()}
        if "usual_step" in path:
            values = dict.fromkeys(values, 0.1)
        return at(path.removesuffix(".values"), {**PLAIN, "values": values})
    return copy.deepcopy(QUICK)


@pytest.mark.parametrize("path", NAMED)
def test_every_name_of_a_table_must_be_given(path: str) -> None:
    tables = named_at(path)
    assert paths(tables) == []
    values = tables
    for name in path.split("."):
        values = values[name]
    for name in list(values):
        kept = values.pop(name)
        said = found(tables)
        missing = [wrong for wrong in said if f"{name} is missing" in wrong.remedy]
        assert [".".join(wrong.path) for wrong in missing] == [path]
        values[name] = kept


@pytest.mark.parametrize("path", NAMED)
def test_no_other_name_may_be_given(path: str) -> None:
    tables = named_at(path)
    set_at(tables, f"{path}.manufactoring", 0.0625)
    strange = [w for w in found(tables) if "there is no such name" in w.remedy]
    assert [".".join(wrong.path) for wrong in strange] == [f"{path}.manufactoring"]
    assert strange[0].value == 0.0625


def test_cards_are_among_the_scenarios() -> None:
    (wrong,) = found(at("nations.ARE.card", "front-lime"))
    assert wrong.path == ("nations", "ARE", "card")
    assert 'did you mean "front-line"' in wrong.remedy
    tables = copy.deepcopy(QUICK)
    del tables["nations"]["ARE"]["card"]
    assert paths(tables) == []


def test_the_roster_names_each_nation_that_has_a_table_once() -> None:
    (wrong, *_) = found(changed(roster=[*QUICK["roster"], "IND"]))
    assert (wrong.path, wrong.value) == (("roster", "8"), "IND")
    without = copy.deepcopy(QUICK)
    without["roster"].append("FRA")
    assert "roster.8" in paths(without)
    without = copy.deepcopy(QUICK)
    without["roster"].remove("ARE")
    assert "nations.ARE" in paths(without)


# ---- sources -------------------------------------------------------------------------------------


def sourced(part: Any, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Where a source is named, anywhere in the tables."""
    if not isinstance(part, dict):
        return []
    here = [path] if isinstance(part.get("source"), str) else []
    return here + [place for name, below in part.items() for place in sourced(below, (*path, name))]


def test_every_source_is_among_the_sources() -> None:
    """Each in turn loses its entry: nothing that names a source goes unchecked."""
    tables = named_at("nations.KEN.mandate.values")
    tables["nations"]["USA"]["par"] = tables["nations"]["KEN"]["mandate"]
    tables["nations"]["USA"]["usual_step"] = {
        **PLAIN, "values": dict.fromkeys((*NO_SCORE, "security"), 0.1)
    }  # fmt: skip
    figure = {"value": 0.02, "unit": "1/quarter", "source": "x", "confidence": "estimate"}
    tables["parameters"] = {"shocks": {"cut_off_chance": figure}}
    tables = copy.deepcopy(tables)  # tables that are named twice are two
    places = sourced(tables)
    for place in places:
        table = tables
        for name in place:
            table = table[name]
        table["source"] = "nowhere"
    kinds = {(place[0], place[-1] if place[0] != "pairs" else place[1]) for place in places}
    assert {kind for kind, _ in kinds} >= {"nations", "pairs", "status_quo", "score", "mandates",
                                           "parameters"}  # fmt: skip
    said = [wrong for wrong in found(tables) if wrong.value == "nowhere"]
    assert {wrong.path for wrong in said} == {(*place, "source") for place in places}
    assert len(said) == len(places) > 200
    assert all("there is no [sources.nowhere]" in wrong.remedy for wrong in said)


# ---- pairs ---------------------------------------------------------------------------------------

GRIDS = [f"pairs.{name}" for name in QUICK["pairs"]] + ["status_quo.stance"]


@pytest.mark.parametrize("grid", GRIDS)
def test_pairs_are_of_two_nations_of_the_roster(grid: str) -> None:
    tables = at(f"{grid}.of", {"FRA": {}})
    assert [".".join(w.path) for w in found(tables)] == [f"{grid}.of.FRA"]
    (wrong,) = found(at(f"{grid}.of", {"USA": {"GBS": 0.0}}))
    assert (".".join(wrong.path), wrong.value) == (f"{grid}.of.USA.GBS", 0.0)
    assert 'did you mean "GBR"' in wrong.remedy
    (wrong,) = found(at(f"{grid}.of", {"USA": {"USA": 0.0}}))
    assert wrong.remedy == "a pair must be of two nations"
    assert ".".join(wrong.path) == f"{grid}.of.USA.USA"


def test_the_bloc_line_has_two_sides_and_nothing_between() -> None:
    line = "pairs.bloc_line.of"
    assert paths(at(line, {"USA": {"CHN": 1.0}, "CHN": {"USA": 1.0}})) == []
    one_way = at(line, {"USA": {"CHN": 1.0}})
    (wrong,) = found(one_way)
    assert ".".join(wrong.path) == "pairs.bloc_line.of.USA.CHN"
    assert wrong.remedy == "CHN.USA is 0; both must be the same"
    half = at(line, {"USA": {"CHN": 0.5}, "CHN": {"USA": 0.5}})
    assert [w.remedy for w in found(half)] == ["it must be 0 or 1"] * 2
    default = at(line, {"USA": {"CHN": 0.0}})
    set_at(default, "pairs.bloc_line.default", 1.0)
    assert paths(default) == ["pairs.bloc_line.of.USA.CHN"]


UNITED = {"USA": {"GBR": 1.0}, "GBR": {"USA": 1.0}}


def union(of: dict[str, dict[str, float]]) -> dict[str, Any]:
    return at("pairs.union", {**PLAIN, "unit": "0/1", "default": 0.0, "of": of})


def test_a_union_is_of_all_its_parts_with_each_other() -> None:
    assert paths(union(UNITED)) == []
    one_way = {w.remedy for w in found(union({"USA": {"GBR": 1.0}}))}
    assert "GBR.USA is 0; both must be the same" in one_way
    half = union({"USA": {"GBR": 0.5}, "GBR": {"USA": 0.5}})
    assert {w.remedy for w in found(half)} >= {"it must be 0 or 1"}
    chain = {"USA": {"GBR": 1.0}, "GBR": {"USA": 1.0, "EUU": 1.0}, "EUU": {"GBR": 1.0}}
    broken = found(union(chain))
    assert {w.path[-2:] for w in broken} >= {("USA", "GBR"), ("GBR", "EUU")}
    assert all("must be in the union with the same nations" in w.remedy for w in broken)
    whole = {one: dict.fromkeys({"USA", "GBR", "EUU"} - {one}, 1.0) for one in chain}
    assert paths(union(whole)) == []


# ---- dates ---------------------------------------------------------------------------------------


def test_quarters_are_numbered_one_by_one() -> None:
    numbers = [quarter_number(f"{year}-Q{q}") for year in (2024, 2025) for q in (1, 2, 3, 4)]
    assert numbers == list(range(2024 * 4, 2024 * 4 + 8))


@pytest.mark.parametrize(
    ("quarter", "fine"),
    [("2023-Q4", False), ("2024-Q1", True), ("2026-Q4", True), ("2027-Q1", False)],
)
def test_a_game_begins_soon_after_its_figures(quarter: str, fine: bool) -> None:
    assert paths(changed(first_quarter=quarter)) == ([] if fine else ["first_quarter"])


@pytest.mark.parametrize(("turns", "ticks", "fine"), [(40, 20, True), (41, 20, False)])
def test_a_game_is_at_most_so_long(turns: int, ticks: int, fine: bool) -> None:
    assert LONGEST_GAME == 800
    assert paths(changed(turns=turns, ticks_per_turn=ticks)) == ([] if fine else ["turns"])


def shock(**words: Any) -> dict[str, Any]:
    base = {"date": "2026-Q1", "event": "fab_loss", "who": "TWN", "quarters": 2}
    return changed(calendar=[base, {**base, **words}])


@pytest.mark.parametrize(
    ("words", "path"),
    [
        ({"date": "2025-Q1"}, None),
        ({"date": "2024-Q4"}, "date"),
        ({"date": "2034-Q4"}, None),
        ({"date": "2035-Q1"}, "date"),
        ({"who": "FRA"}, "who"),
        ({"whom": "USA"}, "whom"),
        ({"event": "election", "whom": "USA"}, "whom"),
        ({"event": "talent_freeze"}, None),
        ({"event": "cut_off", "whom": "USA"}, None),
        ({"event": "cut_off"}, "whom"),
        ({"event": "cut_off", "whom": "TWN"}, "whom"),
        ({"event": "cut_off", "whom": "FRA"}, "whom"),
        ({"left": 0.5}, "left"),
        ({"event": "chip_control", "whom": "USA", "quarters": None, "left": 0.5}, None),
        ({"event": "chip_control", "quarters": None, "left": 0.5}, "whom"),
        ({"event": "chip_control", "whom": "USA", "left": 0.5}, "quarters"),
        ({"event": "chip_control", "whom": "USA", "quarters": None}, "left"),
    ],
)
def test_dated_shocks(words: dict[str, Any], path: str | None) -> None:
    assert paths(shock(**words)) == ([f"calendar.1.{path}"] if path else [])


def test_what_is_said_of_a_shock() -> None:
    (wrong,) = found(shock(event="cut_off"))
    assert wrong.value is MISSING
    (wrong,) = found(shock(event="cut_off", whom="TWN"))
    assert wrong.value == "TWN"
    (wrong,) = found(shock(date="2035-Q1"))
    assert wrong.value == "2035-Q1"
    assert wrong.remedy == "it must be within the game, 40 quarters from 2025-Q1"
    (wrong,) = found(shock(who="GBS"))
    assert 'did you mean "GBR"' in wrong.remedy


BOTH = {"USA": {"GBR": ["talent_mobility"]}, "GBR": {"USA": ["talent_mobility"]}}


@pytest.mark.parametrize(
    ("pacts", "wrong"),
    [
        (BOTH, []),
        ({"USA": {"GBR": ["talent_mobility"]}}, ["pacts.USA.GBR"]),
        (BOTH | {"GBR": {"USA": []}}, ["pacts.USA.GBR"]),
        ({"USA": {"USA": ["talent_mobility"]}}, ["pacts.USA.USA"]),
        ({"FRA": {}}, ["pacts.FRA"]),
        ({"USA": {"FRA": []}}, ["pacts.USA.FRA"]),
        (
            {"USA": {"GBR": ["talent_mobility"] * 2}, "GBR": {"USA": ["talent_mobility"]}},
            ["pacts.USA.GBR"],
        ),
    ],
)
def test_pacts_have_two_sides(pacts: dict[str, Any], wrong: list[str]) -> None:
    assert paths(changed(pacts=pacts)) == wrong


@pytest.mark.parametrize(
    ("members", "wrong"),
    [
        (["USA", "GBR"], []),
        (["USA", "GBR", "USA"], ["standing_offers.0.members.2"]),
        (["USA", "FRA"], ["standing_offers.0.members.1"]),
    ],
)
def test_standing_offers_have_members_of_the_roster(members: list[str], wrong: list[str]) -> None:
    offers = [{"kind": "talent_mobility", "members": members}]
    assert paths(changed(standing_offers=offers)) == wrong


def test_shares_and_dates_wait_for_a_whole_roster() -> None:
    tables = changed(turns=200, ticks_per_turn=20)
    del tables["nations"]["USA"]
    assert "turns" not in paths(tables)


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
