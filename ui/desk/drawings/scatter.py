"""Points in a plane, with names beside the ones that matter, and boxes around regions."""

from collections.abc import Sequence
from dataclasses import dataclass

from ui.desk.drawings.scales import nice_ticks, place, spread
from ui.desk.look.type import Style
from ui.desk.scene.box import Box
from ui.desk.scene.pen import Pen
from ui.desk.scene.shapes import Sign
from ui.play.numbers import Format

DOT = 9  # pixels at scale 1
SHADE = 28  # of 255


@dataclass(frozen=True)
class Dot:
    """One point, its name (if it is to have one), and whether what is asked holds there."""

    x: float
    y: float
    label: str = ""
    holds: bool = True


@dataclass(frozen=True)
class ShadedBox:
    """A rectangle, unbounded where a side is infinite."""

    left: float
    right: float
    low: float
    high: float


@dataclass(frozen=True)
class Plane:
    """The room for points, and the numbers at its edges."""

    box: Box
    across: Sequence[float]  # ticks
    up: Sequence[float]

    def x(self, value: float) -> int:
        """The column of a value, at the edge for those beyond it."""
        inside = min(max(value, self.across[0]), self.across[-1])
        return round(place(inside, self.across[0], self.across[-1], self.box.x, self.box.right))

    def y(self, value: float) -> int:
        """The row of a value, at the edge for those beyond it."""
        inside = min(max(value, self.up[0]), self.up[-1])
        return round(place(inside, self.up[0], self.up[-1], self.box.bottom, self.box.y))


def scatter_chart(
    pen: Pen,
    box: Box,
    dots: Sequence[Dot],
    names: tuple[str, str],
    show: Format,
    *,
    regions: Sequence[ShadedBox] = (),
    labelled: int = 0,
) -> None:
    """Points; `names` are those of the axis across and the one up.

    The first `labelled` points have their names beside them.
    """
    plane = _draw_plane(pen, box, dots, names, show)
    for region in regions:
        x, y = plane.x(region.left), plane.y(region.high)
        wide, tall = plane.x(region.right) - x, plane.y(region.low) - y
        shaded = Box(x, y, max(wide, 1), max(tall, 1))
        pen.rect(shaded, pen.palette.link, alpha=SHADE)
        pen.rect(shaded, None, pen.palette.link, width=2)
    for dot in dots:
        sign, ink = (Sign.DISC, pen.palette.link) if dot.holds else (Sign.RING, pen.palette.accent)
        pen.mark((plane.x(dot.x), plane.y(dot.y)), sign, ink, DOT)
    _draw_names(pen, plane, dots[:labelled])


def _draw_plane(
    pen: Pen, box: Box, dots: Sequence[Dot], names: tuple[str, str], show: Format
) -> Plane:
    """Axes with their numbers and names: that of the axis up stands above it."""
    high, gap, dim = pen.look.type.height(Style.SMALL), pen.px(6), pen.palette.dim
    across = nice_ticks(min(d.x for d in dots), max(d.x for d in dots), 6)
    up = nice_ticks(min(d.y for d in dots), max(d.y for d in dots), 5)
    head, body = box.top(high, 2 * gap)
    foot, body = body.foot(high, 0)
    numbers, body = body.foot(high, gap)
    beside = max(pen.wide(show(tick), Style.SMALL) for tick in up)
    end = pen.wide(show(across[-1]), Style.SMALL) // 2
    inner = Box(body.x + beside + gap, body.y, body.w - beside - gap - end, body.h)
    plane = Plane(inner, across, up)
    pen.text(head, names[1], Style.SMALL, dim, wrap=False)
    pen.text(Box(inner.x, foot.y, inner.w, high), names[0], Style.SMALL, dim, "centre", wrap=False)
    for tick in across:
        x, wide = plane.x(tick), pen.wide(show(tick), Style.SMALL)
        pen.line(((x, inner.y), (x, inner.bottom)), pen.palette.raised)
        at = Box(x - wide // 2, numbers.y, wide, high)
        pen.text(at, show(tick), Style.SMALL, dim, wrap=False)
    for tick in up:
        y = plane.y(tick)
        pen.line(((inner.x, y), (inner.right, y)), pen.palette.raised)
        at = Box(box.x, y - high // 2, beside, high)
        pen.text(at, show(tick), Style.SMALL, dim, "right", wrap=False)
    return plane


def _draw_names(pen: Pen, plane: Plane, dots: Sequence[Dot]) -> None:
    """Names beside their points, towards the middle, none upon another."""
    high, away = pen.look.type.height(Style.SMALL), pen.px(9)
    wanted = [plane.y(dot.y) - high / 2 for dot in dots]
    rows = spread(wanted, high, plane.box.y, plane.box.bottom - high)
    for dot, row in zip(dots, rows, strict=True):
        x, wide = plane.x(dot.x), pen.wide(dot.label, Style.SMALL)
        start = x - away - wide if x > plane.box.centre[0] else x + away
        pen.text(Box(start, round(row), wide, high), dot.label, Style.SMALL, wrap=False)
