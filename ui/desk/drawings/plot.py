"""A plot: two axes with round numbers, and where a point of them lies on the screen.

Everything is sized from the text beside the axes.  Where there is no room for all numbers, some are
left out; none is cut.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from ui.desk.drawings.scales import log_ticks, nice_ticks, place
from ui.desk.look.type import Style
from ui.desk.scene.box import Box
from ui.desk.scene.pen import Pen
from ui.play.numbers import Format

BESIDE = 6
"""Pixels between a number and its axis, at scale 1."""
YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100, 200)
SHORTEST = 0.25
"""Years that a time axis covers at least."""


@dataclass(frozen=True)
class Plot:
    """The room for lines, and what its edges stand for."""

    box: Box
    first: float  # year at the left edge
    last: float  # and at the right one
    low: float  # value at the lower edge
    high: float  # and at the upper one
    log: bool = False

    def x(self, year: float) -> float:
        """The column of a year."""
        return place(year, self.first, self.last, self.box.x, self.box.right - 1)

    def y(self, value: float) -> float:
        """The row of a value."""
        low, high, at = self.low, self.high, value
        if self.log:
            low, high, at = math.log(low), math.log(high), math.log(max(value, low))
        return place(at, low, high, self.box.bottom - 1, self.box.y)


def draw_axes(
    pen: Pen,
    box: Box,
    years: Sequence[float],
    values: Sequence[float],
    show: Format,
    *,
    unit: str = "",
    floor: float | None = None,
    log: bool = False,
    right: int = 0,
) -> Plot:
    """Axes for these years and values, their numbers and the unit; returns the room inside.

    `floor` is a value that is shown in any case, `right` the pixels to keep free beside the plot.
    """
    if unit:
        height = pen.tall(unit, Style.SMALL, box.w)
        head, box = box.top(height, pen.px(4))
        pen.text(head, unit, Style.SMALL, pen.palette.dim)
    line = pen.look.type.height(Style.SMALL)
    foot, body = box.foot(line, line // 2 + 1)
    body = Box(body.x, body.y + line // 2, body.w - right, max(body.h - line // 2, 1))
    ticks, log = _ticks(values, floor, log, body.h // (2 * line))
    wide = max(pen.wide(show(tick), Style.SMALL) for tick in ticks)
    room = body.end(max(body.w - wide - pen.px(BESIDE), 1))[0]
    last = max(years[-1], years[0] + SHORTEST)
    plot = Plot(room, years[0], last, ticks[0], ticks[-1], log)
    _levels(pen, plot, body.x, wide, ticks, show)
    _years(pen, plot, foot, box)
    return plot


def _ticks(
    values: Sequence[float], floor: float | None, log: bool, most: int
) -> tuple[list[float], bool]:
    known = [value for value in values if math.isfinite(value)] or [0.0]
    low = min(known) if floor is None else min(floor, *known)
    if log and low > 0.0:
        return log_ticks(low, max(known)), True
    return nice_ticks(low, max(known), max(min(most, 5), 1)), False


def _levels(pen: Pen, plot: Plot, x: int, wide: int, ticks: Sequence[float], show: Format) -> None:
    line = pen.look.type.height(Style.SMALL)
    free = math.inf  # the row above which the next number may stand
    for tick in ticks:
        y = round(plot.y(tick))
        pen.line(((plot.box.x, y), (plot.box.right, y)), pen.palette.raised)
        if y + line // 2 <= free:
            at = Box(x, y - line // 2, wide, line)
            pen.text(at, show(tick), Style.SMALL, pen.palette.dim, "right", wrap=False)
            free = at.y


def _years(pen: Pen, plot: Plot, foot: Box, outer: Box) -> None:
    first, last = math.ceil(plot.first), math.floor(plot.last)
    wide = max(pen.wide(str(year), Style.SMALL) for year in (first, last, 2000))
    most = max(2 * plot.box.w // (3 * wide), 1)
    step = next((s for s in YEAR_STEPS if (last - first) / s + 1 <= most), YEAR_STEPS[-1])
    for year in range(first, last + 1, step):
        wide = pen.wide(str(year), Style.SMALL)
        x = round(plot.x(year))
        at = min(max(x - wide // 2, outer.x), outer.right - wide)
        pen.line(((x, plot.box.bottom), (x, plot.box.bottom + pen.px(3))), pen.palette.edge)
        place_of_year = Box(at, foot.y, wide, foot.h)
        pen.text(place_of_year, str(year), Style.SMALL, pen.palette.dim, "centre", wrap=False)
