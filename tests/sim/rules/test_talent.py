import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.pillars import Pact, Programme
from sim.rules import talent
from tests.sim.midway import midway, nothing
from tests.world import parameters

SHARE = st.floats(0.0, 1.0)
AMOUNT = st.floats(0.0, 1e3)


@pytest.mark.parametrize("step", [0.5, 1.0, 2.0])
@pytest.mark.parametrize("seed", range(3))
def test_people_are_survivors_and_graduates(seed: int, step: float) -> None:
    w = midway(5, seed)
    w.params.step = step
    w.talent()
    kept = w.now.people.sum(axis=1) * math.exp(-w.params.talent.attrition * step)
    assert w.then.people.sum(axis=1) == pytest.approx(kept + w.flows.graduates, rel=1e-13)
    assert w.then.talent == pytest.approx(w.then.people.sum(axis=0), rel=1e-14)
    assert w.flows.net_talent.sum() == pytest.approx(0.0, abs=1e-11)
    assert (w.then.people >= 0.0).all()


def test_moves_are_their_closed_form() -> None:
    w = midway(4)
    w.then.talent_freeze[1] = 2.0
    w.talent()
    p, f = w.params.talent, w.flows
    people = w.now.people * math.exp(-p.attrition * w.params.step) + np.diag(f.graduates)
    located = people.sum(axis=0)
    science = f.strength[:, [Programme.BASIC_RESEARCH, Programme.APPLIED_RESEARCH]].sum(axis=1)
    draw = np.exp(
        p.income * np.log(w.now.gdp / w.nations.population)
        + p.frontier * (w.now.capability - w.now.capability.max())
        + p.approval * (w.now.approval - 0.5)
        + p.science * science
    )
    visa = w.orders.visa * np.array([1.0, p.frozen_door, 1.0, 1.0])
    door = visa * (p.closed_door + (1 - p.closed_door) * f.gate.T)
    weight = door * w.nations.affinity * (1 + f.pact[:, :, Pact.TALENT_MOBILITY] * f.ease)
    weight = weight * draw * located
    home = p.staying * draw * (p.staying_world * located.sum() + located)
    np.fill_diagonal(weight, home)
    moving = p.mobility * w.params.step / (1 + p.mobility * w.params.step)
    pool = moving * people.sum(axis=1, keepdims=True)
    new = (1 - moving) * people + pool * weight / weight.sum(axis=1, keepdims=True)
    assert f.people == pytest.approx(people, rel=1e-13)
    assert w.then.people == pytest.approx(new, rel=1e-12)
    assert f.movers == pytest.approx(pool[:, 0], rel=1e-13)
    assert f.net_talent == pytest.approx(new.sum(axis=0) - located, abs=1e-10)


def test_students_come_out_of_an_erlang_pipeline() -> None:
    w = midway(1)
    w.params.talent.intake = 0.0
    w.flows.spend[:] = 0.0
    w.now.students[:] = (1.0, 0.0, 0.0)
    a = 1.0 - math.exp(-w.params.talent.stage * w.params.step)
    for n in range(30):
        w.talent()
        expected = math.comb(n, 2) * a**3 * (1 - a) ** max(n - 2, 0)
        assert w.flows.graduates[0] == pytest.approx(expected, rel=1e-11)
        w.now.students[:] = w.then.students


def test_students_are_kept_or_graduate() -> None:
    w = midway(3).talent()
    spend = w.flows.spend[:, Programme.STEM_EDUCATION]
    base = w.params.talent.intake * w.params.step * w.nations.usual_talent
    begun = [talent.intake(b, s, w.params.talent) for b, s in zip(base, spend, strict=True)]
    before, after = w.now.students.sum(axis=1), w.then.students.sum(axis=1)
    assert after + w.flows.graduates == pytest.approx(before + begun, rel=1e-13)


@settings(deadline=None, max_examples=60)
@given(AMOUNT, AMOUNT)
def test_places_are_limited_and_begin_at_their_cost(base: float, spend: float) -> None:
    p = parameters().talent
    begun = talent.intake(base, spend, p)
    assert base <= begun <= base * (1 + p.places) * (1 + 1e-12)
    assert begun - base <= spend / p.degree * (1 + 1e-9) + 1e-9
    if base > 1.0:
        first = (talent.intake(base, 1e-6, p) - base) / 1e-6
        assert first == pytest.approx(1.0 / p.degree, rel=1e-4)


@settings(deadline=None, max_examples=60)
@given(SHARE, SHARE, SHARE, SHARE)
def test_welcome_needs_a_visa_and_is_doubled_by_a_pact(visa, door, affinity, pact) -> None:
    p = parameters().talent
    assert talent.welcome(0.0, door, affinity, pact, p) == 0.0
    alone = talent.welcome(visa, door, affinity, 0.0, p)
    assert talent.welcome(visa, door, affinity, pact, p) == pytest.approx(alone * (1 + pact))
    closed = talent.welcome(visa, 0.0, affinity, 0.0, p)
    assert closed == pytest.approx(p.closed_door * visa * affinity)


def test_emigrants_choose_by_the_ties_of_their_origin() -> None:
    w = midway(3)
    w.orders.visa[:] = 0.0
    w.talent()
    abroad = ~np.eye(3, dtype=bool)
    mobility = w.params.talent.mobility * w.params.step
    moving = mobility / (1 + mobility)
    left = (1 - moving) * w.flows.people
    assert w.then.people[abroad] == pytest.approx(left[abroad], rel=1e-13), "only home is open"


def test_nobody_is_lost_where_there_is_nobody() -> None:
    for n in (1, 3):
        w = nothing(n).talent()
        assert not w.then.people.any()
        assert not w.then.talent.any()
        assert np.isfinite(w.flows.memory).all()
