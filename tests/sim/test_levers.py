"""Every programme and every lever matters, and well-known facts of the literature hold."""

import numpy as np
import pytest

from sim.levers import LEVERS
from sim.pillars import PILLAR_OF, PROGRAMMES_OF, Pillar, Programme
from tests.world import World, quiet, world


def calm(seed: int = 1) -> World:
    w = world(4, seed)
    rate = w.params.incidents.rate
    quiet(w.params)
    w.params.incidents.rate = rate
    return w


SIX_YEARS = 24
FIGURES = ("gdp", "capability", "sovereignty", "approval", "public_trust", "threat", "adoption")


def figures(w: World, i: int = 0) -> np.ndarray:
    return np.array([getattr(w.stocks, name)[i] for name in FIGURES])


@pytest.mark.parametrize("programme", list(Programme))
def test_every_programme_changes_something_for_its_nation(programme: Programme) -> None:
    base, more = calm(), calm()
    for w in (base, more):
        w.orders.contribution[:] = 0.2
        w.orders.offer[:] = 1.0
        w.orders.offer[np.arange(4), np.arange(4)] = 0.0
    members = PROGRAMMES_OF[PILLAR_OF[programme]]
    for q in members:  # all of its pillar's money, and none of it
        more.orders.programme[0, q] = float(q == programme)
        base.orders.programme[0, q] = float(q != programme) / (len(members) - 1)
    base.run(SIX_YEARS)
    more.run(SIX_YEARS)
    assert more.stocks.programme[0, programme] > base.stocks.programme[0, programme]
    change = np.abs(figures(more) / figures(base) - 1.0)
    assert change.max() > 1e-4, change


@pytest.mark.parametrize("lever", LEVERS)
def test_every_lever_changes_something_for_its_nation(lever: str) -> None:
    ends = []
    for level in (0.0, 1.0):
        w = calm()
        w.orders.offer[:] = 1.0
        w.orders.offer[np.arange(4), np.arange(4)] = 0.0
        getattr(w.orders, lever)[0] = level
        ends.append(figures(w.run(20)))
    change = np.abs(ends[1] / ends[0] - 1.0)
    assert change.max() > 1e-4, change


@pytest.mark.parametrize("pillar", list(Pillar))
def test_every_pillar_changes_something_for_its_nation(pillar: Pillar) -> None:
    ends = []
    for share in (0.0, 0.5):
        w = calm()
        w.orders.split[0] *= 0.5
        w.orders.split[0, pillar] = share
        w.run(20)
        # what cooperation buys first is trust
        ends.append(np.append(figures(w), w.stocks.trust[1:, 0].mean()))
    assert np.abs(ends[1] / ends[0] - 1.0).max() > 1e-3


def test_research_pays_at_home_and_a_part_of_it_abroad() -> None:
    base, more = calm(), calm()
    more.orders.split[0, Pillar.RESEARCH] *= 2.0
    base.run(20)
    more.run(20)
    gain = more.stocks.algorithms - base.stocks.algorithms
    assert gain[0] > 0.0
    assert (gain[1:] > 0.0).any()
    assert gain[1:].max() < gain[0], "a spillover is less than the gain at home"


def test_openness_to_a_leader_helps_the_follower_to_catch_up() -> None:
    lags = []
    for stance in (0.1, 1.0):
        w = calm()
        w.params.ideas.discovery = 0.0
        leader = int(w.stocks.algorithms.argmax())
        follower = int(w.stocks.algorithms.argmin())
        w.orders.stance[leader, follower] = w.orders.stance[follower, leader] = stance
        w.run(20)
        lags.append(w.stocks.algorithms[leader] - w.stocks.algorithms[follower])
    assert lags[1] < lags[0]


def test_a_lost_fab_of_the_largest_maker_is_felt_by_all() -> None:
    calm_, struck = calm(), calm()
    largest = int(calm_.stocks.fab.argmax())
    struck.params.shocks.fab_loss_severity = 0.7
    struck.stocks.fab_loss[largest] = 4.0
    calm_.run(2)
    struck.run(2)
    assert (struck.stocks.compute < calm_.stocks.compute).sum() >= 3
