import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.pillars import PILLAR_OF
from sim.rules import money
from tests.sim.supply_world import world

AMOUNT = st.floats(0.0, 1e4)


@settings(deadline=None, max_examples=60)
@given(AMOUNT, st.floats(1e-6, 1e4))
def test_more_money_buys_more_but_never_more_than_room(given_, room) -> None:
    bought = money.absorbed(given_, room)
    assert 0.0 <= bought <= min(given_, room) * (1 + 1e-12)
    assert money.absorbed(2.0 * given_, room) >= bought
    assert money.absorbed(room, room) == pytest.approx(room / 2.0)


def test_nothing_is_bought_without_room() -> None:
    assert money.absorbed(1.0, 0.0) == pytest.approx(0.0)
    assert money.absorbed(0.0, 0.0) == 0.0


@pytest.mark.parametrize("step", [1.0, 0.5])
def test_the_budget_follows_and_less_gets_through_while_a_government_changes(step: float) -> None:
    w = world(5, step=step)
    w.now.transition[1] = 3.0
    w.doors()
    p = w.params.money
    speed = p.inertia * step / (1 + p.inertia * step)
    budget = w.now.budget + speed * (w.orders.budget - w.now.budget)
    assert w.then.budget == pytest.approx(budget)
    through = p.approval_floor + p.approval_gain * w.now.approval
    through[1] *= 1.0 - p.transition_loss
    assert w.flows.outlay == pytest.approx(budget * through)
    raw = step / 4 * w.flows.outlay * w.now.gdp
    raw = raw[:, None] * w.orders.split[:, list(PILLAR_OF)] * w.orders.programme
    able = p.absorption_floor + p.absorption_gain * w.nations.governance
    room = step / 4 * p.absorption * able * w.now.gdp
    assert w.flows.spend == pytest.approx(raw / (1 + raw / room[:, None]))


def test_what_is_given_to_no_programme_is_spent_all_the_same() -> None:
    w = world(2)
    w.orders.split[0] = 0.0
    outlay = w.doors().flows.outlay
    assert outlay[0] > 0.0
    assert not w.flows.spend[0].any()


def test_parts_of_a_union_buy_what_the_whole_would() -> None:
    whole, parts = world(4).doors(), world(4).cut(0, 3).doors()
    assert parts.flows.spend[:3].sum(axis=0) == pytest.approx(whole.flows.spend[0])
    assert np.all(parts.flows.outlay[:3] == whole.flows.outlay[0])
