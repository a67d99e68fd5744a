"""The outlook before End Turn: a fan over the coming turns, with the draft and without it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.desk.actions import Action
from ui.desk.drawings.fan_chart import fan_chart
from ui.desk.look.type import Style
from ui.desk.scene.box import Box
from ui.desk.scene.pen import Pen
from ui.desk.scene.widgets import Button, button, button_size, hint
from ui.desk.sitting import Sitting
from ui.play.advice.outlook import FIGURES, TURNS, Fan
from ui.play.advice.position import Position
from ui.play.advice.rollouts import Stale
from ui.play.encyclopedia.figures import change_of, level_of, name_of_figure, tip_of, unit_of
from ui.play.numbers import percent
from ui.play.words import say

if TYPE_CHECKING:
    from ui.desk.desk import Desk


@dataclass(frozen=True)
class TurnFigure(Action):
    """Show the next figure, or the one before."""

    step: int


class ForecastPanel:
    """The fan of one figure."""

    def __init__(self, desk: "Desk", sitting: Sitting) -> None:
        self.desk, self.sitting = desk, sitting
        self.figure = FIGURES[-1]

    def on(self, action: object) -> bool:
        """Another figure."""
        if not isinstance(action, TurnFigure):
            return False
        self.figure = FIGURES[(FIGURES.index(self.figure) + action.step) % len(FIGURES)]
        return True

    def _fan(self) -> Fan | None:
        counsel = self.desk.counsel
        if counsel is None:
            return None

        def work(position: Position, stale: Stale) -> tuple[Fan, ...]:
            return counsel.outlook.fans(position, turns=TURNS, stale=stale)

        fans = counsel.about("fans", work).answer
        return None if fans is None else next(f for f in fans if f.figure == self.figure)

    def draw_in(self, pen: Pen, box: Box) -> None:
        """The figure's name with arrows, the fan, and what the draft changes in a sentence."""
        head, rest = self._head(pen, box)
        fan = self._fan()
        if fan is None:
            pen.text(rest, say("desk.forecast.now"), Style.SMALL, pen.palette.dim)
            return
        sentence = self._sentence(fan)
        foot, chart = rest.foot(pen.tall(sentence, Style.SMALL, rest.w), pen.px(4))
        if chart.h >= pen.px(60):
            self._draw_fan(pen, chart, fan)
        pen.text(foot, sentence, Style.SMALL, pen.palette.dim)
        hint(pen, head, "forecast.hint", f"{tip_of(self.figure)}\n{say('desk.forecast.tip')}")

    def _head(self, pen: Pen, box: Box) -> tuple[Box, Box]:
        before = Button(
            "forecast.previous", "", TurnFigure(-1), "chevron-left", say("desk.forecast.previous")
        )
        after = Button(
            "forecast.next", "", TurnFigure(1), "chevron-right", say("desk.forecast.next")
        )
        side = button_size(pen, before)[1]
        head, rest = box.top(side, pen.px(4))
        right, title = head.end(2 * side + pen.px(6), pen.px(8))
        for place, one in zip(right.columns(2, pen.px(6)), (before, after), strict=True):
            button(pen, place, one)
        words = say("labelled", label=say("desk.forecast.title"), text=name_of_figure(self.figure))
        pen.text(title, words, Style.STRONG, middle=True, shrink=True)
        return title, rest

    def _draw_fan(self, pen: Pen, box: Box, fan: Fan) -> None:
        other = None if fan.draft == fan.before else fan.before
        fan_chart(
            pen,
            box,
            fan.dates,
            fan.draft.low,
            fan.draft.middle,
            fan.draft.high,
            compare=(other.low, other.middle, other.high) if other is not None else None,
            unit=unit_of(self.figure),
            show=lambda value: level_of(self.figure, value, unit=False),
            label=say("desk.forecast.draft"),
            compare_label=say("desk.forecast.plan"),
        )

    def _sentence(self, fan: Fan) -> str:
        if fan.draft == fan.before:
            return say("desk.forecast.same")
        year = f"{fan.dates[-1]:.0f}"
        if not shows(change_of(self.figure, fan.change[-1], unit=False)):
            return say("desk.forecast.level", year=year)
        return say(
            "desk.forecast.better",
            change=change_of(self.figure, fan.change[-1]),
            year=year,
            better=percent(0)(fan.better[-1]),
            worse=percent(0)(fan.worse[-1]),
        )


def shows(written: str) -> bool:
    """Whether a number is anything but noughts as it is written."""
    return any(digit in written for digit in "123456789")
