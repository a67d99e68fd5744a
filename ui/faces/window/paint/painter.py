"""The painter: shapes of a scene onto a surface, one after the other."""

from functools import lru_cache
from itertools import pairwise
from math import hypot

import pygame

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
from ui.faces.window.fonts import window_font
from ui.faces.window.paint import pictures
from ui.faces.window.paint.map_painter import MapPainter

Surface = pygame.surface.Surface


def area(box: Box) -> pygame.Rect:
    """A box as pygame has it."""
    return pygame.Rect(box.x, box.y, box.w, box.h)


class Painter:
    """Paints scenes of one look."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.maps = MapPainter()
        self._written = lru_cache(maxsize=2_000)(self._write)

    def paint(self, onto: Surface, scene: Scene) -> None:
        """All shapes, layer by layer."""
        onto.fill(self.look.palette.ground)
        self.shapes(onto, sorted(scene.shapes, key=lambda shape: shape.layer))

    def shapes(self, onto: Surface, shapes: list[Shape]) -> None:
        """Some shapes in their order."""
        for shape in shapes:
            onto.set_clip(area(shape.clip) if shape.clip else None)
            self._shape(onto, shape)
        onto.set_clip(None)

    def _shape(self, onto: Surface, shape: Shape) -> None:
        match shape:
            case Rect():
                self._rect(onto, shape)
            case Text():
                self._text(onto, shape)
            case Line():
                self._line(onto, shape)
            case Polygon():
                self._polygon(onto, shape)
            case Mark(at=(x, y), size=size, sign=kind, colour=colour, edge=edge):
                picture = pictures.sign(kind, size, colour, edge)
                onto.blit(picture, (x - picture.get_width() / 2, y - picture.get_height() / 2))
            case Picture(kind="flag", name=name, box=box):
                onto.blit(pictures.flag(name, box.w, box.h), (box.x, box.y))
            case Picture(name=name, box=box, tint=tint):
                onto.blit(pictures.icon(name, box.w, tint or (255, 255, 255)), (box.x, box.y))
            case WorldMapShape():
                self.maps.paint(onto, shape)

    def _rect(self, onto: Surface, shape: Rect) -> None:
        if shape.alpha < 255 and shape.fill is not None:
            veil = pygame.Surface((shape.box.w, shape.box.h), pygame.SRCALPHA)
            veil.fill((*shape.fill, shape.alpha))
            onto.blit(veil, (shape.box.x, shape.box.y))
            return
        if shape.fill is None and shape.edge is not None:
            pygame.draw.rect(onto, shape.edge, area(shape.box), shape.width, shape.radius)
        elif shape.edge is not None and shape.fill is not None:
            rounded(onto, shape.box, shape.edge, shape.radius)
            inner = shape.box.inset(shape.width)
            rounded(onto, inner, shape.fill, max(shape.radius - shape.width, 0))
        elif shape.fill is not None:
            rounded(onto, shape.box, shape.fill, shape.radius)

    def _text(self, onto: Surface, shape: Text) -> None:
        kind = self.look.type
        step, y = kind.height(shape.style), shape.box.y
        for line in shape.lines:
            if line:
                picture = self._written(line, shape.style, shape.colour)
                x = shape.box.x
                if shape.align == "centre":
                    x += (shape.box.w - picture.get_width()) // 2
                elif shape.align == "right":
                    x += shape.box.w - picture.get_width()
                onto.blit(picture, (x, y))
            y += step

    def _write(self, line: str, style: Style, colour: Colour) -> Surface:
        return window_font(self.look.type.pixels(style), style.weight).render(line, colour)

    def _line(self, onto: Surface, shape: Line) -> None:
        if shape.dash is None:
            stroke(onto, shape.colour, shape.points, shape.width)
        else:
            for piece in dashes(shape.points, shape.dash):
                stroke(onto, shape.colour, piece, shape.width)

    def _polygon(self, onto: Surface, shape: Polygon) -> None:
        if shape.alpha == 255:
            pygame.draw.polygon(onto, shape.fill, shape.points)
            return
        xs, ys = [p[0] for p in shape.points], [p[1] for p in shape.points]
        left, top = int(min(xs)), int(min(ys))
        size = (int(max(xs)) - left + 2, int(max(ys)) - top + 2)
        veil = pygame.Surface(size, pygame.SRCALPHA)
        moved = [(x - left, y - top) for x, y in shape.points]
        pygame.draw.polygon(veil, (*shape.fill, shape.alpha), moved)
        onto.blit(veil, (left, top))


def rounded(onto: Surface, box: Box, colour: Colour, radius: int) -> None:
    """A filled rectangle with smooth round corners."""
    radius = min(radius, box.w // 2, box.h // 2)
    if radius < 2:
        onto.fill(colour, area(box))
        return
    disc = pictures.corner(radius, colour)
    right, foot = box.right - radius, box.bottom - radius
    for x, y, u, v in (
        (box.x, box.y, 0, 0),
        (right, box.y, radius, 0),
        (box.x, foot, 0, radius),
        (right, foot, radius, radius),
    ):
        onto.blit(disc, (x, y), pygame.Rect(u, v, radius, radius))
    onto.fill(colour, pygame.Rect(box.x + radius, box.y, box.w - 2 * radius, box.h))
    onto.fill(colour, pygame.Rect(box.x, box.y + radius, radius, box.h - 2 * radius))
    onto.fill(colour, pygame.Rect(right, box.y + radius, radius, box.h - 2 * radius))


def stroke(onto: Surface, colour: Colour, points: tuple[Point, ...], width: int) -> None:
    """A line through points with smooth edges."""
    for a, b in pairwise(points):
        if width > 1 and (a[0] == b[0] or a[1] == b[1]):
            pygame.draw.line(onto, colour, a, b, width)
        else:
            pygame.draw.aaline(onto, colour, a, b, width)


def dashes(points: tuple[Point, ...], pattern: tuple[int, int]) -> list[tuple[Point, ...]]:
    """The pieces of a line through points that are drawn when it is dashed."""
    on, off = pattern
    pieces: list[tuple[Point, ...]] = []
    drawing, left = True, float(on)
    piece: list[Point] = [points[0]] if points else []
    for a, b in pairwise(points):
        length, passed = hypot(b[0] - a[0], b[1] - a[1]), 0.0
        while length - passed > left:
            passed += left
            at = (
                a[0] + (b[0] - a[0]) * passed / length,
                a[1] + (b[1] - a[1]) * passed / length,
            )
            if drawing:
                pieces.append((*piece, at))
            drawing, left, piece = not drawing, float(off if drawing else on), [at]
        left -= length - passed
        if drawing:
            piece.append(b)
    if drawing and len(piece) > 1:
        pieces.append(tuple(piece))
    return pieces
