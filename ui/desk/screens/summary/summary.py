"""The summary of a turn: a headline, figures with the causes of their change, and the others."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.desk.actions import About, Action, Back, Go
from ui.desk.key_table import key_of
from ui.desk.look.type import Style
from ui.desk.scene.box import Box
from ui.desk.scene.control import Kind
from ui.desk.scene.pen import Flow, Pen
from ui.desk.scene.widgets import MAIN, Button, button, button_size, buttons
from ui.desk.screens.screen import Screen
from ui.desk.screens.summary.figures import draw_figures
from ui.desk.screens.summary.others import draw_others
from ui.desk.screens.summary.report import Report, make_report
from ui.play.mandates import read_mandate
from ui.play.names import nation_name
from ui.play.words import say

if TYPE_CHECKING:
    from ui.desk.desk import Desk


@dataclass(frozen=True)
class Explain(Action):
    """Show the causes of a figure's change in full."""

    figure: str


@dataclass(frozen=True)
class GoOn(Action):
    """To the next turn, or to the end of the game."""


class SummaryScreen(Screen):
    """What the last turn brought to a player; `about` is the nation's code."""

    name = "summary"

    def __init__(self, desk: "Desk", about: str = "") -> None:
        super().__init__(desk, about)
        assert desk.sitting is not None
        self.sitting = desk.sitting
        humans = self.sitting.session.humans
        self.nation = about or (humans[0] if humans else self.sitting.facts.code)
        self.figure = "score"
        self._reports: dict[tuple[int, str, str], Report | None] = {}

    @property
    def report(self) -> Report | None:
        """The report on the last turn, in the language that is spoken."""
        session = self.sitting.session
        key = (session.turn, self.nation, self.desk.settings.language)
        if key not in self._reports:
            self._reports[key] = make_report(session.facts(self.nation))
        return self._reports[key]

    def on(self, action: object) -> bool:
        """Explain a figure, turn to another player, or go on."""
        match action:
            case Explain(figure=figure):
                self.figure = figure
            case About(nation=nation):
                self.nation = nation
            case GoOn() if self.sitting.session.over:
                self.desk.go("ending", self.nation, instead=True)
            case GoOn():
                self.desk.do(Back())
            case _:
                return False
        return True

    # what is seen

    def draw(self, pen: Pen) -> None:
        """Headline, two columns, and the way on."""
        room = pen.box.inset(pen.px(28), pen.px(18))
        report = self.report
        head = pen.flow(room, 6)
        self._players(head)
        head.text(self._title(report), Style.TITLE)
        if report is not None:
            if report.result:
                head.text(report.result, Style.STRONG)
            head.text(_headline(report), Style.BODY, pen.palette.dim)
            head.text(report.world, Style.BODY, pen.palette.dim)
        used = head.y - room.y + pen.px(12)
        body = self._foot(pen, room.foot(room.h - used)[0])
        if report is None:
            pen.text(body, say("desk.summary.no_turn"))
            return
        left, right = body.columns((0.55, 0.45), pen.px(18))
        with pen.scroll("summary.figures", left) as flow:
            draw_figures(flow, report.rows, self.figure, Explain)
        with pen.scroll("summary.others", right, 10) as flow:
            draw_others(flow, report, read_mandate(self.sitting.session.scenario, report.code))

    def _title(self, report: Report | None) -> str:
        if report is None:
            return say("desk.summary.title")
        return say("desk.summary.title_of", nation=report.nation, span=report.span)

    def _players(self, flow: Flow) -> None:
        """Tabs of the players, where there are several."""
        humans = self.sitting.session.humans
        if len(humans) < 2:
            return
        world = self.sitting.facts.world
        given = dict(zip(world.codes, world.names, strict=True))
        row = [
            Button(
                f"summary.of.{code}",
                nation_name(code, given[code]),
                About(code),
                on=code == self.nation,
                kind=Kind.TAB,
            )
            for code in humans
        ]
        buttons(flow, row)

    def _foot(self, pen: Pen, box: Box) -> Box:
        """The ways on at the foot; returns the room above them."""
        over, about = self.sitting.session.over, self.figure or "score"
        label = say("desk.summary.to_end" if over else "desk.summary.go_on")
        going_on = Button(
            "summary.go_on",
            label,
            GoOn(),
            "flag" if over else "arrow-right",
            say("desk.summary.go_on_tip"),
            key_of("go_on"),
            MAIN,
        )
        others = [
            Button(
                "summary.charts",
                say("desk.summary.charts"),
                Go("charts", about),
                "chart",
                say("desk.summary.charts_tip"),
                key_of("charts"),
            ),
            Button(
                "summary.encyclopedia",
                say("desk.summary.encyclopedia"),
                Go("encyclopedia", f"figure.{about}"),
                "book",
                say("desk.summary.encyclopedia_tip"),
                key_of("book"),
            ),
        ]
        wide, high = button_size(pen, going_on)
        foot, rest = box.foot(high, pen.px(12))
        main, side = foot.end(wide, pen.px(12))
        pen.scene.first = going_on.name
        buttons(pen.flow(side), others)
        button(pen, main, going_on)
        return rest


def _headline(report: Report) -> str:
    """Score and place in a sentence, and how both have changed."""
    score = report.rows[0]
    moved = report.rank_before - report.rank
    place = "same" if moved == 0 else "up" if moved > 0 else "down"
    return say(
        f"desk.summary.headline_{place}",
        score=report.score,
        change=score.total.written,
        rank=report.rank,
        before=report.rank_before,
        count=report.count,
    )
