"""The line below a slider: what a little more of it would do to the score."""

from collections.abc import Hashable
from typing import TypeVar

from ui.desk.counsel import Word
from ui.desk.look.palette import Colour
from ui.desk.look.type import Style
from ui.desk.scene.box import Box
from ui.desk.scene.pen import Flow
from ui.desk.scene.widgets import hint
from ui.play.advice.marginal import Effect
from ui.play.numbers import signed
from ui.play.words import say

Which = TypeVar("Which", bound=Hashable)
HARDLY = 0.005
"""Points of score that are shown as none."""


def effect_in(word: Word[dict[Which, Effect]] | None, which: Which) -> Effect | None:
    """The effect of one step, once it is known for the draft as it stands."""
    if word is None or not word.fresh or word.answer is None:
        return None
    return word.answer[which]


def effect_line(flow: Flow, name: str, left: str, step: str, effect: Effect | None) -> None:
    """Something to the left and the effect to the right, or below where there is no room."""
    pen = flow.pen
    words, colour, tip = _said(flow, step, effect)
    high = pen.look.type.height(Style.SMALL)
    room = pen.wide(left, Style.SMALL) + pen.wide(words, Style.SMALL) + pen.px(12)
    if left and room > flow.box.w:
        flow.text(left, Style.SMALL, pen.palette.dim)
        left = ""
    elif left:
        strip = flow.take(high)
        beside, rest = strip.end(pen.wide(words, Style.SMALL), pen.px(12))
        pen.text(rest, left, Style.SMALL, pen.palette.dim)
        _effect(flow, beside, name, words, colour, tip)
    if not left:
        strip = flow.take(pen.tall(words, Style.SMALL, flow.box.w))
        _effect(flow, strip, name, words, colour, tip)


def _effect(flow: Flow, box: Box, name: str, words: str, colour: Colour, tip: str) -> None:
    flow.pen.text(box, words, Style.SMALL, colour)
    hint(flow.pen, box, f"effect.{name}", tip)


def _said(flow: Flow, step: str, effect: Effect | None) -> tuple[str, Colour, str]:
    palette = flow.pen.palette
    if effect is None:
        return say("desk.effect.pending"), palette.dim, say("desk.effect.tip_pending")
    if effect.change is None:
        return say("desk.effect.stuck"), palette.dim, say("desk.effect.tip_stuck")
    show = signed(2)
    tip = say(
        "desk.effect.tip",
        mean=show(effect.mean),
        draws=effect.draws,
        low=show(effect.low),
        high=show(effect.high),
    )
    if abs(effect.mean) < HARDLY:
        return say("desk.effect.hardly", step=step), palette.dim, tip
    if not effect.clear:
        return say("desk.effect.unclear", step=step), palette.dim, tip
    colour = palette.good if effect.sign > 0 else palette.bad
    return say("desk.effect.clear", step=step, points=show(effect.mean)), colour, tip
