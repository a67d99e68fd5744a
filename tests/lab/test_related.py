"""A varied game is the game of a scenario that can be: what must hold between figures holds."""

import numpy as np
import pytest

from agents.host import varied_world
from lab.games import play_games
from lab.related import MUTUAL, mirrored, refuse_unrelated
from lab.uncertainty import sampler
from lab.varied import places, resolve
from scenarios.checks import check
from scenarios.errors import ScenarioError
from scenarios.figures import EITHER_OR, FOLLOW, limits_of
from scenarios.load import load
from scenarios.pack import pack
from scenarios.parameters import library
from scenarios.quantity import cell_value
from scenarios.schema import Scenario
from scenarios.uncertainty import Uncertainties
from scenarios.vary import load_vary, names
from sim.pillars import Pact

SCENARIO = load("quick")
WORLD = pack(SCENARIO)
LINE, PACT = "pairs.bloc_line.USA.GBR", "stocks.USA.pact.CHN.data_flows"


TOGETHER = [
    (
        {"nations.GBR.habits.energy": 1.0, "nations.GBR.habits.fabs": 1.0},
        "the shares of energy, fabs must add up to at most 1",
    ),
    ({"nations.GBR.habits.fabs": 1.0}, "must add up to at most 1"),
    (
        {"nations.KEN.habits.privacy": 0.7, "nations.KEN.habits.cybersecurity": 0.4},
        "must add up to at most 1",
    ),
    (
        {"nations.KEN.habits.public_adoption": 0.6, "nations.KEN.habits.partnerships": 0.6},
        "must add up to at most 1",
    ),
    ({"nations.GBR.equipment": 1.0, "nations.USA.equipment": 1.0}, "the shares of all nations"),
    ({"nations.KEN.equipment": 1.0}, "the shares of all nations add up to"),
    ({"nations.USA.talent": 0.01}, "its talent must be at least as much"),
    ({"nations.IND.talent": 10_000.0, "nations.GBR.talent": 1.0}, "its talent must be at least"),
    ({"pairs.abroad.CHN.KEN": 0.5}, "its talent must be at least as much"),
    ({"pairs.abroad.IND.USA": 0.9, "pairs.abroad.IND.CHN": 0.05}, "must add up to at most 1"),
    ({"pairs.owned.CHN.GBR": 0.6}, "the shares of all others add up to 1.1"),
    ({"pairs.owned.CHN.KEN": 0.5, "pairs.owned.IND.KEN": 0.1}, "the shares of all others"),
    ({"pairs.choke.CHN.TWN": 1.0, "params.makers.rent": 0.7}, "makers.rent 0.7 x 2.1 must be"),
    ({LINE: 0.5}, "it must be 0 or 1"),
    ({PACT: 0.25}, "it must be 0 or 1"),
    ({LINE: 1.0, "pairs.bloc_line.GBR.USA": 0.0}, "two sides of one figure"),
    ({PACT: 1.0, "stocks.CHN.pact.USA.data_flows": 1.0}, "two sides of one figure"),
]


@pytest.mark.parametrize(("figures", "said"), TOGETHER)
def test_a_batch_refuses_what_a_scenario_refuses(figures, said):
    values = {path: np.array([value] * 2) for path, value in figures.items()}
    with pytest.raises(ValueError, match=said) as refused:
        play_games(WORLD, replicates=2, turns=1, varied=values)
    assert "\n" not in str(refused.value)
    assert str(refused.value).startswith(("nations", "pairs", "stocks", "params"))


@pytest.mark.parametrize(("figures", "said"), TOGETHER)
def test_one_game_of_many_is_enough(figures, said):
    path, value = next(iter(figures.items()))
    sound = {p: np.full(3, stated(p)) for p in figures}
    if "two sides" not in said:
        resolve(WORLD, sound, 3)
    sound = {p: np.where(np.arange(3) == 2, figures[p], values) for p, values in sound.items()}
    with pytest.raises(ValueError, match=said):
        resolve(WORLD, sound, 3)
    assert sound[path][2] == value


