"""The policy-free quarter that fixes the level of output, and what data do not say."""

import numpy as np
import pytest

from agents.opening import CALIBRATED
from sim.baseline import calibrate, calmed
from tests.world import World, leaves, quiet, world

AFTER = (
    *("ai_access", "sovereignty", "compute_usable", "powered", "pillar", "world_hazard"),
    *("threat", "attack"),
)


def again(w: World) -> World:
    calibrate(w.stocks, w.orders, w.nations, w.params)
    return w


def test_a_calm_quarter_has_no_luck_and_all_else() -> None:
    p = world(1).params
    p.shocks.cut_off_chance = 1.0
    calm = calmed(p)
    assert not calm.shocks.memory.any()
    assert calm.ideas.breakthrough_chance == calm.incidents.rate == 0.0
    assert p.incidents.rate > 0.0
    assert p.ideas.breakthrough_chance > 0.0
    same = [name for name, _, _, _ in leaves(p) if value(p, name) == value(calm, name)]
    gone = {name for name, _, _, _ in leaves(p)} - {*same}
    assert gone <= {f"shocks.{name}" for name in type(p.shocks).fields} | {
        "ideas.breakthrough_chance",
        "incidents.rate",
    }


def value(params: object, name: str) -> list[float]:
    for part in name.split("."):
        params = getattr(params, part)
    return np.ravel(params).tolist()


def test_the_first_quarter_fits_the_data() -> None:
    w = world(4, calibrated=False)
    data = w.stocks.gdp.copy()
    again(w)
    quiet(w.params)
    w.run()
    assert w.stocks.gdp == pytest.approx(data * np.exp(w.nations.growth), rel=1e-12)


def test_calibration_does_not_depend_on_what_players_order() -> None:
    """The norms come from the status-quo orders only; a game's own orders leave them alone."""
    quo = world(4)
    norms, shares = quo.nations.output_norm.copy(), quo.stocks.supplier_share.copy()
    other = world(4, seed=99, calibrated=False)
    quo.orders.memory[:] = other.orders.memory
    quo.run(8)
    assert (quo.nations.output_norm == norms).all()
    twin = again(world(4, calibrated=False))
    assert (twin.nations.output_norm == norms).all()
    assert (twin.stocks.supplier_share == shares).all()


def test_calibration_needs_no_luck_and_keeps_the_parameters() -> None:
    w = world(3, calibrated=False)
    w.params.incidents.rate = 5.0
    w.params.shocks.cut_off_chance = 1.0
    before = w.params.memory.copy()
    again(w)
    assert (w.params.memory == before).all()
    calm = world(3)
    assert (w.nations.memory == calm.nations.memory).all()
    assert (w.stocks.memory == calm.stocks.memory).all()


def test_what_the_opening_sets_is_listed_and_nothing_else_is_moved() -> None:
    """Hosts let nobody choose what would be overwritten."""
    before, after = world(4, calibrated=False).stocks, world(4).stocks
    set_ = {
        name
        for name, _, field, _ in leaves(before)
        if (getattr(before, field) != getattr(after, field)).any()
    }
    assert set_ == set(CALIBRATED) - {"fab_site"}, "building sites are none, as in an empty sheet"


def test_calibrating_again_changes_nothing() -> None:
    w = world(5, seed=3)
    stocks, nations = w.stocks.memory.copy(), w.nations.memory.copy()
    again(w)
    assert np.array_equal(w.stocks.memory, stocks)
    assert np.array_equal(w.nations.memory, nations)


def test_supplier_shares_start_settled() -> None:
    """Where nobody decrees, has pacts, hosts another or lacks power they stay what they are."""
    w = world(4, calibrated=False)
    quiet(w.params)
    s, o = w.stocks, w.orders
    s.machines[:] = np.diag(s.machines.sum(axis=0))
    s.energy[:] *= 100.0
    for lever in ("localisation", "diversification", "procurement"):
        getattr(o, lever)[:] = 0.0
    o.offer[:] = s.pact[:] = 0.0
    again(w)
    before = w.stocks.supplier_share.copy()
    w.run()
    assert np.abs(w.stocks.supplier_share - before).max() < 0.01
    assert w.stocks.supplier_share.sum(axis=1) == pytest.approx(1.0)


def test_one_nation_alone_is_its_own_supplier() -> None:
    w = world(1)
    assert w.stocks.supplier_share[0, 0] == 1.0
    assert w.stocks.lag[0] == 0.0
    assert w.run(4).stocks.gdp[0] > 0.0


def test_parts_of_a_union_are_opened_as_one_market() -> None:
    apart, union = (world(4, 2, calibrated=False) for _ in range(2))
    union.nations.union[0, 1] = union.nations.union[1, 0] = 1.0
    union.stocks.trust[0, 1] = union.stocks.trust[1, 0] = 1.0
    again(apart)
    again(union)
    for i, j in ((0, 1), (1, 0)):
        assert union.stocks.supplier_share[i, j] > apart.stocks.supplier_share[i, j]
    assert union.stocks.lag == pytest.approx(apart.stocks.lag), "what each has of its own stays"


def test_what_calibration_sets_is_what_a_calm_quarter_finds() -> None:
    """Levels that rules derive are those of the policy-free quarter, at the data's own stocks."""
    w = world(4, 5)
    calm = w.copy()
    quiet(calm.params)
    calm.run()
    for name in AFTER:
        assert getattr(w.stocks, name).any(), name
        assert (getattr(w.stocks, name) == getattr(calm.stocks, name)).all(), name


def test_output_without_trade_income_is_the_data_s() -> None:
    w = world(4, 5, calibrated=False)
    flows = calibrate(w.stocks, w.orders, w.nations, w.params)
    usual = w.nations.trade_norm * w.stocks.potential
    home = flows.output / w.nations.output_norm
    assert home - usual + flows.trade_income == pytest.approx(w.stocks.gdp, rel=1e-12)
