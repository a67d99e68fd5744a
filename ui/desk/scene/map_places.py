"""Where things are on the map: from the map's own box of width 1 to pixels, and back."""

from collections.abc import Iterator, Sequence

from ui.desk.assets import load_map, load_tiles
from ui.desk.look.palette import Colour
from ui.desk.scene.box import Box
from ui.desk.scene.shapes import Point, WorldMapShape

DOT = 0.006
"""Radius of the dot of a small state, in widths of the map."""
NEAR = 0.012
"""How near to a dot one may point."""


class MapPlaces:
    """The map, or the tiles, of these nations, as large as fits into a box."""

    def __init__(self, style: str, nations: Sequence[str], box: Box) -> None:
        self.style, self.nations = style, tuple(nations)
        self.tiles = load_tiles(nations) if style == "tiles" else None
        self.map = load_map()
        height = self.tiles.height if self.tiles else self.map.height
        self.width = min(float(box.w), box.h / height)
        self.left = box.x + (box.w - self.width) / 2
        self.top = box.y + (box.h - self.width * height) / 2

    def pixel(self, point: Point) -> Point:
        """A point of the map on the screen."""
        return self.left + point[0] * self.width, self.top + point[1] * self.width

    def anchor(self, code: str) -> Point | None:
        """Where a nation's name or sign stands on the screen; None when it is on no map."""
        if self.tiles:
            tile = self.tiles.tiles.get(code)
            return self.pixel(tile.centre) if tile else None
        shape = self.map.shapes.get(code)
        return self.pixel(shape.anchor) if shape else None

    def nation_at(self, pixel: tuple[int, int]) -> str:
        """The playing nation under a point of the screen; "" for none."""
        point = (pixel[0] - self.left) / self.width, (pixel[1] - self.top) / self.width
        for code in self._dots():
            x, y = self.map.shapes[code].anchor
            if (point[0] - x) ** 2 + (point[1] - y) ** 2 <= NEAR**2:
                return code
        for code, ring in self._rings():
            if inside(point, ring):
                return code
        return ""

    def _dots(self) -> Iterator[str]:
        if self.tiles:
            return
        for code in self.nations:
            shape = self.map.shapes.get(code)
            if shape and shape.dot:
                yield code

    def _rings(self) -> Iterator[tuple[str, Sequence[Point]]]:
        for code in self.nations:
            if self.tiles:
                tile = self.tiles.tiles.get(code)
                if tile:
                    yield code, tile.corners
            elif code in self.map.shapes:
                for polygon in self.map.shapes[code].polygons:
                    yield code, polygon[0]


def framed(shape: WorldMapShape) -> list[tuple[str, Colour]]:
    """Nations with a frame and its colour, the chosen one on top; those that the map can show."""
    places = MapPlaces(shape.style, shape.nations, shape.box)
    known = places.tiles.tiles if places.tiles else places.map.shapes
    both = [(shape.own, shape.colours[3]), (shape.chosen, shape.colours[4])]
    return [(code, ink) for code, ink in both if code in known]


def inside(point: Point, ring: Sequence[Point]) -> bool:
    """Whether a point is in a ring, by the number of its edges to one side."""
    x, y = point
    odd = False
    x1, y1 = ring[-1]
    for x2, y2 in ring:
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            odd = not odd
        x1, y1 = x2, y2
    return odd
