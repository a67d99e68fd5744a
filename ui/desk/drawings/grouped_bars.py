"""Bars from 0 to 1 side by side, a group a row."""

from collections.abc import Sequence

from ui.desk.look.type import Style
from ui.desk.scene.box import Box
from ui.desk.scene.pen import Pen
from ui.play.numbers import Format

THICK, GAP = 13, 12  # pixels at scale 1


def grouped_bars(
    pen: Pen,
    box: Box,
    groups: Sequence[tuple[str, Sequence[float]]],
    keys: Sequence[str],
    show: Format,
) -> int:
    """The groups by name; `keys` name the bars of each.  Returns the row of pixels below all."""
    inks, gap = (pen.palette.link, pen.palette.accent), pen.px(GAP)
    high, thick = pen.look.type.height(Style.SMALL), pen.px(THICK)
    label = max(pen.wide(name, Style.SMALL) for name, _ in groups)
    number = max(pen.wide(show(value), Style.SMALL) for _, of in groups for value in of)
    x, reach = box.x + label + gap, box.w - label - number - 2 * gap
    at = x
    for key, ink in zip(keys, inks, strict=False):
        pen.rect(Box(at, box.y + (high - thick) // 2, thick, thick), ink)
        wide = pen.wide(key, Style.SMALL)
        pen.text(Box(at + thick + pen.px(6), box.y, wide, high), key, Style.SMALL, wrap=False)
        at += thick + wide + 2 * gap
    y = box.y + high + gap
    for name, of in groups:
        tall = thick * len(of)
        pen.text(Box(box.x, y, label, tall), name, Style.SMALL, align="right", middle=True)
        for value, ink in zip(of, inks, strict=False):
            bar = Box(x, y, max(round(value * reach), 1), thick - 1)
            pen.rect(bar, ink)
            beside = Box(bar.right + pen.px(6), y + (thick - high) // 2, number, high)
            pen.text(beside, show(value), Style.SMALL, wrap=False)
            y += thick
        y += gap
    return y - gap
