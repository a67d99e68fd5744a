"""Cards: things to choose among, beside each other, each as tall as its row needs."""

from collections.abc import Sequence
from dataclasses import dataclass

from ui.desk.look.type import Style
from ui.desk.scene.box import Box
from ui.desk.scene.control import Control, Kind
from ui.desk.scene.pen import Flow, Pen

PADDING = 14  # at scale 1
GAP = 10
TICK = 18


@dataclass(frozen=True)
class ChoiceCard:
    """A card to be: a title, lines below it, and what is drawn beside the title."""

    name: str
    title: str
    lines: tuple[str, ...]
    sends: object
    on: bool = False
    tip: str = ""
    flag: str = ""
    enabled: bool = True


def cards(flow: Flow, row: Sequence[ChoiceCard], width: float) -> None:
    """Cards of about this width at scale 1, as many beside each other as there is room for."""
    pen = flow.pen
    gap = pen.px(GAP)
    across = max((flow.box.w + gap) // (pen.px(width) + gap), 1)
    across = min(across, len(row)) or 1
    for first in range(0, len(row), across):
        line = row[first : first + across]
        boxes = Box(0, 0, flow.box.w, 0).columns(across, gap)
        height = max(_height(pen, card, boxes[0].w) for card in line)
        strip = flow.take(height)
        for box, card in zip(strip.columns(across, gap), line, strict=False):
            _draw(pen, box, card)


def _inner(pen: Pen, width: int) -> int:
    return width - 2 * pen.px(PADDING)


def _title_room(pen: Pen, card: ChoiceCard, width: int) -> int:
    flag = pen.px(30 + 10) if card.flag else 0
    return _inner(pen, width) - flag - pen.px(TICK + 8)


def _height(pen: Pen, card: ChoiceCard, width: int) -> int:
    title = pen.tall(card.title, Style.STRONG, _title_room(pen, card, width))
    rest = sum(pen.tall(line, Style.SMALL, _inner(pen, width)) + pen.px(6) for line in card.lines)
    return title + rest + 2 * pen.px(PADDING if card.lines else 10)


def _draw(pen: Pen, box: Box, card: ChoiceCard) -> None:
    palette = pen.palette
    fill = palette.raised if card.enabled else palette.panel
    edge = palette.link if card.on else palette.edge if card.enabled else None
    pen.rect(box, fill, edge, radius=10, width=max(pen.px(3), 3) if card.on else 1)
    inner = box.inset(pen.px(PADDING), pen.px(PADDING if card.lines else 10))
    room = _title_room(pen, card, box.w)
    tall = pen.tall(card.title, Style.STRONG, room)
    head, rest = inner.top(tall, pen.px(6))
    if card.on:
        size = pen.px(TICK)
        pen.icon("check", head.end(size)[0].centred(size, size), palette.link)
    if card.flag:
        left, head = head.left(pen.px(30), pen.px(10))
        pen.flag(card.flag, left.centred(pen.px(30), pen.px(20)))
    ink = palette.text if card.enabled else palette.dim
    pen.text(head.left(room)[0], card.title, Style.STRONG, ink, ground=fill)
    flow = pen.flow(rest, 6)
    for line in card.lines:
        strip = flow.take(pen.tall(line, Style.SMALL, rest.w))
        pen.text(strip, line, Style.SMALL, palette.dim, ground=fill)
    pen.control(
        Control(
            card.name,
            Kind.TAB,
            box,
            card.title,
            sends=card.sends,
            tip=card.tip,
            on=card.on,
            enabled=card.enabled,
        )
    )
