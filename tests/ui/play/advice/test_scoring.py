"""Many scores at once are what sim.outcome makes of each, and changes of a score add up."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.components import COMPONENT_NAMES, COMPONENTS
from sim.outcome import Outcome, Tally, parts_of_score, rate_nations
from tests.ui.play.advice.conftest import WORLD
from ui.play.advice.scoring import changed, scored, weighed

NATIONS = range(len(WORLD.codes))
share = st.floats(0.0, 1.0)
levels = st.tuples(*[share] * COMPONENTS)
nation = st.sampled_from(NATIONS)


def arrays(components):
    return {name: np.array([components[k]]) for k, name in enumerate(COMPONENT_NAMES)}


def rated(components, i):
    """The outcome in which nation i reached these components."""
    tally, outcome = Tally(len(WORLD.codes)), Outcome(len(WORLD.codes))
    tally.ticks[0] = 1.0
    for k, name in enumerate(COMPONENT_NAMES):
        getattr(tally, name)[i] = components[k]
    rate_nations(WORLD.nations, WORLD.params.outcome, tally, outcome)
    return outcome


@pytest.mark.compiled
@settings(deadline=None)  # the first example compiles
@given(components=levels, i=nation)
def test_the_score_is_that_of_the_rules(components, i):
    found = scored(WORLD, weighed(WORLD, i, arrays(components)))
    assert float(found[0]) == float(rated(components, i).score[i])


@pytest.mark.compiled
@settings(deadline=None)  # the first example compiles
@given(components=levels, i=nation)
def test_from_par_on_a_change_is_the_points_of_the_rules(components, i):
    par = arrays(WORLD.nations.par[i])
    found = changed(WORLD, weighed(WORLD, i, par), weighed(WORLD, i, arrays(components)))
    parts = parts_of_score(WORLD.nations, WORLD.params.outcome, rated(components, i))[i]
    assert [float(found[name][0]) for name in COMPONENT_NAMES] == pytest.approx(parts, abs=1e-9)


@settings(deadline=None)  # the first example compiles
@given(was=levels, now=levels, i=nation)
def test_what_moved_a_score_adds_up_and_what_stood_still_moved_nothing(was, now, i):
    now = (was[0], *now[1:])
    before, after = weighed(WORLD, i, arrays(was)), weighed(WORLD, i, arrays(now))
    points = changed(WORLD, before, after)
    change = float(scored(WORLD, after)[0] - scored(WORLD, before)[0])
    assert math.fsum(float(part[0]) for part in points.values()) == pytest.approx(change, abs=1e-9)
    assert float(points["sovereignty"][0]) == 0.0
    for k, name in enumerate(COMPONENT_NAMES):
        assert float(points[name][0]) * (now[k] - was[k]) >= 0.0
