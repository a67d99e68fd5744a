"""Estimates with their intervals, one a row: a dot, a whisker, a line at zero."""

from collections.abc import Sequence
from dataclasses import dataclass

from ui.desk.drawings.scales import nice_ticks, place
from ui.faces.paper.html import tag, text
from ui.faces.paper.svg import drawing
from ui.play.numbers import Format

ROW = 25
WIDTH = 680
VALUE = 128
TOP = 26
LETTER = 7.8  # pixels of a letter, about


@dataclass(frozen=True)
class Estimate:
    """One row: what, how much, from where to where, and whether it can be told from zero."""

    label: str
    value: float
    low: float
    high: float
    clear: bool = True
    good: bool | None = None  # whether it is for the better; None: neither


def intervals(
    name: str,
    title: str,
    rows: Sequence[Estimate],
    show: Format,
    beside_axis: Format,
    zero: float | None = 0.0,
    ends: tuple[str, str] = ("", ""),
) -> str:
    """A picture of estimates; `ends` says what it means to lie left and right of the line."""
    known = [v for row in rows for v in (row.value, row.low, row.high)]
    known += [] if zero is None else [zero]
    ticks = nice_ticks(min(known), max(known), 5)
    left = 24 + LETTER * max(len(row.label) for row in rows)
    right = WIDTH - VALUE
    bottom = TOP + ROW * len(rows)

    def x_of(value: float) -> float:
        return place(value, ticks[0], ticks[-1], left, right)

    parts = []
    for tick in ticks:
        x = f"{x_of(tick):.1f}"
        parts.append(tag("line", x1=x, x2=x, y1=TOP - 4, y2=bottom, class_="grid"))
        parts.append(
            tag("text", text(beside_axis(tick)), x=x, y=bottom + 18, class_="axis middle small")
        )
    if zero is not None:
        middle = x_of(zero)
        x = f"{middle:.1f}"
        parts.append(tag("line", x1=x, x2=x, y1=TOP - 8, y2=bottom, class_="zero"))
        room = (middle - 6, WIDTH - middle - 6)
        for words, x, kind, space in zip(
            ends, (f"{middle - 6:.1f}", f"{middle + 6:.1f}"), ("end", "start"), room, strict=True
        ):
            if words and LETTER * len(words) < space:
                parts.append(tag("text", text(words), x=x, y=12, class_=f"axis small {kind}"))
    for k, row in enumerate(rows):
        y = TOP + ROW * (k + 0.5)
        kind = "sum" if row.good is None else ("gain" if row.good else "loss")
        kind = kind if row.clear else "unclear"
        low, high = x_of(max(row.low, ticks[0])), x_of(min(row.high, ticks[-1]))
        parts.append(
            tag("text", text(row.label), x=f"{left - 10:.1f}", y=f"{y + 4.5:.1f}", class_="end")
        )
        parts.append(
            tag(
                "rect",
                x=f"{low:.1f}",
                y=f"{y - 2:.1f}",
                width=f"{max(high - low, 1.0):.1f}",
                height=4,
                class_=f"whisker {kind}",
            )
        )
        parts.append(
            tag("circle", cx=f"{x_of(row.value):.1f}", cy=f"{y:.1f}", r=5, class_=f"dot {kind}")
        )
        told = show(row.value) if row.clear else f"{show(row.value)} ?"
        parts.append(
            tag("text", text(told), x=WIDTH - VALUE + 14, y=f"{y + 4.5:.1f}", class_=f"told {kind}")
        )
    said = "; ".join(f"{r.label}: {show(r.value)} ({show(r.low)} – {show(r.high)})" for r in rows)
    return drawing(name, title, said, WIDTH, bottom + 26, parts)
