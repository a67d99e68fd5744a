"""Estimates with their intervals, one a row: a dot, a whisker, a line at zero."""

from collections.abc import Sequence
from dataclasses import dataclass

from ui.desk.drawings.scales import nice_ticks, place
from ui.desk.look.palette import Colour
from ui.desk.look.type import Style
from ui.desk.scene.box import Box
from ui.desk.scene.pen import Pen
from ui.desk.scene.shapes import Sign
from ui.play.numbers import Format

ROW = 25  # pixels at scale 1, as all below
DOT, WHISKER, GAP = 10, 4, 10


@dataclass(frozen=True)
class Estimate:
    """One row: what, how much, from where to where, and whether it can be told from zero."""

    label: str
    value: float
    low: float
    high: float
    clear: bool = True
    good: bool | None = None  # whether it is for the better; None: neither

    def told(self, show: Format) -> str:
        """The value in words, with a doubt where it cannot be told from zero."""
        return show(self.value) if self.clear else f"{show(self.value)} ?"

    def ink(self, pen: Pen) -> Colour:
        """The colour of the row."""
        if not self.clear:
            return pen.palette.edge
        if self.good is None:
            return pen.palette.link
        return pen.palette.good if self.good else pen.palette.bad


def interval_chart(
    pen: Pen,
    box: Box,
    rows: Sequence[Estimate],
    show: Format,
    beside_axis: Format,
    *,
    zero: float | None = 0.0,
    ends: tuple[str, str] = ("", ""),
) -> int:
    """A row an estimate; `ends` says what it means to lie left and right of the line at zero.

    Returns the row of pixels below all, for the height depends on how many there are.
    """
    known = [v for row in rows for v in (row.value, row.low, row.high)]
    known += [] if zero is None else [zero]
    high, gap = pen.look.type.height(Style.SMALL), pen.px(GAP)
    label = min(max(pen.wide(row.label, Style.SMALL) for row in rows), box.w // 2)
    number = max(pen.wide(row.told(show), Style.STRONG) for row in rows)
    head, body = box.top(high if any(ends) else 0, pen.px(4))
    inner = Box(body.x + label + gap, body.y, box.w - label - number - 2 * gap, 0)
    ticks = nice_ticks(min(known), max(known), 5)

    def x_of(value: float) -> int:
        inside = min(max(value, ticks[0]), ticks[-1])
        return round(place(inside, ticks[0], ticks[-1], inner.x + gap, inner.right - gap))

    foot = body.y + pen.px(ROW) * len(rows)
    for tick in ticks:
        pen.line(((x_of(tick), body.y), (x_of(tick), foot)), pen.palette.raised)
        words = beside_axis(tick)
        wide = pen.wide(words, Style.SMALL)
        at = Box(x_of(tick) - wide // 2, foot + pen.px(4), wide, high)
        pen.text(at, words, Style.SMALL, pen.palette.dim, wrap=False)
    if zero is not None:
        pen.line(((x_of(zero), head.y), (x_of(zero), foot)), pen.palette.edge)
        _draw_ends(pen, head, x_of(zero), ends)
    for k, row in enumerate(rows):
        strip = Box(box.x, body.y + k * pen.px(ROW), box.w, pen.px(ROW))
        _draw_row(pen, strip, row, (x_of(row.low), x_of(row.value), x_of(row.high)))
        name, rest = strip.left(label, gap)
        pen.text(name, row.label, Style.SMALL, align="right", middle=True, wrap=False)
        style = Style.STRONG if row.clear and row.good is not None else Style.BODY
        told, colour = row.told(show), None if row.clear else pen.palette.dim
        pen.text(rest.end(number)[0], told, style, colour, "right", middle=True, wrap=False)
    return foot + pen.px(4) + high


def _draw_ends(pen: Pen, head: Box, middle: int, ends: tuple[str, str]) -> None:
    """What left and right mean, where there is room for it."""
    near = pen.px(6)
    rooms = (
        Box(head.x, head.y, max(middle - near - head.x, 0), head.h),
        Box(middle + near, head.y, max(head.right - middle - near, 0), head.h),
    )
    for words, room, align in zip(ends, rooms, ("right", "left"), strict=True):
        if words and pen.wide(words, Style.SMALL) <= room.w:
            pen.text(room, words, Style.SMALL, pen.palette.dim, align, wrap=False)


def _draw_row(pen: Pen, strip: Box, row: Estimate, places: tuple[int, int, int]) -> None:
    low, at, high = places
    ink, middle, thick = row.ink(pen), strip.centre[1], pen.px(WHISKER)
    whisker = Box(low, middle - thick // 2, max(high - low, 1), thick)
    pen.rect(whisker, ink, radius=2, alpha=130)
    pen.mark((at, middle), Sign.DISC, ink, DOT)
