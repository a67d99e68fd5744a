"""Points in a plane, with names beside the ones that matter, and boxes around regions."""

from collections.abc import Sequence
from dataclasses import dataclass

from ui.desk.drawings.scales import nice_ticks, place, spread
from ui.faces.paper.html import tag, text
from ui.faces.paper.svg import drawing
from ui.play.numbers import Format

WIDTH, HEIGHT = 640, 420
LEFT, RIGHT, TOP, BOTTOM = 66, 24, 16, 52


@dataclass(frozen=True)
class Point:
    """One point, its name (if it is to have one) and how it is drawn."""

    x: float
    y: float
    label: str = ""
    kind: str = "hold"


@dataclass(frozen=True)
class ShadedBox:
    """A rectangle, unbounded where a side is infinite."""

    left: float
    right: float
    low: float
    high: float


def scatter(
    name: str,
    title: str,
    points: Sequence[Point],
    across: str,
    up: str,
    show: Format,
    regions: Sequence[ShadedBox] = (),
    labelled: int = 0,
) -> str:
    """A picture of points; the first `labelled` of them have their names beside them."""
    x_ticks = nice_ticks(min(p.x for p in points), max(p.x for p in points), 6)
    y_ticks = nice_ticks(min(p.y for p in points), max(p.y for p in points), 5)
    bottom, right = HEIGHT - BOTTOM, WIDTH - RIGHT

    def x_of(value: float) -> float:
        inside = min(max(value, x_ticks[0]), x_ticks[-1])
        return place(inside, x_ticks[0], x_ticks[-1], LEFT, right)

    def y_of(value: float) -> float:
        inside = min(max(value, y_ticks[0]), y_ticks[-1])
        return place(inside, y_ticks[0], y_ticks[-1], bottom, TOP)

    parts = []
    for tick in x_ticks:
        at = f"{x_of(tick):.1f}"
        parts.append(tag("line", x1=at, x2=at, y1=TOP, y2=bottom, class_="grid"))
        parts.append(tag("text", text(show(tick)), x=at, y=bottom + 18, class_="axis middle small"))
    for tick in y_ticks:
        y = y_of(tick)
        parts.append(tag("line", x1=LEFT, x2=right, y1=f"{y:.1f}", y2=f"{y:.1f}", class_="grid"))
        parts.append(
            tag("text", text(show(tick)), x=LEFT - 8, y=f"{y + 4:.1f}", class_="axis end small")
        )
    for region in regions:
        x, y = x_of(region.left), y_of(region.high)
        parts.append(
            tag(
                "rect",
                x=f"{x:.1f}",
                y=f"{y:.1f}",
                width=f"{max(x_of(region.right) - x, 1.0):.1f}",
                height=f"{max(y_of(region.low) - y, 1.0):.1f}",
                class_="box",
            )
        )
    for point in points:
        where = {"cx": f"{x_of(point.x):.1f}", "cy": f"{y_of(point.y):.1f}"}
        inside = tag("title", text(point.label)) if point.label else ""
        parts.append(tag("circle", inside, **where, r=4, class_=point.kind))
    named = points[:labelled]
    heights = spread([y_of(p.y) + 4.0 for p in named], 15.0, TOP + 8, bottom - 4)
    for point, y in zip(named, heights, strict=True):
        x = x_of(point.x)
        left = x > (LEFT + right) / 2
        parts.append(
            tag(
                "text",
                text(point.label),
                x=f"{x - 9 if left else x + 9:.1f}",
                y=f"{y:.1f}",
                class_="small end" if left else "small",
            )
        )
    middle = (LEFT + right) / 2
    parts.append(tag("text", text(across), x=f"{middle:.0f}", y=HEIGHT - 10, class_="axis middle"))
    parts.append(
        tag(
            "text",
            text(up),
            x=0,
            y=0,
            transform=f"translate(15 {(TOP + bottom) / 2:.0f}) rotate(-90)",
            class_="axis middle",
        )
    )
    return drawing(name, title, f"{across}; {up}", WIDTH, HEIGHT, parts)
