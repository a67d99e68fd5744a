"""Scores of many states at once are, to the last bit, what the outcome says of each."""

import numpy as np
import pytest

from sim.components import COMPONENT_NAMES, COMPONENTS, points
from sim.nations import Nations
from sim.outcome import Outcome, Tally, note, rate_nations
from sim.params import Params
from sim.scores import LEVELS, has, scored, slopes, weighed
from tests.world import world

SHAPES = [(7,), (2, 5), (3, 1, 2), (0,)]


def drawn(shape, seed=1):
    rng = np.random.default_rng(seed)
    return {name: rng.uniform(0.0, 1.0, shape) for name in COMPONENT_NAMES}


@pytest.fixture
def judged():
    """Nations whose mandate, par and steps differ, and the parameters of the outcome."""
    nations, p = Nations(3), Params().outcome
    rng = np.random.default_rng(4)
    nations.mandate[:] = rng.dirichlet(np.ones(COMPONENTS), 3)
    nations.par[:] = rng.uniform(0.2, 0.8, (3, COMPONENTS))
    nations.usual_step[:] = rng.uniform(0.0, 0.3, (3, COMPONENTS))
    nations.usual_step[1, 2] = 0.0  # no step is so small
    p.reach = 1.3
    return nations, p


def test_what_a_nation_has_is_what_a_tally_notes_of_it():
    w = world(4, 3).run(5)
    s, natural = w.stocks, w.nations.natural_unemployment
    s.threat[1] = -0.1
    tally = Tally(4)
    note(s, w.flows, w.nations, 1, 1, tally)
    levels = {name: getattr(s, name) for name in LEVELS}
    for i in range(4):
        found = has(levels, natural[i])
        for name in COMPONENT_NAMES:
            assert found[name][i] == getattr(tally, name)[i], name


@pytest.mark.parametrize("shape", SHAPES)
def test_what_a_nation_has_keeps_its_shape(shape):
    rng = np.random.default_rng(2)
    levels = {name: rng.uniform(0.1, 1.0, shape) for name in LEVELS}
    found = has(levels, 0.05)
    assert {part.shape for part in found.values()} == {shape}
    assert found["standing"] == pytest.approx(np.exp(-levels["lag"] / 18), rel=1e-13)
    assert found["sovereignty"].tobytes() == levels["sovereignty"].tobytes()


@pytest.mark.parametrize("shape", SHAPES)
def test_scores_are_those_of_the_outcome_one_by_one(judged, shape):
    nations, p = judged
    parts = drawn(shape)
    scores = scored(weighed(1, parts, nations), p)
    assert scores.shape == shape
    for place in np.ndindex(shape):
        tally, outcome = Tally(3), Outcome(3)
        tally.ticks[0] = 1.0
        for name in COMPONENT_NAMES:
            getattr(tally, name)[1] = parts[name][place]
        rate_nations(nations, p, tally, outcome)
        assert scores[place] == outcome.score[1]


def test_nothing_that_is_judged_is_changed_by_it(judged):
    nations, p = judged
    parts = drawn((4,))
    before = {name: part.copy() for name, part in parts.items()}
    scored(weighed(0, parts, nations), p)
    assert all(part.tobytes() == before[name].tobytes() for name, part in parts.items())


def test_a_slope_is_points_over_steps_also_across_par_and_where_nothing_moved(judged):
    _, p = judged
    zeros = np.zeros(6)
    was = np.array([0.5, -0.5, -0.5, 0.7, 0.0, 0.4])
    now = np.array([1.5, -1.5, 0.8, -0.2, 0.0, 0.4])
    steps = [dict.fromkeys(COMPONENT_NAMES, zeros) | {"security": one} for one in (was, now)]
    found = slopes(*steps, p)
    for k in range(4):
        chord = (points(now[k], p) - points(was[k], p)) / (now[k] - was[k])
        assert found[k] == pytest.approx(chord, rel=1e-12)
    for k in (4, 5):  # the limit of the chord
        close = (points(now[k] + 1e-6, p) - points(now[k], p)) / 1e-6
        assert found[k] == pytest.approx(close, rel=1e-5)
