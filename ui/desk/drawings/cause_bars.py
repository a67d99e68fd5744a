"""Causes of a change as bars: each begins where the last one ended, and the sum is the change."""

from collections.abc import Sequence
from dataclasses import dataclass

from ui.desk.look.palette import Colour
from ui.desk.look.type import Style
from ui.desk.scene.box import Box
from ui.desk.scene.pen import Flow, Pen
from ui.desk.scene.shapes import Sign

BAR = 14  # pixels at scale 1
LEAST_BARS = 60


@dataclass(frozen=True)
class Cause:
    """One cause: its name, its size, and the size as it is written."""

    label: str
    size: float
    written: str


def cause_bars(
    flow: Flow, causes: Sequence[Cause], total: Cause, *, less_is_better: bool = False
) -> None:
    """A row a cause with its bar, and the sum below them.

    Rises go right and falls left; colour and mark say whether that is good news.
    """
    pen = flow.pen
    rows = [*causes, total]
    both = (Style.BODY, Style.STRONG)
    number = max(pen.wide(row.written, style) for row in rows for style in both)
    room = flow.box.w - number - 2 * pen.px(10)
    label = min(max(pen.wide(row.label, Style.STRONG) for row in rows), round(room * 0.55))
    words = [word for row in rows for word in row.label.split(" ")]
    label = max(label, *(pen.wide(word, style) for word in words for style in both))
    if room - label < pen.px(LEAST_BARS):
        label = room
    starts, level = [], 0.0
    for cause in causes:
        starts.append(level)
        level += cause.size
    starts.append(0.0)
    edges = [0.0, *starts, *(s + r.size for s, r in zip(starts, rows, strict=True))]
    span = _Span(min(edges), max(edges), room - label)
    for k, (row, start) in enumerate(zip(rows, starts, strict=True)):
        last = k == len(causes)
        if last:
            flow.rule()
        style = Style.STRONG if last else Style.BODY
        height = max(pen.tall(row.label, style, label), pen.px(BAR + 6))
        strip = flow.take(height)
        name, rest = strip.left(label, pen.px(10))
        value, bars = rest.end(number, pen.px(10))
        pen.text(name, row.label, style, middle=True)
        pen.text(value, row.written, style, align="right", middle=True, wrap=False)
        if bars.w >= pen.px(LEAST_BARS):
            _bar(pen, bars, span, start, row.size, last, less_is_better)


@dataclass(frozen=True)
class _Span:
    low: float
    high: float
    width: int

    def x(self, value: float) -> int:
        reach = self.high - self.low
        return round((value - self.low) / reach * self.width) if reach > 0.0 else 0


def _bar(
    pen: Pen, box: Box, span: _Span, start: float, size: float, last: bool, less_is_better: bool
) -> None:
    zero = box.x + span.x(0.0)
    pen.line(((zero, box.y), (zero, box.bottom)), pen.palette.edge)
    if size == 0.0:
        return
    ends = sorted((box.x + span.x(start), box.x + span.x(start + size)))
    high = pen.px(BAR)
    shape = Box(ends[0], box.centre[1] - high // 2, max(ends[1] - ends[0], pen.px(2)), high)
    pen.rect(shape, _ink(pen, size, last, less_is_better), radius=2)
    if shape.w >= pen.px(14):
        mark = Sign.TRIANGLE if (size > 0.0) != less_is_better else Sign.DOWN
        pen.mark(shape.centre, mark, pen.palette.ground, 8)


def _ink(pen: Pen, size: float, last: bool, less_is_better: bool) -> Colour:
    if last:
        return pen.palette.link
    return pen.palette.good if (size > 0.0) != less_is_better else pen.palette.bad
