"""Shapes: what there is to paint, as data.  Nothing here knows a screen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from ui.desk.look.palette import Colour
from ui.desk.look.type import Style
from ui.desk.scene.box import Box

Point = tuple[float, float]


@dataclass(frozen=True)
class Shape:
    """Something to paint."""

    clip: Box | None = field(default=None, kw_only=True)  # nothing is painted outside of it
    layer: int = field(default=0, kw_only=True)  # dialogs lie on higher ones


@dataclass(frozen=True)
class Rect(Shape):
    """A rectangle."""

    box: Box
    fill: Colour | None
    edge: Colour | None = None
    radius: int = 0
    width: int = 1  # of the edge
    alpha: int = 255


@dataclass(frozen=True)
class Text(Shape):
    """Lines of text in a box; `cut` says that they do not fit."""

    box: Box
    lines: tuple[str, ...]
    style: Style
    colour: Colour
    align: str = "left"  # or centre, right
    cut: bool = False
    ground: Colour | None = None  # what lies behind, for the check of contrast


@dataclass(frozen=True)
class Line(Shape):
    """A line through points; `dash` is lengths on and off."""

    points: tuple[Point, ...]
    colour: Colour
    width: int = 1
    dash: tuple[int, int] | None = None


@dataclass(frozen=True)
class Polygon(Shape):
    """A filled area."""

    points: tuple[Point, ...]
    fill: Colour
    alpha: int = 255


class Sign(Enum):
    """Shapes that tell things apart without colour."""

    DISC = "disc"
    SQUARE = "square"
    TRIANGLE = "triangle"
    DIAMOND = "diamond"
    CROSS = "cross"
    STAR = "star"
    DOWN = "down"  # a triangle that points down
    RING = "ring"


SIGNS = tuple(Sign)


@dataclass(frozen=True)
class Mark(Shape):
    """A sign at a point, `size` pixels across."""

    at: Point
    size: int
    sign: Sign
    colour: Colour
    edge: Colour | None = None


@dataclass(frozen=True)
class Picture(Shape):
    """An icon or a flag, as large as its box."""

    kind: str  # "icon" or "flag"
    name: str
    box: Box
    tint: Colour | None = None  # icons are white, to be tinted


@dataclass(frozen=True)
class WorldMapShape(Shape):
    """The map of the world in a box: a colour a nation."""

    box: Box
    style: str  # "map" or "tiles"
    nations: tuple[str, ...]
    fills: Mapping[str, Colour]
    own: str  # framed
    chosen: str  # framed otherwise
    colours: tuple[Colour, ...]  # sea, land, border, own, chosen

    def key(self) -> tuple[object, ...]:
        """What a painted map depends on."""
        return (
            self.box.w,
            self.box.h,
            self.style,
            self.nations,
            tuple(sorted(self.fills.items())),
            self.own,
            self.chosen,
            self.colours,
        )