def stated(path):
    """What the scenario states at a path of a nation, a pair or a parameter."""
    kind, first, *rest = path.split(".")
    if kind == "params":
        return library()[first][rest[0]].value
    if kind == "pairs":
        grid = getattr(SCENARIO.pairs, first)
        return cell_value(grid.of.get(rest[0], {}).get(rest[1], grid.default))
    if kind == "stocks":
        return 0.0
    figure = getattr(SCENARIO.nations[first], rest[0])
    return figure.values[rest[1]] if rest[1:] else figure.value


def uncertain(**figures):
    made = {
        path: {"unit": limits_of(path).evidence.unit, "source": "us", "confidence": "estimate"}
        | figure
        for path, figure in figures.items()
    }
    return Uncertainties.model_validate({"figures": made})


def uniform(low, high):
    return {"distribution": "uniform", "low": low, "high": high}


EITHER = {"distribution": "choice", "values": [0.0, 1.0]}
DRAWS = [
    (
        {
            "nations.GBR.habits.energy": uniform(0.1, 0.6),
            "nations.GBR.habits.fabs": uniform(0, 0.6),
        },
        "must add up to at most 1",
    ),
    (
        {"nations.GBR.habits.energy": {"distribution": "normal", "mean": 0.1, "deviation": 0.01}},
        "must add up to at most 1",
    ),
    (
        {"nations.GBR.equipment": {"distribution": "choice", "values": [0.0, 1.0]}},
        "the shares of all nations",
    ),
    ({"nations.USA.talent": uniform(0.01, 300.0)}, "its talent must be at least as much"),
    (
        {"nations.IND.talent": uniform(20.0, 9000.0), "nations.USA.talent": uniform(100.0, 200.0)},
        "its talent must be at least as much",
    ),
    ({"pairs.owned.CHN.GBR": uniform(0.0, 0.6)}, "the shares of all others add up to 1.1"),
    (
        {"pairs.owned.USA.GBR": uniform(0.3, 0.7), "pairs.owned.CHN.GBR": uniform(0.0, 0.4)},
        "the shares of all others add up to 1.1",
    ),
    ({"pairs.abroad.CHN.KEN": uniform(0.0, 0.5)}, "its talent must be at least as much"),
    (
        {"params.makers.rent": uniform(0.4, 0.7), "pairs.choke.CHN.TWN": uniform(0.0, 0.9)},
        "makers.rent 0.7 x 2 must be at most 1",
    ),
    ({LINE: uniform(0.0, 1.0)}, 'distribution is "uniform"; a figure in "0/1" needs choice'),
    ({PACT: uniform(0.0, 1.0)}, 'distribution is "uniform"; a figure in "0/1" needs choice'),
    ({PACT: EITHER | {"values": [0.0, 0.5]}}, "values is 0.5; it must be 0 or 1"),
    ({LINE: EITHER, "pairs.bloc_line.GBR.USA": EITHER}, "two sides of one figure"),
]


@pytest.mark.parametrize(("figures", "said"), DRAWS)
def test_a_plan_refuses_what_could_be_drawn_together(figures, said):
    with pytest.raises(ScenarioError) as refused:
        sampler(uncertain(**figures), WORLD, 1)
    assert said in refused.value.sentence
    assert refused.value.sentence.startswith("quick: ")


SOUND = [
    {"nations.GBR.habits.energy": uniform(0.1, 0.4), "nations.GBR.habits.fabs": uniform(0.0, 0.4)},
    {LINE: EITHER},
    {PACT: EITHER},
    {"nations.USA.talent": uniform(300.0, 500.0), "nations.IND.talent": uniform(60.0, 90.0)},
    {"nations.GBR.equipment": EITHER | {"weights": [1.0, 0.0]}},
    {"pairs.owned.USA.GBR": uniform(0.0, 0.7), "nations.GBR.compute": uniform(0.1, 0.3)},
    {"pairs.owned.USA.IND": uniform(0.0, 0.4), "pairs.owned.CHN.IND": uniform(0.0, 0.6)},
    {"pairs.abroad.CHN.USA": uniform(0.1, 0.4), "nations.CHN.talent": uniform(150.0, 250.0)},
]


