"""Estimates with their intervals, as a picture of a page."""

from collections.abc import Sequence

from ui.desk.drawings.intervals import Estimate, interval_chart
from ui.faces.paper.painted import painted
from ui.play.numbers import Format

WIDTH = 680


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
    return painted(
        name,
        title,
        "; ".join(f"{r.label}: {show(r.value)} ({show(r.low)} – {show(r.high)})" for r in rows),
        lambda pen, box: interval_chart(pen, box, rows, show, beside_axis, zero=zero, ends=ends),
        width=WIDTH,
    )
