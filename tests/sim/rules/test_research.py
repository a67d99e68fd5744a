import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.pillars import Pact, Programme
from sim.rules import research
from tests.sim.midway import midway, nothing
from tests.world import parameters

SHARE = st.floats(0.0, 1.0)
AMOUNT = st.floats(1e-3, 1e4)


@settings(deadline=None, max_examples=60)
@given(AMOUNT, AMOUNT, st.floats(0.0, 1e3), st.floats(1e-3, 1e3), st.floats(0.1, 9.0))
def test_effort_is_of_degree_one(cu, people, sales, usual, times) -> None:
    p = parameters().research
    one = research.effort(cu, people, sales, usual, p)
    more = research.effort(times * cu, times * people, times * sales, times * usual, p)
    assert more == pytest.approx(times * one, rel=1e-11)
    assert research.effort(cu, people, sales + 1.0, usual, p) >= one


def test_effort_is_one_at_the_reference_and_nothing_without_people() -> None:
    p = parameters().research
    usual = research.effort(p.compute_reference, p.talent_reference, 5.0, 5.0, p)
    assert usual == pytest.approx(1.0)
    first = research.effort(p.compute_reference, p.talent_reference, 0.0, 0.0, p)
    assert first == pytest.approx(1.0 - p.market_share)
    assert research.effort(1.0, 0.0, 0.0, 0.0, p) == pytest.approx(0.0, abs=1e-100)
    assert research.effort(0.0, 1e3, 0.0, 0.0, p) > 0.0


def test_research_is_its_closed_form() -> None:
    w = midway(4).research()
    p, f, o = w.params.research, w.flows, w.orders
    k = {q: f.strength[:, q] for q in Programme}
    r = w.now.service_sales / (p.usual_sales * w.now.gdp * w.now.adoption)
    market = 1 - p.market_share + p.market_share * 2 * r / (1 + r)
    work = (w.then.compute_usable / p.compute_reference) ** p.compute_weight
    work = market * work * (w.then.talent / p.talent_reference) ** (1 - p.compute_weight)
    basic, applied = k[Programme.BASIC_RESEARCH], k[Programme.APPLIED_RESEARCH]
    own = work * (1 + p.public_gain * (0.5 * basic + 0.5 * applied - p.usual_support))
    published = work * (1 + p.public_gain * (0.8 * basic + 0.2 * applied - p.usual_support))
    assert f.research == pytest.approx(own, rel=1e-12)
    assert f.published == pytest.approx(published, rel=1e-12)

    def both(x):
        return np.sqrt(x[:, None] * x[None, :])

    t3, t6 = f.pact[:, :, Pact.DATA_FLOWS], f.pact[:, :, Pact.JOINT_RESEARCH]
    local = np.maximum(o.localisation[:, None], o.localisation[None, :])
    priv = (1 - local) * (1 - p.privacy_fit + p.privacy_fit * both(k[Programme.PRIVACY]))
    funded = p.joint_floor + (1 - p.joint_floor) * both(k[Programme.JOINT_PROJECTS])
    passing = p.channel_open + p.channel_data * t3 * priv
    passing = passing + p.channel_joint * t6 * o.contribution[None, :] * funded
    kappa = f.ease * (p.trust_floor + (1 - p.trust_floor) * w.now.trust) * passing
    np.fill_diagonal(kappa, 1.0)
    assert f.channel == pytest.approx(kappa, rel=1e-12)

    in6 = np.max(t6, axis=1)
    given_ = p.joint_cost * o.contribution * in6 * own
    taught = p.absorption_floor + p.absorption_stem * k[Programme.STEM_EDUCATION]
    taught = taught + p.absorption_applied * applied + p.absorption_basic * basic
    able = np.minimum(1, w.nations.absorptive * taught)
    got = able * ((kappa - np.eye(4)) @ published)
    assert f.given == pytest.approx(given_, rel=1e-11)
    assert f.absorption == pytest.approx(able, rel=1e-13)
    assert f.received == pytest.approx(got, rel=1e-11)
    assert f.effective == pytest.approx(own - given_ + got, rel=1e-11)


@settings(deadline=None, max_examples=60)
@given(SHARE, SHARE, SHARE, SHARE, SHARE)
def test_at_most_all_ideas_pass(ease, trust, data, given_, joint) -> None:
    p = parameters().research
    passed = research.channel(ease, trust, data, given_, joint, p)
    assert 0.0 <= passed <= 1.0
    assert passed <= research.channel(ease, 1.0, 1.0, 1.0, 1.0, p)
    p.channel_joint = 9.0
    assert research.channel(1.0, 1.0, 1.0, 1.0, 1.0, p) == 1.0
    assert research.channel(0.0, 1.0, 1.0, 1.0, 1.0, p) == 0.0


def test_giving_costs_the_giver_and_helps_the_others() -> None:
    w = midway(4)
    w.flows.pact[:, :, Pact.JOINT_RESEARCH] = 0.8 * (1 - np.eye(4))
    w.orders.contribution[:] = 0.2
    more = w.copy()
    more.orders.contribution[0] = 0.9
    change = more.research().flows.effective - w.research().flows.effective
    assert change[0] < 0.0
    assert (change[1:] > 0.0).all()


def test_who_is_in_no_programme_gives_nothing() -> None:
    w = midway(3)
    w.flows.pact[:, 2, Pact.JOINT_RESEARCH] = w.flows.pact[2, :, Pact.JOINT_RESEARCH] = 0.0
    w.research()
    assert w.flows.given[2] == 0.0


@settings(deadline=None, max_examples=60)
@given(SHARE, SHARE, SHARE, SHARE)
def test_data_fit_is_that_of_the_more_closed(mine, theirs, k, l) -> None:
    p = parameters().research
    fit = research.data_fit(mine, theirs, k, l, p)
    assert 0.0 <= fit <= 1.0 - max(mine, theirs) + 1e-15
    assert fit == research.data_fit(theirs, mine, l, k, p)
    assert research.data_fit(1.0, theirs, k, l, p) == 0.0


@pytest.mark.parametrize("parts", [2, 4])
@pytest.mark.parametrize("who", [0, 2])
def test_a_nation_cut_into_parts_knows_the_same(who: int, parts: int) -> None:
    whole = midway(4)
    cut = whole.split(who, parts).research().flows
    once = whole.research().flows
    assert cut.effective[:4] == pytest.approx(once.effective, rel=1e-11)
    assert cut.effective[4:] == pytest.approx(once.effective[who], rel=1e-11)
    assert cut.given[who] == pytest.approx(once.given[who] / parts, rel=1e-11)


def test_a_world_of_nothing_stays_finite() -> None:
    for n in (1, 3):
        w = nothing(n).talent().research()
        assert np.isfinite(w.flows.memory).all()
        assert w.flows.effective == pytest.approx(0.0, abs=1e-50)
