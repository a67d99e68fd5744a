"""Actions become valid Moves and back, and facts become bounded numbers."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from agents.world import World
from lab.encoding import Encoding
from lab.senses import SCALES
from scenarios.load import load
from scenarios.pack import pack
from sim.move import check
from sim.orders import LARGEST_BUDGET
from sim.pillars import PROGRAMMES_OF


@pytest.fixture(scope="module")
def quick() -> World:
    return pack(load("quick"))


@pytest.mark.parametrize(
    "name", ["lag", "lead", "threat", "world_hazard", "cut_off", "ai_access", "gdp_ratio"]
)
def test_no_fact_leaves_its_bounds_however_large(name):
    scale = SCALES[name]
    assert [abs(scale(x)) <= 1.0 for x in (0.0, 1e-300, 1.0, 1e9, 1e300)] == [True] * 5
    assert scale(2.0) < scale(3.0) < scale(400.0)


# Actions


@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_every_vector_is_a_valid_move_that_is_its_own_image(quick, data):
    world = quick
    nation = data.draw(st.integers(0, len(world.codes) - 1))
    encoding = Encoding(world, nation, data.draw(st.booleans()))
    numbers = st.floats(0.0, 1.0, width=32)
    move = encoding.decode(data.draw(arrays(np.float32, encoding.size, elements=numbers)))
    assert check(move, nation, world.codes) == []
    again = encoding.decode(encoding.encode(move))
    assert again.offers == move.offers
    for name in ("split", "programmes", "stance"):
        assert getattr(again, name) == pytest.approx(getattr(move, name), abs=1e-6)


def test_what_the_numbers_mean(quick):
    encoding = Encoding(quick, 3)
    assert len(encoding.names) == len(set(encoding.names)) == encoding.size == 29 + 7 * 7
    numbers = dict.fromkeys(encoding.names, 0.0) | {
        "budget": 0.5,
        "split.research": 0.3,
        "programmes.energy": 0.2,
        "programmes.fabs": 0.6,
        "levers.visa": 0.7,
        "stances.CHN": 0.4,
        "pacts.USA.data_flows": 0.5,
    }
    move = encoding.decode(list(numbers.values()))
    assert move.budget == pytest.approx(0.0001 * (31.0**0.5 - 1.0), rel=1e-12)
    assert move.split == (0.0, 0.0, 0.3, 0.0, 0.0, 0.0)
    assert move.programmes[:3] == pytest.approx((0.0, 0.25, 0.75))
    assert move.programmes[3:5] == (0.5, 0.5)
    assert (move.levers.visa, move.levers.strictness) == (0.7, 0.0)
    assert move.stance == (0.0, 0.4, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0)
    assert [sum(row) for row in move.offers] == [1, 0, 0, 0, 0, 0, 0, 0]


def test_splits_over_one_are_divided_and_others_kept(quick):
    encoding = Encoding(quick, 0)
    full = encoding.decode(np.ones(encoding.size))
    assert full.split == pytest.approx([1 / 6] * 6)
    assert all(sum(full.programmes[q] for q in of) == pytest.approx(1.0) for of in PROGRAMMES_OF)


def test_budgets_are_told_by_how_many_times_more_they_are(quick):
    encoding = Encoding(quick, 3)
    action = np.zeros(encoding.size)
    budgets = []
    for part in (0.0, 0.25, 0.5, 0.75, 1.0):
        action[0] = part
        budgets.append(encoding.decode(action).budget)
        assert encoding.encode(encoding.decode(action))[0] == pytest.approx(part, abs=1e-6)
    assert (budgets[0], budgets[-1]) == (0.0, LARGEST_BUDGET)
    steps = np.diff(budgets)
    assert steps[1:] / steps[:-1] == pytest.approx([31.0**0.25] * 3)


def test_habits_are_those_of_the_scenario(quick):
    encoding = Encoding(quick, 2, programmes=False)
    move = encoding.decode(np.zeros(encoding.size))
    assert move.programmes == tuple(quick.status_quo.programme[2])
    assert not any(name.startswith("programmes") for name in encoding.names)
