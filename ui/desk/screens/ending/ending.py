"""The end report: six pages about one game, which grow while other lines are played."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from files.writing import make_folder, write_new
from ui.desk.actions import About, Action, Go, Home
from ui.desk.crew import SLOW
from ui.desk.key_table import key_of
from ui.desk.look.type import Style
from ui.desk.results import both_results
from ui.desk.scene.box import Box
from ui.desk.scene.control import Kind
from ui.desk.scene.pen import Pen
from ui.desk.scene.widgets import MAIN, Button, button, button_size, buttons
from ui.desk.screens.ending.pages import PAGES, draw_page
from ui.desk.screens.screen import Screen
from ui.play.debrief.data import MakingStep
from ui.play.debrief.make import steps
from ui.play.names import nation_name
from ui.play.saving import saying
from ui.play.words import say

if TYPE_CHECKING:
    from ui.desk.desk import Desk

ICONS = {
    "mandate": "target",
    "world": "globe",
    "choices": "scale",
    "other": "history",
    "typical": "chart",
    "questions": "help",
}


@dataclass(frozen=True)
class ShowPage(Action):
    """Show a page of the report."""

    page: str


@dataclass(frozen=True)
class ExportReport(Action):
    """Write the report as an HTML page."""


class EndingScreen(Screen):
    """The report on a game for one nation; `about` is its code."""

    name = "ending"

    def __init__(self, desk: "Desk", about: str = "") -> None:
        super().__init__(desk, about)
        assert desk.sitting is not None
        self.sitting = desk.sitting
        humans = self.sitting.session.humans
        self.nation = about or (humans[0] if humans else self.sitting.facts.code)
        self.page = PAGES[0]
        self.step: MakingStep | None = None
        self._made: dict[str, MakingStep] = {}
        self._begin()

    # the report grows

    def _begin(self) -> None:
        """Make the report step by step, so that each page shows as soon as it is known."""
        self.step = self._made.get(self.nation)
        if self.step is None:
            growing = steps(self.sitting.session, self.nation)
            self._go_on(growing, self.nation)

    def _go_on(self, growing: Iterator[MakingStep], nation: str) -> None:
        def work() -> MakingStep | None:
            return next(growing, None)

        def then(step: MakingStep | None) -> None:
            if step is None or nation != self.nation:
                return
            self.step = self._made[nation] = step
            self._go_on(growing, nation)

        self.desk.crew.ask("debrief", work, then, lane=SLOW)

    def on(self, action: object) -> bool:
        """Turn to a page, to another player, or write the report down."""
        match action:
            case ShowPage(page=page):
                self.page = page
            case About(nation=nation):
                self.nation = nation
                self._begin()
            case ExportReport():
                self._export()
            case _:
                return False
        return True

    def _export(self) -> None:
        if self.step is None:
            return
        debrief = self.step.debrief
        source = debrief.source
        folder = self.desk.saves.parent / "reports"
        name = f"{source.scenario}-{debrief.code}-{source.seed}"
        with saying():
            make_folder(folder)
            file = write_new(folder, name, ".html", self.desk.face.page(debrief).encode())
        self.desk.tell(say("desk.ending.exported", file=file))

    # what is seen

    def draw(self, pen: Pen) -> None:
        """The pages' names at the left, the page, and the ways on at the foot."""
        room = pen.box.inset(pen.px(28), pen.px(20))
        head, room = room.top(pen.look.type.height(Style.TITLE), pen.px(10))
        pen.text(head, self._title(), Style.TITLE, wrap=False, shrink=True)
        room = self._results(pen, room)
        room = self._foot(pen, room)
        side, page = room.left(pen.px(204), pen.px(24))
        self._side(pen, side)
        if self.step is None:
            pen.text(page, say("debrief.making"), Style.BODY, pen.palette.dim)
            return
        with pen.scroll(f"ending.{self.page}", page) as flow:
            draw_page(flow, self.page, self.step.debrief)
            if self.step.stage != "done":
                making = say("desk.ending.making", done=self.step.done, total=self.step.total)
                flow.text(making, Style.SMALL, pen.palette.dim)

    def _title(self) -> str:
        if self.step is None:
            return say("desk.ending.title")
        debrief = self.step.debrief
        return say(
            "labelled",
            label=say("desk.ending.title"),
            text=nation_name(debrief.code, debrief.name),
        )

    def _results(self, pen: Pen, room: Box) -> Box:
        """Both results, which are never added, above every page; returns the room below."""
        if self.step is None:
            return room
        flow = pen.flow(room, 2)
        for result in both_results(self.step.debrief):
            flow.text(result, Style.STRONG)
        return room.top(flow.y - room.y, pen.px(10))[1]

    def _side(self, pen: Pen, box: Box) -> None:
        pen.scene.first = f"ending.{self.page}"
        with pen.scroll("ending.side", box) as flow:
            for k, name in enumerate(PAGES, start=1):
                one = Button(
                    f"ending.{name}",
                    say(f"desk.ending.{name}"),
                    ShowPage(name),
                    ICONS[name],
                    say(f"desk.ending.{name}_tip"),
                    str(k),
                    on=name == self.page,
                    kind=Kind.TAB,
                )
                wide, high = button_size(pen, one)
                lines = 1 + (wide > flow.box.w)
                button(pen, flow.take(high * lines), one)
            others = [code for code in self.sitting.session.humans if code != self.nation]
            for code in others:
                name = nation_name(code, code)
                label = say("desk.ending.for_nation", nation=name)
                one = Button(f"ending.for.{code}", label, About(code), "users")
                wide, high = button_size(pen, one)
                button(pen, flow.take(high * (1 + (wide > flow.box.w))), one)

    def _foot(self, pen: Pen, room: Box) -> Box:
        """The buttons at the foot; returns the room above."""
        done = self.step is not None and self.step.stage == "done"
        row = [
            Button(
                "ending.export",
                say("desk.ending.export"),
                ExportReport(),
                "download",
                say("desk.ending.export_tip"),
                key_of("report"),
                MAIN,
                done,
            ),
            Button(
                "ending.charts",
                say("desk.ending.charts"),
                Go("charts"),
                "chart",
                key=key_of("charts"),
            ),
            Button(
                "ending.save",
                say("desk.title.save"),
                Go("saves", "save"),
                "save",
                key=key_of("save"),
            ),
            Button("ending.home", say("desk.ending.home"), Home(), "home", key=key_of("leave")),
        ]
        high = button_size(pen, row[0])[1]
        total = sum(button_size(pen, one)[0] + pen.px(8) for one in row)
        lines = 1 + total // max(room.w, 1)
        foot, room = room.foot(lines * (high + pen.px(8)), pen.px(12))
        buttons(pen.flow(foot), row)
        return room
