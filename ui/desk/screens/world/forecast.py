"""The outlook before End Turn: a fan over the coming turns, with the draft and without it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.desk.actions import Action
from ui.desk.drawings.fan_chart import fan_chart
from ui.desk.look.type import Style
from ui.desk.results import in_hundred
from ui.desk.scene.box import Box
from ui.desk.scene.pen import Pen
from ui.desk.scene.widgets import Button, button, button_size, hint
from ui.desk.screens.world.words import short_unit
from ui.desk.sitting import Sitting
from ui.play.advice.assumed import assumed
from ui.play.advice.outlook import FIGURES, TURNS, Fan
from ui.play.advice.position import Position
from ui.play.advice.rollouts import STANDING, Stale
from ui.play.encyclopedia.figures import (
    change_of,
    level_of,
    name_of_figure,
    note_of,
    tip_of,
)
from ui.play.numbers import percent
from ui.play.words import say

if TYPE_CHECKING:
    from ui.desk.desk import Desk

SHARED = "survival"
"""What all nations share: shown whatever figure is chosen."""


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

    def _fans(self) -> dict[str, Fan]:
        """A fan of each figure; none while they are being reckoned."""
        counsel = self.desk.counsel
        if counsel is None:
            return {}

        def work(position: Position, stale: Stale) -> tuple[Fan, ...]:
            return counsel.outlook.fans(position, turns=TURNS, stale=stale)

        fans = counsel.about("fans", work).answer
        return {fan.figure: fan for fan in fans or ()}

    def draw_in(self, pen: Pen, box: Box) -> None:
        """The outlook of the nation, and that of the world in a line below."""
        fans = self._fans()
        shared = fans.get(SHARED)
        told = say("desk.forecast.now") if shared is None else _world_line(shared)
        words = say("labelled", label=say("desk.forecast.world"), text=told)
        foot, rest = box.foot(pen.tall(words, Style.SMALL, box.w), pen.px(4))
        pen.text(foot, words, Style.SMALL)
        hint(pen, foot, "forecast.world", _tip(SHARED, shared))
        self._draw_own(pen, rest, fans.get(self.figure))

    def _draw_own(self, pen: Pen, box: Box, fan: Fan | None) -> None:
        """The figure's name with arrows, the fan, and what the draft changes in a sentence."""
        head, rest = self._head(pen, box)
        if fan is None:
            pen.text(rest, say("desk.forecast.now"), Style.SMALL, pen.palette.dim)
            return
        _draw_fan(pen, rest, fan)
        hint(pen, head, "forecast.hint", _tip(fan.figure, fan))

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
        words = say("labelled", label=say("desk.forecast.title"), text=titled(self.figure))
        pen.text(title, words, Style.STRONG, middle=True, shrink=True)
        return title, rest


def _tip(figure: str, fan: Fan | None) -> str:
    """What the figure is, how it is foreseen, and what is assumed of the others."""
    others = assumed(fan.others) if fan is not None else ""
    return "\n".join(filter(None, (tip_of(figure), say("desk.forecast.tip"), others)))


def _draw_fan(pen: Pen, box: Box, fan: Fan) -> None:
    """The fan, and what the draft changes in a sentence below."""
    sentence = _sentence(fan)
    foot, chart = box.foot(pen.tall(sentence, Style.SMALL, box.w), pen.px(4))
    if chart.h >= pen.px(60):
        other = None if fan.draft == fan.before else fan.before
        fan_chart(
            pen,
            chart,
            fan.dates,
            fan.draft.low,
            fan.draft.middle,
            fan.draft.high,
            compare=(other.low, other.middle, other.high) if other is not None else None,
            show=note_of(fan.figure).kind.axis,
            value=lambda value: level_of(fan.figure, value, unit=False),
            label=say("desk.forecast.draft") if other is not None else "",
            compare_label=say("desk.forecast.plan"),
        )
    pen.text(foot, sentence, Style.SMALL, pen.palette.dim)


def _sentence(fan: Fan) -> str:
    if fan.draft == fan.before:
        return say("desk.forecast.same")
    year = f"{fan.dates[-1]:.0f}"
    if not shows(change_of(fan.figure, fan.change[-1], unit=False)):
        return say("desk.forecast.level", year=year)
    return say(
        "desk.forecast.better",
        change=change_of(fan.figure, fan.change[-1]),
        year=year,
        better=percent(0)(fan.better[-1]),
        worse=percent(0)(fan.worse[-1]),
    )


def _world_line(fan: Fan) -> str:
    """Where the world may be, and what the draft changes of it, in a line."""
    kind, year = note_of(fan.figure).kind, f"{fan.dates[-1]:.0f}"
    low, high = (kind.level(row[-1]) for row in (fan.draft.low, fan.draft.high))
    change = change_of(fan.figure, fan.change[-1])
    middle = in_hundred(fan.draft.middle[-1], fan.change[-1])
    parts = [say("desk.forecast.survives", middle=middle, year=year)]
    if low != high:
        parts.append(say("desk.world.map.between", low=low, high=high))
    if fan.draft != fan.before and shows(change_of(fan.figure, fan.change[-1], unit=False)):
        parts.append(say("desk.forecast.by_draft", change=change))
    return ", ".join(parts)


def titled(figure: str) -> str:
    """The name of a figure with its unit, which then need not stand in the chart."""
    quarter = figure == STANDING  # of each quarter alone, and not what counts in the end
    name = say("desk.quarter_score") if quarter else name_of_figure(figure)
    unit = short_unit(figure)
    return f"{name} ({unit})" if unit else name


def shows(written: str) -> bool:
    """Whether a number is anything but noughts as it is written."""
    return any(digit in written for digit in "123456789")
