"""What a little more of a slider would do: to the score, and to the survival of the world."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from lab.statistics import Interval
from ui.desk.counsel import Word
from ui.desk.look.palette import Colour, Palette
from ui.desk.look.type import Style
from ui.desk.scene.box import Box
from ui.desk.scene.pen import Flow, Pen
from ui.desk.scene.widgets import hint
from ui.play.advice.assumed import assumed
from ui.play.advice.marginal import Effect
from ui.play.encyclopedia.figures import change_of
from ui.play.numbers import signed
from ui.play.words import say

Which = TypeVar("Which", bound=Hashable)
HARDLY = 0.005
"""Points of score that are shown as none."""
HARDLY_SAFER = 0.0005
"""A change of survival that is told only in the tip: half a tenth in 100."""
BETWEEN = " · "


@dataclass(frozen=True)
class Part:
    """A part of the line, in a colour that says whether it is good."""

    words: str
    colour: Colour


def effect_in(word: Word[dict[Which, Effect]] | None, which: Which) -> Effect | None:
    """The effect of one step, once it is known for the draft as it stands."""
    if word is None or not word.fresh or word.answer is None:
        return None
    return word.answer[which]


def effect_line(flow: Flow, name: str, left: str, step: str, effect: Effect | None) -> None:
    """Something to the left and the effect to the right, or below where there is no room."""
    pen = flow.pen
    parts = _parts(pen.palette, step, effect)
    tip = effect_tip(effect)
    whole = BETWEEN.join(part.words for part in parts)
    wide = pen.wide(whole, Style.SMALL)
    high = pen.look.type.height(Style.SMALL)
    if left and wide + pen.wide(left, Style.SMALL) + pen.px(12) > flow.box.w:
        flow.text(left, Style.SMALL, pen.palette.dim)
        left = ""
    if left:
        strip, rest = flow.take(high).end(wide, pen.px(12))
        pen.text(rest, left, Style.SMALL, pen.palette.dim)
    else:
        strip = flow.take(high if wide <= flow.box.w else _tall(pen, parts, flow.box.w))
    _draw(pen, strip, parts, in_a_row=wide <= strip.w)
    hint(pen, strip, f"effect.{name}", tip)


def _tall(pen: Pen, parts: Sequence[Part], room: int) -> int:
    return sum(pen.tall(part.words, Style.SMALL, room) for part in parts)


def _draw(pen: Pen, box: Box, parts: Sequence[Part], in_a_row: bool) -> None:
    """Beside each other, or each below the last where they are too wide."""
    for k, part in enumerate(parts):
        if in_a_row:
            words = part.words + (BETWEEN if k < len(parts) - 1 else "")
            place, box = box.left(pen.wide(words, Style.SMALL))
        else:
            words = part.words
            place, box = box.top(pen.tall(words, Style.SMALL, box.w))
        pen.text(place, words, Style.SMALL, part.colour, wrap=not in_a_row)


def _parts(palette: Palette, step: str, effect: Effect | None) -> list[Part]:
    """The score first, then survival where it moves by as much as is seen."""
    if effect is None:
        return [Part(say("desk.effect.pending"), palette.dim)]
    if effect.change is None:
        return [Part(say("desk.effect.stuck"), palette.dim)]
    told = [Part(*_own(palette, step, effect))]
    if survival := survival_said(effect.survival):
        good = effect.survival is not None and effect.survival.value > 0.0
        told.append(Part(survival, palette.good if good else palette.bad))
    return told


def _own(palette: Palette, step: str, effect: Effect) -> tuple[str, Colour]:
    if abs(effect.mean) < HARDLY:
        return say("desk.effect.hardly", step=step), palette.dim
    if not effect.clear:
        return say("desk.effect.unclear", step=step), palette.dim
    colour = palette.good if effect.sign > 0 else palette.bad
    return say("desk.effect.clear", step=step, points=signed(2)(effect.mean)), colour


def survival_said(change: Interval | None) -> str:
    """By how much the world's survival changes; "" where it hardly does or nobody can tell."""
    if change is None or not change.clear or abs(change.value) < HARDLY_SAFER:
        return ""
    return say("desk.effect.world", change=change_of("survival", change.value))


def survival_tip(change: Interval) -> str:
    """The same in full, however small it is."""
    mean, low, high = (change_of("survival", value) for value in change)
    return say("desk.effect.world_tip", mean=mean, low=low, high=high)


def effect_tip(effect: Effect | None) -> str:
    """How the effect was found, with its intervals."""
    if effect is None:
        return say("desk.effect.tip_pending")
    if effect.change is None:
        return say("desk.effect.tip_stuck")
    show = signed(2)
    tip = say(
        "desk.effect.tip",
        mean=show(effect.mean),
        draws=effect.draws,
        low=show(effect.low),
        high=show(effect.high),
    )
    world = "" if effect.survival is None else survival_tip(effect.survival)
    return "\n".join(filter(None, (tip, assumed(effect.others), world)))
