import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.rules import budget
from tests.world import world

SHARE = st.floats(0.0, 1.0)


@settings(deadline=None, max_examples=50)
@given(st.floats(1.0, 50_000.0), st.floats(0.0, 0.05), SHARE, st.floats(0.1, 2.0))
def test_money_is_the_quarters_part_of_the_budget(gdp, rate, approval, step) -> None:
    p = world(1).params.budget
    expected = step / 4 * rate * gdp * (p.approval_floor + p.approval_gain * approval)
    assert budget.money(gdp, rate, approval, step, p) == pytest.approx(expected, rel=1e-14)


def test_at_half_approval_the_whole_budget_is_spent() -> None:
    p = world(1).params.budget
    assert budget.money(1000.0, 0.01, 0.5, 1.0, p) == pytest.approx(2.5, rel=1e-12)


@pytest.mark.parametrize("seed", range(5))
def test_budget_adds_up(seed: int) -> None:
    """What the programmes get is what was allotted, to 1e-15."""
    w = world(5, seed).run()
    for i in range(5):
        spent = 0.0
        for q in range(w.flows.spend.shape[1]):
            spent += w.flows.spend[i, q]
        total = 0.0
        for pillar in range(6):
            total += w.orders.split[i, pillar]
        assert spent == pytest.approx(w.flows.budget[i] * total, rel=4e-15)
        assert total == pytest.approx(1.0, abs=1e-15)


def test_money_that_is_not_split_is_not_spent() -> None:
    w = world(3)
    w.orders.split[0] *= 0.5
    w.run()
    assert sum(w.flows.spend[0]) == pytest.approx(0.5 * w.flows.budget[0], rel=1e-14)


def test_a_changing_government_leaves_money_unspent() -> None:
    calm, changing = world(3), world(3)
    changing.stocks.transition[1] = 3.0
    calm.run()
    changing.run()
    lost = changing.params.budget.transition_loss
    assert changing.flows.budget[1] == pytest.approx((1 - lost) * calm.flows.budget[1], rel=1e-14)
    assert changing.flows.budget[0] == calm.flows.budget[0]
