import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.dice import Event, Luck, uniform
from sim.pillars import Programme
from sim.rules import incidents
from tests.sim.aftermath import aftermath, empty
from tests.world import parameters

SHARE = st.floats(0.0, 1.0)


@settings(deadline=None, max_examples=60)
@given(SHARE, SHARE, SHARE, SHARE, SHARE)
def test_incidents_grow_with_use_and_fall_with_care(risk, relative, able, standards, waits) -> None:
    p = parameters().incidents
    here = incidents.intensity(risk, relative, able, standards, waits, p)
    assert here >= 0.0
    assert incidents.intensity(risk + 0.1, relative, able, standards, waits, p) >= here
    assert incidents.intensity(risk, relative + 0.1, able, standards, waits, p) >= here
    assert incidents.intensity(risk, relative, 1.0, standards, waits, p) <= here
    assert incidents.intensity(risk, relative, able, 1.0, waits, p) <= here
    assert incidents.intensity(risk, relative, able, standards, 1.0, p) <= here


@pytest.mark.parametrize("tick", range(4))
def test_dice_fall_by_the_intensity(tick: int) -> None:
    w = aftermath(5)
    w.luck = Luck(7, 2, tick)
    w.params.incidents.rate = 3.0
    w.adoption().incidents()
    p, f = w.params.incidents, w.flows
    risk = (w.nations.exposure * p.sector_risk * w.then.sector_adoption).sum(axis=1)
    z = p.rate * risk * (p.rate_floor + w.then.ai_access / f.best_quality[0])
    able = w.orders.strictness * f.strength[:, Programme.OVERSIGHT]
    z = z * (1 - p.strictness_cut * able) * (1 - p.standards_cut * f.standards)
    z = z * (1 - p.safety_cut * w.orders.safety) * w.params.step
    assert f.hazard * w.params.step == pytest.approx(z, rel=1e-12)
    throws = [uniform(w.luck, int(Event.INCIDENT), i, 0) for i in range(5)]
    assert list(f.incident) == list(np.where(throws < z / (1 + z), 1.0, 0.0))


def test_who_uses_nothing_has_no_incidents() -> None:
    w = empty(3).adoption().incidents()
    assert (w.flows.hazard == 0.0).all()
    assert (w.flows.incident == 0.0).all()
