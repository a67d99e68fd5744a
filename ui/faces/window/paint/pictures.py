"""Icons, flags and signs as surfaces, made once a size and colour."""

from functools import lru_cache

import pygame

from ui.desk.assets import flag_path, icon_path
from ui.desk.look.palette import Colour
from ui.desk.scene.shapes import Sign
from ui.desk.scene.signs import HOLE, RIM, outline

Surface = pygame.surface.Surface
FINE = 4
"""How many times larger signs are drawn before they are made smaller, for smooth edges."""


@lru_cache(maxsize=512)
def icon(name: str, side: int, tint: Colour) -> Surface:
    """An icon in a colour."""
    source = pygame.image.load(icon_path(name, 24 if side <= 24 else 48))
    picture = pygame.transform.smoothscale(source, (side, side))
    picture.fill((*tint, 255), special_flags=pygame.BLEND_RGBA_MULT)
    return picture


@lru_cache(maxsize=256)
def flag(code: str, width: int, height: int) -> Surface:
    """A flag in this size."""
    source = pygame.image.load(flag_path(code, 48 if width <= 48 else 96))
    return pygame.transform.smoothscale(source, (width, height))


@lru_cache(maxsize=512)
def sign(kind: Sign, size: int, colour: Colour, edge: Colour | None) -> Surface:
    """A sign, with a rim in the colour of the edge."""
    side = size + 4
    large = pygame.Surface((side * FINE, side * FINE), pygame.SRCALPHA)
    middle = side * FINE / 2
    radius = size * FINE / 2

    def drawn(r: float, ink: Colour) -> None:
        points = [(middle + x, middle + y) for x, y in outline(kind, r)]
        pygame.draw.polygon(large, (*ink, 255), points)

    if edge is not None:
        drawn(radius, edge)
        radius -= RIM * FINE
    drawn(radius, colour)
    if kind is Sign.RING:
        pygame.draw.circle(large, (0, 0, 0, 0), (middle, middle), radius * HOLE)
    return pygame.transform.smoothscale(large, (side, side))


@lru_cache(maxsize=256)
def corner(radius: int, colour: Colour) -> Surface:
    """A disc, of which each quarter is the smooth corner of a rectangle."""
    large = pygame.Surface((2 * radius * FINE, 2 * radius * FINE), pygame.SRCALPHA)
    large.fill((*colour, 0))
    pygame.draw.circle(large, (*colour, 255), (radius * FINE, radius * FINE), radius * FINE)
    return pygame.transform.smoothscale(large, (2 * radius, 2 * radius))
