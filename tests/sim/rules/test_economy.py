import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.pillars import Programme
from sim.rules import economy
from tests.world import pairs, quiet, world

SHARE = st.floats(0.0, 1.0)
INDEX = st.floats(0.0, 20.0)


@pytest.mark.parametrize("seed", range(6))
def test_net_exports_sum_to_zero(seed: int) -> None:
    w = world(5, seed)
    for _ in range(20):
        w.run()
        turnover = w.flows.imports.sum()
        assert w.flows.net_exports.sum() == pytest.approx(0.0, abs=1e-13 * turnover)
        assert (w.flows.exports >= 0.0).all()


def test_chip_rents_go_to_those_who_can_veto() -> None:
    w = world(3, same=True)
    quiet(w.params)
    free = w.copy().run()
    w.nations.choke[0, 1] = 0.5
    w.run()
    assert w.flows.net_exports[0] > free.flows.net_exports[0]
    assert w.flows.net_exports[1] < free.flows.net_exports[1]
    paid = w.flows.chip_money[:, 1].sum()
    rent = w.params.economy.chip_rent * 0.5 * paid
    own_sales = w.flows.chip_money[:, 0].sum()
    services = w.flows.service_trade[:, 0].sum()
    assert w.flows.exports[0] == pytest.approx(own_sales + services + rent)


def test_a_closed_economy_has_no_trade_gain_and_no_trade() -> None:
    w = world(4, calibrated=False)
    quiet(w.params)
    w.orders.stance[:] = np.eye(4)
    w.stocks.supplier_share[:] = np.eye(4)
    w.nations.choke[:] = 0.0
    w.run(5)
    assert w.stocks.supplier_share == pytest.approx(np.eye(4), abs=1e-15)
    assert w.flows.net_exports == pytest.approx(0.0, abs=1e-12)
    for i in range(4):
        assert economy.trade_gain(w.stocks.supplier_share[i, i], w.params.economy) == 1.0


def test_closing_drives_trade_away() -> None:
    w = world(4)
    quiet(w.params)
    w.orders.stance[:] = np.eye(4)
    w.run(300)
    assert w.stocks.supplier_share.diagonal() == pytest.approx(1.0, abs=1e-6)


@settings(deadline=None, max_examples=60)
@given(st.floats(1e-6, 1.0))
def test_trade_gain_is_the_formula_of_arkolakis_and_others(home: float) -> None:
    p = world(1).params.economy
    expected = home ** (-p.trade_gain / p.trade_elasticity)
    assert economy.trade_gain(home, p) == pytest.approx(expected, rel=1e-13)
    assert economy.trade_gain(home, p) >= 1.0


def test_trade_gain_is_bounded_as_own_supply_vanishes() -> None:
    """Home bias keeps λ_ii up, hence λ_ii^(-σ/ε) down, in the weakest and most open nation."""
    w = world(4)
    quiet(w.params)
    w.stocks.algorithms[0] = -50.0
    w.stocks.compute[0] = 1e-9
    w.orders.stance[:] = 1.0
    w.orders.localisation[:] = 0.0
    w.run(200)
    home = w.stocks.supplier_share[0, 0]
    assert economy.trade_gain(home, w.params.economy) < 1.5


@settings(deadline=None, max_examples=60)
@given(INDEX, SHARE, SHARE)
def test_attacks_need_distrust_and_strength(strength, military, trust) -> None:
    p = world(1).params.economy
    force = economy.onslaught(strength, military, trust, p)
    assert force >= 0.0
    assert economy.onslaught(strength, military, 1.0, p) == 0.0
    assert economy.onslaught(strength, military, 0.0, p) >= force
    assert economy.defence(strength, 1.0, p) > economy.defence(strength, 0.0, p) > 0.0


@settings(deadline=None, max_examples=60)
@given(st.floats(0.0, 50.0), SHARE)
def test_losses_divide_and_are_never_negative(attack: float, adopted: float) -> None:
    p = world(1).params.economy
    loss = economy.attack_loss(attack, adopted, p)
    assert loss >= 1.0
    assert 0.0 < 1.0 / loss <= 1.0


