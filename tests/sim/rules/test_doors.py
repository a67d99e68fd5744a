import numpy as np
import pytest

from sim.rules import doors
from tests.sim.supply_world import world


def test_one_closed_door_closes_both() -> None:
    w = world(3)
    w.orders.stance[0, 1] = 0.0
    w.doors()
    assert w.flows.openness[0, 1] == w.flows.openness[1, 0] == 0.0
    assert w.flows.ease[1, 0] == 0.0
    assert w.flows.openness[0, 2] > 0.0
    for field in (w.flows.gate, w.flows.openness, w.flows.ease):
        assert (field.diagonal() == 1.0).all()


def test_diplomacy_makes_openness_work() -> None:
    p = world(1).params.doors
    assert doors.ease(0.8, 1.0, 1.0, p) == pytest.approx(0.8)
    assert doors.ease(0.8, 0.0, 1.0, p) == pytest.approx(0.8 * p.ease_floor)


def test_a_cut_off_leaves_a_leak_of_the_stance() -> None:
    w = world(3)
    w.now.cut_off[1, 0] = 5.0  # 0 cuts 1 off
    w.doors()
    assert w.flows.gate[0, 1] == pytest.approx(w.params.doors.cut_leak * w.orders.stance[0, 1])
    assert w.flows.gate[1, 0] == w.orders.stance[1, 0]
    assert w.then.stance[0, 1] == w.orders.stance[0, 1]


def test_doors_within_a_union_are_open_whatever_is_ordered() -> None:
    w = world(3)
    w.nations.union[0, 1] = w.nations.union[1, 0] = 1.0
    w.orders.stance[0, 1] = 0.0
    w.doors()
    for field in (w.flows.gate, w.flows.openness, w.flows.ease, w.flows.supply_gate):
        assert field[0, 1] == field[1, 0] == 1.0
    assert w.then.stance[0, 1] == 0.0


def test_parts_of_a_union_meet_and_show_the_same_doors() -> None:
    whole, parts = world(4).doors(), world(4).cut(0, 3).doors()
    of = [0, 0, 0, 1, 2, 3]
    for name in ("gate", "openness", "ease", "supply_gate"):
        expected = getattr(whole.flows, name)[np.ix_(of, of)]
        assert getattr(parts.flows, name) == pytest.approx(expected, abs=1e-12), name
