"""Names and values on the map, each near its nation and none on another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ui.desk.look.type import Style
from ui.desk.scene.box import Box
from ui.desk.scene.map_places import MapPlaces
from ui.desk.scene.pen import Pen

PAD = 3
AWAY = 10
WAYS = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (1, -1), (-1, 1), (-1, -1))
"""To the right and left, below and above, and in between."""


@dataclass(frozen=True)
class Label:
    """Words in a box on the map."""

    box: Box
    words: str


class _Spot(NamedTuple):
    """Where a nation is, and how large."""

    x: int
    y: int
    w: float
    h: float


def place_labels(
    pen: Pen, box: Box, places: MapPlaces, words: Mapping[str, Sequence[str]]
) -> tuple[Label, ...]:
    """A label for each nation for which there is room, the first nations first.

    `words` are what may stand there, the longest first; shorter ones are taken where needed.
    """
    spots = {code: _spot(places, code) for code in words}
    found: list[Label] = []
    for code, choices in words.items():
        spot = spots[code]
        if spot is not None:
            others = [other for other in spots.values() if other is not None and other is not spot]
            label = _placed(pen, box, spot, choices, found, others)
            found += [label] if label is not None else []
    return tuple(found)


def _spot(places: MapPlaces, code: str) -> _Spot | None:
    anchor = places.anchor(code)
    if anchor is None:
        return None
    return _Spot(round(anchor[0]), round(anchor[1]), *_extent(places, code))


def _extent(places: MapPlaces, code: str) -> tuple[float, float]:
    """Width and height of a nation's largest part on the screen."""
    if places.tiles:
        ring = places.tiles.tiles[code].corners
    elif places.map.shapes[code].dot or not places.map.shapes[code].polygons:
        return 0.0, 0.0
    else:
        ring = places.map.shapes[code].polygons[0][0]
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return (max(xs) - min(xs)) * places.width, (max(ys) - min(ys)) * places.width


def _placed(
    pen: Pen,
    box: Box,
    spot: _Spot,
    choices: Sequence[str],
    taken: Sequence[Label],
    others: Sequence[_Spot],
) -> Label | None:
    """On the nation where it is larger than the label, else beside it, and on no other one."""
    high = pen.look.type.height(Style.SMALL)
    for words in choices:
        wide = pen.wide(words, Style.SMALL) + 2 * pen.px(PAD)
        for dx, dy in _ways(pen, spot, wide, high):
            place = Box(spot.x - wide // 2 + dx, spot.y - high // 2 + dy, wide, high)
            if (
                place.within(box)
                and not any(place.meets(label.box) for label in taken)
                and not any(place.holds((other.x, other.y)) for other in others)
            ):
                return Label(place, words)
    return None


def _ways(pen: Pen, spot: _Spot, wide: int, high: int) -> list[tuple[int, int]]:
    """How far from the middle of a nation its label may lie, the best way first."""
    little, x, y = pen.px(AWAY), wide // 2 + pen.px(AWAY), high // 2 + pen.px(AWAY)
    beside = [(dx * x, dy * y) for dx, dy in WAYS]
    if spot.w < wide or spot.h < 2 * high:
        return beside
    return [(0, 0), *((dx * little, dy * little) for dx, dy in WAYS), *beside]


def draw_labels(pen: Pen, labels: Sequence[Label]) -> None:
    """Plates with words on them."""
    for label in labels:
        pen.rect(label.box, pen.palette.panel, radius=3)
        pen.text(
            label.box,
            label.words,
            Style.SMALL,
            align="centre",
            wrap=False,
            ground=pen.palette.panel,
        )
