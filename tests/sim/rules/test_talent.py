import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.rules import talent
from tests.world import pairs, quiet, world

INDEX = st.floats(0.01, 10.0)
SHARE = st.floats(0.0, 1.0)


@pytest.mark.parametrize("seed", range(5))
def test_talent_is_survivors_and_graduates(seed: int) -> None:
    w = world(5, seed)
    for _ in range(10):
        before = w.stocks.people.sum()
        w.run()
        kept = before * math.exp(-w.params.talent.attrition * w.params.step)
        assert w.stocks.people.sum() == pytest.approx(kept + w.flows.graduates.sum(), rel=1e-13)
        assert w.stocks.talent == pytest.approx(w.stocks.people.sum(axis=0), rel=1e-14)
        assert (w.stocks.people >= 0.0).all()


def test_talent_is_constant_without_births_and_attrition() -> None:
    w = world(5)
    w.params.talent.intake = w.params.talent.attrition = 0.0
    w.stocks.students[:] = 0.0
    before = w.stocks.people.sum()
    by_origin = w.stocks.people.sum(axis=1)
    w.run(40)
    assert w.stocks.people.sum() == pytest.approx(before, rel=1e-13)
    assert w.stocks.people.sum(axis=1) == pytest.approx(by_origin, rel=1e-13)
    assert w.flows.talent_flow.sum() > 0.0


def test_flows_account_for_every_move() -> None:
    w = world(4)
    w.run(3)
    f = w.flows
    settled = f.people.sum(axis=0)
    moved = settled + f.talent_flow.sum(axis=0) - f.talent_flow.sum(axis=1)
    assert w.stocks.talent == pytest.approx(moved, rel=1e-13)


def test_students_come_out_of_an_erlang_pipeline() -> None:
    """A class that enters graduates after n ticks as C(n, 2) a³ (1 - a)^(n - 2)."""
    w = world(2)
    w.params.talent.intake = 0.0
    w.stocks.students[:] = 0.0
    w.stocks.students[0, 0] = 1.0
    a = 1.0 - math.exp(-w.params.talent.stage * w.params.step)
    for n in range(40):
        w.run()
        expected = math.comb(n, 2) * a**3 * (1 - a) ** max(n - 2, 0)
        assert w.flows.graduates[0] == pytest.approx(expected, rel=1e-11)
        assert w.flows.graduates[1] == 0.0


def test_intake_follows_stem_education() -> None:
    w = world(2, same=True)
    w.orders.budget[0] = 0.05
    w.run(12)
    assert w.flows.graduates[0] > w.flows.graduates[1]


@settings(deadline=None, max_examples=60)
@given(INDEX, st.floats(-5.0, 0.0), SHARE, SHARE)
def test_appeal_rises_with_income_the_frontier_approval_and_science(y, lag, a, k) -> None:
    p = world(1).params.talent
    base = talent.appeal(y, lag, a, k, p)
    assert base > 0.0
    assert talent.appeal(2.0 * y, lag, a, k, p) == pytest.approx(2.0**p.income * base)
    assert talent.appeal(y, lag - 1.0, a, k, p) < base
    assert talent.appeal(y, lag, a + 0.1, k, p) > base
    assert talent.appeal(y, lag, a, k + 0.1, p) > base


@settings(deadline=None, max_examples=60)
@given(SHARE, SHARE, SHARE, SHARE)
def test_welcome_needs_a_visa_and_is_doubled_by_a_pact(visa, door, affinity, pact) -> None:
    p = world(1).params.talent
    assert talent.welcome(0.0, door, affinity, pact, p) == 0.0
    alone = talent.welcome(visa, door, affinity, 0.0, p)
    assert talent.welcome(visa, door, affinity, pact, p) == pytest.approx(alone * (1 + pact))
    closed = talent.welcome(visa, 0.0, affinity, 0.0, p)
    assert closed == pytest.approx(p.closed_door * visa * affinity)


@settings(deadline=None, max_examples=60)
@given(st.floats(0.0, 10.0), st.floats(0.0, 10.0))
def test_no_step_moves_more_people_than_there_are(rate: float, step: float) -> None:
    assert 0.0 <= talent.mobility_share(rate, step) < 1.0


def test_gravity_counts_the_size_of_the_destination() -> None:
    """Equal but for size, nations keep their size: small states are not filled up."""
    w = world(3, same=True)
    quiet(w.params)
    w.params.talent.intake = w.params.talent.attrition = 0.0
    w.stocks.students[:] = 0.0
    w.stocks.people[:] = np.diag((200.0, 200.0, 2.0))
    w.stocks.talent[:] = (200.0, 200.0, 2.0)
    w.nations.affinity[:] = 1.0
    w.orders.stance[:] = 1.0
    w.orders.visa[:] = 1.0
    w.orders.offer[:] = 0.0
    w.params.talent.return_rate = 0.0
    w.run()
    f = w.flows.talent_flow
    assert f[0, 1] == pytest.approx(100.0 * f[0, 2], rel=1e-9)
    assert f[0, 2] == pytest.approx(f[2, 0], rel=1e-9), "what comes goes"
    assert w.stocks.talent == pytest.approx((200.0, 200.0, 2.0), rel=1e-9)


def test_people_go_where_appeal_is_higher() -> None:
    w = world(2, same=True)
    quiet(w.params)
    w.stocks.approval[:] = (0.7, 0.3)
    w.run()
    assert w.flows.appeal[0] > w.flows.appeal[1]
    assert w.flows.talent_flow[1, 0] > w.flows.talent_flow[0, 1]


def test_a_closed_visa_lets_nobody_in_but_its_own_back() -> None:
    w = world(3)
    quiet(w.params)
    w.orders.visa[1] = 0.0
    w.run()
    for i, j in pairs(3):
        if j == 1:
            back = w.params.talent.return_rate * w.flows.people[1, i]
            assert w.flows.talent_flow[i, 1] < back * 1.1
            assert w.stocks.people[i, 1] <= w.flows.people[i, 1]


def test_emigrants_come_home_and_less_to_a_home_that_isolates_their_host() -> None:
    p = world(1).params.talent
    open_ = talent.homecoming(0.01, 2.0, 1.0, 1.0, p)
    assert open_ == pytest.approx(0.01 * 2 / 3)
    assert talent.homecoming(0.01, 2.0, 1.0, 0.0, p) == pytest.approx(p.return_closed * open_)


def test_a_world_without_talent_or_students_stays_finite() -> None:
    for n in (1, 3):
        w = world(n)
        w.stocks.people[:] = 0.0
        w.stocks.talent[:] = 0.0
        w.stocks.students[:] = 0.0
        w.params.talent.intake = 0.0
        w.run(3)
        assert np.isfinite(w.stocks.memory).all()
        assert not w.stocks.talent.any()
