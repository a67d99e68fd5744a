import numpy as np
import pytest

from sim.pillars import Pact
from tests.sim.supply_world import Supply, world

T5 = Pact.JOINT_EXPORT_CONTROL


def club(n: int = 4) -> Supply:
    """0 and 1 control exports together: 0 is shut to the last, 1 half open."""
    w = world(n)
    w.now.trust[:] = 0.9
    w.orders.offer[:] = 0.0
    w.orders.offer[0, 1, T5] = w.orders.offer[1, 0, T5] = 1.0
    w.orders.stance[:] = 0.9
    np.fill_diagonal(w.orders.stance, 1.0)
    w.orders.stance[0, n - 1], w.orders.stance[1, n - 1] = 0.0, 0.4
    return w


def test_members_close_as_far_as_the_club_does() -> None:
    w = club().doors()
    assert w.flows.member[0] == w.flows.member[1] > 0.0
    assert w.flows.member[2] == 0.0
    assert w.flows.shut[3] == pytest.approx((1.0 + 0.6) / 2)
    assert w.flows.shut[0] == pytest.approx(0.1 / 2), "its own door is open"
    grip = w.params.doors.club_grip
    assert w.flows.supply_gate[1, 3] == pytest.approx(0.4 * (1 - grip * 0.8))
    assert w.flows.supply_gate[2, 3] == pytest.approx(0.9), "no member"
    assert w.flows.supply_gate[0, 3] == 0.0


def test_partners_do_not_shut_each_other_out() -> None:
    w = club().doors()
    alive = w.flows.pact[0, 1, T5]
    grip = w.params.doors.club_grip * (1 - alive) * w.flows.shut[1]
    assert w.flows.supply_gate[0, 1] == pytest.approx(0.9 * (1 - grip))


def test_without_a_club_only_stances_and_controls_count() -> None:
    w = world(3)
    w.orders.offer[:] = 0.0
    w.now.control[0, 1] = 0.25
    w.doors()
    assert not w.flows.shut.any()
    expected = w.flows.gate.copy()
    expected[0, 1] *= 0.25
    assert w.flows.supply_gate == pytest.approx(expected)


@pytest.mark.parametrize("who", range(4))
def test_a_club_is_the_same_when_a_nation_is_cut(who: int) -> None:
    whole, parts = club().doors(), club().cut(who, 3).doors()
    of = [i for i in range(4) for _ in range(3 if i == who else 1)]
    expected = whole.flows.supply_gate[np.ix_(of, of)].copy()
    expected[parts.nations.union > 0.0] = 1.0
    assert parts.flows.supply_gate == pytest.approx(expected)
    assert parts.flows.shut == pytest.approx(whole.flows.shut[of])
