"""A scene as SVG: the second painter, for the browser and for paper.

Each shape becomes a piece of markup of its own, in painting order, so that whoever shows scenes one
after the other can tell which pieces have changed.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from ui.desk.look.look import Look
from ui.desk.look.palette import Colour
from ui.desk.look.type import Style
from ui.desk.scene.box import Box
from ui.desk.scene.scene import Scene
from ui.desk.scene.shapes import (
    Line,
    Mark,
    Picture,
    Point,
    Polygon,
    Rect,
    Shape,
    Text,
    WorldMapShape,
)
from ui.desk.scene.signs import HOLE, RIM, outline
from ui.faces.paper.html import text

ASCENT, DESCENT = 0.96875, 0.2412109375
"""Of Inter, in sizes of type; a line of text is as high as both."""
WEIGHTS = {"regular": 400, "medium": 500, "semibold": 600}
ANCHORS = {"left": "", "centre": ' text-anchor="middle"', "right": ' text-anchor="end"'}
LEVELS = {Style.DISPLAY: 1, Style.TITLE: 1, Style.HEADING: 2}
"""Of headings, for who listens."""
OPAQUE = 255


def hexadecimal(colour: Colour) -> str:
    """A colour as #rrggbb."""
    return "#{:02x}{:02x}{:02x}".format(*colour)


@dataclass(frozen=True)
class Links:
    """Where pictures are found."""

    flag: Callable[[str, int], str]  # a nation's, at least so many pixels wide
    icon: Callable[[str, int], str]  # white on nothing, at least so many pixels wide
    map: Callable[[WorldMapShape], str]


