import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.pillars import Pact, Programme
from sim.rules import ideas
from tests.world import World, quiet, world

SHARE = st.floats(0.0, 1.0)
AMOUNT = st.floats(1e-6, 1e4)


@settings(deadline=None, max_examples=60)
@given(AMOUNT, AMOUNT, st.floats(0.0, 20.0))
def test_effort_needs_both_compute_and_talent(compute, talent, revenue) -> None:
    p = world(1).params.ideas
    base = ideas.effort(compute, talent, revenue, p)
    assert 0.0 < base < 2.0 * talent / p.talent_reference / (1 - p.compute_weight)
    assert base < 2.0 * compute / p.compute_reference / p.compute_weight
    assert ideas.effort(2 * compute, 2 * talent, revenue, p) == pytest.approx(2 * base)
    assert ideas.effort(compute, talent, revenue + 1.0, p) >= base


def test_effort_is_one_at_the_reference() -> None:
    p = world(1).params.ideas
    assert ideas.effort(p.compute_reference, p.talent_reference, 1.0, p) == pytest.approx(1.0)
    assert ideas.effort(0.0, 5.0, 1.0, p) == pytest.approx(0.0, abs=1e-200)
    assert ideas.effort(0.0, 0.0, 0.0, p) >= 0.0


def test_public_research_multiplies_effort() -> None:
    p = world(1).params.ideas
    assert ideas.support(0.0, 0.0, 0.5, p) == p.research_floor
    full = p.research_floor + p.research_gain
    assert ideas.support(1.0, 1.0, 0.5, p) == pytest.approx(full)
    assert ideas.support(1.0, 0.0, 0.8, p) > ideas.support(0.0, 1.0, 0.8, p)


def test_jones_steady_state() -> None:
    """With research growing at g, algorithms settle to grow at g / (2 β)."""
    p = world(1).params.ideas
    g, known = 0.08, 0.0
    for step in (1.0, 0.25):
        for t in range(3000):
            gain = ideas.invention(math.exp(g * step * t), known, 1.0, step, p)
            known += gain
        assert gain / step == pytest.approx(g / (2 * p.fishing_out), rel=1e-9)
        known = 0.0


def test_ideas_get_harder_to_find() -> None:
    p = world(1).params.ideas
    gains = [ideas.invention(1.0, a, 1.0, 1.0, p) for a in (-2.0, 0.0, 2.0, 4.0)]
    assert gains == sorted(gains, reverse=True)
    assert gains[1] == pytest.approx(p.discovery)
    assert gains[2] / gains[1] == pytest.approx(math.exp(-2 * p.fishing_out))
    assert ideas.invention(4.0, 0.0, 1.0, 1.0, p) == pytest.approx(2 * p.discovery)


@settings(deadline=None, max_examples=60)
@given(st.floats(0.01, 5.0), SHARE, st.floats(0.1, 4.0))
def test_catch_up_is_its_closed_form(gap: float, absorption: float, step: float) -> None:
    """Without a link the gap shrinks as 1 / (1 + ψ h absorption)^n, and never overshoots."""
    p = world(1).params.ideas
    left = gap
    for _ in range(40):
        left -= ideas.imitation(left, 0.0, absorption, step, p)
    assert left == pytest.approx(gap / (1 + p.catch_up * absorption * step) ** 40, rel=1e-10)
    assert left > 0.0


def test_catch_up_of_the_whole_world_never_overtakes_the_frontier() -> None:
    w = world(4)
    quiet(w.params)
    w.params.ideas.discovery = 0.0
    top = w.stocks.algorithms.max()
    gaps = top - w.stocks.algorithms
    for _ in range(60):
        w.run()
        assert w.stocks.algorithms.max() == pytest.approx(top, abs=1e-12)
        now = top - w.stocks.algorithms
        assert (now <= gaps + 1e-12).all()
        gaps = now
    assert (gaps < 1.5).all()


def club(n: int, phi: float = 0.0) -> World:
    w = world(n, same=True)
    quiet(w.params)
    w.params.compute.joint_weight = 0.0
    w.params.ideas.spillover = 0.0
    w.orders.offer[:] = 1.0
    w.orders.contribution[:] = phi
    return w


def effective(w: World) -> np.ndarray:
    f = w.copy().run().flows
    return (f.research - f.given + f.pooled + f.spillover) / f.research


@pytest.mark.parametrize("n", [6, 10])
def test_joint_research_is_a_linear_public_good(n: int) -> None:
    """Free riding is Nash, contributing is best for all: 1/n < χJ < 1."""
    base = club(n, 0.3)
    chi = base.params.ideas.joint_return
    assert 1.0 / n < chi < 1.0
    more = base.copy()
    more.orders.contribution[0] = 0.5
    change = effective(more) - effective(base)
    assert change[0] == pytest.approx(0.2 * (chi - 1.0), rel=1e-9), "giving costs the giver"
    assert change[1:] == pytest.approx(0.2 * chi, rel=1e-9), "and helps every other"
    everyone = effective(club(n, 1.0)) - effective(club(n, 0.0))
    assert everyone == pytest.approx(n * chi - 1.0, rel=1e-9)
    assert (everyone > 0.0).all()
    twice = base.copy()
    twice.orders.contribution[0] = 0.7
    assert effective(twice) - effective(base) == pytest.approx(2 * change, rel=1e-9)


