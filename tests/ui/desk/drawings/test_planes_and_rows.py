"""Estimates in rows, bars in groups, points in a plane: nothing is cut, shapes tell kinds."""

import math

from ui.desk.drawings.grouped_bars import grouped_bars
from ui.desk.drawings.intervals import Estimate, interval_chart
from ui.desk.drawings.scatter import Dot, ShadedBox, scatter_chart
from ui.desk.scene.box import Box
from ui.desk.scene.pen import Pen
from ui.desk.scene.shapes import Mark, Rect, Sign, Text
from ui.faces.paper.painted import LOOK
from ui.play.numbers import axis, plain, signed

BOX = Box(0, 0, 640, 400)
ROWS = [
    Estimate("United Arab Emirates", 2.0, 1.0, 3.0, good=True),
    Estimate("Kenya", -2.0, -3.0, -1.0, good=False),
    Estimate("India", 0.1, -1.0, 1.2, clear=False),
]


def of(pen, kind):
    return [shape for shape in pen.scene.shapes if isinstance(shape, kind)]


def words(pen):
    texts = of(pen, Text)
    assert not [text.lines for text in texts if text.cut]
    return {" ".join(text.lines): text for text in texts}


def test_an_estimate_has_a_row_with_its_interval():
    pen = Pen(BOX, LOOK)
    foot = interval_chart(pen, BOX, ROWS, signed(1), axis, ends=("worse", "better"))
    said = words(pen)
    assert said.keys() >= {"United Arab Emirates", "+2.0", "−2.0", "+0.1 ?", "worse", "better"}
    dots, whiskers = of(pen, Mark), of(pen, Rect)
    assert len(dots) == len(whiskers) == len(ROWS)
    assert [dot.colour for dot in dots] == [LOOK.palette.good, LOOK.palette.bad, LOOK.palette.edge]
    for dot, whisker in zip(dots, whiskers, strict=True):
        assert whisker.box.x < dot.at[0] < whisker.box.right
    assert all(text.box.bottom <= foot for text in said.values())


def test_what_lies_left_and_right_is_left_out_where_there_is_no_room():
    pen = Pen(BOX, LOOK)
    interval_chart(pen, BOX, ROWS, signed(1), axis, ends=("w" * 80, "better"))
    assert "better" in words(pen)
    assert "w" * 80 not in words(pen)


def test_bars_of_a_group_stand_under_each_other():
    pen = Pen(BOX, LOOK)
    groups = [("Research", [0.2, 1.0]), ("Governance", [0.0, 0.5])]
    foot = grouped_bars(pen, BOX, groups, ("India", "the others"), plain(2))
    assert words(pen).keys() >= {"Research", "India", "the others", "1.00", "0.00"}
    bars = [rect.box for rect in of(pen, Rect)][2:]
    assert bars[1].w > bars[3].w > bars[0].w > bars[2].w
    assert max(bar.bottom for bar in bars) <= foot


def test_points_lie_by_their_values_and_tell_whether_it_holds():
    pen = Pen(BOX, LOOK)
    dots = [Dot(0.0, 0.0, "here"), Dot(1.0, 2.0, "there", holds=False), Dot(0.5, 1.0)]
    region = ShadedBox(-math.inf, 0.5, 1.0, math.inf)
    scatter_chart(pen, BOX, dots, ("chance", "points"), axis, regions=[region], labelled=2)
    assert words(pen).keys() >= {"here", "there", "chance", "points"}
    first, second, third = of(pen, Mark)
    assert (first.sign, second.sign) == (Sign.DISC, Sign.RING)
    assert first.at[0] < third.at[0] < second.at[0]
    assert first.at[1] > third.at[1] > second.at[1]
    shade, frame = of(pen, Rect)
    assert shade.box == frame.box
    assert shade.box.x <= first.at[0]
    assert shade.box.right == third.at[0]
    assert shade.box.bottom == third.at[1]
