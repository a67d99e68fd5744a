import numpy as np
import pytest

from sim.pillars import PACTS, Pact
from sim.rules import pacts
from tests.sim.supply_world import Supply, world

T1, T3, T5 = Pact.COMPUTE_SHARING, Pact.DATA_FLOWS, Pact.JOINT_EXPORT_CONTROL


def friends(n: int = 3) -> Supply:
    """Everybody trusts everybody, offers nothing, and is half open."""
    w = world(n)
    w.now.trust[:] = 0.9
    w.orders.offer[:] = 0.0
    w.orders.localisation[:] = 0.0
    w.orders.stance[:] = 0.4
    np.fill_diagonal(w.orders.stance, 1.0)
    return w


def offer(w: Supply, i: int, j: int, *kinds: int) -> None:
    for kind in kinds or range(PACTS):
        w.orders.offer[i, j, kind] = w.orders.offer[j, i, kind] = 1.0


def test_pacts_need_both_offers_and_no_cut_off() -> None:
    w = friends(4)
    w.orders.stance[:, 3] = 0.1  # whom all shut out, so that nothing refuses T5
    offer(w, 0, 1)
    w.orders.offer[0, 2] = w.orders.offer[2, 2] = 1.0
    w.doors()
    assert (w.then.pact[0, 1] == 1.0).all()
    assert w.then.pact.sum() == 2 * PACTS
    w.now.pact[:] = w.then.pact
    w.now.cut_off[0, 1] = 5.0
    w.doors()
    assert not w.then.pact.any()
    assert not w.flows.offers_broken.any(), "a cut-off suspends pacts, it does not break them"


@pytest.mark.parametrize("kind", list(Pact))
def test_a_pact_needs_the_trust_of_both_and_outlives_some_distrust(kind: Pact) -> None:
    p = world(1).params.doors
    asked = pacts.trust_asked(int(kind), p)
    assert asked == getattr(p, f"{kind.name.lower()}_trust")
    assert pacts.trusted(1.0, asked, asked, 0.0, p) == 1.0
    assert pacts.trusted(asked - 0.01, 1.0, asked, 0.0, p) == 0.0
    assert pacts.trusted(asked - 0.01, 1.0, asked, 1.0, p) == 1.0
    assert pacts.trusted(asked - p.pact_patience - 0.01, 1.0, asked, 1.0, p) == 0.0


def test_taking_back_an_offer_breaks_a_pact() -> None:
    w = friends()
    w.now.pact[0, 1, :2] = w.now.pact[1, 0, :2] = 1.0
    w.orders.offer[1, 0, 0] = 1.0
    w.doors()
    assert w.flows.offers_broken[0, 1] == 2.0
    assert w.flows.offers_broken[1, 0] == 1.0


def test_who_keeps_data_at_home_has_no_free_data() -> None:
    w = friends()
    offer(w, 0, 1, T3)
    offer(w, 0, 2, T3)
    w.orders.localisation[1] = w.params.doors.local_limit + 0.01
    w.doors()
    assert w.then.pact[0, 2, T3] == 1.0
    assert w.then.pact[0, 1, T3] == 0.0
    assert w.flows.refused[0, 1, T3] == w.flows.refused[1, 0, T3] == 1.0
    assert w.flows.refused.sum() == 2.0, "shown only where both offer"
    assert not w.flows.offers_broken.any()


def test_no_joint_control_with_a_door_open_to_the_partners_target() -> None:
    w = friends(4)
    w.orders.stance[0] = (1.0, 0.9, 0.8, 0.1)  # 0 shuts 3 out
    w.orders.stance[1] = (0.9, 1.0, 0.8, 0.9)  # 1 is open to 3, its own target is 2
    w.orders.stance[2] = (0.9, 0.8, 1.0, 0.2)
    offer(w, 0, 1, T5)
    offer(w, 0, 2, T5)
    w.doors()
    assert w.flows.refused[0, 1, T5] == w.flows.refused[1, 0, T5] == 1.0
    assert w.then.pact[0, 2, T5] == w.then.pact[2, 0, T5] == 1.0
    w.orders.stance[2, 3] = 0.6
    assert w.doors().then.pact[0, 2, T5] == 0.0


def test_no_joint_control_with_the_one_that_is_shut_out() -> None:
    w = friends(3)
    w.orders.stance[0] = (1.0, 0.3, 0.35)
    offer(w, 0, 1, T5)
    assert w.doors().flows.refused[0, 1, T5] == 1.0


