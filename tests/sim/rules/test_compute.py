import numpy as np
import pytest

from sim.pillars import Pact
from sim.rules import compute
from tests.sim.supply_world import Supply, sheets_are_finite, world

T1 = Pact.COMPUTE_SHARING


def sharing(seed: int = 0) -> Supply:
    w = world(4, seed)
    w.now.trust[:] = 0.9
    w.orders.offer[:] = 0.0
    w.orders.offer[0, 1, T1] = w.orders.offer[1, 0, T1] = 1.0
    w.orders.offer[1, 2, T1] = w.orders.offer[2, 1, T1] = 1.0
    return w


def test_owner_and_host_share_what_has_power() -> None:
    w = world(4)
    w.orders.offer[:] = 0.0
    w.supply()
    c, powered = w.params.compute.host_claim, w.then.machines * w.then.powered
    for i in range(4):
        usable = powered[i, i]
        for j in range(4):
            if i != j:
                usable += (1 - c) * w.flows.gate[j, i] * powered[i, j]
                usable += c * w.flows.gate[j, i] * powered[j, i]
        assert w.then.compute_usable[i] == pytest.approx(usable)
        assert w.flows.pool[i] == w.flows.house[i] == w.then.compute_usable[i]


def test_with_all_doors_open_all_compute_with_power_is_used() -> None:
    w = world(5)
    w.orders.offer[:] = 0.0
    w.orders.stance[:] = 1.0
    w.supply()
    assert w.then.compute_usable.sum() == pytest.approx((w.then.machines * w.then.powered).sum())


def test_members_train_on_more_and_serve_on_less() -> None:
    w = sharing().supply()
    cu = w.then.compute_usable + w.flows.lent
    p, k = w.params.compute, w.flows.strength[:, compute.JOINT_PROJECTS]
    works = p.joint_floor + (1 - p.joint_floor) * np.sqrt(np.outer(k, k))
    link = w.flows.pact[:, :, T1] * w.flows.ease * works
    links = link.sum(axis=1)
    lent = p.lent * links / (1 + links) * cu
    assert w.flows.lent == pytest.approx(lent)
    assert w.then.compute_usable == pytest.approx(cu - lent)
    assert w.flows.pool == pytest.approx(cu - lent + p.joint * link @ cu)
    assert w.flows.lent[3] == 0.0
    assert w.flows.lent[1] > 0.0


@pytest.mark.parametrize("who", range(4))
def test_a_cut_changes_nobodys_compute(who: int) -> None:
    whole = sharing(3)
    whole.nations.choke[:] = 0.0
    parts = whole.cut(who, 3).supply()
    whole.supply()
    of = np.array([i for i in range(4) for _ in range(3 if i == who else 1)])
    joined = np.bincount(of, parts.then.compute_usable)
    assert joined == pytest.approx(whole.then.compute_usable)
    assert np.bincount(of, parts.flows.lent) == pytest.approx(whole.flows.lent)
    assert parts.flows.pool == pytest.approx(whole.flows.pool[of])
    assert parts.flows.house == pytest.approx(whole.flows.house[of])


@pytest.mark.parametrize("n", [1, 2, 12])
def test_a_world_without_anything_runs(n: int) -> None:
    w = world(n)
    for name in ("compute", "energy", "fab", "fab_line", "fab_site", "investment", "programme"):
        getattr(w.now, name)[:] = 0.0
    w.now.budget[:] = w.orders.budget[:] = w.now.supplier_share[:] = 0.0
    w.nations.data_centres[:] = w.nations.grid[:] = 0.0
    w.supply()
    assert not w.flows.pool.any()
    assert sheets_are_finite(w.then, w.flows)
