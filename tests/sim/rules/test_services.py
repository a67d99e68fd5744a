import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.pillars import Pact, Programme
from sim.rules import services
from tests.sim.midway import Midway, midway, nothing
from tests.world import parameters

SHARE = st.floats(0.0, 1.0)
AMOUNT = st.floats(0.0, 1e6)


def served(n: int, seed: int = 0) -> Midway:
    w = midway(n, seed)
    w.time = -8.0
    return w.research().standards().algorithms().capability()


def test_services_are_their_closed_form() -> None:
    w = served(4).services()
    p, f, o, n = w.params.services, w.flows, w.orders, w.nations
    need = p.need / 1000 * w.now.gdp * w.now.adoption * n.exposed
    need = need * math.exp(p.need_growth * w.time)
    assert f.need == pytest.approx(need, rel=1e-12)
    q, supply = f.quality, w.then.compute_usable * f.quality
    k = f.strength[:, Programme.PRIVACY]
    fit = 1 - w.params.research.privacy_fit * (1 - np.sqrt(k[:, None] * k[None, :]))
    fit = fit * (1 - np.maximum(o.localisation[:, None], o.localisation[None, :]))
    data = f.pact[:, :, Pact.DATA_FLOWS] * fit * w.now.trust
    old = w.now.supplier_share
    passing = f.openness * (1 - p.localisation_bite * o.localisation)[:, None]
    passing = passing * (1 - o.diversification[:, None] * old)
    weight = (p.foreign_fit + (1 - p.foreign_fit) * data) * n.affinity * passing**2 * supply
    np.fill_diagonal(weight, supply * (1 + o.procurement) + p.home_pull * need * q)
    wished = weight / weight.sum(axis=1, keepdims=True)
    speed = p.adjustment * w.params.step
    new = old + speed / (1 + speed) * (wished - old)
    assert w.then.supplier_share == pytest.approx(new, rel=1e-11)
    full = np.minimum(1, p.serving * w.then.compute_usable / (new.T @ need))
    assert f.served == pytest.approx(full, rel=1e-11)
    assert f.consumed == pytest.approx(new * q * full, rel=1e-11)
    leak = np.where(w.then.cut_off > 0, w.params.doors.cut_leak, 1.0)
    assert w.then.ai_access == pytest.approx((new * q * full * leak).sum(axis=1), rel=1e-11)
    back = q * np.minimum(1, p.serving * w.then.compute_usable / need)
    assert f.home_service == pytest.approx(back, rel=1e-12)


@pytest.mark.parametrize("step", [0.25, 1.0, 8.0])
def test_shares_stay_shares(step: float) -> None:
    w = served(5)
    w.params.step = step
    w.services()
    assert w.then.supplier_share.sum(axis=1) == pytest.approx(1.0, rel=1e-13)
    assert (w.then.supplier_share >= 0.0).all()
    assert (w.then.ai_access <= w.flows.best_quality[0]).all()


def test_nobody_serves_more_than_his_compute_can() -> None:
    w = served(4)
    w.now.gdp[:] *= 50.0
    w.services()
    asked = w.then.supplier_share.T @ w.flows.need * w.flows.served
    assert (asked <= w.params.services.serving * w.then.compute_usable * (1 + 1e-12)).all()
    assert (w.flows.served < 1.0).any()


@settings(deadline=None, max_examples=60)
@given(AMOUNT, AMOUNT)
def test_what_is_asked_is_served_as_far_as_compute_goes(compute: float, asked: float) -> None:
    p = parameters().services
    full = services.full(compute, asked, p)
    assert 0.0 <= full <= 1.0
    if asked > 1e-9:
        assert full == pytest.approx(min(1.0, p.serving * compute / asked))
    assert services.full(0.0, asked, p) == 0.0
    assert services.full(max(compute, 1e-9), 0.0, p) == 1.0


@settings(deadline=None, max_examples=60)
@given(SHARE, SHARE, SHARE, SHARE, SHARE)
def test_closed_borders_and_local_data_keep_suppliers_out(o, l, data, d, share) -> None:
    p = parameters().services
    fit = services.abroad(o, l, data, d, share, p)
    assert 0.0 <= fit <= 1.0
    assert services.abroad(0.0, l, data, d, share, p) == 0.0
    assert fit <= services.abroad(o, 0.0, data, d, share, p)
    assert fit <= services.abroad(o, l, 1.0, d, share, p)
    assert fit <= services.abroad(o, l, data, 0.0, share, p)


@pytest.mark.parametrize("parts", [2, 4])
def test_a_nation_cut_into_parts_serves_and_is_served_the_same(parts: int) -> None:
    whole = served(4)
    whole.orders.diversification[:] = 0.0
    cut = whole.split(0, parts)
    cut.services()
    whole.services()
    assert cut.then.ai_access[:4] == pytest.approx(whole.then.ai_access, rel=1e-11)
    assert cut.then.ai_access[4:] == pytest.approx(whole.then.ai_access[0], rel=1e-11)
    sold = cut.then.supplier_share[1:4, [0, *range(4, 3 + parts)]].sum(axis=1)
    assert sold == pytest.approx(whole.then.supplier_share[1:, 0], rel=1e-11)


def test_a_world_of_nothing_stays_finite() -> None:
    for n in (1, 3):
        w = nothing(n).run()
        assert not w.then.ai_access.any()
        assert not w.then.supplier_share.any()
        assert np.isfinite(w.then.memory).all()
