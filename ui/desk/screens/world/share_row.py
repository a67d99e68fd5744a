"""A row of the budget: one share of a whole, with its slider, its lock and what more would do."""

from collections.abc import Callable
from dataclasses import dataclass

from ui.desk.look.type import Style
from ui.desk.scene.box import Box
from ui.desk.scene.pen import Flow, Pen
from ui.desk.scene.widgets import Button, hint, slider
from ui.desk.screens.world.effects import effect_line
from ui.desk.screens.world.tools import SIDE, tool
from ui.play.advice.marginal import Effect
from ui.play.session.commands import Change
from ui.play.words import say

STEP = 0.05  # of a share, by an arrow key
INDENT = 18  # of programmes below their pillar
SLIDER = 20
Turns = Callable[[float, int], Change]
"""A slider's value and stroke to a change of the draft."""


@dataclass(frozen=True)
class ShareRow:
    """What a row shows."""

    name: str
    label: str
    points: int  # whole per cents; those of all rows add up
    share: float
    before: float  # where the turn began
    room: tuple[float, float]  # how far the slider can go
    money: str
    strength: float  # 0 to 1
    effect: Effect | None
    locked: bool
    may_change: bool
    tip: str
    turns: Turns
    lock: Change
    unfold: object = None  # the action that shows or hides what is in it; None for nothing
    unfold_tip: str = ""
    unfolded: bool = False
    inner: bool = False
    called: str = ""  # as of a control


def share_row(flow: Flow, row: ShareRow) -> None:
    """Name, per cent and lock; the slider; money, strength and effect."""
    pen = flow.pen
    if row.inner:
        flow = _indented(flow)
    _head(pen, flow.take(max(pen.px(SIDE), pen.look.type.height(Style.STRONG))), row)
    low, high = row.room
    slider(
        pen,
        flow.take(pen.px(SLIDER)),
        row.name,
        row.label,
        row.share,
        lambda value, stroke: row.turns(min(max(value, low), high), stroke),
        step=STEP,
        mark=row.before,
        tip=f"{row.tip}\n{say('desk.budget.share_tip')}",
        enabled=row.may_change and not row.locked and high > low,
        colour=pen.palette.edge if row.inner else None,
        called=row.called,
        told=f"{row.points} %",
    )
    strength = say("desk.budget.strength", strength=round(100.0 * row.strength))
    about = f"{row.money} · {strength}"
    if row.may_change:
        effect_line(flow, row.name, about, say("desk.budget.step"), row.effect)
    else:
        flow.text(about, Style.SMALL, pen.palette.dim)
    flow.space(8)


def _indented(flow: Flow) -> Flow:
    """The same flow, but it begins further to the right; it goes on where this one ends."""
    return _Indented(flow, flow.pen.px(INDENT))


class _Indented(Flow):
    def __init__(self, outer: Flow, by: int) -> None:
        box = Box(outer.box.x + by, outer.box.y, outer.box.w - by, outer.box.h)
        super().__init__(outer.pen, box, 0)
        self.outer, self.by = outer, by

    def take(self, height: int) -> Box:
        strip = self.outer.take(height)
        return Box(strip.x + self.by, strip.y, strip.w - self.by, strip.h)

    def space(self, pixels: float) -> None:
        self.outer.space(pixels)


def _head(pen: Pen, box: Box, row: ShareRow) -> None:
    side = pen.px(SIDE)
    key = "unlock" if row.locked else "lock"
    lock = Button(
        f"lock.{row.name}",
        say(f"desk.budget.{key}", slider=row.label),
        row.lock,
        "lock" if row.locked else "unlock",
        say("desk.budget.lock_tip"),
        enabled=row.may_change,
        on=row.locked,
    )
    right, rest = box.end(side, pen.px(8))
    tool(pen, right.centred(side, side), lock)
    if row.unfold is not None:
        left, rest = rest.left(side, pen.px(8))
        icon = "chevron-down" if row.unfolded else "chevron-right"
        unfold = Button(f"unfold.{row.name}", row.unfold_tip, row.unfold, icon, on=row.unfolded)
        tool(pen, left.centred(side, side), unfold)
    style = Style.BODY if row.inner else Style.STRONG
    share = f"{row.points} %"
    figure, rest = rest.end(pen.wide(share, style), pen.px(8))
    pen.text(figure, share, style, align="right", middle=True, wrap=False)
    pen.text(rest, row.label, style, middle=True, shrink=True)
    hint(pen, rest, f"about.{row.name}", f"{row.tip}\n{say('desk.budget.strength_tip')}")
