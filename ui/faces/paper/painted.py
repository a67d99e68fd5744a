"""A drawing of the desk on a page: painted as SVG, described for who cannot see it.

Pages are read light or dark and in print, so a colour is written as a property of the page by what
it is for; both themes are those of all faces (ui/desk/look/palette.py).
"""

from collections.abc import Callable, Iterator
from dataclasses import fields
from functools import lru_cache
from math import ceil
from typing import Any

from ui.desk.look.look import Look
from ui.desk.look.palette import DARK, LIGHT, Colour, Palette
from ui.desk.look.type import Type
from ui.desk.scene.box import Box
from ui.desk.scene.pen import Pen
from ui.desk.scene.shapes import WorldMapShape
from ui.faces.paper.scene_svg import Links, SvgPainter
from ui.faces.paper.svg import drawing

WIDTH, HEIGHT = 640, 380
LOW = 300
"""The height of drawings that stand side by side."""
ENDLESS = 100_000
Drawing = Callable[[Pen, Box], int | None]
"""Writes into a box; returns the row below what it wrote, where that is not the box's foot."""
NARROW, BROAD = "ijltfrI'|.,:;!()[] ", "mwMWOQ%@—→"
ADVANCE, LINE = 0.64, 1.21
"""Of a small letter that is neither, and of a line, in sizes of type."""


class PageFont:
    """Whatever font the reader's machine has: a letter is rather too wide than too narrow."""

    def __init__(self, pixels: int) -> None:
        self._pixels = pixels
        self.height = round(LINE * pixels)

    def width(self, text: str) -> int:
        """Pixels that a line of text is wide, about."""
        total = 0.0
        for letter in text:
            if letter in NARROW:
                total += 0.4
            elif letter in BROAD:
                total += 1.0
            else:
                total += 0.75 if letter.isupper() else ADVANCE
        return ceil(total * self._pixels)


@lru_cache(maxsize=64)
def _font(pixels: int, weight: str) -> PageFont:  # noqa: ARG001  (bold is hardly wider)
    return PageFont(pixels)


def _leaves(palette: Palette) -> Iterator[tuple[str, Colour]]:
    """Every colour of a palette by the name that pages give it."""
    for field in fields(palette):
        value: Any = getattr(palette, field.name)
        if field.name == "name":
            continue
        if isinstance(value[0], int):
            yield field.name.replace("_", "-"), value
        else:
            yield from ((f"{field.name}-{k}", colour) for k, colour in enumerate(value))


def _signed() -> Palette:
    """A palette of which no two colours are the same, to know them again."""
    counted = iter(range(1, 256))
    values: dict[str, Any] = {"name": "page"}
    for field in fields(Palette):
        value: Any = getattr(LIGHT, field.name)
        if field.name != "name":
            one = isinstance(value[0], int)
            values[field.name] = (
                (0, 0, next(counted)) if one else tuple((0, 0, next(counted)) for _ in value)
            )
    return Palette(**values)


PAGE = _signed()
LOOK = Look(PAGE, Type(1.0, _font), 1.0, still=True)
PROPERTIES = {colour: f"var(--drawn-{name})" for name, colour in _leaves(PAGE)}


def colours() -> str:
    """The style of a page that gives the colours of drawings, light and dark."""
    light, dark = (
        "".join(f"--drawn-{name}:#{r:02x}{g:02x}{b:02x};" for name, (r, g, b) in _leaves(palette))
        for palette in (LIGHT, DARK)
    )
    return f":root{{{light}}}@media (prefers-color-scheme:dark){{:root{{{dark}}}}}\n"


def painted(
    name: str,
    title: str,
    said: str,
    draw: Drawing,
    *,
    width: int = WIDTH,
    height: int = HEIGHT,
) -> str:
    """A drawing with its title, and with what it shows in words for who does not see it.

    `height` is that of a drawing which does not say how much room it needs.
    """
    pen = Pen(Box(0, 0, width, ENDLESS), LOOK)
    foot = draw(pen, Box(0, 0, width, height))
    painter = SvgPainter(LOOK, NOTHING, PROPERTIES.__getitem__, prefix=f"{name}-")
    return drawing(name, title, said, width, foot or height, painter.pieces(pen.scene), "drawn")


def _no_file(name: str, size: int) -> str:
    raise ValueError(f"a page holds no other file, so a drawing shows no {name} of {size} pixels")


def _no_map(shape: WorldMapShape) -> str:
    raise ValueError(f"a page holds no map of {shape.box}")


NOTHING = Links(_no_file, _no_file, _no_map)
"""Pages are allowed nothing but themselves."""
