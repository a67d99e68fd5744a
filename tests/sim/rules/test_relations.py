import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.pillars import Pact, Programme
from sim.rules import relations
from tests.sim.aftermath import aftermath, empty
from tests.world import parameters

SHARE = st.floats(0.0, 1.0)


@pytest.mark.parametrize("seed", range(3))
def test_trust_and_threat_are_their_equations(seed: int) -> None:
    w = aftermath(5, seed)
    w.params.step = h = 0.5
    w.relations()
    p, f, t, n = w.params.relations, w.flows, w.then, w.nations
    r = w.now.trust
    gap = np.maximum(t.capability[None, :] - t.capability[:, None] + p.threat_parity, 0)
    fear = gap / (p.threat_half + gap) * n.military * (1 - r) * (1 - np.eye(5))
    assert t.threat == pytest.approx(fear.sum(axis=1), rel=1e-12)
    k = f.strength[:, Programme.JOINT_PROJECTS]
    wish = p.trust_base + p.trust_stance * f.gate.T + p.trust_pact * f.pact.sum(axis=2)
    wish = wish + p.trust_dialogue * f.ease - p.trust_threat * fear - n.rivalry
    wish = wish - p.trust_cut * (t.cut_off > 0)
    joint = p.trust_given * w.orders.contribution[None, :]
    joint = joint + p.trust_joint * np.sqrt(k[:, None] * k[None, :])
    wish = wish + f.pact[:, :, Pact.JOINT_RESEARCH] * joint
    apart = (f.member > 0)[None, :] * (1 - f.pact[:, :, Pact.JOINT_EXPORT_CONTROL])
    wish = np.clip(wish - p.trust_shut * apart * f.shut[:, None], 0, 1)
    speed = np.where(wish > r, p.trust_rise, p.trust_fall)
    after = r + speed * h / (1 + speed * h) * (wish - r)
    after = after / (1 + p.broken_pact * f.offers_broken.T)
    np.fill_diagonal(after, 1.0)
    assert t.trust == pytest.approx(after, rel=1e-12)
    worst = np.minimum(w.now.worst_stance, t.stance.T)
    np.fill_diagonal(worst, 1.0)
    assert t.worst_stance == pytest.approx(worst)


@settings(deadline=None, max_examples=60)
@given(SHARE, st.floats(-2.0, 3.0), st.floats(0.0, 4.0), st.floats(0.05, 2.0))
def test_trust_stays_a_share(level, target, broken, step) -> None:
    p = parameters().relations
    paces = relations.pace(p.trust_rise, step), relations.pace(p.trust_fall, step)
    after = relations.trust(level, target, broken, *paces, p)
    assert 0.0 <= after <= 1.0
    assert relations.trust(level, target, broken + 1.0, *paces, p) <= after


def test_trust_falls_faster_than_it_rises() -> None:
    p = parameters().relations
    paces = relations.pace(p.trust_rise, 1.0), relations.pace(p.trust_fall, 1.0)
    up = relations.trust(0.5, 0.7, 0.0, *paces, p) - 0.5
    down = 0.5 - relations.trust(0.5, 0.3, 0.0, *paces, p)
    assert 0.0 < up < down


def test_whom_a_club_shuts_out_resents_its_members_only() -> None:
    w, calm = aftermath(3), aftermath(3)
    for either in (w, calm):
        either.nations.rivalry[:] = either.nations.military[:] = 0.0
        either.then.cut_off[:] = 0.0
        either.flows.pact[:, :, Pact.JOINT_EXPORT_CONTROL] = 0.0
        either.flows.shut[:] = (0.0, 0.0, 0.9)
        either.flows.member[:] = 0.0
    w.flows.member[:] = (1.0, 1.0, 0.0)
    w.relations()
    calm.relations()
    lost = calm.then.trust - w.then.trust
    assert (lost[2, :2] > 0.0).all()
    lost[2, :2] = 0.0
    assert (lost == 0.0).all()


def test_parts_of_a_union_trust_each_other_whatever_happens() -> None:
    whole = aftermath(4)
    cut = whole.split(1, 3)
    cut.flows.offers_broken[:] = 5.0
    cut.relations()
    home = cut.nations.union > 0
    assert (cut.then.trust[home] == 1.0).all()
    assert (cut.then.worst_stance[home] == 1.0).all()
    whole.relations()
    assert cut.then.threat[:4] == pytest.approx(whole.then.threat, rel=1e-12)


def test_an_empty_world_is_calm() -> None:
    w = empty(3).relations()
    assert (w.then.threat == 0.0).all()
    assert np.isfinite(w.then.trust).all()
