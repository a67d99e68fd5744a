"""Boxes: what is divided is neither lost nor doubled."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from ui.desk.scene.box import Box

sizes = st.integers(0, 2000)
boxes = st.builds(Box, st.integers(-500, 500), st.integers(-500, 500), sizes, sizes)


@given(boxes, sizes, st.integers(0, 50))
def test_strips_and_the_rest_do_not_meet(box, size, gap):
    for strip, rest in (
        box.top(size, gap),
        box.foot(size, gap),
        box.left(size, gap),
        box.end(size, gap),
    ):
        assert strip.within(box)
        assert rest.within(box)
        assert not strip.meets(rest)


@given(boxes, st.lists(st.floats(0.1, 10), min_size=1, max_size=8), st.integers(0, 5))
def test_columns_and_rows_fill_the_box(box, shares, gap):
    room = gap * (len(shares) - 1)
    for parts, whole, size in (
        (box.columns(shares, gap), box.w, "w"),
        (box.rows(shares, gap), box.h, "h"),
    ):
        total = sum(getattr(part, size) for part in parts)
        assert total == max(whole - room, 0)
        for a, b in itertools.pairwise(parts):
            assert not a.meets(b)


@given(boxes, boxes)
def test_what_is_common_is_in_both(a, b):
    common = a.common(b)
    if a.meets(b):
        assert common.within(a)
        assert common.within(b)
    else:
        assert common.w * common.h == 0 or not a.meets(b)
