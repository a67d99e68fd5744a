import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.pillars import Pact
from sim.rules import compute
from tests.world import quiet, world

AMOUNT = st.floats(1e-6, 1e3)


@settings(deadline=None, max_examples=60)
@given(AMOUNT, AMOUNT, st.floats(0.01, 3.0))
def test_energy_bound_is_exact(chips: float, energy: float, power: float) -> None:
    usable = compute.usable(chips, energy, power)
    assert usable == pytest.approx(min(chips, energy / power), rel=1e-14)


def test_energy_binds_exactly_in_the_tick() -> None:
    w = world(3)
    quiet(w.params)
    w.stocks.energy[:] = (1e-3, 1e-3, 1e6)
    w.orders.budget[:] = 0.0
    w.params.compute.private_energy = 0.0
    w.orders.offer[:] = 0.0
    w.run(3)
    p = w.params.compute
    need = p.power * math.exp(-p.power_progress * 2 * w.params.step)
    saving = 1.0 - p.facility_saving * w.flows.strength[:, 0]
    powered = w.stocks.energy / (need * saving)
    assert w.flows.compute_powered[:2] == pytest.approx(powered[:2], rel=1e-12)
    assert w.flows.compute_powered[2] == w.stocks.compute[2]


def test_compute_is_what_survives_and_what_is_bought() -> None:
    w = world(4)
    before = w.stocks.compute.copy()
    w.run()
    kept = math.exp(-w.params.compute.depreciation * w.params.step)
    assert w.stocks.compute == pytest.approx(before * kept + w.flows.chips_bought, rel=1e-14)


def test_power_grows_by_trend_and_by_public_and_private_money() -> None:
    p = world(1).params.compute
    p.private_energy = 0.1
    for step in (1.0, 0.5, 2.0):
        trend = math.exp(p.energy_growth * step)
        assert compute.headroom(2.0, 0.0, 0.0, step, p) == pytest.approx(2.0 * trend)
        built = compute.headroom(2.0, 3.0, 5.0, step, p) - 2.0 * trend
        assert built == pytest.approx(3.0 / p.energy_cost + 0.5)


@settings(deadline=None, max_examples=60)
@given(AMOUNT, AMOUNT, AMOUNT, AMOUNT)
def test_sharing_is_antisymmetric_and_levels_compute_per_head(mine, me, theirs, them) -> None:
    received = compute.shared(mine, me, theirs, them)
    scale = mine + theirs
    assert received == pytest.approx(-compute.shared(theirs, them, mine, me), abs=1e-12 * scale)
    if theirs / them > mine / me * (1 + 1e-9):
        assert received > 0.0
    assert abs(received) <= max(mine, theirs)


@pytest.mark.parametrize("seed", range(5))
def test_compute_sharing_conserves_compute(seed: int) -> None:
    w = world(5, seed)
    quiet(w.params)
    w.orders.offer[:, :, Pact.COMPUTE_SHARING] = 1.0
    w.run()
    total = w.flows.compute_powered.sum()
    assert w.stocks.compute_usable.sum() == pytest.approx(total, rel=1e-14)
    assert w.flows.compute_shared.sum() == pytest.approx(0.0, abs=1e-13 * total)
    assert np.abs(w.flows.compute_shared).max() > 0.0
    assert (w.stocks.compute_usable > 0.0).all()


def test_nothing_is_shared_without_a_pact() -> None:
    w = world(4)
    w.orders.offer[:, :, Pact.COMPUTE_SHARING] = 0.0
    w.run()
    assert not w.flows.compute_shared.any()
    assert (w.stocks.compute_usable == w.flows.compute_powered).all()


def test_joint_projects_decide_what_a_pact_can_do_by_their_weight() -> None:
    p = world(1).params.compute
    p.joint_weight = 0.0
    assert compute.joint(0.0, 0.0, p) == 1.0
    p.joint_weight = 1.0
    assert compute.joint(0.25, 1.0, p) == 0.5


def test_no_chips_need_no_power() -> None:
    assert compute.usable(0.0, 0.0, 1.0) == 0.0
    assert compute.usable(0.0, 5.0, 1.0) == 0.0
