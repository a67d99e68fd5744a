"""The outlines of signs, as points round their middle."""

from math import cos, pi, sin

from ui.desk.scene.shapes import Point, Sign

RIM = 1.5
"""Pixels that the rim of a sign takes of its radius."""
HOLE = 0.5
"""The hole of a ring, in radii."""


def outline(sign: Sign, radius: float) -> list[Point]:
    """The corners of a sign of this radius, round 0, 0; y down."""
    corners = {
        Sign.SQUARE: (4, radius * 1.2, pi / 4),
        Sign.TRIANGLE: (3, radius * 1.15, 0.0),
        Sign.DOWN: (3, radius * 1.15, pi),
        Sign.DIAMOND: (4, radius * 1.15, 0.0),
    }
    if sign in corners:
        return _ring(*corners[sign])
    if sign is Sign.STAR:
        return _star(radius)
    return _cross(radius) if sign is Sign.CROSS else _ring(48, radius)


def _ring(count: int, radius: float, turn: float = 0.0) -> list[Point]:
    steps = (2 * pi * k / count + turn for k in range(count))
    return [(radius * sin(angle), -radius * cos(angle)) for angle in steps]


def _star(r: float) -> list[Point]:
    outer, inner = _ring(5, r * 1.15), _ring(5, r * 0.5, pi / 5)
    return [point for pair in zip(outer, inner, strict=True) for point in pair]


def _cross(r: float) -> list[Point]:
    """Lying: upright it would be read as a plus."""
    a, b = r * 0.36, r
    upright = [
        (-a, -b), (a, -b), (a, -a), (b, -a), (b, a), (a, a),
        (a, b), (-a, b), (-a, a), (-b, a), (-b, -a), (-a, -a),
    ]  # fmt: skip
    half = sin(pi / 4)
    return [((x - y) * half, (x + y) * half) for x, y in upright]
