"""A look: palette, type and spacing together, for one size of window and one text scale."""

from dataclasses import dataclass
from functools import lru_cache

from ui.desk.look.palette import THEMES, Palette
from ui.desk.look.type import Fonts, Type

SCALES = (1.0, 1.25, 1.5)
SMALLEST = (1280, 720)
GROWTH = 0.5
"""How much of a larger window goes into larger type; the rest is room."""
LARGEST_GROWTH = 1.5
SMALLEST_SCALE = 0.7
"""In a window that is smaller than it should be, everything shrinks with it, down to this."""


@dataclass(frozen=True)
class Look:
    """What a pen needs to know to draw."""

    palette: Palette
    type: Type
    scale: float  # of everything, text scale and window together
    still: bool  # no motion

    def px(self, pixels: float) -> int:
        """A distance given at scale 1, in pixels of this window."""
        return round(pixels * self.scale)


def window_scale(width: int, height: int) -> float:
    """How much larger things are in a window of this size."""
    ratio = min(width / SMALLEST[0], height / SMALLEST[1])
    if ratio < 1.0:
        return max(ratio, SMALLEST_SCALE)
    return min(1.0 + GROWTH * (ratio - 1.0), LARGEST_GROWTH)


@lru_cache(maxsize=4)
def _type(scale: float, fonts: Fonts) -> Type:
    return Type(scale, fonts)


def look_for(
    theme: str, text_scale: float, size: tuple[int, int], still: bool, fonts: Fonts
) -> Look:
    """The look of a window of this size, its text measured by `fonts`."""
    scale = round(text_scale * window_scale(*size), 3)
    return Look(THEMES[theme], _type(scale, fonts), scale, still)
