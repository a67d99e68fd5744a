"""The fonts of the window, as pygame measures and draws them.  No display is needed."""

from functools import lru_cache

import pygame
import pygame.font

from ui.desk.assets import font_path


class WindowFont:
    """Inter in one size and weight."""

    def __init__(self, pixels: int, weight: str) -> None:
        if not pygame.font.get_init():
            pygame.font.init()
        self._font = pygame.font.Font(font_path(weight), pixels)
        self.height: int = self._font.get_linesize()

    def width(self, text: str) -> int:
        """Pixels that a line of text is wide."""
        return self._font.size(text)[0]

    def render(self, text: str, colour: tuple[int, int, int]) -> pygame.surface.Surface:
        """A line of text as a picture."""
        return self._font.render(text, True, colour)


@lru_cache(maxsize=64)
def window_font(pixels: int, weight: str) -> WindowFont:
    """Inter in this size and weight, opened once."""
    return WindowFont(pixels, weight)
