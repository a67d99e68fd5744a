"""Lines over time and bars of causes: told apart without colour, inside their boxes, never cut."""

from itertools import combinations, pairwise
from math import nan

import pytest

from ui.desk.drawings.cause_bars import Cause, cause_bars
from ui.desk.drawings.line_chart import Series, dash_of, line_chart, sign_of
from ui.desk.look.look import look_for
from ui.desk.scene.box import Box
from ui.desk.scene.pen import Pen
from ui.desk.scene.shapes import Line, Mark, Rect, Text
from ui.faces.window.fonts import window_font
from ui.play.numbers import axis

YEARS = [2025.0 + k / 4 for k in range(41)]
NAMES = ("United Arab Emirates", "India", "Kenya", "European Union", "Japan", "Brazil")


def pen_at(scale=1.0):
    return Pen(Box(0, 0, 1280, 720), look_for("dark", scale, (1280, 720), False, window_font))


def texts_of(pen):
    return [shape for shape in pen.scene.shapes if isinstance(shape, Text)]


def test_sixteen_nations_differ_without_colour():
    assert len({(dash_of(k), sign_of(k)) for k in range(16)}) == 16


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("size", [(380, 160), (700, 420), (1200, 640)])
@pytest.mark.parametrize("log", [False, True])
def test_nothing_is_cut_or_overlaps(scale, size, log):
    pen, box = pen_at(scale), Box(20, 20, *size)
    lines = [
        Series(name, [0.5 + 0.01 * place * k for k in range(41)], place, strong=place == 1)
        for place, name in enumerate(NAMES * 2)
    ]
    line_chart(pen, box, YEARS, lines, axis, unit="million H100e", log=log)
    texts = texts_of(pen)
    assert not any(text.cut for text in texts)
    assert all(text.box.within(box.inset(-2, -2)) for text in texts)
    assert not any(a.box.meets(b.box) for a, b in combinations(texts, 2))


def test_the_first_ones_are_named_where_not_all_can_be():
    pen = pen_at()
    lines = [Series(f"n{k}", [1.0, 2.0], k) for k in range(30)]
    line_chart(pen, Box(0, 0, 500, 200), [2025.0, 2026.0], lines, axis)
    named = {text.lines[0] for text in texts_of(pen) if text.lines[0].startswith("n")}
    assert 3 < len(named) < 30
    assert named == {f"n{k}" for k in range(len(named))}


def test_gaps_are_not_drawn_over():
    pen = pen_at()
    years = [2025.0, 2026.0, 2027.0, 2028.0, 2029.0]
    line_chart(pen, Box(0, 0, 500, 200), years, [Series("a", [1.0, 2.0, nan, 3.0, 4.0], 3)], axis)
    ink = pen.palette.series[3]
    drawn = [s for s in pen.scene.shapes if isinstance(s, Line) and s.colour == ink]
    assert [len(line.points) for line in drawn] == [2, 2, 2]  # two pieces, and to the name


def test_a_chart_of_a_single_quarter_shows_where_each_one_is():
    pen = pen_at()
    line_chart(pen, Box(0, 0, 500, 200), [2025.0], [Series("a", [1.0], 0)], axis)
    assert any(isinstance(shape, Mark) for shape in pen.scene.shapes)


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize("width", [280, 420, 800])
def test_causes_stand_in_rows_with_their_sum(scale, width):
    pen = pen_at(scale)
    causes = [
        Cause("own research", 1.6, "+1.6"),
        Cause("spill-overs from partners of many kinds", 0.4, "+0.4"),
        Cause("more or fewer chips", -0.7, "−0.7"),
    ]
    cause_bars(pen.flow(Box(10, 10, width, 600)), causes, Cause("Change", 1.3, "+1.3"))
    texts = texts_of(pen)
    assert not any(text.cut for text in texts)
    assert not any(a.box.meets(b.box) for a, b in combinations(texts, 2))
    bars = [s for s in pen.scene.shapes if isinstance(s, Rect) and s.radius]
    assert len(bars) in {0, 4}
    for before, after in pairwise(bars[:3]):
        ends = {before.box.x, before.box.right}
        assert any(abs(end - edge) <= 1 for end in ends for edge in (after.box.x, after.box.right))
