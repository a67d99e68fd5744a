"""Small buttons: an icon with its key beside it, explained by a tip."""

from collections.abc import Sequence

from ui.desk.look.type import Style
from ui.desk.scene.box import Box
from ui.desk.scene.control import Control
from ui.desk.scene.pen import Pen
from ui.desk.scene.widgets import ICON, Button, keycap

SIDE = 26  # of a button without a key, at scale 1
PAD = 7
GAP = 4


def tool_size(pen: Pen, one: Button) -> tuple[int, int]:
    """Width and height of a small button."""
    width = pen.px(ICON) + 2 * pen.px(PAD)
    if one.key:
        width += pen.px(GAP) + pen.wide(keycap(one.key), Style.SMALL)
    return width, max(pen.px(ICON), pen.look.type.height(Style.SMALL)) + 2 * pen.px(PAD - 1)


def tool(pen: Pen, box: Box, one: Button) -> None:
    """A small button; it is called by its label, which only its tip shows."""
    palette = pen.palette
    ink = palette.text if one.enabled else palette.dim
    pen.rect(box, palette.raised if one.enabled else None, palette.edge, radius=6)
    if one.key:
        cap = pen.wide(keycap(one.key), Style.SMALL)
        inner = box.centred(pen.px(ICON) + pen.px(GAP) + cap, box.h)
        left, right = inner.left(pen.px(ICON), pen.px(GAP))
        pen.icon(one.icon, left.centred(pen.px(ICON), pen.px(ICON)), ink)
        pen.text(right, keycap(one.key), Style.SMALL, palette.dim, middle=True)
    else:
        side = min(pen.px(ICON), box.w, box.h)
        pen.icon(one.icon, box.centred(side, side), ink)
    pen.control(
        Control(
            one.name,
            one.kind,
            box,
            one.label,
            sends=one.sends,
            tip=f"{one.label}\n{one.tip}" if one.tip else one.label,
            enabled=one.enabled,
            on=one.on,
            key=one.key,
            called=one.called,
        )
    )


def tools(pen: Pen, box: Box, row: Sequence[Button]) -> None:
    """Small buttons at the right end of a box, beside each other."""
    x = box.right - tools_width(pen, row)
    for one in row:
        width, height = tool_size(pen, one)
        tool(pen, Box(x, box.centre[1] - height // 2, width, height), one)
        x += width + pen.px(GAP)


def tools_width(pen: Pen, row: Sequence[Button]) -> int:
    """How much room they take."""
    return sum(tool_size(pen, one)[0] for one in row) + pen.px(GAP) * (len(row) - 1)
