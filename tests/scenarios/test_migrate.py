"""Scenario files of rules 1 become files of these rules: each change is said, and the result plays.

The files in old/library are those of the library as rules 1 had them.
"""

import copy
import tomllib
from pathlib import Path

import pytest

from agents.board import Board
from scenarios.earlier_scenario import earlier
from scenarios.errors import ScenarioError
from scenarios.limits import limits
from scenarios.load import load, load_file, scenario_of
from scenarios.migrate import migrated
from scenarios.migrate_parameters import moved, reason
from scenarios.pack import pack
from scenarios.parameters import library
from scenarios.parse import parse, tables_of
from scenarios.toml_text import document
from scenarios.vary import load_vary
from sim.orders import LARGEST_BUDGET

HERE = Path(__file__).parent
OLD = sorted((HERE / "old" / "library").glob("*.toml"))
GAMES = [file for file in OLD if not file.stem.startswith("uncertain-")]
RULES_1 = parse(HERE.parents[1] / "scenarios" / "rules_1.toml", "rules_1.toml")
QUICK = tomllib.loads((HERE / "old" / "library" / "quick.toml").read_text(encoding="utf-8"))
PLAIN = {"source": "estimate", "confidence": "estimate"}


def said(made):
    """The keys of the changes, each once."""
    return {change.key for change in made.changes}


def changes(made, key):
    return [change.values for change in made.changes if change.key == key]


@pytest.mark.parametrize("file", GAMES, ids=lambda file: file.stem)
def test_every_file_of_the_old_library_loads_and_plays(file, tmp_path):
    before = file.read_bytes()
    made = migrated(parse(file, file.name), file.name)
    new = tmp_path / "new.toml"
    new.write_text(made.text, encoding="utf-8")
    tables = parse(new, "new.toml")
    assert earlier(tables) is None
    world = pack(load_file(new))
    board = Board(world, seed=3, ticks=4)
    board.decide({i: i % 14 for i in range(len(world.codes))})
    board.play_turn()
    assert board.fault is None
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    "file", [file for file in OLD if file not in GAMES], ids=lambda file: file.stem
)
def test_every_file_of_uncertainties_loads(file, tmp_path):
    made = migrated(parse(file, file.name), file.name)
    (tmp_path / "new.toml").write_text(made.text, encoding="utf-8")
    assert load_vary(str(tmp_path / "new.toml")).uncertainties.figures
    assert {"uncertain_moved", "uncertain_gone"} <= said(made)


def test_a_whole_file_says_each_change():
    made = migrated(QUICK, "quick.toml")
    assert said(made) == {
        "weights", "lag", "private_capex", "par", "filled", "owned", "programme_capital",
    }  # fmt: skip
    lags = {one["place"]: one["months"] for one in changes(made, "lag")}
    assert lags["nations.USA"] == "0"
    assert lags["nations.KEN"] == "24"
    filled = {one["field"] for one in changes(made, "filled")}
    assert filled == {
        "budget", "governance", "absorptive", "exposed", "grid", "data_centres", "power_price",
        "natural_unemployment",
    }  # fmt: skip
    tables = tables_of(made.text, "new")
    ours = load("quick")
    for code, nation in tables["nations"].items():
        assert not {"par", "usual_step", "algorithms", "private_capex"} & nation.keys()
        assert nation["budget"]["value"] == ours.nations[code].budget.value
        assert nation["gdp"] == QUICK["nations"][code]["gdp"]
    assert sum(tables["score"]["values"].values()) == pytest.approx(1.0)
    assert tables["score"]["values"]["standing"] == QUICK["score"]["values"]["pillars"]


def test_what_is_migrated_is_not_migrated_again():
    made = migrated(QUICK, "quick.toml")
    with pytest.raises(ScenarioError, match="is of rules 2 already"):
        migrated(tables_of(made.text, "new"), "new.toml")


