"""The pen: writes shapes and controls into a scene, in the look of the window.

It keeps the clip and the layer that it writes on.  A screen draws itself with a pen from top to
bottom each time something has changed; nothing is kept between two drawings but how far regions
are scrolled.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TypeVar

from ui.desk.look.look import Look
from ui.desk.look.palette import Colour, Palette
from ui.desk.look.type import Style
from ui.desk.scene.box import Box
from ui.desk.scene.control import Control, Region
from ui.desk.scene.scene import Scene
from ui.desk.scene.shapes import (
    Line,
    Mark,
    Picture,
    Point,
    Polygon,
    Rect,
    Shape,
    Sign,
    Text,
)

Item = TypeVar("Item", Shape, Control)
ENDLESS = 1_000_000
BAR = 8  # width of a scroll bar at scale 1


def _placed(item: Item, clip: Box | None, layer: int) -> Item:
    """The same with this clip and layer.

    As dataclasses.replace would make it, in a fifth of the time: that calls the constructor, which
    sets every field of a frozen class by itself, and a screen writes hundreds of these.
    """
    if item.clip is clip and item.layer == layer:
        return item
    made = object.__new__(type(item))
    vars(made).update(vars(item), clip=clip, layer=layer)
    return made


class Pen:
    """Writes one scene."""

    def __init__(self, box: Box, look: Look, offsets: Mapping[str, int] | None = None) -> None:
        self.scene = Scene(box)
        self.box, self.look = box, look
        self.offsets = offsets or {}
        self._clip: Box | None = None
        self._layer = 0

    @property
    def palette(self) -> Palette:
        """The colours in use."""
        return self.look.palette

    def px(self, pixels: float) -> int:
        """A distance given at scale 1, in pixels."""
        return self.look.px(pixels)

    # shapes

    def add(self, shape: Shape) -> None:
        """Write any shape, within the clip and on the layer of now."""
        self.scene.shapes.append(_placed(shape, self._clip, self._layer))

    def rect(
        self,
        box: Box,
        fill: Colour | None,
        edge: Colour | None = None,
        radius: float = 0,
        width: int = 1,
        alpha: int = 255,
    ) -> None:
        """A rectangle; the radius at scale 1."""
        self.add(Rect(box, fill, edge, self.px(radius), width, alpha))

    def line(
        self,
        points: Sequence[Point],
        colour: Colour,
        width: float = 1,
        dash: tuple[int, int] | None = None,
    ) -> None:
        """A line through points; the width at scale 1."""
        self.add(Line(tuple(points), colour, max(self.px(width), 1), dash))

    def polygon(self, points: Sequence[Point], fill: Colour, alpha: int = 255) -> None:
        """A filled area."""
        self.add(Polygon(tuple(points), fill, alpha))

    def mark(
        self, at: Point, sign: Sign, colour: Colour, size: float = 10, edge: Colour | None = None
    ) -> None:
        """A sign; the size at scale 1."""
        self.add(Mark(at, self.px(size), sign, colour, edge))

    def icon(self, name: str, box: Box, tint: Colour | None = None) -> None:
        """An icon of the assets, in the colour of text or another."""
        self.add(Picture("icon", name, box, tint or self.palette.text))

    def flag(self, code: str, box: Box) -> None:
        """A nation's flag; a box of 3 to 2 shows it undistorted."""
        self.add(Picture("flag", code, box))

    # text

    def tall(self, words: str, style: Style, width: int) -> int:
        """How high the words are when broken into lines of this width."""
        return len(self.look.type.lines(words, style, width)) * self.look.type.height(style)

    def wide(self, words: str, style: Style) -> int:
        """How wide the words are on one line."""
        return self.look.type.width(words, style)

    def text(
        self,
        box: Box,
        words: str,
        style: Style = Style.BODY,
        colour: Colour | None = None,
        align: str = "left",
        *,
        middle: bool = False,
        wrap: bool = True,
        shrink: bool = False,
        ground: Colour | None = None,
    ) -> int:
        """Words in a box, broken into lines; returns the height that they take.

        `middle` centres them vertically; `shrink` takes the small style where they do not fit.
        """
        kind = self.look.type
        lines = kind.lines(words, style, box.w) if wrap else tuple(words.split("\n"))
        if shrink and style is not Style.SMALL and not self._fits(lines, style, box):
            return self.text(
                box, words, Style.SMALL, colour, align, middle=middle, wrap=wrap, ground=ground
            )
        height = len(lines) * kind.height(style)
        cut = not self._fits(lines, style, box)
        if middle and height < box.h:
            box = Box(box.x, box.y + (box.h - height) // 2, box.w, height)
        self.add(Text(box, lines, style, colour or self.palette.text, align, cut, ground))
        return height

    def _fits(self, lines: Sequence[str], style: Style, box: Box) -> bool:
        kind = self.look.type
        return len(lines) * kind.height(style) <= box.h + 1 and all(
            kind.width(line, style) <= box.w for line in lines
        )

    # where to write

    @contextmanager
    def above(self) -> Iterator[None]:
        """Write on a layer of its own: what lies below is dimmed and cannot be used."""
        before, clip = self._layer, self._clip
        self._layer, self._clip = self.scene.layer + 1, None
        self.add(Rect(self.box, self.palette.ground, alpha=190))
        try:
            yield
        finally:
            self._layer, self._clip = before, clip

    @contextmanager
    def scroll(self, name: str, box: Box, gap: float = 8) -> Iterator["Flow"]:
        """A region that scrolls where what is written into it does not fit."""
        offset = self.offsets.get(name, 0)
        before, self._clip = self._clip, box if self._clip is None else box.common(self._clip)
        room = max(box.w - self.px(BAR + 4), 0)
        flow = Flow(self, Box(box.x, box.y - offset, room, ENDLESS), gap)
        try:
            yield flow
        finally:
            self._clip = before
        region = Region(name, box, flow.y - (box.y - offset), offset, self._layer)
        self.scene.regions.append(region)
        if region.furthest > 0:
            self._bar(region)

    def _bar(self, region: Region) -> None:
        track = region.box.end(self.px(BAR))[0]
        length = max(round(track.h * region.box.h / region.content), self.px(24))
        start = round((track.h - length) * min(region.offset / region.furthest, 1.0))
        self.rect(track, self.palette.panel, radius=4)
        self.rect(Box(track.x, track.y + start, track.w, length), self.palette.edge, radius=4)

    def flow(self, box: Box, gap: float = 8) -> "Flow":
        """Write from the top of a box downwards."""
        return Flow(self, box, gap)

    # controls

    def control(self, control: Control) -> None:
        """Write a control, within the clip and on the layer of now."""
        self.scene.controls.append(_placed(control, self._clip, self._layer))

    def panel(self, box: Box, title: str = "", padding: float = 12) -> Box:
        """A panel with an optional heading; returns the room inside."""
        self.rect(box, self.palette.panel, radius=10)
        inner = box.inset(self.px(padding))
        if not title:
            return inner
        height = self.tall(title, Style.HEADING, inner.w)
        head, rest = inner.top(height, self.px(8))
        self.text(head, title, Style.HEADING)
        return rest


class Flow:
    """Writing from the top downwards: each piece takes the height that it needs."""

    def __init__(self, pen: Pen, box: Box, gap: float) -> None:
        self.pen, self.box = pen, box
        self.y = box.y
        self.step = pen.px(gap)
        self._first = True

    @property
    def left(self) -> int:
        """Height that is left."""
        return max(self.box.bottom - self.y - (0 if self._first else self.step), 0)

    def take(self, height: int) -> Box:
        """The next strip of this height."""
        if not self._first:
            self.y += self.step
        self._first = False
        strip = Box(self.box.x, self.y, self.box.w, height)
        self.y += height
        return strip

    def rest(self) -> Box:
        """All that is left."""
        return self.take(self.left)

    def space(self, pixels: float) -> None:
        """Some more room; at scale 1."""
        self.y += self.pen.px(pixels)

    def text(
        self,
        words: str,
        style: Style = Style.BODY,
        colour: Colour | None = None,
        align: str = "left",
    ) -> Box:
        """Words, over as many lines as they need."""
        box = self.take(self.pen.tall(words, style, self.box.w))
        self.pen.text(box, words, style, colour, align)
        return box

    def rule(self) -> None:
        """A thin line across."""
        box = self.take(1)
        self.pen.rect(box, self.pen.palette.raised)
