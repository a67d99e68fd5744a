"""The nation that is looked at, below the map: the way over the map for the keyboard."""

from dataclasses import dataclass

from ui.desk.actions import Action
from ui.desk.key_table import key_of
from ui.desk.look.type import Style
from ui.desk.scene.box import Box
from ui.desk.scene.pen import Pen
from ui.desk.scene.widgets import Button, button, button_size, hint
from ui.desk.screens.world.map_view import MapView, Pick
from ui.desk.screens.world.nation_words import nation_lines, nation_title
from ui.desk.screens.world.tools import tool, tool_size
from ui.play.words import say

FLAG = (36, 24)


@dataclass(frozen=True)
class ShowRelation(Action):
    """Open the row of a nation among the relations."""

    nation: str


@dataclass(frozen=True)
class Strip:
    """What stands in it, and how high it is."""

    name: str
    words: str
    back: Button
    on: Button
    more: Button | None


def nation_strip(view: MapView) -> Strip:
    """The strip for the nation that is looked at."""
    sitting, code = view.sitting, view.looked_at
    name = nation_title(sitting, code)
    own = code == sitting.facts.code
    return Strip(
        name=name,
        words=" · ".join(nation_lines(sitting, view.figure, code)),
        back=Button(
            "nation.previous",
            say("desk.world.map.previous"),
            Pick(view.neighbour(-1)),
            "chevron-left",
            key=key_of("backward"),
        ),
        on=Button(
            "nation.next",
            say("desk.world.map.next"),
            Pick(view.neighbour(1)),
            "chevron-right",
            key=key_of("onward"),
        ),
        more=None
        if own
        else Button(
            "nation.relations",
            say("desk.world.map.relations"),
            ShowRelation(code),
            "handshake",
            say("desk.world.map.relations_tip", nation=name),
        ),
    )


def strip_height(pen: Pen, width: int, strip: Strip) -> int:
    """How high it is at this width; the same for most nations, so that the map keeps its size."""
    inner = width - 2 * pen.px(10)
    words = max(pen.tall(strip.words, Style.SMALL, inner), 2 * pen.look.type.height(Style.SMALL))
    return _head_height(pen) + pen.px(4) + words + 2 * pen.px(6)


def _head_height(pen: Pen) -> int:
    return max(button_size(pen, Button("", "x", None))[1], pen.px(FLAG[1]))


def draw_strip(pen: Pen, box: Box, strip: Strip, code: str) -> None:
    """Arrows, flag, name, the way to the relations; figures below."""
    pen.rect(box, pen.palette.panel, radius=10)
    inner = box.inset(pen.px(10), pen.px(6))
    head, rest = inner.top(_head_height(pen), pen.px(4))
    for one in (strip.back, strip.on):
        width, height = tool_size(pen, one)
        place, head = head.left(width, pen.px(6))
        tool(pen, place.centred(width, height), one)
    if strip.more is not None:
        width, height = button_size(pen, strip.more)
        place, head = head.end(min(width, head.w // 2), pen.px(8))
        button(pen, place.centred(place.w, height), strip.more)
    flag, head = head.left(pen.px(FLAG[0]), pen.px(8))
    pen.flag(code, flag.centred(pen.px(FLAG[0]), pen.px(FLAG[1])))
    pen.text(head, strip.name, Style.STRONG, middle=True, shrink=True)
    pen.text(rest, strip.words, Style.SMALL, pen.palette.dim)
    hint(pen, rest, "nation.words", say("desk.diplomacy.trust_tip", nation=strip.name))
