"""Tips: what a control says of itself, in a box near to it."""

from ui.desk.look.look import Look
from ui.desk.look.type import Style
from ui.desk.scene.box import Box
from ui.desk.scene.control import Control
from ui.desk.scene.pen import Pen
from ui.desk.scene.shapes import Shape

WIDTH = 380  # at scale 1
PADDING = 10
APART = 8


def tip_shapes(window: Box, look: Look, control: Control, words: str) -> list[Shape]:
    """The shapes of a tip, below the control or above it, and always within the window."""
    pen = Pen(window, look)
    padding = pen.px(PADDING)
    room = min(pen.px(WIDTH), window.w - 4 * padding)
    lines = look.type.lines(words, Style.SMALL, room)
    width = max(pen.wide(line, Style.SMALL) for line in lines)
    height = len(lines) * look.type.height(Style.SMALL)
    box = _place(window, control.seen, width + 2 * padding, height + 2 * padding, pen.px(APART))
    pen.rect(box, pen.palette.raised, pen.palette.edge, radius=8)
    pen.text(box.inset(padding), words, Style.SMALL)
    return pen.scene.shapes


def _place(window: Box, by: Box, width: int, height: int, apart: int) -> Box:
    x = min(max(by.x, window.x + apart), window.right - width - apart)
    y = by.bottom + apart
    if y + height > window.bottom - apart:
        y = by.y - apart - height
    if y < window.y:
        y = window.bottom - apart - height
    return Box(max(x, 0), max(y, 0), width, height)
