"""What is read adds up, whatever was rounded."""

import math

from hypothesis import given
from hypothesis import strategies as some

from ui.desk.sums import shared_out, written_sum

NUMBERS = some.floats(-1e4, 1e4, allow_nan=False)


@given(NUMBERS, some.lists(NUMBERS, min_size=1, max_size=9), some.integers(0, 4))
def test_parts_add_up_to_the_change_to_the_last_decimal(was, parts, decimals):
    now = was + math.fsum(parts)
    told = written_sum(was, now, parts, decimals)
    units = [round(part * 10**decimals) for part in told.parts]
    assert sum(units) == round(told.change * 10**decimals)
    assert round(told.was * 10**decimals) + sum(units) == round(told.now * 10**decimals)
    for part, written in zip(parts, told.parts, strict=True):
        assert abs(part - written) < 2.0 * told.unit


@given(some.lists(NUMBERS, max_size=9))
def test_parts_that_fit_stay_as_they_are(parts):
    whole = [float(round(part)) for part in parts]
    assert shared_out(whole, round(sum(whole))) == whole


def test_the_largest_remainders_are_rounded_up():
    assert shared_out([0.6, 0.3, 0.1], 1) == [1, 0, 0]
    assert shared_out([1.5, 1.4, -0.9], 2) == [2, 1, -1]
    assert shared_out([0.5, 0.5, 0.5], 1) == [1, 0, 0]
    assert shared_out([], 0) == []
