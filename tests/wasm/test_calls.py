"""What else the module is asked: figures that vary, scores of states, and the check of orders."""

import json

import numpy as np
import pytest

from agents.block import LATE_STOCKS, NATIONS, PARAMS, Varied
from agents.board import Board
from agents.host import Host, lineup_of
from agents.opening import FLAGS, PEOPLE
from policies.decide import decide
from policies.menu import CARDS
from scenarios.load import load
from scenarios.pack import pack
from sim.orders import LARGEST_BUDGET, Orders
from sim.scores import LEVELS, has, scored, weighed
from sim.stocks import Stocks
from wasm.table import table

pytestmark = pytest.mark.compiled
SEED = 11


@pytest.fixture(scope="module")
def world():
    return pack(load("quick"))


def places(made, sheet, field):
    figure = made["sheets"][sheet]["fields"][field]
    return figure["at"]


def test_a_figure_edited_in_the_page_is_calibrated_as_in_a_batch(world, modules, told):
    """A parameter, a nation's figure and a share of emigrants, each another in every replicate."""
    made, many = table(world), 5
    draws = np.linspace(0.9, 1.1, many)
    targets = [
        (PARAMS, places(made, "params", "talent.mobility"), world.params.talent.mobility * draws),
        (NATIONS, places(made, "nations", "population"), world.nations.population[0] * draws),
        (LATE_STOCKS, places(made, "stocks", "talent") + 1, world.stocks.talent[1] * draws),
    ]
    again = np.zeros(FLAGS, np.int64)
    again[PEOPLE] = 1
    rows = np.array([[k, sheet, place] for k, (sheet, place, _) in enumerate(targets)])
    varied = Varied(rows, np.array([values for _, _, values in targets]), again)
    lineup = lineup_of(world.policies)
    expected = Host(world, 0).play(SEED, 0, many, lineup, world.ticks, varied=varied)
    asked = {
        "seed": SEED,
        "replicates": many,
        "varied": {name: getattr(varied, name).tolist() for name in Varied._fields},
    }
    for file in modules.values():
        answer = told("calls.mjs", {"module": str(file), "table": made, "play": asked})
        assert np.array_equal(np.reshape(answer["outcomes"], (many, -1)), expected.outcomes)
        assert len(np.unique(expected.outcomes[:, 0])) == many


def test_scores_of_states_are_those_of_the_lab(world, modules, told):
    rng, states, nation = np.random.default_rng(4), 40, 2
    levels = {
        name: getattr(world.stocks, name)[nation] * rng.uniform(0.7, 1.3, states) for name in LEVELS
    }
    natural = float(world.nations.natural_unemployment[nation])
    steps = weighed(nation, has(levels, natural), world.nations)
    asked = {"nation": nation, "levels": [levels[name].tolist() for name in LEVELS]}
    for file in modules.values():
        question = {"module": str(file), "table": table(world), "scores": asked}
        answer = told("calls.mjs", question)
        assert np.array_equal(answer["score"], scored(steps, world.params.outcome))
        assert np.array_equal(np.reshape(answer["parts"], (5, states)), np.array([*steps.values()]))


def test_a_policy_drafts_what_it_drafts_in_python_and_the_game_goes_on(world, modules, told):
    turns, numbers = 3, list(range(len(CARDS)))
    board = Board(world, SEED, 0, world.ticks)
    lineup = {nation: int(number) for nation, number in enumerate(lineup_of(world.policies)[:, 0])}
    expected = []
    for _ in range(turns):
        drafted = [[draft(board, i, number) for number in numbers] for i in lineup]
        board.decide(lineup)
        board.play_turn()
        levels = [[float(getattr(board.now, name)[i]) for name in LEVELS] for i in lineup]
        expected.append({"drafted": drafted, "hash": board.state_hash(), "levels": levels})
    asked = {"seed": SEED, "turns": turns, "numbers": numbers}
    for file in modules.values():
        question = {"module": str(file), "table": table(world), "drafts": asked}
        assert told("calls.mjs", question) == expected


def draft(board, nation, number):
    """The row that a page has of what a policy orders for a nation."""
    orders = Orders(len(board.world.codes))
    decide(nation, number, board.moment, orders)
    return [float(x) for name in Orders.fields for x in np.ravel(getattr(orders, name)[nation])]


def test_an_order_beyond_its_limit_is_found(world, modules, told):
    question = {"module": str(modules[2]), "table": table(world)}
    question["orders"] = [["budget", 1, LARGEST_BUDGET * 2], ["visa", 0, 0.5]]
    answer = told("calls.mjs", question)
    assert answer["before"] is None
    assert answer["after"]["field"] == "budget"
    assert answer["after"]["place"] == 1
    assert answer["after"]["value"] == LARGEST_BUDGET * 2
    assert answer["after"]["bounds"] == [0.0, LARGEST_BUDGET]


def test_views_by_name_are_the_figures(world, modules, told):
    made = json.loads(json.dumps(table(world)))
    answer = told("calls.mjs", {"module": str(modules[0]), "table": made, "figure": "trust"})
    assert answer["numbers"] == world.stocks.trust.ravel().tolist()
    assert answer["unit"] == Stocks.fields["trust"].unit
    assert answer["shape"] == [len(world.codes)] * 2