def test_a_file_that_extends_another_says_only_what_it_changes():
    own = {
        "extends": "quick",
        "name": "mine",
        "sources": {"me": {"citation": "mine", "licence": "MIT"}},
        "nations": {
            "KEN": {
                "budget": {"value": 0.01, "unit": "share of GDP/yr", **PLAIN},
                "algorithms": {
                    "value": -1.1, "low": -2.2, "high": -0.55, "unit": "ln", "source": "me",
                    "confidence": "memory",
                },
            },
            "USA": {"private_capex": {"value": 0.02, "unit": "share of GDP", **PLAIN}},
        },
    }  # fmt: skip
    before = copy.deepcopy(own)
    made = migrated(own, "mine.toml")
    assert own == before
    assert said(made) == {"lag", "budget_inherited", "private_capex"}
    tables = tables_of(made.text, "new")
    lag = tables["nations"]["KEN"]["lag"]
    assert (lag["value"], lag["low"], lag["high"]) == (12.0, 6.0, 24.0)
    assert (lag["source"], lag["confidence"], lag["unit"]) == ("me", "memory", "months")
    assert tables["nations"].keys() == {"KEN"}
    scenario = scenario_of(tables, "new")
    assert scenario.nations["KEN"].budget == load("quick").nations["KEN"].budget


def stranger():
    """Quick with Kenya called by a code that the library does not know, and a budget of its own."""
    text = document(QUICK).replace("KEN", "XYZ")
    tables = tables_of(text, "strange")
    tables["nations"]["XYZ"]["budget"]["value"] = 0.08
    return tables


def test_a_nation_that_the_library_does_not_know_gets_stand_ins():
    made = migrated(stranger(), "strange.toml")
    assert {"stand_in", "budget_scaled", "owned_stand_in"} <= said(made)
    tables = tables_of(made.text, "new")
    nation = tables["nations"]["XYZ"]
    assert nation["budget"]["value"] == LARGEST_BUDGET  # a twentieth of 0.08 is more
    for field in ("governance", "absorptive", "exposed", "grid", "data_centres", "power_price"):
        assert nation[field]["note"].startswith("stand-in")
        assert nation[field]["confidence"] == "estimate"
    assert nation["natural_unemployment"]["value"] == nation["unemployment"]["value"]
    assert tables["pairs"]["owned"]["of"]["USA"]["XYZ"]["value"] == 0.5
    assert pack(scenario_of(tables, "new")).codes[-1] == "XYZ"


def test_a_world_of_another_time_starts_from_another_frontier():
    tables = copy.deepcopy(QUICK)
    tables |= {"base_year": 2022, "first_quarter": "2023-Q1"}
    made = migrated(tables, "then.toml")
    (one,) = changes(made, "lead")
    assert one["lead"] == "-2.2"
    world = pack(scenario_of(tables_of(made.text, "new"), "new"))
    assert world.params.start.lead == pytest.approx(-2.2)


def test_figures_of_another_base_year_say_nothing_of_parameters_today():
    file = HERE / "old" / "library" / "hindcast-2018.toml"
    made = migrated(parse(file, file.name), file.name)
    dated = [one["parameter"] for one in changes(made, "gone") if one["reason"] == "dated"]
    assert "chips.cost" in dated
    assert said(made) >= {"start"}
    assert "makers" not in tables_of(made.text, "new")["parameters"]


# ---- parameters ----------------------------------------------------------------------------------

EVERY = [(section, name) for section, names in RULES_1["was"].items() for name in names]


@pytest.mark.parametrize(("section", "name"), EVERY, ids=[".".join(path) for path in EVERY])
def test_every_parameter_of_rules_1_is_somewhere_or_gone_for_a_reason(section, name):
    there = moved(section, name)
    assert (there is None) == bool(reason(section, name))
    if there is not None:
        assert there.name in library()[there.section]
        assert all(factor > 0.0 for factor in there.factors.values())


def with_parameters(parameters, **further):
    own = {"extends": "quick", "name": "mine", "parameters": parameters, **further}
    return migrated(own, "mine.toml")


