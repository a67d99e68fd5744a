"""Whatever is moved and locked, shares add up to 1 exactly."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ui.play.session.sliders import NOTHING, Stuck, in_points, moved, room

EVEN = (0.25, 0.25, 0.25, 0.25)


@st.composite
def shares(draw):
    """Shares of any size that add up, zeros and crumbs among them."""
    count = draw(st.integers(2, 6))
    weights = draw(st.lists(st.floats(0.0, 1.0), min_size=count, max_size=count))
    if math.fsum(weights) < 1e-6:
        weights[0] = 1.0
    total = math.fsum(weights)
    inexact = tuple(weight / total for weight in weights)
    return moved(inexact, 0, inexact[0] / 2.0, ())


def test_the_others_give_in_proportion():
    assert moved((0.4, 0.2, 0.3, 0.1), 0, 0.7, ()) == pytest.approx((0.7, 0.1, 0.15, 0.05))


def test_the_others_take_in_proportion():
    assert moved((0.4, 0.2, 0.3, 0.1), 0, 0.1, ()) == pytest.approx((0.1, 0.3, 0.45, 0.15))


def test_others_with_nothing_take_equally():
    assert moved((1.0, 0.0, 0.0), 0, 0.4, ()) == pytest.approx((0.4, 0.3, 0.3))
    crumbs = (1.0 - NOTHING / 10.0, NOTHING / 10.0, 0.0)
    assert moved(crumbs, 0, 0.4, ()) == pytest.approx((0.4, 0.3, 0.3))


def test_locked_shares_stay():
    found = moved(EVEN, 0, 0.5, {1, 2})
    assert found[1:3] == (0.25, 0.25)
    assert found[0] == 0.5
    assert found[3] == 0.0


@pytest.mark.parametrize(
    ("locked", "expected"),
    [((), (0.0, 1.0)), ((1,), (0.0, 0.75)), ((1, 2), (0.0, 0.5)), ((1, 2, 3), (0.25, 0.25))],
)
def test_how_far_a_slider_can_go(locked, expected):
    assert room(EVEN, 0, locked) == expected


def test_a_locked_slider_stays_where_it_is():
    assert room(EVEN, 0, {0}) == (0.25, 0.25)
    assert moved(EVEN, 0, 0.25, {0}) == EVEN
    with pytest.raises(Stuck):
        moved(EVEN, 0, 0.3, {0})


@pytest.mark.parametrize("value", [-0.1, 1.1, math.nan, math.inf, -math.inf])
def test_what_is_no_share_is_refused(value):
    with pytest.raises(Stuck):
        moved(EVEN, 0, value, ())


@settings(deadline=None, max_examples=200)
@given(st.lists(st.floats(0.01, 1.0), min_size=2, max_size=6), st.floats(0.0, 1.0))
def test_orders_whose_sum_was_rounded_become_exact(weights, value):
    total = math.fsum(weights)
    assert math.fsum(moved([weight / total for weight in weights], 0, value, ())) == 1.0


def test_unspent_money_is_divided_when_a_slider_moves():
    assert math.fsum(moved((0.2, 0.2, 0.2), 0, 0.3, ())) == 1.0


@settings(deadline=None, max_examples=500)
@given(shares(), st.data())
def test_any_move_adds_up_and_respects_locks(start, data):
    which = data.draw(st.integers(0, len(start) - 1))
    locked = data.draw(st.sets(st.integers(0, len(start) - 1).filter(lambda k: k != which)))
    low, high = room(start, which, locked)
    value = data.draw(st.floats(low, high))
    found = moved(start, which, value, locked)
    assert math.fsum(found) == 1.0
    assert all(0.0 <= share <= 1.0 for share in found)
    assert all(found[k] == start[k] for k in locked)
    assert found[which] == pytest.approx(value, abs=1e-15)


@settings(deadline=None, max_examples=300)
@given(shares(), st.data())
def test_the_ends_of_a_slider_add_up_too(start, data):
    which = data.draw(st.integers(0, len(start) - 1))
    locked = data.draw(st.sets(st.integers(0, len(start) - 1).filter(lambda k: k != which)))
    for end in room(start, which, locked):
        for value in (end, math.nextafter(end, 0.5), end + (0.5 - end) * 1e-16):
            found = moved(start, which, value, locked)
            assert math.fsum(found) == 1.0
            assert all(share >= 0.0 for share in found)


@settings(deadline=None, max_examples=200)
@given(shares(), st.lists(st.tuples(st.integers(0, 5), st.floats(0.0, 1.0)), max_size=12))
def test_a_long_play_with_sliders_leaves_no_crumbs(start, moves):
    for which, value in moves:
        start = moved(start, which % len(start), value, ())
        assert math.fsum(start) == 1.0


@settings(deadline=None, max_examples=300)
@given(shares())
def test_points_add_up_to_a_hundred(start):
    points = in_points(start)
    assert sum(points) == 100
    assert all(abs(point - 100 * share) < 1.0 for point, share in zip(points, start, strict=True))


def test_largest_remainders_are_rounded_up():
    assert in_points((1 / 3, 1 / 3, 1 / 3)) == (34, 33, 33)
    assert in_points((0.5, 0.2)) == (50, 20)
