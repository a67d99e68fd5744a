import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.pillars import Programme
from sim.rules import hazard
from tests.sim.aftermath import aftermath, empty
from tests.world import parameters

SHARE = st.floats(0.0, 1.0)


@pytest.mark.parametrize("step", [0.25, 1.0, 2.0])
def test_hazard_is_its_equations(step: float) -> None:
    w = aftermath(5)
    w.params.step = step
    w.hazard()
    p, f, t = w.params.hazard, w.flows, w.then
    q = t.capability
    near = np.exp(p.reach * (q - q.max()))
    close = np.exp(-np.abs(q[None, :] - q[:, None]) / p.closeness)
    race = close * (1 - w.now.trust) * (near * w.nations.military)[None, :]
    race = (race * (1 - np.eye(5))).sum(axis=1)
    assert f.race == pytest.approx(race, rel=1e-12)
    able = p.able_floor + (1 - p.able_floor) * f.strength[:, Programme.OVERSIGHT]
    safe = p.safety_floor + p.safety_rules * w.orders.strictness * able
    waiting = f.believed * (p.unstudied + (1 - p.unstudied) * f.science)
    safe = safe + p.safety_frontier * waiting + p.safety_standards * f.standards
    safe = np.clip(safe, 0, 0.97) * (1 - p.erosion * race / (1 + race))
    assert f.safe == pytest.approx(safe, rel=1e-12)
    mass = t.compute_usable / np.sqrt(f.house) * near
    mass = mass / mass.sum()
    assert f.mass == pytest.approx(mass, rel=1e-12)
    speed = np.maximum(q - w.now.capability, 0) * 4 / step
    hurry = p.idle_share + (1 - p.idle_share) * speed / p.usual_speed
    danger = p.rate * mass * f.quality**2 * hurry * (1 - safe) ** p.curve
    assert f.danger == pytest.approx(danger, rel=1e-12)
    assert t.world_hazard[0] == pytest.approx(danger.sum(), rel=1e-12)
    assert t.survival[0] == pytest.approx(0.9 / (1 + step * danger.sum()), rel=1e-13)


@settings(deadline=None, max_examples=60)
@given(SHARE, SHARE, SHARE, SHARE, SHARE, st.floats(0.0, 10.0))
def test_safety_is_a_share_that_racing_erodes(
    rules, oversight, waiting, science, standards, race
) -> None:
    p = parameters().hazard
    safe = hazard.safety(rules, oversight, waiting, science, standards, race, p)
    assert 0.0 <= safe <= hazard.SAFEST
    assert hazard.safety(rules, oversight, waiting, science, standards, race + 1.0, p) <= safe
    assert hazard.safety(rules, oversight, waiting, science, 1.0, race, p) >= safe
    assert hazard.safety(rules, oversight, waiting, 1.0, standards, race, p) >= safe
    assert hazard.safety(rules, oversight, 1.0, science, standards, race, p) >= safe
    assert hazard.safety(1.0, oversight, waiting, science, standards, race, p) >= safe


def test_waiting_that_nobody_studies_is_worth_little() -> None:
    p = parameters().hazard
    nothing, unstudied, studied = (
        hazard.safety(0.0, 0.0, waiting, science, 0.0, 0.0, p)
        for waiting, science in ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0))
    )
    assert unstudied - nothing == pytest.approx(p.unstudied * (studied - nothing))


@pytest.mark.parametrize("parts", [2, 4])
@pytest.mark.parametrize("who", [0, 3])
def test_a_nation_in_parts_is_as_dangerous(who: int, parts: int) -> None:
    whole = aftermath(4, 1)
    cut = whole.split(who, parts).hazard()
    whole.hazard()
    assert cut.then.world_hazard[0] == pytest.approx(whole.then.world_hazard[0], rel=1e-12)
    assert cut.flows.race[:4] == pytest.approx(whole.flows.race, rel=1e-12)
    mine = [who, *range(4, 3 + parts)]
    assert cut.flows.mass[mine].sum() == pytest.approx(whole.flows.mass[who], rel=1e-12)


def test_a_world_without_compute_is_safe() -> None:
    for w in (empty(3), empty(1)):
        w.hazard()
        assert w.then.world_hazard[0] == 0.0
        assert w.then.survival[0] == w.now.survival[0]


def test_no_rate_no_hazard() -> None:
    w = aftermath(3)
    w.params.hazard.rate = 0.0
    w.hazard()
    assert w.then.survival[0] == w.now.survival[0]
