"""The figures of a turn: a row each, and the causes of the chosen one as bars."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from ui.desk.drawings.cause_bars import cause_bars
from ui.desk.look.palette import Colour
from ui.desk.look.type import Style
from ui.desk.scene.box import Box
from ui.desk.scene.control import Control, Kind
from ui.desk.scene.pen import ENDLESS, Flow, Pen
from ui.desk.scene.shapes import Sign
from ui.desk.screens.summary.report import Row
from ui.play.encyclopedia.figures import note_of
from ui.play.words import capital, say

SIGN = 10  # pixels at scale 1


def draw_figures(
    flow: Flow, rows: Sequence[Row], chosen: str, explain: Callable[[str], object]
) -> None:
    """A card for each figure; the chosen one shows its causes as bars that add up."""
    flow.text(say("desk.summary.figures"), Style.HEADING)
    for row in rows:
        _card(flow, row, row.figure == chosen, explain)


def _card(flow: Flow, row: Row, open_: bool, explain: Callable[[str], object]) -> None:
    """The frame goes below what it holds, and its height is known only after that."""
    pen, shapes = flow.pen, flow.pen.scene.shapes
    outer = flow.take(0)
    below = len(shapes)
    inner = pen.flow(Box(outer.x, outer.y, outer.w, ENDLESS).inset(pen.px(12), pen.px(8)), 4)
    _content(inner, row, open_)
    box = Box(outer.x, outer.y, outer.w, inner.y + pen.px(8) - outer.y)
    edge = pen.palette.link if open_ else None
    pen.rect(box, pen.palette.panel, edge, radius=8, width=max(pen.px(2), 1))
    shapes.insert(below, shapes.pop())
    flow.y = box.bottom
    pen.control(
        Control(
            f"summary.{row.figure}",
            Kind.TAB,
            box,
            row.name,
            sends=explain("" if open_ else row.figure),
            tip=row.tip,
            on=open_,
        )
    )


def _content(flow: Flow, row: Row, open_: bool) -> None:
    pen = flow.pen
    levels = say("desk.summary.from_to", was=row.was, now=row.now)
    _head(flow, row, levels)
    if open_ and row.causes:
        causes = [replace(cause, label=capital(cause.label)) for cause in row.causes]
        total = replace(row.total, label=capital(row.total.label))
        cause_bars(flow, causes, total, less_is_better=note_of(row.figure).less_is_better)
    elif row.causes:
        flow.text(row.words, Style.SMALL, pen.palette.dim)
    else:
        flow.text(say("desk.summary.no_change"), Style.SMALL, pen.palette.dim)


def _head(flow: Flow, row: Row, levels: str) -> None:
    """Name and change in one line with the levels, or above them where there is no room.

    The mark points up where that is good news, and the number's sign says which way it went.
    """
    pen = flow.pen
    change = row.moved.written
    mark = pen.px(SIGN + 8)
    wide = pen.wide(change, Style.STRONG) + mark
    high = pen.look.type.height(Style.STRONG)
    room = flow.box.w - wide - pen.px(12)
    beside = pen.wide(row.name, Style.STRONG) + pen.px(12) + pen.wide(levels, Style.SMALL) <= room
    strip = flow.take(max(pen.tall(row.name, Style.STRONG, room), high))
    right, left = strip.end(wide, pen.px(12))
    ink = _ink(pen, row.good)
    if row.good is not None:
        at = (right.x + pen.px(SIGN / 2), right.y + high // 2)
        pen.mark(at, Sign.TRIANGLE if row.good else Sign.DOWN, ink, SIGN)
    number = right.end(wide - mark)[0]
    pen.text(number, change, Style.STRONG, ink, "right", wrap=False)
    pen.text(left, row.name, Style.STRONG)
    if beside:
        pen.text(left, levels, Style.SMALL, pen.palette.dim, "right", middle=True, wrap=False)
    else:
        flow.text(levels, Style.SMALL, pen.palette.dim)


def _ink(pen: Pen, good: bool | None) -> Colour:
    if good is None:
        return pen.palette.dim
    return pen.palette.good if good else pen.palette.bad
