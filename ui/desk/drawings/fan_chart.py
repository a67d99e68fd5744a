"""A fan: where a figure may go, as a band that holds eight of ten continuations."""

from collections.abc import Sequence

from ui.desk.drawings.plot import Plot, draw_axes
from ui.desk.drawings.scales import spread
from ui.desk.look.palette import Colour
from ui.desk.look.type import Style
from ui.desk.scene.box import Box
from ui.desk.scene.pen import Pen
from ui.desk.scene.shapes import Point, Sign
from ui.play.numbers import Format, axis

Band = tuple[Sequence[float], Sequence[float], Sequence[float]]
"""Values that 10, 50 and 90 % of the continuations stay below."""
DASH = (6, 4)
GAP = 10


def fan_chart(
    pen: Pen,
    box: Box,
    years: Sequence[float],
    low: Sequence[float],
    middle: Sequence[float],
    high: Sequence[float],
    *,
    compare: Band | None = None,
    past: tuple[Sequence[float], Sequence[float]] | None = None,
    unit: str = "",
    show: Format = axis,
    value: Format | None = None,
    label: str = "",
    compare_label: str = "",
    floor: float | None = None,
) -> None:
    """A band from low to high with its middle, and what it is compared with in dashes.

    `past` is (years, values) up to now.  `show` writes the numbers of the axis, `value` those at
    the end of the lines; `label` and `compare_label` name the two in a line above.
    """
    value = value or show
    if label:
        box = _legend(pen, box, label, compare_label if compare else "")
    values = [*low, *middle, *high, *(past[1] if past else ())]
    for row in compare or ():
        values += row
    ends = [(high[-1], value(high[-1])), (middle[-1], value(middle[-1])), (low[-1], value(low[-1]))]
    right = max(pen.wide(text, Style.SMALL) for _, text in ends) + pen.px(GAP + 4)
    span = [past[0][0] if past and len(past[0]) else years[0], years[-1]]
    plot = draw_axes(pen, box, span, values, show, unit=unit, floor=floor, right=right)
    ink, other = pen.palette.link, pen.palette.dim
    _band(pen, plot, years, low, high, ink)
    if past:
        pen.line(_points(plot, *past), pen.palette.text, 2)
    if compare:
        for row in (compare[0], compare[2]):
            pen.line(_points(plot, years, row), other, 1, (2, 4))
        pen.line(_points(plot, years, compare[1]), other, 2, DASH)
        pen.mark(_points(plot, years, compare[1])[-1], Sign.DIAMOND, other, 9)
    line = _points(plot, years, middle)
    pen.line(line, ink, 2)
    pen.mark(line[-1], Sign.DISC, ink, 9)
    _ends(pen, plot, ends, right)


def _points(plot: Plot, years: Sequence[float], row: Sequence[float]) -> tuple[Point, ...]:
    return tuple((plot.x(year), plot.y(at)) for year, at in zip(years, row, strict=True))


def _band(
    pen: Pen,
    plot: Plot,
    years: Sequence[float],
    low: Sequence[float],
    high: Sequence[float],
    ink: Colour,
) -> None:
    above, below = _points(plot, years, high), _points(plot, years, low)
    if len(above) > 1:
        pen.polygon((*above, *reversed(below)), ink, 70)
    for edge in (above, below):
        pen.line(edge, ink)


def _ends(pen: Pen, plot: Plot, ends: Sequence[tuple[float, str]], right: int) -> None:
    """The values at the end, as many as there is room for, the middle one first."""
    line = pen.look.type.height(Style.SMALL)
    room = plot.box.h + line
    kept = [ends[1]] if room < 3 * line else list(ends)
    wanted = [plot.y(at) - line / 2 for at, _ in kept]
    rows = spread(wanted, line + 1, plot.box.y - line / 2, plot.box.bottom - line / 2)
    for y, (_, text) in zip(rows, kept, strict=True):
        at = Box(plot.box.right + pen.px(GAP), round(y), right - pen.px(GAP), line)
        pen.text(at, text, Style.SMALL, wrap=False)


def _legend(pen: Pen, box: Box, label: str, compare_label: str) -> Box:
    """Samples of both lines with their names, on as many lines as they need."""
    sample, line = pen.px(26), pen.look.type.height(Style.SMALL)
    x, y = box.x, box.y
    for name, other in ((label, False), (compare_label, True)):
        if not name:
            continue
        wide = min(pen.wide(name, Style.SMALL), box.w - sample - pen.px(6))
        if x > box.x and x + sample + pen.px(6) + wide > box.right:
            x, y = box.x, y + line
        ink = pen.palette.dim if other else pen.palette.link
        middle = y + line // 2
        pen.line(((x, middle), (x + sample, middle)), ink, 2, DASH if other else None)
        pen.mark((x + sample / 2, middle), Sign.DIAMOND if other else Sign.DISC, ink, 9)
        high = pen.tall(name, Style.SMALL, wide)
        pen.text(Box(x + sample + pen.px(6), y, wide, high), name, Style.SMALL)
        x += sample + pen.px(6) + wide + pen.px(18)
        y += high - line
    return box.foot(max(box.bottom - y - line - pen.px(4), 1))[0]