@pytest.mark.parametrize("figures", SOUND)
def test_what_is_not_refused_is_a_scenario_in_every_draw(figures):
    drawn = sampler(uncertain(**figures), WORLD, 1).draw(0, 512)
    plan = resolve(WORLD, drawn, 512)
    for r in (0, 17, 511):
        world = varied_world(WORLD, plan, r)
        assert (world.nations.bloc_line == world.nations.bloc_line.T).all()
        assert (world.stocks.pact == world.stocks.pact.swapaxes(0, 1)).all()
        assert (world.stocks.people >= 0.0).all()
        assert world.stocks.people.sum(axis=0) == pytest.approx(world.stocks.talent)
        assert (world.stocks.machines >= 0.0).all()
        assert world.stocks.machines.sum(axis=0) == pytest.approx(world.stocks.compute)
        assert world.nations.equipment.sum() <= 1.0 + 1e-6
        assert world.status_quo.programme.sum(axis=1) == pytest.approx(6.0)


def test_both_sides_of_a_pair_are_filled():
    for path, read in (
        (LINE, lambda w: (w.nations.bloc_line[0, 3], w.nations.bloc_line[3, 0])),
        (PACT, lambda w: tuple(w.stocks.pact[k, 1 - k, Pact.DATA_FLOWS] for k in (0, 1))),
    ):
        for value in (0.0, 1.0):
            world = varied_world(WORLD, resolve(WORLD, {path: np.array([value])}, 1), 0)
            assert read(world) == (value, value)


SHARES = {
    "pairs.owned.USA.GBR": lambda w: w.stocks.machines[0, 3] / w.stocks.compute[3],
    "pairs.owned.CHN.IND": lambda w: w.stocks.machines[1, 4] / w.stocks.compute[4],
    "pairs.abroad.CHN.USA": lambda w: w.stocks.people[1, 0] / w.stocks.talent[1],
    "pairs.abroad.USA.KEN": lambda w: w.stocks.people[0, 7] / w.stocks.talent[0],
}


@pytest.mark.parametrize("path", SHARES)
def test_a_share_of_people_or_machines_varies_and_no_other_does(path):
    value = 0.001 if path.endswith("KEN") else 0.3
    world = varied_world(WORLD, resolve(WORLD, {path: np.array([value])}, 1), 0)
    assert SHARES[path](world) == pytest.approx(value, rel=1e-12)
    for other, read in SHARES.items():
        if other != path:
            assert read(world) == pytest.approx(read(WORLD), rel=1e-12)
    assert world.stocks.compute == pytest.approx(WORLD.stocks.compute, rel=1e-12)
    assert world.stocks.talent == pytest.approx(WORLD.stocks.talent, rel=1e-12)


