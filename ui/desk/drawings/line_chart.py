"""Lines over time, each told apart by colour, dashes and a sign, with its name at its end."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from ui.desk.drawings.plot import Plot, draw_axes
from ui.desk.drawings.scales import spread
from ui.desk.look.palette import Colour, Palette
from ui.desk.look.type import Style
from ui.desk.scene.box import Box
from ui.desk.scene.pen import Pen
from ui.desk.scene.shapes import SIGNS, Point, Sign
from ui.play.numbers import Format

DASHES = (None, (8, 4), (2, 4), (14, 3))
LEAD = 26  # pixels from the end of a line to its name, at scale 1
SIGN = 9
THIN, STRONG = 1.5, 3.0


@dataclass(frozen=True)
class Series:
    """One line.  Whoever it stands for keeps its style in every chart."""

    label: str
    values: Sequence[float]  # NaN where it is not known
    style: int
    strong: bool = False


def ink_of(palette: Palette, style: int) -> Colour:
    """The colour of a style."""
    return palette.series[style % len(palette.series)]


def dash_of(style: int) -> tuple[int, int] | None:
    """The dashes of a style."""
    return DASHES[(style + style // len(SIGNS)) % len(DASHES)]


def sign_of(style: int) -> Sign:
    """The sign of a style."""
    return SIGNS[(style + 3 * (style // len(SIGNS))) % len(SIGNS)]


def draw_sample(pen: Pen, box: Box, style: int, strong: bool = False) -> None:
    """A piece of a line, for keys and switches."""
    ink, middle = ink_of(pen.palette, style), box.centre[1]
    width = STRONG if strong else THIN
    pen.line(((box.x, middle), (box.right, middle)), ink, width, dash_of(style))
    pen.mark(box.centre, sign_of(style), ink, SIGN)


def line_chart(
    pen: Pen,
    box: Box,
    years: Sequence[float],
    series: Sequence[Series],
    show: Format,
    *,
    unit: str = "",
    floor: float | None = None,
    log: bool = False,
) -> Plot:
    """Lines with their names at their ends, as many as there is room for, the first ones first."""
    known = [value for line in series for value in line.values if math.isfinite(value)]
    wide = max((pen.wide(line.label, Style.SMALL) for line in series), default=0)
    plot = draw_axes(
        pen, box, years, known, show, unit=unit, floor=floor, log=log, right=wide + pen.px(LEAD)
    )
    backwards = [*series][::-1]  # so that the first ones are on top
    for line in [*(s for s in backwards if not s.strong), *(s for s in series if s.strong)]:
        for piece in _pieces(plot, years, line.values):
            width = STRONG if line.strong else THIN
            pen.line(piece, ink_of(pen.palette, line.style), width, dash_of(line.style))
    _names(pen, plot, years, series)
    return plot


def _pieces(plot: Plot, years: Sequence[float], values: Sequence[float]) -> list[tuple[Point, ...]]:
    """The line without the stretches that are not known."""
    pieces: list[list[Point]] = [[]]
    for year, value in zip(years, values, strict=True):
        if math.isfinite(value):
            pieces[-1].append((plot.x(year), plot.y(value)))
        elif pieces[-1]:
            pieces.append([])
    return [tuple(piece) for piece in pieces if len(piece) > 1]


def _names(pen: Pen, plot: Plot, years: Sequence[float], series: Sequence[Series]) -> None:
    high = pen.look.type.height(Style.SMALL)
    ends = []
    for line in series:
        last = max((k for k, v in enumerate(line.values) if math.isfinite(v)), default=-1)
        if last >= 0:
            at = plot.x(years[last]), plot.y(line.values[last])
            ends.append((line, at))
            pen.mark(at, sign_of(line.style), ink_of(pen.palette, line.style), SIGN)
    named = ends[: max(plot.box.h // (high + 1), 1)]
    top, foot = plot.box.y - high / 2, plot.box.bottom - high / 2
    rows = spread([y - high / 2 for _, (_, y) in named], high + 1, top, foot)
    for row, (line, (x, y)) in zip(rows, named, strict=True):
        start = plot.box.right + pen.px(LEAD)
        place = Box(start, round(row), pen.wide(line.label, Style.SMALL), high)
        lead = ((x + pen.px(6), y), (start - pen.px(3), place.centre[1]))
        pen.line(lead, ink_of(pen.palette, line.style))
        pen.text(place, line.label, Style.SMALL, wrap=False)
