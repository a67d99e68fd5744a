"""Charts as inline SVG: readable without colour, in print, and by screen readers.

A nation keeps its colour (seven), its dashes (four) and its mark (four) in every chart; seven and
four have no common divisor, so that 28 nations can be told apart.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from ui.desk.drawings.scales import log_ticks, nice_ticks, place, spread
from ui.faces.paper.html import tag, text
from ui.play.numbers import Format

WIDTH, HEIGHT = 640, 380
LEFT, RIGHT, TOP, BOTTOM = 58, 74, 14, 34
COLOURS = 7
DASHES = ("", "7 4", "2 3", "9 3 2 3")
LABEL_GAP = 15.0
LABELLED = 16  # lines with a label at their end


@dataclass(frozen=True)
class ChartLine:
    """One line of a chart."""

    label: str
    values: Sequence[float]
    style: int  # chooses colour, dashes and mark


def mark(style: int, x: float, y: float) -> str:
    """A circle, square, triangle or diamond, by style."""
    kind = f"mark c{style % COLOURS}"
    shape = style % len(DASHES)
    if shape == 0:
        return tag("circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r=4, class_=kind)
    corners = {
        1: ((-3.6, -3.6), (3.6, -3.6), (3.6, 3.6), (-3.6, 3.6)),
        2: ((0, -4.8), (4.6, 3.6), (-4.6, 3.6)),
        3: ((0, -5), (5, 0), (0, 5), (-5, 0)),
    }[shape]
    points = " ".join(f"{x + dx:.1f},{y + dy:.1f}" for dx, dy in corners)
    return tag("polygon", points=points, class_=kind)


def _height(value: float, ticks: Sequence[float], log: bool) -> float:
    """Where a value lies between the lowest and the highest tick."""
    if log:
        low, high = math.log(ticks[0]), math.log(ticks[-1])
        return place(math.log(value), low, high, HEIGHT - BOTTOM, TOP)
    return place(value, ticks[0], ticks[-1], HEIGHT - BOTTOM, TOP)


def _axes(years: Sequence[float], ticks: Sequence[float], show: Format, log: bool) -> list[str]:
    parts = []
    for value in ticks:
        y = _height(value, ticks, log)
        parts.append(
            tag("line", x1=LEFT, x2=WIDTH - RIGHT, y1=f"{y:.1f}", y2=f"{y:.1f}", class_="grid")
        )
        parts.append(
            tag("text", text(show(value)), x=LEFT - 8, y=f"{y + 4:.1f}", class_="axis end")
        )
    span = years[-1] - years[0]
    step = next(s for s in (1, 2, 5, 10, 20, 50, 100, 200) if span / s <= 10)
    for year in range(math.ceil(years[0]), math.floor(years[-1]) + 1):
        if (year - math.ceil(years[0])) % step == 0:
            x = place(year, years[0], max(years[-1], years[0] + 0.25), LEFT, WIDTH - RIGHT)
            parts.append(tag("text", str(year), x=f"{x:.1f}", y=HEIGHT - 10, class_="axis middle"))
    return parts


def line_chart(
    name: str,
    title: str,
    description: str,
    years: Sequence[float],
    lines: Sequence[ChartLine],
    show: Format,
    floor: float | None = None,
    log: bool = False,
) -> str:
    """Lines over time, each labelled at its end; the first lines are drawn on top."""
    known = [v for line in lines for v in line.values if math.isfinite(v)]
    low = min(known) if floor is None else min(floor, *known)
    log = log and low > 0.0
    ticks = log_ticks(low, max(known)) if log else nice_ticks(low, max(known))
    bottom = HEIGHT - BOTTOM
    end = max(years[-1], years[0] + 0.25)
    parts = _axes(years, ticks, show, log)

    def x_of(year: float) -> float:
        return place(year, years[0], end, LEFT, WIDTH - RIGHT)

    def y_of(value: float) -> float:
        return _height(value, ticks, log)

    labelled = lines[:LABELLED]
    ends = spread([y_of(line.values[-1]) for line in labelled], LABEL_GAP, TOP + 2, bottom)
    for k in reversed(range(len(lines))):
        line = lines[k]
        style = f"line c{line.style % COLOURS}" if k < LABELLED else "line rest"
        points = " ".join(
            f"{x_of(year):.1f},{y_of(value):.1f}"
            for year, value in zip(years, line.values, strict=True)
        )
        dashes = DASHES[line.style % len(DASHES)] or None
        parts.append(
            tag(
                "polyline",
                tag("title", text(line.label)),
                points=points,
                class_=style,
                stroke_dasharray=dashes,
            )
        )
        if k < LABELLED:
            x, y = x_of(years[-1]), y_of(line.values[-1])
            parts.append(
                tag(
                    "line",
                    x1=f"{x + 5:.1f}",
                    y1=f"{y:.1f}",
                    x2=f"{x + 19:.1f}",
                    y2=f"{ends[k]:.1f}",
                    class_=f"lead c{line.style % COLOURS}",
                )
            )
            parts.append(mark(line.style, x, y))
            parts.append(
                tag(
                    "text",
                    text(line.label),
                    x=f"{x + 23:.1f}",
                    y=f"{ends[k] + 4.5:.1f}",
                    class_="label",
                )
            )
    return drawing(name, title, description, WIDTH, HEIGHT, parts)


def drawing(
    name: str, title: str, description: str, width: float, height: float, parts: Sequence[str]
) -> str:
    """An SVG with its title and description for screen readers."""
    return tag(
        "svg",
        tag("title", text(title), id=f"{name}-t"),
        tag("desc", text(description), id=f"{name}-d"),
        *parts,
        viewBox=f"0 0 {width:g} {height:g}",
        role="img",
        aria_labelledby=f"{name}-t {name}-d",
    )
