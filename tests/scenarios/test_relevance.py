"""Nothing is decoration: every programme, pillar and lever changes some nation's outcome.

Same luck, other orders, in the default scenario.
"""

import numpy as np
import pytest

from benchmarks.whatif import extra_money, play, set_lever
from scenarios.load import load
from scenarios.pack import pack
from sim.components import COMPONENT_NAMES
from sim.levers import LEVERS
from sim.pillars import PROGRAMMES_OF, Pillar, Programme

pytestmark = pytest.mark.compiled

NATIONS = ("USA", "IND", "SGP")
EXTRA = 0.0005  # of GDP a year
NOTICEABLE = 0.1  # points of 100, in a component of the score
MEASURES = COMPONENT_NAMES
REPLICATES = 16


@pytest.fixture(scope="module")
def default():
    world = pack(load("default"))
    return world, play(world, replicates=REPLICATES)


def largest_change(world, base, edit, nation):
    games = play(world, edit=edit, replicates=REPLICATES)
    return max(
        100 * abs(float(np.mean(games.outcomes[m][nation] - base.outcomes[m][nation])))
        for m in MEASURES
    )


@pytest.mark.parametrize("programme", list(Programme))
def test_every_programme_matters_to_some_nation(default, programme):
    world, base = default
    changes = [
        largest_change(world, base, extra_money(i, programme, EXTRA), i)
        for i in map(world.codes.index, NATIONS)
    ]
    assert max(changes) >= NOTICEABLE


@pytest.mark.parametrize("pillar", list(Pillar))
def test_every_pillar_matters_to_some_nation(default, pillar):
    world, base = default

    def neglect(nation):
        def edit(orders):
            orders.split[nation, pillar] = 0.0

        return edit

    changes = [largest_change(world, base, neglect(i), i) for i in map(world.codes.index, NATIONS)]
    assert max(changes) >= NOTICEABLE
    assert PROGRAMMES_OF[pillar]


@pytest.mark.parametrize("lever", LEVERS)
def test_every_lever_matters_to_some_nation(default, lever):
    world, _ = default
    changes = []
    for i in map(world.codes.index, NATIONS):
        low = play(world, edit=set_lever(i, lever, 0.0), replicates=REPLICATES)
        changes.append(largest_change(world, low, set_lever(i, lever, 1.0), i))
    assert max(changes) >= NOTICEABLE


def test_stances_and_pacts_matter_to_every_nation(default):
    world, base = default
    for i in range(len(world.codes)):

        def close(orders, i=i):
            orders.stance[i] = 0.1
            orders.stance[i, i] = 1.0
            orders.offer[i] = 0.0

        assert largest_change(world, base, close, i) >= NOTICEABLE
