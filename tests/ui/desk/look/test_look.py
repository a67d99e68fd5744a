"""Looks: larger windows have larger type, and no window has type that is too small."""

import pytest

from ui.desk.look.look import LARGEST_GROWTH, SCALES, SMALLEST_SCALE, look_for, window_scale
from ui.faces.window.fonts import window_font


def test_the_smallest_window_that_is_meant_has_scale_one():
    assert window_scale(1280, 720) == 1.0
    assert window_scale(1366, 768) > 1.0


def test_part_of_a_larger_window_goes_into_type():
    assert window_scale(1920, 1080) == pytest.approx(1.25)
    assert window_scale(7680, 4320) == LARGEST_GROWTH
    assert window_scale(1920, 720) == 1.0  # the narrower side decides


def test_a_window_that_is_too_small_shrinks_everything_but_not_without_end():
    assert window_scale(1024, 576) == pytest.approx(0.8)
    assert window_scale(100, 100) == SMALLEST_SCALE


def test_looks_are_the_same_for_the_same_window():
    first = look_for("dark", 1.25, (1280, 720), False, window_font)
    assert look_for("dark", 1.25, (1280, 720), False, window_font) == first
    assert first.px(8) == 10
    assert [
        look_for("light", scale, (1280, 720), True, window_font).scale for scale in SCALES
    ] == list(SCALES)
