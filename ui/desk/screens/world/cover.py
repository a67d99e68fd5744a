"""Between two players at one screen: a page that hides what only one of them may know."""

from dataclasses import dataclass

from ui.desk.actions import Action, Back
from ui.desk.look.type import Style
from ui.desk.scene.pen import Pen
from ui.desk.scene.widgets import MAIN, Button, wide_button
from ui.desk.screens.world.nation_words import nation_title
from ui.desk.sitting import Sitting
from ui.play.words import say

WIDTH = 460
HEIGHT = 310
ANOTHER = 47  # for each who may come back


@dataclass(frozen=True)
class Reveal(Action):
    """The right player is at the screen."""


@dataclass(frozen=True)
class TakeBack(Action):
    """A player who has ended the turn is at the screen, and not done after all."""

    nation: str


def draw_cover(pen: Pen, sitting: Sitting) -> None:
    """Whom to hand over to, the button for that player, and one for each who has played."""
    nation = nation_title(sitting, sitting.seat)
    width = min(pen.px(WIDTH), pen.box.w - pen.px(40))
    back = [code for code in sitting.session.humans if code in sitting.session.ended]
    height = pen.px(HEIGHT + ANOTHER * len(back))
    box = pen.box.centred(width, min(height, pen.box.h - pen.px(40)))
    with pen.scroll("cover", pen.panel(box, padding=24), gap=14) as flow:
        flag = flow.take(pen.px(64))
        pen.flag(sitting.seat, flag.centred(pen.px(96), pen.px(64)))
        flow.text(say("desk.world.cover_title", nation=nation), Style.HEADING, align="centre")
        flow.text(say("desk.world.cover", nation=nation), Style.BODY, pen.palette.dim)
        show = say("desk.world.cover_show", nation=nation)
        wide_button(flow, Button("cover.show", show, Reveal(), rank=MAIN))
        for code in back:
            again = say("desk.world.cover_again", nation=nation_title(sitting, code))
            wide_button(flow, Button(f"cover.again.{code}", again, TakeBack(code)))
        wide_button(flow, Button("cover.leave", say("desk.world.cover_leave"), Back()))
    pen.scene.first = "cover.show"