@settings(deadline=None, max_examples=60)
@given(SHARE, SHARE, SHARE, SHARE, SHARE)
def test_frictions_are_costs(procurement, localisation, diversification, foreign, own) -> None:
    p = world(1).params.economy
    p.procurement_cost = p.localisation_cost = p.diversification_cost = 0.02
    assert economy.frictions(procurement, localisation, diversification, foreign, own, p) >= 1.0
    assert economy.frictions(0.0, 0.0, 0.0, foreign, own, p) == 1.0


@settings(deadline=None, max_examples=60)
@given(SHARE, SHARE)
def test_productivity_needs_adoption_and_access(adopted: float, access: float) -> None:
    p = world(1).params.economy
    gain = economy.productivity(adopted, access, p)
    assert 1.0 <= gain <= 1.0 + 2.5 * p.productivity
    assert economy.productivity(0.0, access, p) == economy.productivity(adopted, 0.0, p) == 1.0


def test_openness_does_not_cure_rivalry() -> None:
    """Full openness leaves trust across the bloc line low, and attacks and coercion in place."""
    w = world(4)
    quiet(w.params)
    w.orders.stance[:] = 1.0
    w.orders.offer[:] = 1.0
    w.orders.offer[np.arange(4), np.arange(4)] = 0.0
    rival = [(i, j) for i, j in pairs(4) if w.nations.bloc_line[i, j] == 1.0]
    w.run(80)
    friends = [(i, j) for i, j in pairs(4) if w.nations.bloc_line[i, j] == 0.0]
    worst_friend = min(w.stocks.trust[i, j] for i, j in friends)
    best_rival = max(w.stocks.trust[i, j] for i, j in rival)
    assert best_rival < 0.6
    assert best_rival < worst_friend + 0.2
    assert all(w.flows.attack[i] > 0.0 for i, _ in rival)


def test_a_cut_off_costs_output() -> None:
    w = world(3)
    quiet(w.params)
    cut = w.copy()
    cut.stocks.cut_off[0, 1] = 8.0
    w.run()
    cut.run()
    assert cut.flows.coercion[0] > w.flows.coercion[0]
    assert cut.stocks.gdp[0] < w.stocks.gdp[0]


def test_a_cut_off_from_a_partner_one_had_isolated_costs_nothing_more() -> None:
    w = world(3)
    quiet(w.params)
    w.orders.stance[0, 1] = 0.0
    cut = w.copy()
    cut.stocks.cut_off[0, 1] = 8.0
    w.run()
    cut.run()
    assert cut.flows.coercion[0] == pytest.approx(w.flows.coercion[0], rel=1e-4)


def test_output_is_trend_times_gains_over_losses() -> None:
    w = world(4)
    w.params.economy.know_how = w.params.economy.research_return = 0.1
    w.params.economy.chip_investment = 0.5
    w.run(3)
    f, s, p = w.flows, w.stocks, w.params.economy
    for i in range(4):
        gain = economy.productivity(s.adoption[i], s.ai_access[i], p)
        gain *= economy.trade_gain(s.supplier_share[i, i], p)
        gain *= economy.know_how(f.home_supply[i], p)
        capital = s.programme[i, Programme.BASIC_RESEARCH]
        capital += s.programme[i, Programme.APPLIED_RESEARCH]
        gain *= economy.research_dividend(capital, s.potential[i], p)
        loss = economy.attack_loss(f.attack[i], s.adoption[i], p) * (1 + f.coercion[i])
        loss *= 1 + p.budget_cost * w.orders.budget[i]
        loss *= economy.frictions(
            w.orders.procurement[i],
            w.orders.localisation[i],
            w.orders.diversification[i],
            1 - s.supplier_share[i, i],
            s.own_service[i],
            p,
        )
        assert f.output[i] == pytest.approx(s.potential[i] * gain / loss, rel=1e-13)
    income = 4 / w.params.step * p.trade_income * (f.net_exports + 0.5 * f.chip_paid)
    assert s.gdp == pytest.approx(f.output / w.nations.gdp_norm + income, rel=1e-13)