class SvgPainter:
    """Paints scenes of one look; `written` writes a colour, as a class name of a page may."""

    def __init__(
        self,
        look: Look,
        links: Links,
        written: Callable[[Colour], str] = hexadecimal,
        prefix: str = "",
    ) -> None:
        self.look, self.links, self.written = look, links, written
        self.prefix = prefix  # of ids, where a page holds several drawings
        self._definitions: dict[str, str] = {}

    def drawing(self, scene: Scene) -> str:
        """The whole scene as a drawing that stands alone."""
        box = scene.box
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {box.w} {box.h}" '
            f'font-family="Inter, sans-serif">{"".join(self.pieces(scene))}</svg>'
        )

    def pieces(self, scene: Scene, unread: Callable[[Text], bool] = lambda _: False) -> list[str]:
        """What the others refer to, then a piece a shape; `unread` texts are for eyes alone."""
        self._definitions = {}
        shapes = sorted(scene.shapes, key=lambda shape: shape.layer)
        painted = [self._shape(shape, unread) for shape in shapes]
        defined = "".join(self._definitions.values())
        return [f"<defs>{defined}</defs>", *(piece for piece in painted if piece)]

    def _shape(self, shape: Shape, unread: Callable[[Text], bool]) -> str:  # noqa: PLR0911
        extent = _extent(shape, self.look)
        clip = shape.clip
        if clip is None or extent.within(clip):
            clipped = ""
        elif not extent.meets(clip) and not isinstance(shape, Text):  # which is read aloud
            return ""
        else:
            clipped = f' clip-path="url(#{self._clip(clip)})"'
        match shape:
            case Rect():
                return self._rect(shape, clipped)
            case Text():
                return self._text(shape, clipped, unread(shape))
            case Line():
                return self._line(shape, clipped)
            case Polygon(points=points, fill=fill, alpha=alpha):
                see = "" if alpha == OPAQUE else f' fill-opacity="{alpha / OPAQUE:.3f}"'
                return f'<path d="{_closed(points)}" fill="{self.written(fill)}"{see}{clipped}/>'
            case Mark():
                return self._mark(shape, clipped)
            case Picture():
                return self._picture(shape, clipped)
            case WorldMapShape():
                return f"<image{_link(self.links.map(shape))}{_at(shape.box)}{clipped}/>"
        raise TypeError(f"no way to paint a {type(shape).__name__}")

    def _rect(self, shape: Rect, clipped: str) -> str:
        box, inset = shape.box, shape.width / 2 if shape.edge is not None else 0
        paint = "none" if shape.fill is None else self.written(shape.fill)
        rest = "" if shape.alpha == OPAQUE else f' fill-opacity="{shape.alpha / OPAQUE:.3f}"'
        if shape.edge is not None and shape.alpha == OPAQUE:
            rest += f' stroke="{self.written(shape.edge)}" stroke-width="{shape.width}"'
        if shape.radius:
            rest += f' rx="{max(shape.radius - inset, 0):g}"'
        width, height = max(box.w - 2 * inset, 0), max(box.h - 2 * inset, 0)
        return (
            f'<rect x="{box.x + inset:g}" y="{box.y + inset:g}" width="{width:g}" '
            f'height="{height:g}" fill="{paint}"{rest}{clipped}/>'
        )

    def _text(self, shape: Text, clipped: str, unread: bool) -> str:
        kind, box = self.look.type, shape.box
        size, step = kind.pixels(shape.style), kind.height(shape.style)
        x = box.x + {"left": 0, "centre": box.w / 2, "right": box.w}[shape.align]
        first = box.y + (step - (ASCENT + DESCENT) * size) / 2 + ASCENT * size
        lines = [
            f'<tspan x="{x:g}" y="{first + k * step:.1f}">{text(line)}</tspan>'
            for k, line in enumerate(shape.lines)
            if line
        ]
        level = LEVELS.get(shape.style)
        read = ' aria-hidden="true"' if unread else ""
        if level and lines and not unread:
            read = f' role="heading" aria-level="{level}"'
        return (
            f'<text font-size="{size}" font-weight="{WEIGHTS[shape.style.weight]}" '
            f'fill="{self.written(shape.colour)}"{ANCHORS[shape.align]}{read}{clipped}>'
            f"{' '.join(lines)}</text>"
        )

    def _line(self, shape: Line, clipped: str) -> str:
        middles = " ".join(f"{x + 0.5:.1f},{y + 0.5:.1f}" for x, y in shape.points)  # of pixels
        dash = "" if shape.dash is None else f' stroke-dasharray="{shape.dash[0]} {shape.dash[1]}"'
        return (
            f'<polyline points="{middles}" fill="none" stroke="{self.written(shape.colour)}" '
            f'stroke-width="{shape.width}"{dash}{clipped}/>'
        )

    def _mark(self, shape: Mark, clipped: str) -> str:
        radius, pieces = shape.size / 2, []
        if shape.edge is not None:
            pieces.append((radius, shape.edge))
            radius -= RIM
        pieces.append((radius, shape.colour))
        x, y = shape.at
        drawn = []
        for r, colour in pieces:
            path = _closed([(x + dx, y + dy) for dx, dy in outline(shape.sign, r)])
            if shape.sign.value == "ring":
                around = outline(shape.sign, radius * HOLE)
                path += _closed([(x + dx, y + dy) for dx, dy in around])
            drawn.append(f'<path d="{path}" fill-rule="evenodd" fill="{self.written(colour)}"/>')
        return f"<g{clipped}>{''.join(drawn)}</g>"

    def _picture(self, shape: Picture, clipped: str) -> str:
        if shape.kind == "flag":
            link = _link(self.links.flag(shape.name, shape.box.w))
            return f'<image{link}{_at(shape.box)} preserveAspectRatio="none"{clipped}/>'
        mask = self._icon(shape.name, shape.box.w)
        tint = self.written(shape.tint or (255, 255, 255))
        drawn = f'<rect{_at(shape.box)} fill="{tint}" mask="url(#{mask})"/>'
        return f"<g{clipped}>{drawn}</g>" if clipped else drawn

    # what pieces refer to

    def _clip(self, box: Box) -> str:
        name = f"{self.prefix}c{box.x}_{box.y}_{box.w}_{box.h}"
        self._definitions.setdefault(name, f'<clipPath id="{name}"><rect{_at(box)}/></clipPath>')
        return name

    def _icon(self, icon: str, side: int) -> str:
        name = f"{self.prefix}i-{icon}"
        self._definitions.setdefault(
            name,
            f'<mask id="{name}" maskContentUnits="objectBoundingBox">'
            f'<image{_link(self.links.icon(icon, side))} width="1" height="1"/></mask>',
        )
        return name


def _link(address: str) -> str:
    return f' href="{escape(address)}"'


def _at(box: Box) -> str:
    return f' x="{box.x}" y="{box.y}" width="{box.w}" height="{box.h}"'


def _closed(points: Sequence[Point]) -> str:
    return "M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in points) + "Z"


def _extent(shape: Shape, look: Look) -> Box:
    """A box in which the shape lies for certain."""
    match shape:
        case Text():
            height = len(shape.lines) * look.type.height(shape.style)
            return Box(shape.box.x, shape.box.y, shape.box.w, max(height, shape.box.h))
        case Line() | Polygon():
            spare = shape.width if isinstance(shape, Line) else 1
            xs, ys = [x for x, _ in shape.points], [y for _, y in shape.points]
            x, y = int(min(xs, default=0)) - spare, int(min(ys, default=0)) - spare
            right, foot = int(max(xs, default=0)) + spare, int(max(ys, default=0)) + spare
            return Box(x, y, right - x + 1, foot - y + 1)
        case Mark(at=(x, y), size=size):
            return Box(int(x) - size, int(y) - size, 2 * size, 2 * size)
        case Rect() | Picture() | WorldMapShape():
            return shape.box
    raise TypeError(f"no extent of a {type(shape).__name__}")
