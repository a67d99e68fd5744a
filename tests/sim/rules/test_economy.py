import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.pillars import Programme
from sim.rules import economy
from tests.sim.aftermath import Aftermath, aftermath, empty
from tests.world import parameters

SHARE = st.floats(0.0, 1.0)


def produced(w: Aftermath) -> Aftermath:
    return w.adoption().trade().pressure().economy()


@pytest.mark.parametrize("step", [0.25, 1.0, 2.0])
def test_output_is_its_equations(step: float) -> None:
    w = aftermath(4)
    w.params.step = step
    produced(w)
    p, f, t, n, o = w.params.economy, w.flows, w.then, w.nations, w.orders
    trend = w.now.potential * np.exp(n.growth * step)
    people = t.people.sum(axis=0)
    able = people / (people + p.able_half * trend / 1000)
    ai = 1 + p.gain * n.exposed * t.adoption * t.ai_access * able
    talent = 1 + p.talent_gain * np.log(people / n.usual_talent)
    k = t.programme[:, Programme.BASIC_RESEARCH]
    k = k + p.applied_return * t.programme[:, Programme.APPLIED_RESEARCH]
    s = p.research_return * k / trend
    research = 1 + s / (1 + p.research_half * s)
    decree = 1 + p.localisation_cost * o.localisation**2 + p.procurement_cost * o.procurement**2
    decree = decree + p.strictness_cost * o.strictness**2 + p.budget_cost * f.outlay
    abroad = 1 - np.diag(t.supplier_share)
    decree = decree + p.diversification_cost * o.diversification**2 * abroad
    attacks = 1 + p.attack_cost * t.adoption * t.attack
    assert f.attack_loss == pytest.approx(attacks, rel=1e-14)
    loss = attacks * (1 + f.coercion) * (1 + f.disruption)
    v = trend * ai * talent * research / (decree * loss)
    assert f.output == pytest.approx(v, rel=1e-12)
    traded = p.trade_income * 4 / step * f.net_exports
    gdp = np.maximum(v / n.output_norm - n.trade_norm * trend + traded, 0.3 * trend)
    assert t.gdp == pytest.approx(gdp, rel=1e-12)
    spent = f.outlay * np.minimum(w.now.gdp, gdp)
    assert t.income == pytest.approx(gdp - spent, rel=1e-12)
    assert f.growth == pytest.approx(gdp / w.now.gdp - 1, rel=1e-9)
    assert t.potential == pytest.approx(trend, rel=1e-14)


def test_norms_of_a_quarter_make_it_its_trend() -> None:
    w = produced(aftermath(4))
    w.nations.output_norm[:] = w.flows.output / w.then.potential
    w.nations.trade_norm[:] = w.flows.trade_income / w.then.potential
    produced(w)
    assert w.then.gdp == pytest.approx(w.then.potential, rel=1e-13)


@settings(deadline=None, max_examples=60)
@given(SHARE, SHARE, SHARE, SHARE, SHARE)
def test_decrees_cost_and_everything_at_once_costs_most(l, pr, rho, div, foreign) -> None:
    p = parameters().economy
    here = economy.decree_loss(l, pr, rho, div, foreign, 0.0, p)
    assert here >= 1.0
    assert economy.decree_loss(1.0, 1.0, 1.0, 1.0, foreign, 0.0, p) >= here
    half = economy.decree_loss(0.5 * l, 0.5 * pr, 0.5 * rho, 0.5 * div, foreign, 0.0, p)
    assert half - 1.0 == pytest.approx((here - 1.0) / 4.0, abs=1e-14)


def test_output_never_falls_below_its_floor() -> None:
    w = aftermath(2).adoption().trade().pressure()
    w.flows.net_exports[0] = -1e9
    w.economy()
    assert w.then.gdp[0] == economy.LEAST_OUTPUT * w.then.potential[0]


def test_public_money_leaves_some_income_however_output_falls() -> None:
    w = aftermath(2).adoption().trade().pressure()
    w.flows.outlay[:] = 0.9
    w.flows.net_exports[0] = -1e9
    w.economy()
    assert w.then.gdp[0] < 0.5 * w.now.gdp[0]
    assert w.then.income[0] == pytest.approx(0.1 * w.then.gdp[0], rel=1e-12)
    assert (w.then.income > 0.0).all()


def test_without_specialists_ai_yields_nothing() -> None:
    w = produced(empty(3))
    assert (w.flows.ai_gain == 1.0).all()
    assert np.isfinite(w.then.gdp).all()
    assert (w.then.gdp > 0.0).all()
    p = parameters().economy
    assert economy.talent_gain(0.0, 0.0, p) == pytest.approx(1 + p.talent_gain * np.log(1e-6))


@pytest.mark.parametrize("parts", [2, 4])
def test_a_nation_in_parts_earns_as_much(parts: int) -> None:
    whole = aftermath(4, 3)
    whole.params.pressure.coercion = 0.0
    cut = produced(whole.split(0, parts))
    produced(whole)
    mine = [0, *range(4, 3 + parts)]
    assert cut.then.gdp[mine].sum() == pytest.approx(whole.then.gdp[0], rel=1e-11)
    assert cut.then.gdp[1:4] == pytest.approx(whole.then.gdp[1:4], rel=1e-11)