def test_potential_grows_on_trend() -> None:
    w = world(3)
    before = w.stocks.potential.copy()
    w.run(8)
    assert w.stocks.potential == pytest.approx(
        before * np.exp(8 * w.params.step * w.nations.growth), rel=1e-13
    )


def test_service_demand_grows_with_adoption() -> None:
    p = world(1).params.economy
    for step in (1.0, 0.5, 2.0):
        assert economy.demand(1000.0, 0.0, step, p) == pytest.approx(
            p.service_share * 250 * step * p.service_floor
        )
    assert economy.demand(1000.0, 0.5, 1.0, p) > economy.demand(1000.0, 0.1, 1.0, p)
    assert math.isclose(economy.demand(1.0, 0.3, 2.0, p), 2 * economy.demand(1.0, 0.3, 1.0, p))


@pytest.mark.parametrize("n", [1, 3])
def test_zero_demand_divides_by_nothing(n: int) -> None:
    w = world(n)
    w.params.economy.service_share = 0.0
    w.orders.budget[:] = 0.0
    w.nations.private_capex[:] = 0.0
    w.run(5)
    assert np.isfinite(w.stocks.memory).all()
    assert np.isfinite(w.flows.memory).all()
    assert w.flows.net_exports == pytest.approx(0.0)


@settings(deadline=None, max_examples=60)
@given(st.floats(2.5, 500.0), st.floats(0.0, 100.0))
def test_know_how_and_trade_gain_make_a_better_home_supply_no_loss(home, foreign) -> None:
    """With τ = σ/ε gains depend on all supply, so improving one's own never lowers output."""
    p = world(1).params.economy
    p.know_how = p.trade_gain / p.trade_elasticity

    def gain(own: float) -> float:
        return economy.know_how(own, p) * economy.trade_gain(own / (own + foreign), p)

    assert gain(1.1 * home) >= gain(home)
    assert gain(home) == pytest.approx((home + foreign) ** p.know_how, rel=1e-12)


def test_research_pays_beyond_ai_by_its_capital() -> None:
    p = world(1).params.economy
    p.research_return = 0.3
    assert economy.research_dividend(0.0, 1000.0, p) == 1.0
    assert economy.research_dividend(10.0, 1000.0, p) == pytest.approx(1.003)


def test_income_from_trade_is_its_formula_between_its_bounds() -> None:
    p = world(1).params.economy
    for step in (0.5, 1.0, 2.0):
        plain = p.trade_income * 4.0 / step * 3.0
        assert economy.trade_income(3.0, 1000.0, 1000.0, step, p) == plain
    most = economy.MOST_TRADED
    assert most < 1.0
    assert economy.trade_income(1e9, 1000.0, 500.0, 1.0, p) == most * 500.0
    assert economy.trade_income(-1e9, 1000.0, 500.0, 1.0, p) == -most * 1000.0


@pytest.mark.parametrize("multiple", [1.0, 100.0, 1e6])
@pytest.mark.parametrize("n", [2, 5])
def test_whatever_an_export_earns_income_neither_vanishes_nor_runs_away(n, multiple) -> None:
    w = world(n, seed=1)
    quiet(w.params)
    w.nations.growth[:] = 0.0
    w.params.economy.trade_income = multiple
    for _ in range(80):
        w.run()
        at_home = w.flows.output / w.nations.gdp_norm
        assert (w.stocks.gdp >= (1.0 - 1e-12) * (1.0 - economy.MOST_TRADED) * at_home).all()
        assert (w.stocks.gdp <= 10.0 * at_home.max() * (1.0 + 1e-9)).all()


def test_rents_take_all_that_a_maker_is_paid_at_most() -> None:
    w = world(3, seed=2)
    w.params.economy.chip_rent = 0.9
    w.nations.choke[:] = 0.8
    w.run()
    assert w.flows.net_exports.sum() == pytest.approx(0.0, abs=1e-12 * w.flows.imports.sum())
    assert w.flows.chip_sales == pytest.approx(w.flows.chip_money.sum() / 3.0)
    assert (w.flows.exports >= 0.0).all()
