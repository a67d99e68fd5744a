"""Saves: keep the game under a name, go on with an earlier one, take a game along."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ui.desk.actions import Action, Back
from ui.desk.look.type import Style
from ui.desk.question import Question
from ui.desk.scene.breaking import broken
from ui.desk.scene.pen import Flow, Pen
from ui.desk.scene.widgets import MAIN, QUIET, Button, buttons, field
from ui.desk.screens.saving.slot_rows import Delete, Load, draw_slot
from ui.desk.screens.screen import Screen
from ui.play.refusal import Refusal
from ui.play.words import say

if TYPE_CHECKING:
    from ui.desk.desk import Desk
    from ui.play.session.slots import Slot

MARGIN = 28  # at scale 1
COLUMN = 900
LONGEST_NAME = 40


@dataclass(frozen=True)
class WriteName(Action):
    """What is written in the field of the name."""

    text: str


@dataclass(frozen=True)
class Save(Action):
    """Save under the name that is written."""


@dataclass(frozen=True)
class ExportSave(Action):
    """Write the game into a file of its own."""


class SavesScreen(Screen):
    """The saves of this computer."""

    name = "saves"
    listing: "tuple[Slot, ...] | None" = None
    trouble = ""  # why there is no listing

    def __init__(self, desk: "Desk", about: str = "") -> None:
        super().__init__(desk, about)
        self.proposal = self._proposal()
        self.written = str(desk.begun.get(self._memory, self.proposal))

    @property
    def _memory(self) -> str:
        return f"saves.{self.proposal}"

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
        sitting = self.desk.sitting
        if sitting is None:
            return ""
        return f"{sitting.session.scenario.name} {sitting.seat} {sitting.session.turn}"[
            :LONGEST_NAME
        ]

    # what is done

    def on(self, action: object) -> bool:
        """Save, load, delete, export.  Raises Refusal."""
        match action:
            case WriteName(text=text):
                self.written = self.desk.begun[self._memory] = text
            case Save():
                self._save()
            case Load(slot=slot):
                self._load(slot)
            case Delete(slot=slot):
                self._ask("delete", slot, lambda: self._delete(slot))
            case ExportSave():
                self._export()
            case _:
                return False
        return True

    def _ask(self, kind: str, slot: str, then: Callable[[], object]) -> None:
        """Ask before a save is replaced or removed."""
        words = say(f"desk.saves.{kind}_question", name=slot.strip())
        self.desk.ask(Question(words, say(f"desk.saves.{kind}"), then))

    def _save(self, overwrite: bool = False) -> None:
        sitting = self.desk.sitting
        if sitting is None:
            return
        if not overwrite and self._is_there(self.written):
            self._ask("overwrite", self.written, lambda: self._save(overwrite=True))
            return
        session = sitting.session
        path = self.desk.slots.save(self.written, sitting.saved(), overwrite)
        if self.desk.keeper is not None:
            self.desk.keeper.named = session.mark
        self.desk.begun.pop(self._memory, None)
        self.desk.tell(say("desk.saves.saved", name=path.stem))
        self.opened()

    def _is_there(self, name: str) -> bool:
        """Whether a whole save has this name, so that one may ask before it is replaced."""
        key = name.strip().casefold()
        return any(
            slot.name.casefold() == key and not slot.problem and not slot.place
            for slot in self.listing or ()
        )

    def _load(self, slot: str) -> None:
        from ui.desk.sitting import Sitting  # noqa: PLC0415  (whoever loads has the rules)
        from ui.play.session.autosave import Autosave  # noqa: PLC0415

        autosave = Autosave(self.desk.slots)
        self.desk.lay(lambda: Sitting.resume(autosave.load(slot), autosave))

    def _delete(self, slot: str) -> None:
        self.desk.slots.delete(slot)
        self.opened()

    def _export(self) -> None:
        """Into the folder in which the window was opened, else beside the saves."""
        sitting = self.desk.sitting
        if sitting is None:
            return
        session = sitting.session
        name = f"sixpillars-{session.scenario.name}-{sitting.seat}-turn-{session.turn}"
        problem: Refusal | None = None
        for folder in (Path(), self.desk.saves.parent):
            try:
                path = session.export(folder, name)
            except Refusal as refusal:
                problem = problem or refusal
            else:
                self.desk.tell(say("desk.saves.exported", file=path.absolute()))
                return
        assert problem is not None
        raise problem

    # what is seen

    def draw(self, pen: Pen) -> None:
        """Saving above, the saves below."""
        pen.rect(pen.box, pen.palette.ground)
        room = pen.box.inset(pen.px(MARGIN), pen.px(16))
        bar = pen.flow(room)
        buttons(bar, [Button("saves.back", say("desk.back"), Back(), "arrow-left", rank=QUIET)])
        bar.text(say("desk.saves.title"), Style.TITLE)
        rest = room.top(bar.y - room.y, pen.px(10))[1]
        column = rest.left(min(pen.px(COLUMN), rest.w))[0]
        with pen.scroll("saves", column) as flow:
            if self.desk.sitting is not None:
                self._draw_saving(flow)
            self._draw_listing(flow)
            flow.space(8)
            where = say("desk.saves.folder", folder=self.desk.saves)
            flow.text(broken(pen, where, Style.SMALL, flow.box.w), Style.SMALL, pen.palette.dim)

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
                ExportSave(),
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
            draw_slot(flow, slot)
