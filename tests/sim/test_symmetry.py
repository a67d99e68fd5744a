"""What the world does not heed: names, currency, and that equals are told apart."""

import numpy as np
import pytest

from sim.params import Params
from sim.sheet import NATIONS, Field, Sheet
from tests.world import leaves, quiet, scale, world


def test_identical_nations_stay_identical_and_trade_nothing_net() -> None:
    w = world(5, same=True)
    quiet(w.params)
    w.run(40)
    for name, sheet, field, kind in leaves(w.stocks):
        value = getattr(sheet, field)
        if kind.axes[:2] == (NATIONS, NATIONS):
            off = value[~np.eye(5, dtype=bool)]
            assert np.ptp(off, axis=0).max() <= 1e-11 * np.abs(off).max(), name
        elif kind.axes[0] == NATIONS:
            assert np.ptp(value, axis=0).max() <= 1e-11 * np.abs(value).max(), name
    paid = w.flows.chips_paid.sum()
    assert w.flows.net_exports == pytest.approx(0.0, abs=1e-12 * paid)
    assert w.flows.net_talent == pytest.approx(0.0, abs=1e-12 * w.stocks.talent.sum())
    assert (w.stocks.lag == 0.0).all()


def relabelled(sheet: Sheet, order: list[int]) -> Sheet:
    twin = sheet.copy()
    for _, holder, field, kind in leaves(sheet):
        value = getattr(holder, field)
        if isinstance(value, np.ndarray):
            for axis, size in enumerate(kind.axes):
                if size == NATIONS:
                    value = np.take(value, order, axis=axis)
            getattr(twin, field)[:] = value
    return twin


@pytest.mark.parametrize("seed", range(3))
def test_relabelled_nations_give_relabelled_results(seed: int) -> None:
    one = world(6, seed)
    quiet(one.params)
    one.nations.union[1, 4] = one.nations.union[4, 1] = 1.0
    one.stocks.trust[1, 4] = one.stocks.trust[4, 1] = 1.0
    order = list(np.random.default_rng(seed).permutation(6))
    two = one.copy()
    for name in ("stocks", "nations", "orders"):
        setattr(two, name, relabelled(getattr(one, name), order))
    one.run(20)
    two.run(20)
    expected = relabelled(one.stocks, order).memory
    assert two.stocks.memory == pytest.approx(expected, rel=1e-9, abs=1e-12)


def test_money_times_a_thousand_changes_no_ratio() -> None:
    """A thousandfold currency: money figures grow a thousandfold, nothing else moves."""
    small = world(4)
    large = small.copy()

    def rescale(sheet: Sheet) -> None:
        for _, holder, field, kind in leaves(sheet):
            factor = currency(kind)
            if factor != 1.0:
                scale(holder, field, factor)

    rescale(large.stocks)
    rescale(large.nations)
    rescale(large.params)
    small.run(20)
    large.run(20)
    rescale(small.stocks)
    assert large.stocks.memory == pytest.approx(small.stocks.memory, rel=1e-9, abs=1e-12)


def currency(kind: Field) -> float:
    if kind.unit.startswith("$"):
        return 1000.0
    return 1e-3 if "/$" in kind.unit else 1.0


def test_some_figures_are_money() -> None:
    priced = {name for name, _, _, kind in leaves(Params()) if currency(kind) != 1.0}
    assert {"makers.cost", "power.building", "talent.degree", "services.need"} <= priced
