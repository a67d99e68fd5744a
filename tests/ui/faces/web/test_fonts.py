"""The fonts that a page fetches: small, whole together, and measured as they are."""

import pytest
from fontTools.ttLib import TTFont

from tools.assets.web_fonts import needed, ranges
from ui.desk.assets import font_path
from ui.desk.assets.files import WEIGHTS
from ui.faces.web.files import STATIC
from ui.faces.web.fonts import web_font

LARGEST = 12_000  # bytes of what every page fetches, a weight


def letters(path):
    with TTFont(path) as font:
        return set(font.getBestCmap())


@pytest.mark.parametrize("weight", WEIGHTS)
def test_every_page_has_the_letters_of_the_catalogues_and_may_have_all(weight):
    whole = letters(font_path(weight))
    first = STATIC / "fonts" / f"inter-{weight}.woff2"
    rest = STATIC / "fonts" / f"inter-{weight}-rest.woff2"
    assert letters(first) == needed() & whole
    assert letters(first) | letters(rest) == whole
    assert not letters(first) & letters(rest)
    assert first.stat().st_size <= LARGEST


def test_the_style_sheet_names_them_all():
    sheet = (STATIC / "fonts.css").read_text()
    for path in (STATIC / "fonts").glob("*.woff2"):
        assert f'url("fonts/{path.name}")' in sheet
        assert ranges(frozenset(letters(path))) in sheet


def test_widths_add_up_and_grow_with_the_size():
    small, large = web_font(15, "regular"), web_font(30, "regular")
    assert small.width("") == 0
    assert small.width("Six Pillars") <= small.width("Six") + small.width(" Pillars")
    assert abs(large.width("Six Pillars") - 2 * small.width("Six Pillars")) <= 2
    assert small.width("\U00013000") > 0  # a letter that the font lacks
    assert web_font(15, "regular") is small
