"""Saves: keep the game under a name, go on with an earlier one, take a game along."""

import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from ui.desk.actions import Action, Back
from ui.desk.listed import listed
from ui.desk.look.type import Style
from ui.desk.scene.box import Box
from ui.desk.scene.breaking import broken
from ui.desk.scene.pen import Flow, Pen
from ui.desk.scene.widgets import MAIN, QUIET, Button, button, button_size, buttons, field
from ui.desk.screens.screen import Screen
from ui.refusal import Refusal
from ui.words import DEFAULT, name_of, say, words

if TYPE_CHECKING:
    from ui.desk.desk import Desk
    from ui.session.slots import Slot

MARGIN = 28  # at scale 1
COLUMN = 900
LONGEST_NAME = 40
AUTOSAVE = "autosave"
Kind = Literal["overwrite", "delete"]


@dataclass(frozen=True)
class WriteName(Action):
    """What is written in the field of the name."""

    text: str


@dataclass(frozen=True)
class Save(Action):
    """Save under the name that is written."""


@dataclass(frozen=True)
class Load(Action):
    """Go on with this save."""

    slot: str


@dataclass(frozen=True)
class Delete(Action):
    """Remove this save, once that has been confirmed."""

    slot: str


@dataclass(frozen=True)
class Confirm(Action):
    """Yes, do it."""


@dataclass(frozen=True)
class Refrain(Action):
    """No, leave it."""


@dataclass(frozen=True)
class Export(Action):
    """Write the game into a file of its own."""


class Saves(Screen):
    """The saves of this computer."""

    name = "saves"
    listing: "tuple[Slot, ...] | None" = None
    trouble = ""  # why there is no listing
    asked: tuple[Kind, str] | None = None  # what is to be confirmed

    def __init__(self, desk: "Desk", about: str = "") -> None:
        super().__init__(desk, about)
        self.written = self._proposal()

    def opened(self) -> None:
        """Look at the folder, in the background."""
        self.desk.crew.ask("saves", self.desk.slots.listing, self._listed, self._not_listed)

    def _listed(self, found: "tuple[Slot, ...]") -> None:
        self.listing, self.trouble = found, ""

    def _not_listed(self, error: BaseException) -> None:
        if not isinstance(error, Refusal):
            raise error
        self.listing, self.trouble = (), str(error)

    def _proposal(self) -> str:
        """A name that says which game and how far."""
        table = self.desk.table
        if table is None:
            return ""
        return f"{table.session.scenario.name} {table.seat} {table.session.turn}"[:LONGEST_NAME]

    # what is done

    def on(self, action: object) -> bool:
        """Save, load, delete, export.  Raises Refusal."""
        match action:
            case WriteName(text=text):
                self.written = text
            case Save():
                self._save()
            case Load(slot=slot):
                self._load(slot)
            case Delete(slot=slot):
                self.asked = ("delete", slot)
            case Confirm():
                self._confirmed()
            case Refrain():
                self.asked = None
            case Export():
                self._export()
            case _:
                return False
        return True

    def leave(self) -> bool:
        """Back closes the question first."""
        was, self.asked = self.asked, None
        return was is not None

    def _save(self, overwrite: bool = False) -> None:
        table = self.desk.table
        if table is None:
            return
        if not overwrite and self._is_there(self.written):
            self.asked = ("overwrite", self.written)
            return
        path = self.desk.slots.save(self.written, table.session, overwrite)
        self.desk.tell(say("desk.saves.saved", name=path.stem))
        self.opened()

    def _is_there(self, name: str) -> bool:
        """Whether a whole save has this name, so that one may ask before it is replaced."""
        key = name.strip().casefold()
        return any(
            slot.name.casefold() == key and not slot.problem and not _automatic(slot.name)
            for slot in self.listing or ()
        )

    def _load(self, slot: str) -> None:
        from ui.desk.table import Table  # noqa: PLC0415  (whoever loads has the rules)

        slots = self.desk.slots
        self.desk.lesson = None
        self.desk.during(
            say("desk.opening"),
            lambda: Table.resume(slots.load(slot), slots),
            self.desk.sit_down,
        )

    def _confirmed(self) -> None:
        asked, self.asked = self.asked, None
        if asked is None:
            return
        kind, slot = asked
        if kind == "overwrite":
            self._save(overwrite=True)
        else:
            self.desk.slots.delete(slot)
            self.opened()

    def _export(self) -> None:
        """Into the folder in which the window was opened, else beside the saves."""
        table = self.desk.table
        if table is None:
            return
        session = table.session
        name = f"sixpillars-{session.scenario.name}-{table.seat}-turn-{session.turn}"
        problem: Refusal | None = None
        for folder in (Path(), self.desk.saves.parent):
            path = free_path(folder, name)
            try:
                session.export(path)
            except Refusal as refusal:
                problem = problem or refusal
            else:
                self.desk.tell(say("desk.saves.exported", file=path.absolute()))
                return
        assert problem is not None
        raise problem

    # what is seen

    def draw(self, pen: Pen) -> None:
        """Saving above, the saves below, a question over everything."""
        pen.rect(pen.box, pen.palette.ground)
        room = pen.box.inset(pen.px(MARGIN), pen.px(16))
        bar = pen.flow(room)
        buttons(bar, [Button("saves.back", say("desk.back"), Back(), "arrow-left", rank=QUIET)])
        bar.text(say("desk.saves.title"), Style.TITLE)
        rest = room.top(bar.y - room.y, pen.px(10))[1]
        column = rest.left(min(pen.px(COLUMN), rest.w))[0]
        with pen.scroll("saves", column) as flow:
            if self.desk.table is not None:
                self._draw_saving(flow)
            self._draw_listing(flow)
            flow.space(8)
            where = say("desk.saves.folder", folder=self.desk.saves)
            flow.text(broken(pen, where, Style.SMALL, flow.box.w), Style.SMALL, pen.palette.dim)
        if self.asked is not None:
            with pen.above():
                _draw_question(pen, *self.asked)

    def _draw_saving(self, flow: Flow) -> None:
        field(
            flow,
            "saves.name",
            say("desk.saves.name"),
            self.written,
            WriteName,
            longest=LONGEST_NAME,
            tip=say("desk.saves.name_tip"),
        )
        row = [
            Button(
                "saves.save",
                say("desk.saves.save"),
                Save(),
                "save",
                say("desk.saves.save_tip"),
                rank=MAIN,
            ),
            Button(
                "saves.export",
                say("desk.saves.export"),
                Export(),
                "download",
                say("desk.saves.export_tip"),
            ),
        ]
        buttons(flow, row)
        flow.text(say("desk.saves.played"), Style.SMALL, flow.pen.palette.dim)
        flow.space(8)

    def _draw_listing(self, flow: Flow) -> None:
        flow.text(say("desk.saves.listing"), Style.HEADING)
        if self.trouble:
            flow.text(
                broken(flow.pen, self.trouble, Style.BODY, flow.box.w),
                Style.BODY,
                flow.pen.palette.bad,
            )
        elif self.listing is None:
            flow.text(say("desk.saves.reading"), Style.BODY, flow.pen.palette.dim)
        elif not self.listing:
            flow.text(say("desk.saves.none"), Style.BODY, flow.pen.palette.dim)
        for slot in self.listing or ():
            _draw_slot(flow, slot)


