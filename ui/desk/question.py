"""What has to be read, or answered, before anything else: a sentence over everything."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ui.desk.actions import Action, Dismiss
from ui.desk.look.type import Style
from ui.desk.scene.breaking import broken
from ui.desk.scene.pen import Pen
from ui.desk.scene.widgets import MAIN, Button, button, button_size
from ui.play.words import say

WIDTH = 560  # at scale 1
PADDING = 20


@dataclass(frozen=True)
class Confirm(Action):
    """Yes, do it."""


@dataclass(frozen=True)
class Refrain(Action):
    """No, leave it."""


@dataclass(frozen=True)
class Question:
    """Something would be lost: `then` is done if somebody says so, and nothing otherwise."""

    words: str
    yes: str  # what will be done, on its button
    then: Callable[[], object]
    no: str = ""  # by default: leave it


def draw_notice(pen: Pen, sentence: str) -> None:
    """A sentence that has to be read."""
    okay = Button("notice.ok", say("desk.ok"), Dismiss(), rank=MAIN)
    _draw(pen, sentence, [okay])
    pen.scene.first = okay.name


def draw_question(pen: Pen, question: Question) -> None:
    """A question; the harmless answer stands first and has the focus."""
    no = Button("question.no", question.no or say("desk.question.refrain"), Refrain(), rank=MAIN)
    yes = Button("question.yes", question.yes, Confirm())
    _draw(pen, question.words, [no, yes])
    pen.scene.first = no.name


def _draw(pen: Pen, sentence: str, row: Sequence[Button]) -> None:
    """A box in the middle: the sentence, and the buttons at its right, below."""
    padding, gap = pen.px(PADDING), pen.px(10)
    sizes = [button_size(pen, one) for one in row]
    across = sum(width for width, _ in sizes) + gap * (len(row) - 1)
    beside = across + 2 * padding <= pen.box.w - pen.px(60)
    width = min(max(pen.px(WIDTH), across + 2 * padding), pen.box.w - pen.px(60))
    inner = width - 2 * padding
    sentence = broken(pen, sentence, Style.BODY, inner)
    text = pen.tall(sentence, Style.BODY, inner)
    high = sizes[0][1]
    rows = high if beside else high * len(row) + gap * (len(row) - 1)
    box = pen.box.centred(width, text + rows + 3 * padding)
    pen.rect(box, pen.palette.panel, pen.palette.edge, radius=12)
    room = box.inset(padding)
    pen.text(room.top(text)[0], sentence)
    place = room.foot(rows)[0]
    if beside:
        place = place.end(across)[0]
    for one, size in zip(row, sizes, strict=True):
        if beside:
            at, place = place.left(size[0], gap)
        else:
            at, place = place.top(high, gap)
        button(pen, at, one)
