"""The tile map: a hexagon a nation, arranged by geography; no borders, no sizes."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from math import sqrt
from types import MappingProxyType

from ui.desk.assets.files import read_json

Point = tuple[float, float]
Cell = tuple[int, int]  # column, row; odd rows are shifted right by half a tile

UNION = "EUU"
ROW = 1.5  # from row to row, in radii
HALF = sqrt(3) / 2  # half the width of a tile, in radii


@dataclass(frozen=True, slots=True)
class Tile:
    """A hexagon, point up."""

    code: str
    cell: Cell
    centre: Point
    corners: tuple[Point, ...]  # six, clockwise from the top


@dataclass(frozen=True, slots=True)
class TileMap:
    """All tiles; every corner has x from 0 to 1 and y from 0 to `height`."""

    height: float
    radius: float  # from a centre to its corners
    tiles: Mapping[str, Tile]


def load_tiles(nations: Collection[str]) -> TileMap:
    """The layout for these nations: the European Union as one tile if it plays, else its members.

    Nations that no layout knows, invented ones say, get tiles in rows below.
    """
    layouts = _layouts()
    members = layouts["countries"].keys() - layouts["blocs"].keys()
    as_bloc = UNION in nations and members.isdisjoint(nations)
    cells = dict(layouts["blocs" if as_bloc else "countries"])
    if UNION not in nations:
        cells.pop(UNION, None)
    columns = 1 + max(column for column, _ in cells.values())
    below = 1 + max(row for _, row in cells.values())
    unknown = sorted(code for code in nations if code not in cells)
    for i, code in enumerate(unknown):
        cells[code] = (i % columns, below + i // columns)
    return _placed(cells)


def _placed(cells: Mapping[str, Cell]) -> TileMap:
    columns = 1 + max(column for column, _ in cells.values())
    rows = 1 + max(row for _, row in cells.values())
    radius = 1 / (HALF * (2 * columns + 1))
    corners = ((0, -1), (HALF, -0.5), (HALF, 0.5), (0, 1), (-HALF, 0.5), (-HALF, -0.5))
    tiles = {}
    for code, (column, row) in sorted(cells.items()):
        x = radius * HALF * (1 + 2 * column + row % 2)
        y = radius * (1 + ROW * row)
        around = tuple((x + radius * dx, y + radius * dy) for dx, dy in corners)
        tiles[code] = Tile(code, (column, row), (x, y), around)
    return TileMap(radius * (2 + ROW * (rows - 1)), radius, MappingProxyType(tiles))


@cache
def _layouts() -> dict[str, dict[str, Cell]]:
    found = read_json("tiles", "tiles.json")
    return {
        layout: {code: (int(column), int(row)) for code, (column, row) in cells.items()}
        for layout, cells in found.items()
    }