def test_a_parameter_keeps_how_many_times_the_librarys_it_is():
    figure = {"value": 0.03, "unit": "share", **PLAIN}
    made = with_parameters({"economy": {"coercion_cost": figure}})
    usual = library()["pressure"]["coercion"].value
    (one,) = changes(made, "scaled")
    assert (one["parameter"], one["now"]) == ("economy.coercion_cost", "pressure.coercion")
    now = tables_of(made.text, "new")["parameters"]["pressure"]["coercion"]
    assert now["value"] == pytest.approx(1.5 * usual)


@pytest.mark.parametrize("free", [False, True])
def test_it_stays_within_its_evidence_unless_the_file_leaves_it(free):
    figure = {"value": 0.2, "unit": "share", **PLAIN}
    made = with_parameters({"economy": {"coercion_cost": figure}}, beyond_evidence=free)
    now = tables_of(made.text, "new")["parameters"]["pressure"]["coercion"]["value"]
    evidence = limits("pressure", "coercion").evidence
    assert (now == evidence.high) != free
    assert said(made) == ({"scaled"} if free else {"limited"})


def test_values_by_name_are_scaled_name_by_name():
    figure = {"values": {"fabs": 0.002, "energy": 0.0036}, "unit": "share of GDP", **PLAIN}
    made = with_parameters({"pillars": {"half_saturation": figure}})
    now = tables_of(made.text, "new")["parameters"]["programmes"]["half_saturation"]["values"]
    usual = library()["programmes"]["half_saturation"].values
    assert now == pytest.approx({"fabs": 2.0 * usual["fabs"], "energy": usual["energy"]})


def test_two_that_have_become_one_are_told():
    relief = {"value": 0.6, "unit": "share", **PLAIN}
    made = with_parameters(
        {"ideas": {"governance_relief": relief}, "adoption": {"governance_relief": relief}}
    )
    assert said(made) == {"renamed", "twice"}


def test_what_there_never_was_is_refused_as_ever():
    with pytest.raises(ScenarioError, match="after all changes"):
        with_parameters({"economy": {"no_such": {"value": 1.0, "unit": "share", **PLAIN}}})
    with pytest.raises(ScenarioError, match="extends"):
        migrated({"extends": "nowhere", "name": "mine"}, "mine.toml")


def test_uncertain_figures_keep_their_multiples():
    one = {"distribution": "uniform", "low": 0.01, "high": 0.03, "unit": "share", **PLAIN}
    uncertain = {"figures": {"params.economy.coercion_cost": one, "nations.USA.algorithms": one}}
    made = with_parameters({}, uncertainties=uncertain, beyond_evidence=True)
    assert said(made) == {"uncertain_moved", "uncertain_gone"}
    now = tables_of(made.text, "new")["uncertainties"]["figures"]
    usual = library()["pressure"]["coercion"].value
    assert now["params.pressure.coercion"]["high"] == pytest.approx(1.5 * usual)
    assert len(now) == 1


@pytest.mark.parametrize(
    ("tables", "said"),
    [
        ({"score": {"values": 5}}, "score"),
        ({"nations": {"USA": 5}}, "nations.USA is 5; it must be a table"),
        ({"nations": {"USA": {"algorithms": "x"}}}, "nations.USA.algorithms is"),
        ({"nations": {"USA": {"algorithms": 3.0}}}, "it must be a figure"),
        ({"parameters": {"openness": 5}}, "parameters.openness is 5; it must be a table"),
        ({"uncertainties": 5}, "uncertainties is 5; it must be a table"),
    ],
)
def test_what_is_of_another_kind_is_refused_and_nothing_is_guessed(tables, said) -> None:
    head = {"extends": "quick", "name": "h", "title": "H", "question": "Q?"}
    with pytest.raises(ScenarioError) as refused:
        migrated(head | tables, "h.toml")
    assert said in str(refused.value)
