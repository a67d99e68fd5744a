import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.rules import suppliers
from tests.world import pairs, quiet, world

SHARE = st.floats(0.0, 1.0)


@pytest.mark.parametrize("seed", range(5))
def test_shares_sum_to_one(seed: int) -> None:
    w = world(5, seed)
    for _ in range(20):
        w.run()
        assert w.stocks.supplier_share.sum(axis=1) == pytest.approx(1.0, abs=1e-13)
        assert (w.stocks.supplier_share >= 0.0).all()
        assert (w.stocks.supplier_share.diagonal() > 0.0).all()


@settings(deadline=None, max_examples=60)
@given(SHARE, SHARE, SHARE, SHARE, SHARE)
def test_every_wall_makes_a_foreign_supplier_fit_less(o, l, pact, d, share) -> None:
    p = world(1).params.suppliers
    here = suppliers.foreign_fit(o, l, pact, d, share, p)
    assert 0.0 <= here <= o * o + 1e-15
    assert suppliers.foreign_fit(0.5 * o, l, pact, d, share, p) == pytest.approx(here / 4)
    assert suppliers.foreign_fit(o, 1.0, pact, d, share, p) <= here + 1e-15
    assert suppliers.foreign_fit(o, l, 1.0, d, share, p) >= here - 1e-15
    assert suppliers.foreign_fit(o, l, pact, 1.0, share, p) <= here + 1e-15


def test_home_bias_keeps_a_home_supply_in_the_weakest_nation() -> None:
    w = world(3)
    quiet(w.params)
    w.stocks.algorithms[0] = -50.0
    w.stocks.compute[0] = 1e-9
    w.orders.stance[:] = 1.0
    w.run(200)
    assert w.stocks.supplier_share[0, 0] > 0.01


def test_suppliers_change_slowly() -> None:
    w = world(3, calibrated=False)
    quiet(w.params)
    before = w.stocks.supplier_share.copy()
    w.run()
    speed = suppliers.lock_in(w.params.suppliers, 1.0)
    assert 0.0 < speed < 1.0
    assert np.abs(w.stocks.supplier_share - before).max() <= speed
    assert suppliers.lock_in(w.params.suppliers, 1e9) < 1.0


def access(w) -> np.ndarray:
    return w.copy().run().stocks.ai_access


def test_a_cut_off_hurts() -> None:
    w = world(4)
    quiet(w.params)
    w.stocks.supplier_share[:] = 0.25
    open_ = access(w)
    for i, j in pairs(4):
        cut = w.copy()
        cut.stocks.cut_off[i, j] = 8.0
        now = access(cut)
        assert now[i] < open_[i], "the one cut off loses access"


def test_a_cut_off_costs_even_where_other_suppliers_remain() -> None:
    """Access is a sum over suppliers, not their best: no supplier is free to lose."""
    w = world(4, same=True)
    quiet(w.params)
    w.stocks.supplier_share[:] = 0.25
    cut = w.copy()
    cut.stocks.cut_off[0, 1] = 8.0
    lost = 1.0 - access(cut)[0] / access(w)[0]
    assert lost > 0.1


def test_localisation_keeps_services_home() -> None:
    homes = []
    for l in (0.0, 0.5, 1.0):
        w = world(4)
        quiet(w.params)
        w.orders.localisation[1] = l
        homes.append(w.run(10).stocks.supplier_share[1, 1])
    assert homes == sorted(homes)
    assert homes[0] < homes[2]


def test_procurement_keeps_services_home() -> None:
    homes = []
    for level in (0.0, 1.0):
        w = world(4)
        quiet(w.params)
        w.orders.procurement[1] = level
        homes.append(w.run(10).stocks.supplier_share[1, 1])
    assert homes[0] < homes[1]


def test_diversification_spreads_foreign_supply() -> None:
    largest = []
    for level in (0.0, 1.0):
        w = world(4)
        quiet(w.params)
        w.orders.diversification[1] = level
        w.run(20)
        foreign = np.delete(w.stocks.supplier_share[1], 1)
        largest.append(foreign.max())
    assert largest[1] < largest[0]


def test_resilience_of_autarky_dependence_and_diversification() -> None:
    """Autarky keeps all of little, dependence loses most of much, diversified keeps most."""
    p = world(1).params.suppliers
    frontier = 0.5
    autarky = suppliers.resilience(0.10, 0.0, frontier, 0.0, p)
    dependent = suppliers.resilience(0.45, 0.40, frontier, 0.9, p)
    diversified = suppliers.resilience(0.40, 0.10, frontier, 0.3, p)
    assert dependent < autarky < diversified
    assert autarky == pytest.approx(0.2)


@pytest.mark.parametrize("seed", range(4))
def test_resilience_and_sovereignty_lie_between_zero_and_one(seed: int) -> None:
    w = world(5, seed).run(12)
    s = w.stocks
    assert (s.resilience > 0.0).all()
    assert (s.resilience <= 1.0).all()
    assert (s.sovereignty > 0.0).all()
    assert (s.sovereignty <= 1.0).all()
    best = s.capability.max()
    rel = 1.0 / (1.0 + w.params.suppliers.capability_gap * (best - s.capability))
    mixed = 0.5 * s.resilience + 0.25 * s.own_service / w.flows.quality.max() + 0.25 * rel
    assert s.sovereignty == pytest.approx(mixed)


def test_a_stronger_and_larger_nation_supplies_more() -> None:
    w = world(1)
    s, c = w.params.suppliers, w.params.capability
    base = suppliers.supply(1.0, 0.4, 1.0, s, c)
    assert suppliers.supply(2.0, 0.4, 1.0, s, c) > base
    assert suppliers.supply(1.0, 0.6, 1.0, s, c) > base
    assert suppliers.supply(1.0, 0.4, 4.0, s, c) == pytest.approx(2 * base)
    assert suppliers.relative_capability(0.0, s) == 1.0
