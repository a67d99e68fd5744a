import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.pillars import Programme
from sim.rules import pressure
from tests.sim.aftermath import aftermath, empty
from tests.world import parameters

SHARE = st.floats(0.0, 1.0)


def foreign(n: int) -> np.ndarray:
    return 1.0 - np.eye(n)


def test_pressure_is_its_equations() -> None:
    w = aftermath(5).adoption().pressure()
    p, f, t, n = w.params.pressure, w.flows, w.then, w.nations
    use = t.adoption * t.ai_access / f.best_quality[0]
    anger = (1 - w.now.trust) ** 2 * foreign(5)
    held = (t.supplier_share * anger * (p.might_floor + n.military)).sum(axis=1)
    assert f.coercion == pytest.approx(p.coercion * use * held, rel=1e-12)
    felt = np.minimum(t.cut_off, p.disruption_quarters) / p.disruption_quarters * foreign(5)
    lost = (f.consumed * felt).sum(axis=1) / f.consumed.sum(axis=1)
    expected = p.disruption * t.adoption * n.exposed * lost
    assert f.disruption == pytest.approx(expected, rel=1e-12)
    lead = t.capability - t.capability.max()
    z = np.maximum(lead + p.attack_reserve, 0) / p.attack_reserve * f.quality
    reach = p.attack_reach + (1 - p.attack_reach) * f.openness
    of = p.attack * ((z * n.military)[None, :] * anger.T * reach).sum(axis=1)
    cyber = f.strength[:, Programme.CYBERSECURITY]
    de = p.defence + p.defence_cyber * cyber + p.defence_ability * z
    assert t.attack == pytest.approx(of / (of + de), rel=1e-12)


@settings(deadline=None, max_examples=60)
@given(st.floats(0.0, 5.0), SHARE, SHARE)
def test_attack_is_a_share_that_defence_lowers(force, cyber, own) -> None:
    p = parameters().pressure
    here = pressure.contest(force, cyber, own, p)
    assert 0.0 <= here < 1.0
    assert pressure.contest(force + 0.1, cyber, own, p) >= here
    assert pressure.contest(force, 1.0, own, p) <= here


def test_friends_do_not_hurt() -> None:
    w = aftermath(4)
    w.now.trust[:] = 1.0
    w.then.cut_off[:] = 0.0
    w.adoption().pressure()
    assert (w.flows.coercion == 0.0).all()
    assert (w.then.attack == 0.0).all()
    assert (w.flows.disruption == 0.0).all()


def test_a_cut_off_hurts_by_dependence() -> None:
    w = aftermath(3)
    w.then.cut_off[:] = 0.0
    w.then.cut_off[0, 1] = 2.0
    w.flows.consumed[0] = (0.1, 0.1, 0.0)
    w.adoption().pressure()
    p = w.params.pressure
    expected = p.disruption * w.then.adoption[0] * w.nations.exposed[0] * 0.5
    assert w.flows.disruption[0] == pytest.approx(expected * 2.0 / p.disruption_quarters)


@pytest.mark.parametrize("parts", [2, 4])
def test_a_foe_in_parts_attacks_no_harder(parts: int) -> None:
    whole = aftermath(4)
    cut = whole.split(3, parts).adoption().pressure()
    whole.adoption().pressure()
    assert cut.then.attack[:4] == pytest.approx(whole.then.attack, rel=1e-12)
    assert cut.flows.disruption[:3] == pytest.approx(whole.flows.disruption[:3], rel=1e-12)


def test_nobody_presses_nobody() -> None:
    for w in (empty(3), empty(1)):
        w.adoption().pressure()
        assert (w.then.attack == 0.0).all()
        assert (w.flows.coercion == 0.0).all()
        assert (w.flows.disruption == 0.0).all()