def test_the_first_of_equals_is_the_target() -> None:
    w = friends(4)
    w.orders.stance[0] = (1.0, 0.9, 0.3, 0.3)
    w.orders.stance[1] = (0.9, 1.0, 0.45, 0.9)  # open to 3, closed to 2; its target is 2
    offer(w, 0, 1, T5)
    assert w.doors().then.pact[0, 1, T5] == 1.0


def test_no_shared_compute_with_one_who_shares_with_a_foe() -> None:
    w = friends(4)
    w.now.trust[0, 3] = 0.1
    offer(w, 1, 3, T1)
    offer(w, 0, 1, T1)
    offer(w, 0, 2, T1)
    w.doors()
    assert w.flows.refused[0, 1, T1] == w.flows.refused[1, 0, T1] == 1.0
    assert w.then.pact[0, 2, T1] == w.then.pact[1, 3, T1] == 1.0
    w.now.trust[0, 3] = w.params.doors.foe_trust
    assert w.doors().then.pact[0, 1, T1] == 1.0


def test_who_would_share_with_two_foes_shares_with_neither_for_good() -> None:
    w = friends(4)
    w.now.trust[0, 3] = w.now.trust[3, 0] = 0.1
    offer(w, 1, 3, T1)
    offer(w, 0, 1, T1)
    for _ in range(3):
        w.doors()
        assert not w.then.pact[1, :, T1].any()
        assert w.flows.refused[1, 0, T1] == w.flows.refused[1, 3, T1] == 1.0
        w.now.pact[:] = w.then.pact
    w.orders.offer[1, 3, T1] = 0.0
    assert w.doors().then.pact[0, 1, T1] == 1.0


def test_an_offer_that_could_not_hold_stands_in_nobodys_way() -> None:
    w = friends(4)
    w.now.trust[0, 3] = 0.1
    w.now.trust[1, 3] = 0.0
    offer(w, 1, 3, T1)
    offer(w, 0, 1, T1)
    assert w.doors().then.pact[0, 1, T1] == 1.0


def test_pacts_beyond_the_staff_are_hollow() -> None:
    p = world(1).params.doors
    assert pacts.staffed(0.0, 0.0, p) == 1.0
    assert pacts.staffed(p.staff, 0.0, p) == pytest.approx(0.5)
    assert pacts.staffed(p.staff + p.staff_gain, 1.0, p) == pytest.approx(0.5)
    w = friends()
    offer(w, 0, 1, T1, T3)
    w.doors()
    k = w.flows.strength[:, pacts.DIPLOMACY]
    staff = p.staff + p.staff_gain * k
    filled = staff / (staff + np.array([2.0, 2.0, 0.0]))
    assert w.flows.pact[0, 1, T1] == pytest.approx(np.sqrt(filled[0] * filled[1]))
    assert w.flows.pact[0, 2].sum() == 0.0


def test_parts_of_a_union_have_no_pacts_with_each_other() -> None:
    w = friends()
    w.nations.union[0, 1] = w.nations.union[1, 0] = 1.0
    offer(w, 0, 1)
    w.now.pact[0, 1] = w.now.pact[1, 0] = 1.0
    w.orders.offer[0, 1, 0] = 0.0
    w.doors()
    assert not w.then.pact.any()
    assert not w.flows.refused.any()
    assert not w.flows.offers_broken.any()


@pytest.mark.parametrize("seed", range(6))
def test_parts_of_a_union_have_the_pacts_of_the_whole(seed: int) -> None:
    whole = world(5, seed)
    whole.now.trust[:] = np.maximum(whole.now.trust, whole.now.trust.T)
    whole.now.pact[:, :, T1] = np.random.default_rng(seed).random((5, 5)) < 0.4
    np.fill_diagonal(whole.now.pact[:, :, T1], 0.0)
    parts = whole.cut(0, 3).doors()
    whole.doors()
    of = [0, 0, 0, 1, 2, 3, 4]
    inside = parts.nations.union > 0.0
    for name in ("pact", "refused"):
        expected = getattr(whole.flows, name)[np.ix_(of, of)].copy()
        expected[inside] = 0.0
        assert getattr(parts.flows, name) == pytest.approx(expected), name


def test_pacts_are_symmetric() -> None:
    for seed in range(5):
        w = world(6, seed).doors()
        assert (w.then.pact == w.then.pact.transpose(1, 0, 2)).all()
        assert (w.flows.refused == w.flows.refused.transpose(1, 0, 2)).all()
        assert w.flows.pact == pytest.approx(w.flows.pact.transpose(1, 0, 2))
