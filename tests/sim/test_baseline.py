"""The policy-free quarter that fixes the level of output."""

import numpy as np
import pytest

from sim.baseline import calibrate
from sim.rules.capability import capability
from tests.world import leaves, quiet, world


def test_the_first_quarter_fits_the_data() -> None:
    w = world(4, calibrated=False)
    data = w.stocks.gdp.copy()
    calibrate(w.stocks, w.orders, w.nations, w.params)
    quiet(w.params)
    w.run()
    assert w.stocks.gdp == pytest.approx(data * np.exp(w.nations.growth), rel=0.01)


def test_calibration_does_not_depend_on_what_players_order() -> None:
    """The norm comes from the status-quo orders only; a game's own orders leave it alone."""
    quo = world(4)
    norms, shares = quo.nations.gdp_norm.copy(), quo.stocks.supplier_share.copy()
    other = world(4, seed=99, calibrated=False)
    quo.orders.memory[:] = other.orders.memory
    quo.run(8)
    assert (quo.nations.gdp_norm == norms).all()
    again = world(4, calibrated=False)
    calibrate(again.stocks, again.orders, again.nations, again.params)
    assert (again.nations.gdp_norm == norms).all()
    assert (again.stocks.supplier_share == shares).all()


def test_calibration_needs_no_luck_and_keeps_the_parameters() -> None:
    w = world(3, calibrated=False)
    before = w.params.memory.copy()
    w.params.incidents.rate = 5.0
    w.params.shocks.cut_off_chance = 1.0
    calibrate(w.stocks, w.orders, w.nations, w.params)
    calm = world(3)
    assert w.params.incidents.rate == 5.0
    w.params.incidents.rate, w.params.shocks.cut_off_chance = (
        calm.params.incidents.rate,
        calm.params.shocks.cut_off_chance,
    )
    assert (w.params.memory == before).all()
    assert (w.nations.gdp_norm == calm.nations.gdp_norm).all()


def test_calibration_moves_no_stock_of_the_data() -> None:
    before = world(4, calibrated=False).stocks
    after = world(4).stocks
    kept = (
        "gdp potential programme compute energy fab fab_line talent people students "
        "algorithms sector_adoption adoption public_trust approval unemployment trust"
    )
    for name, sheet, field, _ in leaves(before):
        if name in kept.split():
            assert (getattr(sheet, field) == getattr(after, field)).all(), name


def test_supplier_shares_start_settled() -> None:
    w = world(4)
    quiet(w.params)
    before = w.stocks.supplier_share.copy()
    w.run()
    assert np.abs(w.stocks.supplier_share - before).max() < 0.01


def test_one_nation_alone_is_its_own_supplier() -> None:
    w = world(1)
    assert w.stocks.supplier_share[0, 0] == 1.0
    assert w.run(4).stocks.gdp[0] > 0.0


def test_calibrating_again_changes_nothing() -> None:
    w = world(5, seed=3)
    once, norm = w.stocks.memory.copy(), w.nations.gdp_norm.copy()
    calibrate(w.stocks, w.orders, w.nations, w.params)
    assert np.array_equal(w.stocks.memory, once)
    assert np.array_equal(w.nations.gdp_norm, norm)


def test_what_calibration_sets_is_what_a_calm_quarter_finds() -> None:
    """Levels that rules derive are those of the policy-free quarter, at the data's own stocks."""
    w = world(4, 5)
    s, p = w.stocks, w.params
    level = [
        capability(s.algorithms[i], s.compute_usable[i], p.ideas.compute_reference, p.capability)
        for i in range(4)
    ]
    assert s.capability == pytest.approx(level, rel=1e-14)
    assert s.supplier_share.sum(axis=1) == pytest.approx(1.0)
    again = w.copy()
    quiet(again.params)
    again.run()
    shared = again.stocks.compute_usable / again.stocks.compute
    assert s.compute_usable / s.compute == pytest.approx(shared, rel=0.05)
    for name in ("own_service", "ai_access", "resilience", "sovereignty", "pillar", "threat"):
        assert getattr(s, name).any(), name
        assert getattr(s, name) == pytest.approx(getattr(again.stocks, name), rel=0.2, abs=0.02)


def test_output_without_trade_income_is_the_data_s() -> None:
    w = world(4, 5, calibrated=False)
    flows = calibrate(w.stocks, w.orders, w.nations, w.params)
    home = flows.output / w.nations.gdp_norm
    assert home + flows.trade_income == pytest.approx(w.stocks.gdp, rel=1e-12)
