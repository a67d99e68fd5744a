"""The question before a save is replaced or removed."""

from dataclasses import dataclass
from typing import Literal

from ui.desk.actions import Action
from ui.desk.look.type import Style
from ui.desk.scene.breaking import broken
from ui.desk.scene.pen import Pen
from ui.desk.scene.widgets import MAIN, Button, button, button_size
from ui.words import say

Kind = Literal["overwrite", "delete"]


@dataclass(frozen=True)
class Confirm(Action):
    """Yes, do it."""


@dataclass(frozen=True)
class Refrain(Action):
    """No, leave it."""


def draw_question(pen: Pen, kind: Kind, slot: str) -> None:
    """Ask over everything else; the harmless answer has the focus."""
    words = say(f"desk.saves.{kind}_question", name=slot.strip())
    width = min(pen.px(520), pen.box.w - pen.px(60))
    padding = pen.px(20)
    inner = width - 2 * padding
    words = broken(pen, words, Style.BODY, inner)
    row = [
        Button("question.yes", say(f"desk.saves.{kind}"), Confirm(), rank=MAIN),
        Button("question.no", say("desk.saves.refrain"), Refrain()),
    ]
    sizes = [button_size(pen, one) for one in row]
    text = pen.tall(words, Style.BODY, inner)
    box = pen.box.centred(width, text + sizes[0][1] + 3 * padding)
    pen.rect(box, pen.palette.panel, pen.palette.edge, radius=12)
    room = box.inset(padding)
    pen.text(room.top(text)[0], words)
    place = room.foot(sizes[0][1])[0]
    for one, size in zip(row, sizes, strict=True):
        at, place = place.left(size[0], pen.px(10))
        button(pen, at, one)
    pen.scene.first = "question.no"
