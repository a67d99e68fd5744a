"""Bars: a share with a tick, a change that adds up from its causes, pillars side by side."""

import math
from collections.abc import Sequence

from ui.desk.drawings.cause_bars import Cause, cause_bars
from ui.desk.drawings.component_bar import bar_place, bar_start
from ui.desk.drawings.grouped_bars import grouped_bars
from ui.desk.scene.box import Box
from ui.desk.scene.pen import Pen
from ui.faces.paper.html import tag
from ui.faces.paper.painted import painted
from ui.play.mandates import PAR
from ui.play.numbers import Format


def bar(value: float, class_: str = "p0", mark: float | None = None, start: float = 0.0) -> str:
    """A bar from `start` to a value, 0 to 1, and a tick at `mark`; its number stands beside it."""
    x, end = sorted((min(max(value, 0.0), 1.0), start))
    wide = {"x": _per_cent(x)} if x else {}
    wide["width"] = _per_cent(end - x)
    pieces = [tag("rect", **wide, height="100%", rx=4, class_=f"piece {class_}")]
    if mark is not None:
        pieces.append(tag("rect", x=_per_cent(mark), y=-3, width=2, height=14, class_="tick"))
    return tag("svg", *pieces, class_="stack", aria_hidden="true")


def component_bar(name: str, level: float, class_: str, par: float | None = None) -> str:
    """The level of a component of the score as a bar, with a tick at par."""
    mark = None if par is None else bar_place(name, par)
    return bar(bar_place(name, level), class_, mark, bar_start(name))


def score_bar(score: float, class_: str = "p0") -> str:
    """A score as a bar, with a tick at par."""
    return bar(score / 100.0, class_, PAR / 100.0)


def _per_cent(value: float) -> str:
    return f"{100.0 * min(max(value, 0.0), 1.0):.1f}%"


def waterfall(
    name: str, title: str, causes: Sequence[tuple[str, float]], total: str, show: Format
) -> str:
    """Causes one under the other, each beginning where the last ended, and their sum."""
    *parts, last = (
        Cause(label, change, show(change))
        for label, change in (*causes, (total, math.fsum(change for _, change in causes)))
    )

    def draw(pen: Pen, box: Box) -> int:
        flow = pen.flow(box, gap=2)
        cause_bars(flow, parts, last)
        return flow.y

    said = ", ".join(f"{one.label} {one.written}" for one in (*parts, last))
    return painted(name, title, said, draw)


def grouped(
    name: str,
    title: str,
    groups: Sequence[tuple[str, Sequence[float]]],
    keys: Sequence[str],
    show: Format,
) -> str:
    """Bars from 0 to 1 side by side, one group a row; `keys` name the bars of a group."""
    said = "; ".join(
        f"{label}: " + ", ".join(f"{k} {show(v)}" for k, v in zip(keys, values, strict=True))
        for label, values in groups
    )
    return painted(name, title, said, lambda pen, box: grouped_bars(pen, box, groups, keys, show))
