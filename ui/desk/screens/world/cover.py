"""Between two players at one screen: a page that hides what only one of them may know."""

from dataclasses import dataclass

from ui.desk.actions import Action, Back
from ui.desk.look.type import Style
from ui.desk.scene.pen import Pen
from ui.desk.scene.widgets import MAIN, Button, wide_button
from ui.desk.screens.world.nation_words import nation_title
from ui.desk.table import Table
from ui.play.words import say

WIDTH = 460


@dataclass(frozen=True)
class Reveal(Action):
    """The right player is at the screen."""


def draw_cover(pen: Pen, table: Table) -> None:
    """Whom to hand over to, and the button for that player."""
    nation = nation_title(table, table.seat)
    width = min(pen.px(WIDTH), pen.box.w - pen.px(40))
    box = pen.box.centred(width, min(pen.px(320), pen.box.h - pen.px(40)))
    with pen.scroll("cover", pen.panel(box, padding=24), gap=14) as flow:
        flag = flow.take(pen.px(64))
        pen.flag(table.seat, flag.centred(pen.px(96), pen.px(64)))
        flow.text(say("desk.world.cover_title", nation=nation), Style.HEADING, align="centre")
        flow.text(say("desk.world.cover", nation=nation), Style.BODY, pen.palette.dim)
        show = say("desk.world.cover_show", nation=nation)
        wide_button(flow, Button("cover.show", show, Reveal(), rank=MAIN))
        wide_button(flow, Button("cover.leave", say("desk.world.cover_leave"), Back()))
    pen.scene.first = "cover.show"
