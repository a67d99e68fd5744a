"""The drawings of a debrief: the course, two lines that part, a histogram."""

from collections.abc import Sequence
from dataclasses import dataclass

from ui.desk.drawings.plot import Plot, draw_axes
from ui.desk.look.palette import Colour
from ui.desk.look.type import Style
from ui.desk.scene.box import Box
from ui.desk.scene.pen import Pen
from ui.desk.scene.shapes import Sign
from ui.play.debrief.data import Curve, Debrief, Histogram
from ui.play.debrief.sentences import called, place_name
from ui.play.mandates import PAR
from ui.play.numbers import Format, plain
from ui.play.words import say

DASH = (7, 4)
DOTS = (2, 3)


def _through(
    plot: Plot, years: Sequence[float], row: Sequence[float]
) -> tuple[tuple[float, float], ...]:
    return tuple((plot.x(year), plot.y(at)) for year, at in zip(years, row, strict=True))


@dataclass(frozen=True)
class KeyLine:
    """What a line of a chart stands for, and how it is drawn."""

    label: str
    ink: Colour
    width: float = 2
    dash: tuple[int, int] | None = None
    sign: Sign | None = None


def draw_key(pen: Pen, box: Box, entries: Sequence[KeyLine]) -> Box:
    """What each line means, on as many rows as that needs; returns the room below."""
    high = pen.look.type.height(Style.SMALL)
    x, y = box.x, box.y
    for entry in entries:
        wide = pen.px(38) + pen.wide(entry.label, Style.SMALL)
        if x > box.x and x + wide > box.right:
            x, y = box.x, y + high + pen.px(2)
        middle = y + high // 2
        pen.line(((x, middle), (x + pen.px(30), middle)), entry.ink, entry.width, entry.dash)
        if entry.sign:
            pen.mark((x + pen.px(15), middle), entry.sign, entry.ink, 10)
        room = min(pen.wide(entry.label, Style.SMALL), box.right - x - pen.px(38))
        pen.text(Box(x + pen.px(38), y, room, high), entry.label, Style.SMALL, wrap=False)
        x += wide + pen.px(18)
    return box.top(y + high - box.y, pen.px(6))[1]


def course_chart(pen: Pen, box: Box, debrief: Debrief) -> None:
    """The standing of the nation, thick, of the best of the others, in dashes, and of all others.

    The half that counts is lit; a dotted line shows par.
    """
    course, palette = debrief.course, pen.palette
    best = next((one for one in debrief.world.places if one.code != debrief.code), None)
    entries = [KeyLine(called(debrief), palette.accent, 3, sign=Sign.DISC)]
    if best:
        entries.append(KeyLine(place_name(best), palette.link, 2, DASH))
    if len(course.scores) > 2:
        entries.append(KeyLine(say("debrief.all_others"), palette.edge, 1))
    entries.append(KeyLine(say("debrief.par_line"), palette.text, 1, DOTS))
    box = draw_key(pen, box, entries)
    span = [course.years[0], course.years[-1]]
    values = [PAR, *(value for row in course.scores.values() for value in row)]
    plot = draw_axes(pen, box, span, values, plain(0), right=pen.px(40))
    start = round(plot.x(course.years[course.counts_from - 1]))
    half = Box(start, plot.box.y, max(plot.box.right - start, 0), plot.box.h)
    pen.rect(half, palette.raised, alpha=90)
    ahead = best.code if best else ""
    for code, row in course.scores.items():
        if code not in {debrief.code, ahead}:
            pen.line(_through(plot, course.years, row), palette.edge)
    pen.line(_through(plot, span, [PAR, PAR]), palette.text, 1, DOTS)
    if best:
        pen.line(_through(plot, course.years, course.scores[ahead]), palette.link, 2, DASH)
    line = _through(plot, course.years, course.scores[debrief.code])
    pen.line(line, palette.accent, 3)
    pen.mark(line[-1], Sign.DISC, palette.accent, 9)
    high = pen.look.type.height(Style.SMALL)
    at = Box(plot.box.right + pen.px(8), round(line[-1][1]) - high // 2, pen.px(32), high)
    pen.text(at, plain(0)(course.scores[debrief.code][-1]), Style.SMALL, wrap=False)


def branch_chart(pen: Pen, box: Box, years: Sequence[float], curve: Curve, show: Format) -> None:
    """The game and the other line: one thick, one in dashes, each with a sign at its end."""
    palette = pen.palette
    entries = (
        KeyLine(say("debrief.this_game"), palette.accent, 2, None, Sign.DISC),
        KeyLine(say("debrief.other_line"), palette.link, 2, DASH, Sign.DIAMOND),
    )
    chart = draw_key(pen, box, entries)
    both = (curve.game, curve.other)
    values = [value for row in both for value in row]
    plot = draw_axes(pen, chart, [years[0], years[-1]], values, show, right=pen.px(16))
    for row, entry in zip(both, entries, strict=True):
        line = _through(plot, years, row)
        pen.line(line, entry.ink, entry.width, entry.dash)
        pen.mark(line[-1], entry.sign or Sign.DISC, entry.ink, 10)


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
    words = say("debrief.histogram_mark", value=plain(1)(found.mine))
    wide = min(pen.wide(words, Style.SMALL), box.w)
    at = min(max(x - wide // 2, box.x), box.right - wide)
    pen.text(Box(at, head.y, wide, high), words, Style.SMALL, wrap=False)
    first, last = foot.columns(2)
    pen.text(first, plain(0)(low), Style.SMALL, palette.dim, wrap=False)
    pen.text(last, plain(0)(top), Style.SMALL, palette.dim, "right", wrap=False)
