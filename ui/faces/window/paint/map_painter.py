"""The map, painted twice as large and made smaller, and kept while nothing on it changes."""

from collections import OrderedDict

import pygame

from ui.desk.scene.box import Box
from ui.desk.scene.map_places import DOT, MapPlaces, framed
from ui.desk.scene.shapes import Point, WorldMapShape

Surface = pygame.surface.Surface
FINE = 2
KEPT = 6


class MapPainter:
    """Paints maps and keeps the last few."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[object, ...], Surface] = OrderedDict()

    def paint(self, onto: Surface, shape: WorldMapShape) -> None:
        """Put the map where it belongs."""
        key = shape.key()
        if key not in self._kept:
            self._kept[key] = self._painted(shape)
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        onto.blit(self._kept[key], (shape.box.x, shape.box.y))

    def _painted(self, shape: WorldMapShape) -> Surface:
        large = pygame.Surface((shape.box.w * FINE, shape.box.h * FINE))
        large.fill(shape.colours[0])
        places = MapPlaces(shape.style, shape.nations, Box(0, 0, *large.get_size()))
        if shape.style == "tiles":
            self._tiles(large, places, shape)
        else:
            self._countries(large, places, shape)
        return pygame.transform.smoothscale(large, (shape.box.w, shape.box.h))

    def _countries(self, onto: Surface, places: MapPlaces, shape: WorldMapShape) -> None:
        sea, land, border, _, _ = shape.colours
        width = max(round(places.width / 1400), 1)
        for line in places.map.graticule:
            pygame.draw.aalines(onto, land, False, [places.pixel(point) for point in line])
        for country in places.map.drawn(shape.nations):
            fill = shape.fills.get(country.code, land)
            for polygon in country.polygons:
                outline = [places.pixel(point) for point in polygon[0]]
                pygame.draw.polygon(onto, fill, outline)
                for hole in polygon[1:]:
                    pygame.draw.polygon(onto, sea, [places.pixel(point) for point in hole])
                pygame.draw.lines(onto, border, True, outline, width)
            if country.dot and country.code in shape.nations:
                at = places.pixel(country.anchor)
                pygame.draw.circle(onto, border, at, DOT * places.width + width)
                pygame.draw.circle(onto, fill, at, DOT * places.width)
        for code, ink in framed(shape):
            country = places.map.shapes[code]
            for polygon in country.polygons:
                self._frame(onto, [places.pixel(point) for point in polygon[0]], ink, width + 2)
            if country.dot:
                at = places.pixel(country.anchor)
                pygame.draw.circle(onto, ink, at, 2 * DOT * places.width, width + 2)

    def _tiles(self, onto: Surface, places: MapPlaces, shape: WorldMapShape) -> None:
        _, land, border, _, _ = shape.colours
        assert places.tiles is not None
        width = max(round(places.width / 600), 2)
        for code, tile in places.tiles.tiles.items():
            corners = [places.pixel(corner) for corner in tile.corners]
            pygame.draw.polygon(onto, shape.fills.get(code, land), corners)
            pygame.draw.lines(onto, border, True, corners, width)
        for code, ink in framed(shape):
            corners = [places.pixel(corner) for corner in places.tiles.tiles[code].corners]
            self._frame(onto, corners, ink, width + 2)

    def _frame(
        self, onto: Surface, outline: list[Point], ink: tuple[int, int, int], width: int
    ) -> None:
        pygame.draw.lines(onto, ink, True, outline, width)
