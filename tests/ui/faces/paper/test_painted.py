"""Drawings on pages: those of the desk, in colours that the page gives, and described."""

import re

import pytest

from ui.desk.drawings.cause_bars import Cause, cause_bars
from ui.desk.drawings.line_chart import Series, line_chart
from ui.desk.look.palette import DARK, LIGHT
from ui.desk.look.type import Style
from ui.desk.scene.box import Box
from ui.faces.paper.painted import HEIGHT, PAGE, PROPERTIES, PageFont, colours, painted
from ui.play.numbers import axis


def lines(pen, box):
    years = [2025.0, 2025.25, 2025.5]
    line_chart(pen, box, years, [Series("IND", [1.0, 2.0, 3.0], 0)], axis)


def causes(pen, box):
    flow = pen.flow(box)
    cause_bars(flow, [Cause("chips", 2.0, "+2")], Cause("in all", 2.0, "+2"))
    return flow.y


def test_it_is_a_picture_with_a_title_and_words():
    made = painted("x", "A & B", "so it goes", lines)
    assert re.match(r'<svg viewBox="0 0 640 380" role="img" aria-labelledby="x-t x-d"', made)
    assert '<title id="x-t">A &amp; B</title><desc id="x-d">so it goes</desc>' in made
    assert "IND" in made


def test_it_is_as_high_as_what_is_drawn():
    high = int(re.search(r'viewBox="0 0 640 (\d+)"', painted("x", "t", "s", causes))[1])
    assert 0 < high < HEIGHT


@pytest.mark.parametrize("draw", [lines, causes])
def test_colours_are_those_of_the_page(draw):
    made = painted("x", "t", "s", draw)
    used = set(re.findall(r'(?:fill|stroke)="([^"]+)"', made)) - {"none"}
    assert used
    assert used <= set(PROPERTIES.values())
    assert "style=" not in made
    assert "#" not in re.sub(r"url\(#", "", made)


def test_a_page_has_every_colour_in_both_themes():
    light, dark = (
        dict(re.findall(r"--(drawn-[a-z0-9-]+):(#[0-9a-f]{6});", part))
        for part in colours().split("@media")
    )
    assert light.keys() == dark.keys() == {name[6:-1] for name in PROPERTIES.values()}
    for shown, palette in ((light, LIGHT), (dark, DARK)):
        assert shown["drawn-good"] == "#{:02x}{:02x}{:02x}".format(*palette.good)
        assert shown["drawn-series-2"] == "#{:02x}{:02x}{:02x}".format(*palette.series[2])


def test_no_two_colours_of_a_page_are_the_same():
    assert len(PROPERTIES) == len(set(PROPERTIES.values())) == len({*PROPERTIES})
    assert PROPERTIES[PAGE.good] == "var(--drawn-good)"


def test_a_page_has_no_pictures_of_files():
    def flag(pen, box):
        pen.flag("IND", Box(0, 0, 30, 20))
        pen.text(box, "India", Style.BODY)

    with pytest.raises(ValueError, match="no other file"):
        painted("x", "t", "s", flag)


@pytest.mark.parametrize("words", ["TWN", "growth against trend", "“±12,345 %”", "Émirats"])
def test_letters_are_taken_for_rather_too_wide(words):
    """DejaVu Sans, among the widest of what machines have, is some 0.6 of its size a letter."""
    font = PageFont(13)
    assert font.width(words) >= 0.55 * 13 * len(words)
    assert font.width(words + words) <= 2 * font.width(words)
