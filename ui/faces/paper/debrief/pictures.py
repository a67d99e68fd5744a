"""The pictures of the page: the standing over time, two lines side by side, a histogram."""

import math
from collections.abc import Sequence

from ui.desk.drawings.scales import nice_ticks, place
from ui.faces.paper.html import tag, text
from ui.faces.paper.svg import HEIGHT, WIDTH, drawing
from ui.play.debrief.data import Course, Histogram
from ui.play.mandates import PAR
from ui.play.numbers import Format, axis

LEFT, RIGHT, TOP, BOTTOM = 52, 18, 34, 34
LOW = 300  # height of pictures that stand side by side


class Frame:
    """Axes over the years, and where things lie on them."""

    def __init__(self, years: Sequence[float], low: float, high: float, height: int) -> None:
        self.years, self.height = years, height
        self.ticks = nice_ticks(low, high)

    def x(self, year: float) -> float:
        """Where a date lies."""
        return place(year, self.years[0], self.years[-1], LEFT, WIDTH - RIGHT)

    def y(self, value: float) -> float:
        """Where a value lies."""
        return place(value, self.ticks[0], self.ticks[-1], self.height - BOTTOM, TOP)

    def axes(self, show: Format) -> list[str]:
        """Grid lines with numbers, and years."""
        parts = []
        for tick in self.ticks:
            y = f"{self.y(tick):.1f}"
            parts.append(tag("line", x1=LEFT, x2=WIDTH - RIGHT, y1=y, y2=y, class_="grid"))
            parts.append(
                tag(
                    "text",
                    text(show(tick)),
                    x=LEFT - 8,
                    y=f"{self.y(tick) + 4:.1f}",
                    class_="axis end",
                )
            )
        first, last = math.ceil(self.years[0]), math.floor(self.years[-1])
        step = next(s for s in (1, 2, 5, 10, 20, 50) if (last - first) / s <= 10)
        for year in range(first, last + 1, step):
            where = {"x": f"{self.x(year):.1f}", "y": self.height - 10}
            parts.append(tag("text", str(year), **where, class_="axis middle"))
        return parts

    def curve(self, values: Sequence[float], class_: str, dashes: str | None = None) -> str:
        """One line."""
        points = " ".join(
            f"{self.x(year):.1f},{self.y(value):.1f}"
            for year, value in zip(self.years, values, strict=True)
        )
        return tag("polyline", points=points, class_=class_, stroke_dasharray=dashes)


def _key(entries: Sequence[tuple[str, str, str | None]]) -> list[str]:
    """What the lines mean, above the picture."""
    parts, x = [], float(LEFT)
    for label, class_, dashes in entries:
        parts.append(
            tag("line", x1=f"{x:.0f}", x2=f"{x + 26:.0f}", y1=14, y2=14, class_=class_,
                stroke_dasharray=dashes)
        )  # fmt: skip
        parts.append(tag("text", text(label), x=f"{x + 32:.0f}", y=18, class_="label"))
        x += 52 + 7.4 * len(label)
    return parts


def standings(
    name: str, title: str, said: str, course: Course, code: str, labels: tuple[str, str, str, str]
) -> str:
    """The nation's standing, thick, among those of all others; the half that counts is shaded.

    `labels` name the nation, the best of the others, all others, and the line of par.
    """
    every = [PAR, *(value for values in course.scores.values() for value in values)]
    frame = Frame(course.years, min(every), max(every), HEIGHT)
    start = frame.x(course.years[course.counts_from - 1])
    shade = tag(
        "rect", x=f"{start:.1f}", y=TOP, width=f"{WIDTH - RIGHT - start:.1f}",
        height=HEIGHT - BOTTOM - TOP, class_="counts",
    )  # fmt: skip
    others = [other for other in course.scores if other != code]
    lines = [frame.curve(course.scores[other], "line other") for other in reversed(others)]
    entries: list[tuple[str, str, str | None]] = [(labels[0], "line own", None)]
    if others:
        lines.append(frame.curve(course.scores[others[0]], "line best", "7 4"))
        entries.append((labels[1], "line best", "7 4"))
    if len(others) > 1:
        entries.append((labels[2], "line other", None))
    lines.append(frame.curve(course.scores[code], "line own"))
    entries.append((labels[3], "line par", "2 3"))
    par = frame.curve([PAR] * len(course.years), "line par", "2 3")
    parts = [shade, *frame.axes(axis), par, *lines, *_key(entries)]
    return drawing(name, title, said, WIDTH, HEIGHT, parts)


def two_lines(
    name: str,
    title: str,
    said: str,
    years: Sequence[float],
    lines: tuple[Sequence[float], Sequence[float]],
    labels: tuple[str, str],
    show: Format,
) -> str:
    """The game and another line, which is dashed."""
    every = [*lines[0], *lines[1]]
    frame = Frame(years, min(every), max(every), LOW)
    parts = [
        *frame.axes(show),
        frame.curve(lines[0], "line own"),
        frame.curve(lines[1], "line best", "7 4"),
        *_key(((labels[0], "line own", None), (labels[1], "line best", "7 4"))),
    ]
    return drawing(name, title, said, WIDTH, LOW, parts)


def histogram(name: str, title: str, said: str, found: Histogram, mark: str) -> str:
    """Bars by value, and a mark where this game lies."""
    edges, most = found.edges, max(found.counts)
    bottom = LOW - BOTTOM
    parts = []
    shown = [t for t in nice_ticks(edges[0], edges[-1]) if edges[0] <= t <= edges[-1]]

    def x_of(value: float) -> float:
        return place(value, edges[0], edges[-1], LEFT, WIDTH - RIGHT)

    for tick in shown:
        parts.append(
            tag("text", text(axis(tick)), x=f"{x_of(tick):.1f}", y=LOW - 10, class_="axis middle")
        )
    for low, high, count in zip(edges, edges[1:], found.counts, strict=False):
        top = place(count, 0.0, most, bottom, TOP + 18)
        parts.append(
            tag("rect", x=f"{x_of(low) + 0.7:.1f}", y=f"{top:.1f}",
                width=f"{max(x_of(high) - x_of(low) - 1.4, 1.0):.1f}",
                height=f"{bottom - top:.1f}", class_="bin")
        )  # fmt: skip
    x = x_of(found.mine)
    parts.append(tag("line", x1=LEFT, x2=WIDTH - RIGHT, y1=bottom, y2=bottom, class_="zero"))
    parts.append(tag("line", x1=f"{x:.1f}", x2=f"{x:.1f}", y1=TOP - 6, y2=bottom, class_="mine"))
    corners = f"{x - 6:.1f},{TOP - 8} {x + 6:.1f},{TOP - 8} {x:.1f},{TOP + 2}"
    parts.append(tag("polygon", points=corners, class_="mine"))
    side = "end" if x > WIDTH / 2 else "start"
    parts.append(
        tag("text", text(mark), x=f"{x - 10 if side == 'end' else x + 10:.1f}", y=TOP - 12,
            class_=f"label strong {side}")
    )  # fmt: skip
    return drawing(name, title, said, WIDTH, LOW, parts)
