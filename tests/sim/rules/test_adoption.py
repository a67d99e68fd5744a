import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.pillars import Programme, Sector
from sim.rules import adoption
from tests.sim.aftermath import aftermath, empty
from tests.world import parameters

SHARE = st.floats(0.0, 1.0)
PRIVATE = (Sector.FINANCE, Sector.MANUFACTURING)


@settings(deadline=None, max_examples=60)
@given(st.floats(0.001, 0.5), st.floats(1.0, 2.0), st.floats(0.05, 0.95))
def test_adoption_is_a_logistic_curve(start: float, growth: float, cap: float) -> None:
    share = start
    for _ in range(30):
        share = adoption.logistic(share, growth, cap)
    assert share == pytest.approx(cap / (1 + (cap / start - 1) * growth**-30.0), rel=1e-11)


@settings(deadline=None, max_examples=60)
@given(SHARE, st.floats(1.0, 5.0), st.floats(0.02, 0.95))
def test_it_approaches_its_ceiling_from_either_side(share, growth, cap) -> None:
    after = adoption.logistic(share, growth, cap)
    assert min(share, cap) - 1e-12 <= after <= max(share, cap) + 1e-12
    assert adoption.logistic(0.0, growth, cap) == 0.0


@settings(deadline=None, max_examples=60)
@given(SHARE, SHARE, SHARE, SHARE)
def test_the_ceiling_rises_with_all_that_helps(access, trust, programme, reskilling) -> None:
    p = parameters().adoption
    here = adoption.ceiling(access, trust, programme, reskilling, p)
    assert adoption.LEAST_CEILING <= here <= adoption.MOST_ADOPTED
    for k in range(4):
        more = [access, trust, programme, reskilling]
        more[k] = min(more[k] + 0.1, 1.0)
        assert adoption.ceiling(*more, p) >= here - 1e-15


@pytest.mark.parametrize("step", [0.25, 1.0, 4.0])
def test_a_step_is_the_curve_of_its_equations(step: float) -> None:
    w = aftermath(4)
    w.params.step = step
    p, relief = w.params.adoption, w.params.capital.governance_relief
    w.adoption()
    u, k = w.then.ai_access, w.flows.strength
    rules = p.rules_drag * w.orders.strictness * (1 - relief * k[:, Programme.OVERSIGHT])
    short = np.maximum(1 - w.flows.home_service / u, 0.0)
    total = np.zeros(4)
    for c in Sector:
        programme = Programme.PARTNERSHIPS if c in PRIVATE else Programme.PUBLIC_ADOPTION
        worse = 0.0 if c in PRIVATE else p.procurement_drag * w.orders.procurement * short
        brake = np.maximum(1 - rules - worse, 0.0)
        drive = p.rate_floor + p.rate_programme * k[:, programme]
        drive = drive + p.rate_reskilling * k[:, Programme.RESKILLING]
        drive = drive + p.rate_applied * k[:, Programme.APPLIED_RESEARCH]
        growth = 1 + p.rate * step * u / (u + p.access_half) * drive * brake * p.sector_rate[c]
        cap = p.ceiling * (p.trust_floor + (1 - p.trust_floor) * w.now.public_trust)
        cap *= p.access_floor + (1 - p.access_floor) * u / (u + p.access_ceiling)
        cap *= (
            p.programme_floor
            + p.programme_ceiling * k[:, programme]
            + p.reskilling_ceiling * k[:, Programme.RESKILLING]
        )
        n = w.now.sector_adoption[:, c]
        after = n * growth / (1 + (growth - 1) * n / np.clip(cap, 0.02, 0.95))
        assert w.then.sector_adoption[:, c] == pytest.approx(after, rel=1e-12)
        total += w.nations.exposure[:, c] * after
    assert w.then.adoption == pytest.approx(total, rel=1e-12)
    assert w.flows.adoption_gain == pytest.approx(total - w.now.adoption, abs=1e-14)


def test_rules_cost_speed_which_able_oversight_lowers() -> None:
    p = parameters()
    brakes = [adoption.brake(0.8, k, 0.0, p.adoption, p.capital) for k in np.linspace(0.0, 1.0, 5)]
    assert brakes == sorted(brakes)
    assert adoption.brake(0.0, 0.5, 0.0, p.adoption, p.capital) == 1.0
    p.adoption.rules_drag = 1.0
    assert adoption.brake(1.0, 0.0, 1.0, p.adoption, p.capital) == 0.0


def test_procurement_slows_only_the_state() -> None:
    free, bound = aftermath(3), aftermath(3)
    free.orders.procurement[:] = 0.0
    bound.orders.procurement[:] = 1.0
    for w in (free, bound):
        w.flows.home_service[:] = 0.1 * w.then.ai_access
        w.adoption()
    for c in Sector:
        a, b = free.then.sector_adoption[:, c], bound.then.sector_adoption[:, c]
        assert (a == b).all() if c in PRIVATE else (a > b).all()


def test_nobody_adopts_nothing() -> None:
    w = empty(2).adoption()
    assert (w.then.adoption == 0.0).all()
    w.now.sector_adoption[:] = 0.1
    w.then.ai_access[:] = 0.0
    assert w.adoption().then.sector_adoption == pytest.approx(0.1)
    assert adoption.shortfall(0.3, 0.0) == 0.0
