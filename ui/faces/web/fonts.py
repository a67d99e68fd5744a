"""Text as a browser measures it: the advances of Inter's letters, without kerning.

The page switches kerning off (`static/style.css`), so that both agree to a part of a pixel.
"""

from functools import lru_cache
from math import ceil

from fontTools.ttLib import TTFont

from ui.desk.assets import font_path


@lru_cache(maxsize=4)
def _advances(weight: str) -> tuple[dict[str, float], float, float]:
    """Widths by letter, that of a letter which the font lacks, and the height; in sizes of type."""
    with TTFont(font_path(weight), lazy=True) as font:
        units, widths, head = font["head"].unitsPerEm, font["hmtx"].metrics, font["hhea"]
        shapes = font.getBestCmap()
    letters = {chr(code): widths[shape][0] / units for code, shape in shapes.items()}
    return letters, widths[".notdef"][0] / units, (head.ascent - head.descent) / units


class WebFont:
    """Inter in one size and weight."""

    def __init__(self, pixels: int, weight: str) -> None:
        self._letters, self._missing, height = _advances(weight)
        self._pixels = pixels
        self.height = ceil(height * pixels)

    def width(self, text: str) -> int:
        """Pixels that a line of text is wide."""
        known, missing = self._letters, self._missing
        total = 0.0
        for letter in text:
            total += known.get(letter, missing)
        return ceil(total * self._pixels)


@lru_cache(maxsize=64)
def web_font(pixels: int, weight: str) -> WebFont:
    """Inter in this size and weight, read once."""
    return WebFont(pixels, weight)