def test_a_varied_budget_is_that_of_habits_of_the_status_quo_and_of_the_programmes():
    path = "nations.GBR.budget"
    world = varied_world(WORLD, resolve(WORLD, {path: np.array([0.002])}, 1), 0)
    for held in (world.traits, world.status_quo):
        assert held.budget[3] == 0.002
    assert world.nations.usual_budget[3] == world.stocks.budget[3] == 0.002
    assert (world.stocks.programme[3] > WORLD.stocks.programme[3]).all()
    assert world.stocks.programme[2] == pytest.approx(WORLD.stocks.programme[2], rel=1e-12)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("nations.GBR.compute", 0.3), ("nations.GBR.talent", 90.0), ("nations.GBR.lag", 20.0),
        ("nations.GBR.budget", 0.002), ("nations.GBR.natural_unemployment", 0.1),
        ("nations.GBR.governance", 0.3), ("nations.GBR.grid", 50.0), ("nations.GBR.gdp", 900.0),
        ("pairs.owned.USA.GBR", 0.1), ("pairs.abroad.GBR.USA", 0.2), ("params.start.lead", -1.0),
    ],
)  # fmt: skip
def test_a_varied_world_is_the_world_of_such_a_scenario(path, value):
    kind, first, *rest = path.split(".")
    plain = SCENARIO.model_dump()
    figure = {"value": value, "unit": limits_of(path).evidence.unit, "source": "estimate",
              "confidence": "estimate"}  # fmt: skip
    if kind == "nations":
        plain["nations"][first][rest[0]] = figure
    elif kind == "pairs":
        plain["pairs"][first]["of"].setdefault(rest[0], {})[rest[1]] = value
    else:
        plain["parameters"] = {first: {rest[0]: figure}}
    made = pack(Scenario.model_validate(plain))
    found = varied_world(WORLD, resolve(WORLD, {path: np.array([value])}, 1, True), 0)
    for sheet in ("stocks", "nations", "params", "traits", "status_quo"):
        one, other = getattr(found, sheet).memory, getattr(made, sheet).memory
        assert one == pytest.approx(other, rel=1e-9, abs=1e-12), sheet


def test_the_date_of_the_start_is_no_figure():
    assert "params.epoch" not in places(WORLD)
    assert not any(path.startswith("stocks.pace") for path in places(WORLD))
    with pytest.raises(ValueError, match=r"no figure is called 'params\.epoch'"):
        resolve(WORLD, {"params.epoch": np.zeros(1)}, 1)


ENDS = {
    "people": ".GBR", "machines": ".GBR", "sector_adoption": ".finance", "programme": ".energy",
    "students": ".1", "fab_line": ".1",
}  # fmt: skip


@pytest.mark.parametrize("stock", sorted(FOLLOW))
def test_a_stock_that_is_a_sum_is_not_varied_alone(stock):
    end = ENDS.get(stock, "")
    path = f"stocks.GBR.{stock}{end}"
    said = f"it follows from nations.GBR.{FOLLOW[stock]}, which can be varied"
    with pytest.raises(ValueError, match=said):
        resolve(WORLD, {path: np.ones(1)}, 1)
    figures = Uncertainties.model_validate(
        {"figures": {path: uniform(0, 1) | {"unit": "x", "source": "us", "confidence": "data"}}}
    )
    with pytest.raises(ScenarioError, match=said):
        sampler(figures, WORLD, 1)


def test_every_either_or_figure_is_known_from_both_sides():
    known = places(WORLD)
    pairs = [path for path in known if limits_of(path).evidence.unit == EITHER_OR]
    assert {path.split(".")[1 if path.startswith("pairs") else 2] for path in pairs} == set(MUTUAL)
    for path in pairs:
        assert mirrored(mirrored(path)) == path
        assert sorted(known[path]) == sorted(known[mirrored(path)])
        assert len(known[path]) == 2


def test_nothing_is_of_a_nation_and_itself():
    for path in places(WORLD):
        nations = [word for word in path.split(".") if word in WORLD.codes]
        assert len(nations) == len(set(nations)), path


def test_the_scenarios_of_the_library_stand_as_they_are():
    for name in ("default", "quick", "large"):
        scenario = load(name)
        world = pack(scenario)
        assert not list(check(scenario))
        values = {
            f"nations.{code}.{figure}": np.array([getattr(scenario.nations[code], figure).value])
            for code in scenario.roster
            for figure in ("talent", "equipment")
        }
        refuse_unrelated(world, values)


@pytest.mark.parametrize("name", names())
def test_the_librarys_uncertainties_stand(name):
    assert sampler(name, WORLD, 1).paths == tuple(load_vary(name).uncertainties.figures)
