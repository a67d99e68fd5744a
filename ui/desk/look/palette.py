"""Colours by what they are for, in two themes.

Colours that tell things apart are those of Okabe and Ito (2008), which people with any colour
vision can tell apart; wherever they carry meaning, a shape or a dash carries it too.
"""

from dataclasses import dataclass

Colour = tuple[int, int, int]


@dataclass(frozen=True)
class Palette:
    """A theme."""

    name: str
    ground: Colour  # behind everything
    panel: Colour  # what groups things
    raised: Colour  # what can be pressed, and fields
    pressed: Colour  # what is under the pointer
    edge: Colour  # lines between things; 3:1 on panel where they carry meaning
    text: Colour
    dim: Colour  # text of second rank, still 4.5:1
    accent: Colour  # do this next
    on_accent: Colour  # text on accent
    link: Colour  # figures and words that lead somewhere, and sliders
    good: Colour
    bad: Colour
    warn: Colour
    focus: Colour  # ring round what the keyboard holds
    sea: Colour
    land: Colour  # nations that do not play
    border: Colour  # between countries
    unknown: Colour  # nations without the figure that is shown
    ramp: tuple[Colour, Colour, Colour, Colour, Colour]  # low to high
    series: tuple[Colour, ...]  # lines of a chart, eight


DARK = Palette(
    name="dark",
    ground=(11, 18, 32),
    panel=(19, 29, 48),
    raised=(34, 49, 77),
    pressed=(49, 69, 106),
    edge=(98, 118, 152),
    text=(237, 242, 250),
    dim=(176, 190, 212),
    accent=(255, 191, 71),
    on_accent=(24, 18, 4),
    link=(120, 190, 255),
    good=(84, 214, 168),
    bad=(255, 148, 120),
    warn=(245, 214, 92),
    focus=(255, 255, 255),
    sea=(14, 24, 42),
    land=(42, 54, 76),
    border=(11, 18, 32),
    unknown=(66, 78, 100),
    ramp=((52, 84, 128), (62, 122, 168), (92, 162, 190), (152, 204, 196), (232, 240, 190)),
    series=(
        (240, 170, 40),
        (96, 188, 240),
        (32, 190, 140),
        (244, 232, 96),
        (88, 146, 226),
        (240, 120, 60),
        (222, 140, 190),
        (214, 220, 230),
    ),
)

LIGHT = Palette(
    name="light",
    ground=(255, 255, 255),
    panel=(241, 244, 249),
    raised=(218, 227, 240),
    pressed=(190, 205, 227),
    edge=(96, 108, 128),
    text=(9, 15, 28),
    dim=(58, 68, 88),
    accent=(146, 70, 0),
    on_accent=(255, 255, 255),
    link=(0, 80, 160),
    good=(0, 102, 70),
    bad=(168, 36, 8),
    warn=(122, 84, 0),
    focus=(0, 0, 0),
    sea=(228, 236, 246),
    land=(204, 210, 220),
    border=(255, 255, 255),
    unknown=(176, 184, 198),
    ramp=((196, 219, 226), (134, 184, 206), (74, 142, 182), (28, 98, 152), (8, 48, 104)),
    series=(
        (176, 104, 0),
        (0, 114, 178),
        (0, 122, 88),
        (104, 112, 0),
        (40, 66, 150),
        (196, 58, 20),
        (166, 70, 130),
        (30, 30, 30),
    ),
)

THEMES = {palette.name: palette for palette in (DARK, LIGHT)}


def luminance(colour: Colour) -> float:
    """Relative luminance, 0 black to 1 white (WCAG 2.2)."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(a: Colour, b: Colour) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((luminance(a), luminance(b)))
    return (light + 0.05) / (dark + 0.05)


def readable(on: Colour) -> Colour:
    """Black or white, whichever stands out more."""
    black, white = (0, 0, 0), (255, 255, 255)
    return black if contrast(black, on) >= contrast(white, on) else white