def test_only_members_give_and_receive() -> None:
    w = club(3, 0.5)
    w.orders.offer[2, :, Pact.JOINT_RESEARCH] = 0.0
    w.run()
    assert w.flows.given[2] == w.flows.pooled[2] == 0.0
    r = w.flows.research
    expected = w.params.ideas.joint_return * 0.5 * (r[0] + r[1])
    assert w.flows.pooled[:2] == pytest.approx(expected)
    assert w.flows.given[:2] == pytest.approx(0.5 * r[:2])


def test_joint_projects_fund_the_contribution_by_their_weight() -> None:
    w = club(3, 0.5)
    w.params.compute.joint_weight = 1.0
    w.run()
    funded = w.flows.strength[:, Programme.JOINT_PROJECTS]
    assert w.flows.given == pytest.approx(0.5 * funded * w.flows.research)


@settings(deadline=None, max_examples=60)
@given(SHARE, SHARE, SHARE)
def test_a_link_carries_more_with_a_pact_and_with_trust(ease, pact, trust) -> None:
    p = world(1).params.ideas
    here = ideas.link(ease, pact, trust, p)
    assert 0.0 <= here <= ease + 1e-15
    assert ideas.link(ease, 1.0, trust, p) >= here
    assert ideas.link(ease, pact, 1.0, p) >= here
    assert ideas.link(0.0, pact, trust, p) == 0.0


def test_privacy_protection_decides_data_pacts_by_its_weight() -> None:
    p = world(1).params.suppliers
    p.privacy_fit = 0.0
    assert ideas.data_compatibility(0.0, 0.0, p) == 1.0
    p.privacy_fit = 1.0
    assert ideas.data_compatibility(0.25, 1.0, p) == 0.5


def test_isolation_stops_spillovers() -> None:
    w = world(3)
    quiet(w.params)
    w.orders.stance[0, 1:] = 0.0
    w.run()
    assert w.flows.spillover[0] == w.flows.best_link[0] == 0.0
    assert w.flows.spillover[1] > 0.0


def test_strict_unable_regulation_slows_research() -> None:
    free, strict = world(3), world(3)
    for w in (free, strict):
        quiet(w.params)
    free.orders.strictness[0] = 0.0
    strict.orders.strictness[0] = 1.0
    free.run()
    strict.run()
    able = 1 - 0.6 * strict.flows.strength[0, Programme.OVERSIGHT]
    kept = 1 - strict.params.ideas.regulation_drag * able
    assert strict.flows.invention[0] == pytest.approx(kept * free.flows.invention[0])


def test_algorithms_are_the_sum_of_their_gains() -> None:
    w = world(4)
    w.params.ideas.breakthrough_chance = 0.9
    total = 0.0
    for _ in range(10):
        before = w.stocks.algorithms.copy()
        w.run()
        gains = w.flows.invention + w.flows.imitation + w.flows.breakthrough
        assert w.stocks.algorithms == pytest.approx(before + gains, rel=1e-13)
        assert set(w.flows.breakthrough) <= {0.0, w.params.ideas.breakthrough_size}
        total += w.flows.breakthrough.sum()
    assert total > 0.0


@settings(deadline=None, max_examples=60)
@given(st.floats(0.0, 50.0), st.floats(0.0, 0.999))
def test_a_breakthrough_comes_below_its_chance(research: float, draw: float) -> None:
    p = world(1).params.ideas
    p.breakthrough_chance = 0.5
    jump = ideas.breakthrough(research, draw, 1.0, p)
    expected = p.breakthrough_size if draw < 0.5 * research / (1 + research) else 0.0
    assert jump == expected


@settings(deadline=None, max_examples=60)
@given(st.floats(0.0, 10.0), SHARE, st.floats(0.0, 500.0))
def test_nobody_overtakes_by_imitating(gap: float, link: float, step: float) -> None:
    p = world(1).params.ideas
    p.catch_up = p.link_catch_up = 2.0
    assert 0.0 <= ideas.imitation(gap, link * gap, 1.0, step, p) <= gap


def test_a_step_finds_no_more_than_its_bound() -> None:
    p = world(1).params.ideas
    assert ideas.invention(1.0, 0.0, 1.0, 1.0, p) == p.discovery
    assert ideas.invention(1e12, -8.0, 1.0, 1.0, p) == ideas.MOST_FOUND