def _draw_slot(flow: Flow, slot: "Slot") -> None:
    """What a save is, and what can be done with it; a damaged one says what is wrong."""
    pen = flow.pen
    name = slot_title(slot.name)
    row = []
    if not slot.problem:
        load = say("desk.saves.load_tip", name=name)
        row.append(
            Button(f"load.{slot.name}", say("desk.saves.load"), Load(slot.name), "load", load)
        )
    if not slot.problem and not _automatic(slot.name):
        delete = say("desk.saves.delete_tip", name=name)
        row.append(
            Button(
                f"delete.{slot.name}", say("desk.saves.delete"), Delete(slot.name), "trash", delete
            )
        )
    sizes = [button_size(pen, one) for one in row]
    width = sum(size[0] + pen.px(8) for size in sizes)
    padding = pen.px(12)
    room = flow.box.w - 2 * padding - width
    words = _slot_words(slot)
    line = broken(pen, words, Style.SMALL, room)
    name = broken(pen, name, Style.STRONG, room)
    ink = pen.palette.bad if slot.problem else pen.palette.dim
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
    """Load and delete; autosaves make room by themselves, and damaged files are left alone."""
    if slot.problem:
        return []
    load = Button(
        f"load.{slot.name}",
        say("desk.saves.load"),
        Load(slot.name),
        "load",
        say("desk.saves.load_tip", name=name),
    )
    delete = Button(
        f"delete.{slot.name}",
        say("desk.saves.delete"),
        Delete(slot.name),
        "trash",
        say("desk.saves.delete_tip", name=name),
    )
    return [load] if _automatic(slot.name) else [load, delete]


def _slot_words(slot: "Slot") -> str:
    when = time.strftime("%Y-%m-%d %H:%M", time.localtime(slot.saved_at))
    if slot.problem:
        return say("desk.saves.damaged", when=when, problem=slot.problem)
    names = [name_of("nation", code) for code in slot.humans]
    return say(
        "desk.saves.line",
        title=_world_title(slot.title),
        turn=slot.turn,
        turns=slot.turns,
        nations=listed(names),
        seed=slot.seed,
        when=when,
    )


def _world_title(given: str) -> str:
    """The title of a library's scenario in the spoken language."""
    for key, text in words(DEFAULT).items():
        if text == given and key.startswith("scenario_text.") and key.endswith(".title"):
            return say(key)
    return given


def slot_title(name: str) -> str:
    """What a save is called on the screen."""
    if not _automatic(name):
        return name
    place = name.removeprefix(AUTOSAVE).lstrip("-")
    return say("desk.saves.autosave_earlier", place=place) if place else say("desk.saves.autosave")


def _automatic(name: str) -> bool:
    return name.casefold().startswith(AUTOSAVE)


def _draw_question(pen: Pen, kind: Kind, slot: str) -> None:
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


def free_path(folder: Path, name: str) -> Path:
    """A file that is not there yet."""
    number = 1
    while True:
        path = folder / (f"{name}.json" if number == 1 else f"{name}-{number}.json")
        if not os.path.lexists(path):
            return path
        number += 1
