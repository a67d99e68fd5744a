import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.pillars import Programme
from sim.rules import algorithms
from tests.sim.midway import midway, nothing
from tests.world import parameters

SHARE = st.floats(0.0, 1.0)
STEP = st.sampled_from([0.25, 1.0, 2.0, 50.0])


@settings(deadline=None, max_examples=60)
@given(SHARE, SHARE, SHARE, SHARE)
def test_rules_safety_and_standards_each_take_their_part(rules, able, safety, standards) -> None:
    p = parameters()
    left = algorithms.drag(rules, able, safety, standards, p.ideas, p.capital)
    parts = 1 - p.ideas.rules_drag * rules * (1 - p.capital.governance_relief * able)
    parts *= (1 - p.ideas.safety_drag * safety) * (1 - p.ideas.standards_drag * standards)
    assert left == pytest.approx(parts, rel=1e-14)
    assert algorithms.drag(0.0, able, 0.0, 0.0, p.ideas, p.capital) == 1.0


def test_ideas_get_harder_to_find() -> None:
    p = parameters().ideas
    gains = [algorithms.invention(1.0, a, 1.0, 1.0, p) for a in (-6.6, 0.0, 2.0)]
    assert gains == sorted(gains, reverse=True)
    assert gains[1] == pytest.approx(p.discovery)
    assert gains[2] / gains[1] == pytest.approx(math.exp(-2 * p.fishing_out))
    assert algorithms.invention(4.0, 0.0, 1.0, 1.0, p) == pytest.approx(p.discovery * 4**p.stepping)
    assert algorithms.invention(1e9, -9.0, 1.0, 4.0, p) == algorithms.MOST_FOUND
    assert algorithms.invention(0.0, 0.0, 1.0, 1.0, p) == pytest.approx(0.0, abs=1e-100)


@settings(deadline=None, max_examples=60)
@given(st.floats(0.0, 10.0), SHARE, SHARE, STEP)
def test_nobody_overtakes_by_imitating(gap: float, link: float, taken: float, step: float) -> None:
    p = parameters().ideas
    w0, w1 = (v * taken * step for v in (p.catch_up, p.link_catch_up))
    found = algorithms.imitation(gap, link * gap, taken, step, p)
    free = w0 / (1 + w0) * gap + w1 / (1 + w1) * link * gap
    assert found == pytest.approx(min(free, gap), rel=1e-13)


@settings(deadline=None, max_examples=60)
@given(SHARE, SHARE, SHARE, SHARE)
def test_only_the_distrusted_that_are_let_in_spy(door, trust, might, cyber) -> None:
    p = parameters().ideas
    taken = algorithms.spied(door, trust, might, cyber, p)
    expected = p.spying * door * (1 - trust) ** 2 * might * (1 - cyber)
    assert taken == pytest.approx(expected, rel=1e-13)
    assert algorithms.spied(0.0, trust, might, cyber, p) == 0.0
    assert algorithms.spied(door, 1.0, might, cyber, p) == 0.0


def test_the_best_link_is_by_partnership_or_by_spying() -> None:
    w = midway(4).research().standards().algorithms()
    a, f = w.now.algorithms, w.flows
    spied = w.params.ideas.spying * f.gate.T * (1 - w.now.trust.T) ** 2
    spied = spied * w.nations.military[:, None]
    spied = spied * (1 - f.strength[:, Programme.CYBERSECURITY])[None, :]
    link = np.maximum(f.channel, spied)
    lead = np.maximum(a[None, :] - a[:, None], 0.0)
    assert f.best_link == pytest.approx((link * lead).max(axis=1), rel=1e-12)
    effective = f.effective.copy()
    w.params.ideas.spying = 0.5
    w.research().algorithms()
    assert (f.effective == effective).all(), "spying reads ideas, it does no research"


def test_algorithms_are_the_sum_of_their_gains() -> None:
    w = midway(5).research().standards()
    w.params.ideas.breakthrough_chance = 1.0
    jumps = 0.0
    for replicate in range(20):
        w.luck = w.luck._replace(replicate=replicate)
        w.algorithms()
        f = w.flows
        gains = f.invention + f.imitation + f.breakthrough
        assert w.then.algorithms == pytest.approx(w.now.algorithms + gains, rel=1e-13)
        assert set(f.breakthrough) <= {0.0, w.params.ideas.breakthrough_size}
        jumps += f.breakthrough.sum()
    assert jumps > 0.0


@settings(deadline=None, max_examples=60)
@given(st.floats(0.0, 50.0), st.floats(0.0, 0.999))
def test_a_breakthrough_comes_below_its_chance(research: float, draw: float) -> None:
    p = parameters().ideas
    p.breakthrough_chance = 0.5
    x = 0.5 * 2.0 * research
    jump = algorithms.breakthrough(research, draw, 2.0, p)
    assert jump == (p.breakthrough_size if draw < x / (1 + x) else 0.0)


def test_a_nation_cut_into_parts_finds_the_same() -> None:
    whole = midway(4)
    whole.params.ideas.breakthrough_chance = 0.0
    whole.params.ideas.spying = 0.0
    cut = whole.split(0, 4).research().standards().algorithms()
    whole.research().standards().algorithms()
    assert cut.then.algorithms[:4] == pytest.approx(whole.then.algorithms, rel=1e-11)
    assert cut.then.algorithms[4:] == pytest.approx(whole.then.algorithms[0], rel=1e-11)


def test_a_world_of_nothing_stays_finite() -> None:
    for n in (1, 3):
        w = nothing(n).talent().research().standards().algorithms()
        assert np.isfinite(w.then.algorithms).all()
