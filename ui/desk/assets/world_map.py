"""The world map: shapes and dots in a box of width 1, y down, projected once by tools/assets."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from ui.desk.assets.files import read_json

Point = tuple[float, float]
Ring = tuple[Point, ...]  # closed: the last point joins the first
Polygon = tuple[Ring, ...]  # the outline, then holes


@dataclass(frozen=True, slots=True)
class CountryShape:
    """How a country is drawn; largest polygon first."""

    code: str
    anchor: Point  # deep inside the largest polygon: a label or badge sits well there
    dot: bool  # so small that a dot at the anchor shows it better (it may have polygons too)
    polygons: tuple[Polygon, ...]
    members: tuple[str, ...]  # a union's; not drawn beside it
    area: float  # of the box squared


@dataclass(frozen=True, slots=True)
class WorldMap:
    """All shapes; every point has x from 0 to 1 and y from 0 to `height`."""

    note: str  # has to stand on the screen
    height: float
    graticule: tuple[Ring, ...]  # open lines every 30 degrees
    shapes: Mapping[str, CountryShape]

    def drawn(self, nations: Collection[str]) -> tuple[CountryShape, ...]:
        """What to draw for these nations: largest first, so that what lies in a hole comes on top.

        A union stands for its members when it plays, and they for it when it does not; a member
        that plays beside its union lies on top. Dots only for nations that play.
        """
        united = [shape for shape in self.shapes.values() if shape.members]
        hidden = {s.code for s in united if s.code not in nations}
        for union in united:
            if union.code in nations:
                hidden.update(code for code in union.members if code not in nations)
        seen = [
            shape
            for code, shape in self.shapes.items()
            if code not in hidden and (shape.polygons or code in nations)
        ]
        return tuple(sorted(seen, key=lambda shape: (-shape.area, shape.code)))


@cache
def load_map() -> WorldMap:
    """The map, read once."""
    found = read_json("map", "world.json")
    steps = int(found["steps"])
    shapes = {code: _shape(code, entry, steps) for code, entry in found["shapes"].items()}
    return WorldMap(
        note=str(found["note"]),
        height=int(found["height"]) / steps,
        graticule=tuple(_points(line, steps) for line in found["graticule"]),
        shapes=MappingProxyType(shapes),
    )


def ring_area(ring: Ring) -> float:
    """The area inside a ring."""
    closed = (*ring, ring[0])
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(closed))) / 2


def _shape(code: str, entry: dict[str, Any], steps: int) -> CountryShape:
    polygons = tuple(
        tuple(_points(ring, steps) for ring in polygon) for polygon in entry["polygons"]
    )
    return CountryShape(
        code=code,
        anchor=_points(entry["anchor"], steps)[0],
        dot=bool(entry["dot"]),
        polygons=polygons,
        members=tuple(entry.get("members", ())),
        area=sum(ring_area(p[0]) - sum(map(ring_area, p[1:])) for p in polygons),
    )


def _points(flat: list[int], steps: int) -> Ring:
    """Pairs out of x, y, x, y, ..."""
    return tuple((x / steps, y / steps) for x, y in zip(flat[::2], flat[1::2], strict=True))
