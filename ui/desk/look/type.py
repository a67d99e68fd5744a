"""Type: fonts in a few styles, measured and broken into lines."""

from enum import Enum
from functools import lru_cache

import pygame
import pygame.font

from ui.assets import font_path


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
    """The fonts at one scale.  Needs pygame.font, but no window."""

    def __init__(self, scale: float = 1.0) -> None:
        if not pygame.font.get_init():
            pygame.font.init()
        self.scale = scale
        sizes = {(style.pixels, style.weight) for style in Style}
        fonts = {
            (pixels, weight): pygame.font.Font(font_path(weight), max(round(pixels * scale), 6))
            for pixels, weight in sizes
        }
        self.fonts = {style: fonts[style.pixels, style.weight] for style in Style}
        self.width = lru_cache(maxsize=20_000)(self._width)
        self.lines = lru_cache(maxsize=8_000)(self._lines)
        self.render = lru_cache(maxsize=2_000)(self._render)

    def height(self, style: Style) -> int:
        """From one line to the next."""
        return self.fonts[style].get_linesize()

    def _width(self, text: str, style: Style) -> int:
        return self.fonts[style].size(text)[0]

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

    def _render(
        self, text: str, style: Style, colour: tuple[int, int, int]
    ) -> pygame.surface.Surface:
        return self.fonts[style].render(text, True, colour)
