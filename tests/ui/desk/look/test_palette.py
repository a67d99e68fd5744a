"""Colours: readable, and told apart by more than hue where it matters."""

from itertools import combinations, pairwise

import pytest

from ui.desk.look.palette import THEMES, contrast, readable

TEXT, GRAPHIC = 4.5, 3.0  # WCAG 2.2: 1.4.3 and 1.4.11


@pytest.fixture(params=sorted(THEMES))
def palette(request):
    return THEMES[request.param]


@pytest.mark.parametrize("ink", ["text", "dim", "link", "good", "bad", "warn"])
@pytest.mark.parametrize("ground", ["ground", "panel", "raised"])
def test_text_stands_out_from_what_it_may_stand_on(palette, ink, ground):
    assert contrast(getattr(palette, ink), getattr(palette, ground)) >= TEXT


def test_text_on_the_accent_can_be_read(palette):
    assert contrast(palette.on_accent, palette.accent) >= TEXT
    assert contrast(readable(palette.link), palette.link) >= TEXT


@pytest.mark.parametrize("ground", ["ground", "panel"])
def test_graphics_stand_out(palette, ground):
    for ink in (palette.accent, palette.edge, palette.focus, *palette.series):
        assert contrast(ink, getattr(palette, ground)) >= GRAPHIC


def test_the_map_grows_steadily_lighter_or_darker(palette):
    steps = [contrast(colour, (0, 0, 0)) for colour in palette.ramp]
    assert steps == sorted(steps) or steps == sorted(steps, reverse=True)
    assert all(max(a, b) / min(a, b) >= 1.25 for a, b in pairwise(steps))


def test_no_two_series_are_alike(palette):
    for a, b in combinations(palette.series, 2):
        assert sum(abs(x - y) for x, y in zip(a, b, strict=True)) >= 60


def test_contrast_is_that_of_the_guidelines():
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21.0)
    assert contrast((118, 118, 118), (255, 255, 255)) == pytest.approx(4.54, abs=0.01)
