"""The three views of a figure: lines over time, a ranking for now, and a table of values."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

from ui.desk.drawings.line_chart import Series, ink_of, line_chart, sign_of
from ui.desk.look.type import Style
from ui.desk.scene.box import Box
from ui.desk.scene.pen import Flow, Pen
from ui.desk.scene.widgets import meter
from ui.play.encyclopedia.kinds import FigureKind, Form
from ui.play.numbers import axis
from ui.play.words import say

BAR = 10  # pixels at scale 1


@dataclass(frozen=True)
class ShownSeries:
    """A nation, a part or the world, with its values."""

    key: str
    name: str
    values: Sequence[float]
    style: int
    own: bool


@dataclass(frozen=True)
class Subject:
    """What a view is about."""

    years: Sequence[float]
    turns: Sequence[int]  # places in `years` at which turns begin, and the last
    shown: Sequence[ShownSeries]  # the own one first
    kind: FigureKind
    unit: str
    log: bool
    less_is_better: bool = False

    def written(self, value: float) -> str:
        """A value as the table has it."""
        return self.kind.level(value)

    @property
    def multiples(self) -> bool:
        """Whether the values are logs of what is told as times."""
        return self.kind.form is Form.TIMES


def draw_lines(pen: Pen, box: Box, subject: Subject) -> None:
    """Lines over time, the own one strong."""
    unit, times = subject.unit or say("desk.charts.per_cent"), subject.multiples
    log = subject.log or times
    series = [
        Series(one.name, [exp(v) for v in one.values] if times else one.values, one.style, one.own)
        for one in subject.shown
    ]
    line_chart(
        pen,
        box,
        subject.years,
        series,
        axis if times else subject.kind.axis,
        unit=say("desk.charts.log", unit=unit) if log else unit,
        log=log,
    )


def draw_ranking(flow: Flow, subject: Subject) -> None:
    """A bar each, the best first, with the value and the change over the last turn."""
    pen, way = flow.pen, 1.0 if subject.less_is_better else -1.0
    last = sorted(subject.shown, key=lambda one: way * one.values[-1])
    low = min(0.0, *(one.values[-1] for one in last))
    reach = max(max(one.values[-1] for one in last) - low, 1e-12)
    before = subject.turns[-2] if len(subject.turns) > 1 else subject.turns[-1]
    rows = [
        (
            one,
            f"{place}. {one.name}",
            subject.written(one.values[-1]),
            subject.kind.change(one.values[-1] - one.values[before]),
        )
        for place, one in enumerate(last, 1)
    ]
    wide = max(pen.wide(value, Style.STRONG) for _, _, value, _ in rows)
    moved = max(pen.wide(change, Style.SMALL) for _, _, _, change in rows)
    heads = say("desk.charts.ranking_head", unit=subject.unit or say("desk.charts.per_cent"))
    flow.text(heads, Style.SMALL, pen.palette.dim)
    for one, name, value, change in rows:
        style = Style.STRONG if one.own else Style.BODY
        room = flow.box.w - wide - moved - 2 * pen.px(12)
        strip = flow.take(max(pen.tall(name, style, room), pen.look.type.height(style)))
        right, rest = strip.end(moved, pen.px(12))
        number, left = rest.end(wide, pen.px(12))
        pen.text(left, name, style)
        pen.text(number, value, Style.STRONG, align="right", middle=True, wrap=False)
        pen.text(right, change, Style.SMALL, pen.palette.dim, "right", middle=True, wrap=False)
        bar = flow.take(pen.px(BAR))
        ink = ink_of(pen.palette, one.style)
        meter(pen, bar, (one.values[-1] - low) / reach, ink)
        pen.mark(
            (bar.x + pen.px(BAR / 2), bar.centre[1]), sign_of(one.style), pen.palette.ground, 6
        )
        flow.space(4)


def draw_table(flow: Flow, subject: Subject) -> None:
    """Values at the beginning of turns, as many as there is room for, and the last."""
    pen = flow.pen
    chosen = [
        (one, [subject.written(one.values[k]) for k in subject.turns]) for one in subject.shown
    ]
    heads = [f"{subject.years[k]:.10g}" for k in subject.turns]
    texts = [*heads, *(value for _, values in chosen for value in values)]
    wide = max(pen.wide(text, Style.SMALL) for text in texts) + pen.px(14)
    names = max(pen.wide(one.name, Style.STRONG) for one in subject.shown)
    label = min(names, round(flow.box.w * 0.4))
    words = [word for one in subject.shown for word in one.name.split(" ")]
    label = max(label, *(pen.wide(word, Style.STRONG) for word in words)) + pen.px(4)
    most = max((flow.box.w - label) // wide, 1)
    columns = _columns(len(heads), most)
    if subject.unit:
        flow.text(subject.unit, Style.SMALL, pen.palette.dim)
    _row(flow, label, wide, say("desk.charts.year"), [heads[k] for k in columns], True)
    flow.rule()
    for one, values in chosen:
        _row(flow, label, wide, one.name, [values[k] for k in columns], one.own)


def _columns(count: int, most: int) -> list[int]:
    """Places spread evenly over all there are, the last one among them."""
    if count <= most:
        return list(range(count))
    if most == 1:
        return [count - 1]
    return [round(k * (count - 1) / (most - 1)) for k in range(most)]


def _row(flow: Flow, label: int, wide: int, name: str, values: list[str], strong: bool) -> None:
    pen = flow.pen
    style = Style.STRONG if strong else Style.BODY
    strip = flow.take(pen.tall(name, style, label))
    head = strip.left(label)[0]
    pen.text(head, name, style)
    for k, value in enumerate(values):
        cell = Box(strip.x + label + k * wide, strip.y, wide, strip.h)
        pen.text(cell, value, Style.SMALL, align="right", middle=True, wrap=False)
