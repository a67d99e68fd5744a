"""A name and its value on one line, or the value below where there is no room for both."""

from ui.desk.look.type import Style
from ui.desk.scene.box import Box
from ui.desk.scene.pen import Flow

APART = 8


def pair(flow: Flow, name: str, value: str, style: Style = Style.STRONG) -> Box:
    """Write both; returns the room that they take."""
    pen = flow.pen
    wide = pen.wide(value, style)
    room = flow.box.w - wide - pen.px(APART)
    line = pen.look.type.height(style)
    if pen.wide(name, style) <= room:
        strip = flow.take(line)
        right, left = strip.end(wide, pen.px(APART))
        pen.text(left, name, style, wrap=False)
        pen.text(right, value, style, wrap=False)
        return strip
    high = pen.tall(name, style, flow.box.w)
    strip = flow.take(high + line)
    head, foot = strip.top(high)
    pen.text(head, name, style)
    pen.text(foot, value, style, align="right", wrap=False)
    return strip
