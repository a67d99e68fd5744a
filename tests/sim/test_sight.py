"""What a nation sees of itself and of another."""

import pytest

from sim.sight import Rival, Self, leader_capability, see_rival, see_self, world_fab
from tests.world import World, pairs, world


@pytest.fixture(scope="module")
def w() -> World:
    return world(4).run(5)


def test_the_leader_is_the_most_capable(w: World) -> None:
    best = leader_capability(w.stocks)
    assert best == w.stocks.capability.max()
    lags = [see_self(i, 1, w.stocks, best).lag for i in range(4)]
    assert min(lags) == 0.0


def test_shares_of_the_world_sum_to_one(w: World) -> None:
    best = leader_capability(w.stocks)
    seen = [see_self(i, 2, w.stocks, best) for i in range(4)]
    for name in ("gdp_share", "compute_share", "talent_share", "fab_share"):
        assert sum(getattr(me, name) for me in seen) == pytest.approx(1.0)
    assert {me.turn for me in seen} == {2}


def test_a_nation_sees_its_own_figures(w: World) -> None:
    s = w.stocks
    me = see_self(2, 0, s, leader_capability(s))
    pillars = (me.infrastructure, me.workforce, me.research, me.governance, me.industry)
    assert (*pillars, me.cooperation) == tuple(s.pillar[2])
    for name in ("adoption", "ai_access", "sovereignty", "public_trust", "approval"):
        assert getattr(me, name) == getattr(s, name)[2]
    assert (me.unemployment, me.misinformation) == (s.unemployment[2], s.misinformation[2])
    assert me.threat == s.threat[2]
    assert me.foreign_share == pytest.approx(1.0 - s.supplier_share[2, 2])
    assert me.power_gap == pytest.approx(1 - s.powered[2])
    assert me.world_hazard == s.world_hazard[0] > 0.0
    assert me.lag == s.capability.max() - s.capability[2]


def test_a_nation_sees_another_by_the_pair(w: World) -> None:
    s, best = w.stocks, leader_capability(w.stocks)
    for i, j in pairs(4):
        other = see_rival(i, j, s, w.nations, best, world_fab(s))
        assert other.trust == s.trust[i, j]
        assert (other.stance, other.my_stance) == (s.stance[j, i], s.stance[i, j])
        assert other.worst_stance == s.worst_stance[i, j]
        assert other.lead == s.capability[j] - s.capability[i]
        assert other.gdp_ratio == s.gdp[j] / s.gdp[i]
        assert other.dependence == s.supplier_share[i, j]
        assert other.its_dependence == s.supplier_share[j, i]
        assert other.pacts == s.pact[i, j].sum()
        assert other.cut_off == s.cut_off[i, j]
        assert other.rivalry == w.nations.rivalry[i, j]
        assert other.affinity == w.nations.affinity[i, j]


def test_leads_are_mirrored(w: World) -> None:
    best = leader_capability(w.stocks)
    for i, j in pairs(4):
        there = see_rival(i, j, w.stocks, w.nations, best, world_fab(w.stocks))
        back = see_rival(j, i, w.stocks, w.nations, best, world_fab(w.stocks))
        assert there.lead == -back.lead
        assert there.gdp_ratio == pytest.approx(1.0 / back.gdp_ratio)
        assert there.pacts == back.pacts
        assert there.lag >= 0.0


def test_nothing_at_all_divides_by_nothing() -> None:
    w = world(2, calibrated=False)
    for name in ("compute", "compute_usable", "talent", "fab"):
        getattr(w.stocks, name)[:] = 0.0
    me = see_self(0, 0, w.stocks, leader_capability(w.stocks))
    assert me.compute_share == me.talent_share == me.fab_share == 0.0
    assert 0.0 <= me.power_gap <= 1.0
    assert see_rival(0, 1, w.stocks, w.nations, 0.0, world_fab(w.stocks)).chip_share == 0.0


def test_sight_holds_neither_orders_nor_luck() -> None:
    """A policy cannot peek: no other nation's plans, and nothing of the dice."""
    hidden = {"budget", "split", "offer", "seed", "replicate", "luck"}
    assert not hidden & set(Self._fields)
    assert not hidden & set(Rival._fields)
