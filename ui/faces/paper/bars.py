"""Bars: a share with a tick, a change that adds up from its causes, pillars side by side."""

import math
from collections.abc import Sequence

from ui.desk.drawings.cause_bars import Cause, cause_bars
from ui.desk.drawings.scales import place
from ui.desk.scene.box import Box
from ui.desk.scene.pen import Pen
from ui.faces.paper.html import tag, text
from ui.faces.paper.painted import painted
from ui.faces.paper.svg import drawing
from ui.play.mandates import PAR
from ui.play.numbers import Format

LABEL_WIDTH = 218
CHANGE_WIDTH = 640


def bar(value: float, class_: str = "p0", mark: float | None = None) -> str:
    """A bar from 0 to 1, and a tick at `mark`; its number stands beside it."""
    pieces = [tag("rect", width=_per_cent(value), height="100%", rx=4, class_=f"piece {class_}")]
    if mark is not None:
        pieces.append(tag("rect", x=_per_cent(mark), y=-3, width=2, height=14, class_="tick"))
    return tag("svg", *pieces, class_="stack", aria_hidden="true")


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
    thick, gap = 13, 12
    rows = len(keys) * thick + gap
    left, right = LABEL_WIDTH - 60, CHANGE_WIDTH - 60
    height = rows * len(groups) + 30
    parts = []
    for k, key in enumerate(keys):
        x = left + 150 * k
        parts.append(tag("rect", x=x, y=4, width=12, height=12, class_=f"fill p{k}"))
        parts.append(tag("text", text(key), x=x + 18, y=15, class_="label"))
    for g, (label, values) in enumerate(groups):
        top = 30 + rows * g
        middle = top + len(keys) * thick / 2 + 4
        parts.append(tag("text", text(label), x=left - 8, y=f"{middle:.1f}", class_="label end"))
        for k, value in enumerate(values):
            width = place(value, 0.0, 1.0, 0.0, right - left)
            y = top + thick * k
            parts.append(
                tag(
                    "rect",
                    x=left,
                    y=y,
                    width=f"{max(width, 1.0):.1f}",
                    height=thick - 2,
                    class_=f"fill p{k}",
                )
            )
            parts.append(
                tag(
                    "text", text(show(value)), x=f"{left + width + 6:.1f}", y=y + 10, class_="small"
                )
            )
    said = "; ".join(
        f"{label}: " + ", ".join(f"{k} {show(v)}" for k, v in zip(keys, values, strict=True))
        for label, values in groups
    )
    return drawing(name, title, said, CHANGE_WIDTH, height, parts)
