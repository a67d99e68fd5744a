import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.pillars import Pact, Programme
from sim.rules import society
from tests.sim.aftermath import Aftermath, aftermath, empty
from tests.world import parameters

SHARE = st.floats(0.0, 1.0)


def reacted(w: Aftermath) -> Aftermath:
    return w.adoption().incidents().trade().pressure().economy().society()


def moved(x, target, speed: float, step: float):
    return x + speed * step / (1 + speed * step) * (np.clip(target, 0, 1) - x)


@settings(deadline=None, max_examples=60)
@given(SHARE, st.floats(-2.0, 3.0), st.floats(0.0, 2.0), st.floats(0.05, 2.0))
def test_a_step_never_overshoots(level, target, speed, step) -> None:
    after = society.towards(level, target, speed, step)
    aim = min(max(target, 0.0), 1.0)
    assert min(level, aim) - 1e-15 <= after <= max(level, aim) + 1e-15


@pytest.mark.parametrize("seed", range(3))
def test_a_quarter_is_its_equations(seed: int) -> None:
    w = aftermath(5, seed)
    w.params.step = h = 0.5
    w.params.incidents.rate = 5.0
    reacted(w)
    p, m, f, t, n, o = (
        w.params.society,
        w.params.incidents,
        w.flows,
        w.then,
        w.nations,
        w.orders,
    )
    k = f.strength.T
    able = o.strictness * k[Programme.OVERSIGHT]
    lost = p.displacement * np.maximum(f.adoption_gain, 0)
    lost = lost * (1 - p.reskilling_relief * k[Programme.RESKILLING])
    u0 = n.natural_unemployment
    jobless = lost + moved(w.now.unemployment, u0, p.reemployment, h)
    assert t.unemployment == pytest.approx(jobless, rel=1e-12)
    wish = p.misinformation_base + p.misinformation_attack * t.attack
    wish = wish + p.misinformation_access * t.ai_access * (1 - able)
    wish = wish * (1 - p.misinformation_cyber * k[Programme.CYBERSECURITY])
    misled = moved(w.now.misinformation, wish, p.misinformation_speed, h)
    assert t.misinformation == pytest.approx(misled, rel=1e-12)
    weight = np.sqrt(t.compute_usable)
    data = f.pact[:, :, Pact.DATA_FLOWS] * (1 - np.eye(5))
    shared = data @ weight / (weight.sum() - weight)
    privacy = k[Programme.PRIVACY]
    wish = n.usual_trust + p.trust_governance * (able - 0.15) + p.trust_standards * f.standards
    wish = wish + p.trust_privacy * (privacy - 0.3) - p.trust_misinformation * (misled - 0.2)
    wish = wish - p.trust_data * (1 - privacy) * shared + p.trust_safety * f.believed
    trust = moved(w.now.public_trust, wish, p.trust_speed, h)
    echo = 1 - m.echo * f.openness * f.incident[:, None] * (1 - np.eye(5))
    trust = trust * (1 - m.trust_scar * f.incident) * echo.prod(axis=0)
    assert t.public_trust == pytest.approx(trust, rel=1e-12)
    wish = n.usual_approval + p.approval_growth * (np.log(t.gdp / w.now.gdp) * 4 / h - 4 * n.growth)
    wish = wish - p.approval_jobs * (jobless - u0) - p.approval_misinformation * (misled - 0.2)
    wish = wish + p.approval_trust * (trust - n.usual_trust)
    extra = (f.outlay - n.usual_budget) * (1.2 - 0.4 * n.governance)
    wish = wish - p.approval_budget * extra
    wish = wish - p.approval_visa * (o.visa**2 - 0.25)
    wish = wish + p.approval_adoption * k[Programme.PUBLIC_ADOPTION] * t.adoption
    level = moved(w.now.approval, wish, p.approval_speed, h)
    level = np.where(f.election > 0, p.election_approval, level)
    assert t.approval == pytest.approx(level * (1 - m.approval_scar * f.incident), rel=1e-11)


def test_data_shared_with_the_weak_costs_little_trust() -> None:
    w = aftermath(3)
    w.flows.pact[:] = 0.0
    w.flows.pact[0, 1, Pact.DATA_FLOWS] = 1.0
    w.flows.might[:] = (1.0, 0.0, 2.0)
    assert society.exposure(0, w.nations, w.flows) == 0.0
    w.flows.might[:] = (1.0, 1.0, 2.0)
    assert society.exposure(0, w.nations, w.flows) == pytest.approx(1 / 3)


@pytest.mark.parametrize("parts", [2, 3])
def test_a_partner_in_parts_counts_as_much(parts: int) -> None:
    whole = aftermath(4)
    cut = whole.split(2, parts)
    for i in range(4):  # 2 leaves its own parts out
        before = society.exposure(i, whole.nations, whole.flows)
        after = society.exposure(i, cut.nations, cut.flows)
        assert after == pytest.approx(before, rel=1e-12)


def test_jobs_never_exceed_people() -> None:
    p = parameters().society
    assert society.unemployment(1.0, 1.0, 50.0, 0.0, 1.0, p) == 1.0
    assert society.unemployment(0.1, 0.05, -0.2, 0.0, 1.0, p) < 0.1


def test_who_is_alone_shares_no_data() -> None:
    for w in (aftermath(1), empty(1), empty(3)):
        reacted(w)
        assert np.isfinite(w.then.public_trust).all()
        assert np.isfinite(w.then.approval).all()
    alone = aftermath(1)
    assert society.exposure(0, alone.nations, alone.flows) == 0.0
