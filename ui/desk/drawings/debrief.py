"""The pictures of the end report: the course, two lines that part, a histogram."""

from collections.abc import Sequence

from ui.desk.drawings.plot import Plot, draw_axes
from ui.desk.look.type import Style
from ui.desk.scene.box import Box
from ui.desk.scene.pen import Pen
from ui.desk.scene.shapes import Sign
from ui.play.debrief.data import Curve, Debrief, Histogram
from ui.play.mandates import PAR
from ui.play.numbers import percent, plain
from ui.play.words import say

DASH = (7, 4)
DOTS = (2, 3)


def _through(
    plot: Plot, years: Sequence[float], row: Sequence[float]
) -> tuple[tuple[float, float], ...]:
    return tuple((plot.x(year), plot.y(at)) for year, at in zip(years, row, strict=True))


def course_chart(pen: Pen, box: Box, debrief: Debrief) -> None:
    """The standing of the nation, thick, and of all others, thin; the half that counts is lit.

    A dotted line shows par.
    """
    course, palette = debrief.course, pen.palette
    rows = list(course.scores.values())
    span = [course.years[0], course.years[-1]]
    values = [PAR, *(value for row in rows for value in row)]
    plot = draw_axes(pen, box, span, values, plain(0), right=pen.px(40))
    start = round(plot.x(course.years[min(course.counts_from, len(course.years) - 1)]))
    half = Box(start, plot.box.y, max(plot.box.right - start, 0), plot.box.h)
    pen.rect(half, palette.raised, alpha=90)
    for code, row in course.scores.items():
        if code != debrief.code:
            pen.line(_through(plot, course.years, row), palette.edge)
    par = _through(plot, span, [PAR, PAR])
    pen.line(par, palette.text, 1, DOTS)
    line = _through(plot, course.years, course.scores[debrief.code])
    pen.line(line, palette.accent, 3)
    pen.mark(line[-1], Sign.DISC, palette.accent, 9)
    high = pen.look.type.height(Style.SMALL)
    at = Box(plot.box.right + pen.px(8), round(line[-1][1]) - high // 2, pen.px(32), high)
    pen.text(at, plain(0)(course.scores[debrief.code][-1]), Style.SMALL, wrap=False)


def branch_chart(pen: Pen, box: Box, years: Sequence[float], curve: Curve, title: str) -> None:
    """The game and the other line: one thick, one in dashes, each with a sign at its end."""
    palette = pen.palette
    show = percent(0) if title == "sovereignty_title" else plain(0)
    high = pen.look.type.height(Style.SMALL)
    names = (say("desk.ending.game_line"), say("desk.ending.other_line"))
    legend, chart = box.top(high, pen.px(4))
    plot = draw_axes(
        pen, chart, [years[0], years[-1]], [*curve.game, *curve.other], show, right=pen.px(16)
    )
    inks, signs = (palette.accent, palette.link), (Sign.DISC, Sign.DIAMOND)
    places = legend.columns(2, pen.px(8))
    for k, row in enumerate((curve.game, curve.other)):
        dash = DASH if k else None
        line = _through(plot, years, row)
        pen.line(line, inks[k], 2, dash)
        pen.mark(line[-1], signs[k], inks[k], 10)
        sample, words = places[k].left(pen.px(30), pen.px(8))
        y = sample.centre[1]
        pen.line(((sample.x, y), (sample.right, y)), inks[k], 2, dash)
        pen.mark(sample.centre, signs[k], inks[k], 10)
        pen.text(words, names[k], Style.SMALL, wrap=False, shrink=True)


def histogram(pen: Pen, box: Box, found: Histogram) -> None:
    """Worlds by value, with a mark where this game lies."""
    palette = pen.palette
    high = pen.look.type.height(Style.SMALL)
    foot, bars = box.foot(high, pen.px(4))
    head, bars = bars.top(high + pen.px(12))
    low, top = found.edges[0], found.edges[-1]
    span, most = max(top - low, 1e-9), max(*found.counts, 1)

    def place(value: float) -> int:
        return bars.x + round((min(max(value, low), top) - low) / span * bars.w)

    for start, end, count in zip(found.edges, found.edges[1:], found.counts, strict=False):
        left, right = place(start), place(end)
        tall = round(bars.h * count / most)
        pen.rect(Box(left, bars.bottom - tall, max(right - left - 1, 1), tall), palette.link)
    x = place(found.mine)
    pen.line(((x, head.bottom - pen.px(10)), (x, bars.bottom)), palette.accent, 2)
    pen.mark((x, head.bottom - pen.px(7)), Sign.DOWN, palette.accent, 12)
    words = f"{say('desk.ending.mine_mark')} {plain(1)(found.mine)}"
    wide = min(pen.wide(words, Style.SMALL), box.w)
    at = min(max(x - wide // 2, box.x), box.right - wide)
    pen.text(Box(at, head.y, wide, high), words, Style.SMALL, wrap=False)
    first, last = foot.columns(2)
    pen.text(first, plain(0)(low), Style.SMALL, palette.dim, wrap=False)
    pen.text(last, plain(0)(top), Style.SMALL, palette.dim, "right", wrap=False)
