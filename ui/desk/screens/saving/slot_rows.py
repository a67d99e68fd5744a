"""The rows of saves: what each is, and what can be done with it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from files.text import visible
from ui.desk.actions import Action
from ui.desk.listed import names_or_nobody
from ui.desk.look.type import Style
from ui.desk.scene.box import Box
from ui.desk.scene.breaking import broken
from ui.desk.scene.pen import Flow
from ui.desk.scene.widgets import Button, button, button_size
from ui.play.words import DEFAULT, name_of, say, words

if TYPE_CHECKING:
    from ui.play.session.slots import Slot


@dataclass(frozen=True)
class Load(Action):
    """Go on with this save."""

    slot: str


@dataclass(frozen=True)
class Delete(Action):
    """Remove this save, once that has been confirmed."""

    slot: str


def draw_slot(flow: Flow, slot: "Slot") -> None:
    """What a save is, and what can be done with it; a damaged one says what is wrong."""
    pen = flow.pen
    name = slot_title(slot)
    row = _slot_buttons(slot, name)
    sizes = [button_size(pen, one) for one in row]
    width = sum(size[0] + pen.px(8) for size in sizes)
    padding = pen.px(12)
    room = flow.box.w - 2 * padding - width
    words = _slot_words(slot)
    line = broken(pen, words, Style.SMALL, room)
    name = broken(pen, name, Style.STRONG, room)
    ink = pen.palette.bad if slot.problem and not slot.title else pen.palette.dim
    title = pen.tall(name, Style.STRONG, room)
    tall = title + pen.tall(line, Style.SMALL, room) + pen.px(4)
    high = max(tall, *(size[1] for size in sizes)) if sizes else tall
    strip = flow.take(high + 2 * padding)
    pen.rect(strip, pen.palette.panel, radius=10)
    inner = strip.inset(padding)
    left = inner.left(room)[0]
    head, foot = Box(left.x, left.y, left.w, high).centred(left.w, tall).top(title, pen.px(4))
    pen.text(head, name, Style.STRONG)
    pen.text(foot, line, Style.SMALL, ink, ground=pen.palette.panel)
    place = inner.end(width)[0]
    for one, size in zip(row, sizes, strict=True):
        _, place = place.left(pen.px(8))
        at, place = place.left(size[0])
        button(pen, at.centred(size[0], size[1]), one)


def _slot_buttons(slot: "Slot", name: str) -> list[Button]:
    """Load and delete; autosaves make room by themselves, and damaged files are left alone.

    So are those of other rules, which the version that wrote them goes on with.
    """
    if slot.problem:
        return []
    load = Button(
        f"load.{slot.name}",
        say("desk.saves.load"),
        Load(slot.name),
        "load",
        say("desk.saves.load_tip", name=name),
        called=say("labelled", label=say("desk.saves.load"), text=name),
    )
    delete = Button(
        f"delete.{slot.name}",
        say("desk.saves.delete"),
        Delete(slot.name),
        "trash",
        say("desk.saves.delete_tip", name=name),
        called=say("labelled", label=say("desk.saves.delete"), text=name),
    )
    return [load] if slot.place else [load, delete]


def _slot_words(slot: "Slot") -> str:
    if slot.problem and not slot.title:
        return say("desk.saves.damaged", when=slot.written, problem=slot.problem)
    names = [name_of("nation", code) for code in slot.humans]
    line = say(
        "desk.saves.line_drafted" if slot.drafted else "desk.saves.line",
        title=_world_title(slot.title),
        turn=min(slot.turn + 1, slot.turns),  # that is played, as the game itself says
        turns=slot.turns,
        nations=names_or_nobody(names),
        seed=slot.seed,
        when=slot.written,
    )
    return say("desk.saves.other_rules", rules=slot.rules, line=line) if slot.problem else line


def _world_title(given: str) -> str:
    """The title of a library's scenario in the spoken language."""
    for key, text in words(DEFAULT).items():
        if text == given and key.startswith("scenario_text.") and key.endswith(".title"):
            return say(key)
    return given


def slot_title(slot: "Slot") -> str:
    """What a save is called on the screen."""
    if not slot.place:
        return visible(slot.name)
    if slot.place > 2:
        return say("desk.saves.autosave_earlier", place=slot.place - 1)
    return say("desk.saves.autosave" if slot.place == 1 else "desk.saves.autosave_before")
