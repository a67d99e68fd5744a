"""Type: fonts in a few styles, measured by the face that shows them, and broken into lines."""

from collections.abc import Callable
from enum import Enum
from functools import lru_cache
from typing import Protocol

SMALLEST = 6
"""Pixels of type, below which nothing can be read at all."""


class Font(Protocol):
    """One size and weight, as the face measures it."""

    height: int
    """Pixels from one line to the next."""

    def width(self, text: str) -> int:
        """Pixels that a line of text is wide."""


Fonts = Callable[[int, str], Font]
"""The font of a size in pixels and a weight; the same object for the same question."""


class Style(Enum):
    """A style of type: size in pixels at scale 1, and weight."""

    SMALL = (13, "regular")
    BODY = (15, "regular")
    STRONG = (15, "semibold")
    LABEL = (15, "medium")
    FIGURE = (19, "semibold")
    HEADING = (19, "semibold")
    TITLE = (28, "semibold")
    DISPLAY = (46, "semibold")

    @property
    def pixels(self) -> int:
        """Size at scale 1."""
        return int(self.value[0])

    @property
    def weight(self) -> str:
        """Regular, medium or semibold."""
        return str(self.value[1])


class Type:
    """The fonts at one scale."""

    def __init__(self, scale: float, fonts: Fonts) -> None:
        self.scale = scale
        self.fonts = {style: fonts(self.pixels(style), style.weight) for style in Style}
        self.width = lru_cache(maxsize=20_000)(self._width)
        self.lines = lru_cache(maxsize=8_000)(self._lines)

    def pixels(self, style: Style) -> int:
        """The size of a style at this scale."""
        return max(round(style.pixels * self.scale), SMALLEST)

    def height(self, style: Style) -> int:
        """From one line to the next."""
        return self.fonts[style].height

    def _width(self, text: str, style: Style) -> int:
        return self.fonts[style].width(text)

    def _lines(self, text: str, style: Style, room: int) -> tuple[str, ...]:
        """The text in lines of at most `room` pixels; a word that is longer has its own line."""
        lines: list[str] = []
        for paragraph in text.split("\n"):
            line = ""
            for word in paragraph.split(" "):
                longer = f"{line} {word}" if line else word
                if line and self.width(longer, style) > room:
                    lines.append(line)
                    line = word
                else:
                    line = longer
            lines.append(line)
        return tuple(lines)
