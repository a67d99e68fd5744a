import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim import outcome
from sim.endings import Ending
from sim.params import OutcomeParams
from tests.sim.aftermath import Aftermath, aftermath, empty


def judged(w: Aftermath, ticks: int = 1) -> outcome.Outcome:
    n = w.now.nations
    p, tally, out = OutcomeParams(), outcome.Tally(n), outcome.Outcome(n)
    p.reach, p.brink_survival, p.hegemony_share = 1.0, 0.9, 0.5
    p.concert_pacts, p.bloc_pacts = 0.33, 0.067
    for tick in range(ticks):
        outcome.note(w.then, w.flows, w.nations, tick, ticks, tally)
    outcome.measure(w.then, w.flows, w.nations, p, tally, out)
    return out


def finished(n: int, seed: int = 0) -> Aftermath:
    w = aftermath(n, seed).finish()
    w.nations.mandate[:] = np.random.default_rng(seed).dirichlet(np.ones(5), n)
    w.nations.common[:] = 0.2
    w.nations.par[:] = 0.5
    w.nations.usual_step[:] = 0.1
    return w


@settings(deadline=None, max_examples=60)
@given(st.floats(-20.0, 0.0), st.floats(-1.0, 2.0))
def test_standing_is_a_share_that_falls_with_the_lag(lead: float, pace: float) -> None:
    here = outcome.standing(lead, pace)
    assert 0.0 <= here <= 1.0
    assert outcome.standing(lead - 0.1, pace) <= here
    assert outcome.standing(0.0, pace) == 1.0


def test_a_lag_of_eighteen_months_is_one_over_e() -> None:
    assert outcome.standing(-1.5 * 4 * 0.35, 0.35) == pytest.approx(math.exp(-1), rel=1e-14)
    assert outcome.standing(-0.3, 0.0) == pytest.approx(math.exp(-1), rel=1e-14)


def test_components_are_their_equations() -> None:
    w = finished(4)
    out, t = judged(w), w.then
    lag = 12 * (t.capability.max() - t.capability) / max(4 * t.pace[0], 0.2)
    assert out.standing == pytest.approx(np.exp(-lag / 18), rel=1e-12)
    assert out.prosperity == pytest.approx(np.log(t.income / t.potential), abs=1e-14)
    calm = t.approval * (1 - 2 * (t.unemployment - w.nations.natural_unemployment))
    assert out.stability == pytest.approx(np.clip(calm, 0, 1), rel=1e-12)
    assert out.security == pytest.approx(1 / (1 + t.threat + 0.3 * t.attack), rel=1e-12)
    assert out.sovereignty == pytest.approx(t.sovereignty)
    has = np.array([getattr(out, name) for name in outcome.COMPONENT_NAMES]).T
    z = (w.nations.mandate * (has - 0.5) / 0.1).sum(axis=1)
    assert out.score == pytest.approx(50 + 50 * z / (1 + np.abs(z)), rel=1e-11)
    assert out.attainment == pytest.approx(100 * has.mean(axis=1), rel=1e-12)
    order = 1 + (out.score[None, :] > out.score[:, None]).sum(axis=1)
    assert list(out.rank) == list(order)


def test_the_world_has_what_its_nations_have_as_far_as_it_survives() -> None:
    w = finished(5)
    out, people = judged(w), w.nations.population
    mean = (people * out.attainment).sum() / people.sum()
    assert out.collective_welfare[0] == pytest.approx(w.then.survival[0] * mean, rel=1e-12)
    share = w.flows.compute_usable / w.flows.compute_usable.sum()
    assert out.leader_share[0] == pytest.approx(share.max())
    assert out.compute_concentration[0] == pytest.approx((share**2).sum())
    assert out.pacts_in_force[0] == 60.0


def test_the_second_half_counts_and_the_last_quarter_of_one() -> None:
    w = finished(2)
    one = judged(w, 1)
    assert judged(w, 9).score == pytest.approx(one.score, rel=1e-12)
    w.flows.incident[:] = 1.0
    assert judged(w, 9).incidents[0] == 18.0


def test_no_usual_step_is_smaller_than_the_least() -> None:
    assert outcome.gain(0.51, 0.5, 0.0) == pytest.approx(2.5)
    assert outcome.gain(0.51, 0.5, 0.01) == pytest.approx(1.0)


def test_endings() -> None:
    w = finished(3)
    w.then.survival[0] = 0.5
    assert judged(w).ending[0] == Ending.BRINK
    w.then.survival[0] = 0.95
    w.flows.compute_usable[:] = (9.0, 1.0, 1.0)
    assert judged(w).ending[0] == Ending.HEGEMONY
    w.flows.compute_usable[:] = 1.0
    assert judged(w).ending[0] == Ending.CONCERT
    w.then.pact[:] = 0.0
    assert judged(w).ending[0] == Ending.FORTRESSES


def test_an_empty_world_and_one_alone_are_judged() -> None:
    for w in (finished(1), empty(1).finish(), empty(3).finish()):
        w.nations.population[:] *= 0.0
        out = judged(w)
        assert np.isfinite(out.memory).all()
