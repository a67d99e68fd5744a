"""Before the turn is ended: which pacts will end with the draft as it stands, and why."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ui.desk.look.type import Style
from ui.desk.scene.box import Box
from ui.desk.scene.pen import Pen
from ui.desk.scene.widgets import hint
from ui.desk.screens.world.nation_words import nation_title
from ui.desk.screens.world.orders import may_change
from ui.desk.sitting import Sitting
from ui.play.advice.assumed import assumed
from ui.play.advice.lapses import CERTAIN, Lapse, Lapses, lapses
from ui.play.advice.others import kinds_of, leaders
from ui.play.advice.position import Position
from ui.play.advice.rollouts import Stale
from ui.play.events.endings import ended_said
from ui.play.listing import listed
from ui.play.numbers import percent
from ui.play.words import counted, name_of, say

if TYPE_CHECKING:
    from ui.desk.desk import Desk

MOST = 2
"""Ends told above the button; all stand in the tip, and each with its pact."""
SHARE = 0.25
"""Of the room; what is higher is told in one line and a number."""


def lapses_ahead(desk: "Desk", sitting: Sitting) -> Lapses | None:
    """What will become of the pacts; None while nobody plays or it is being reckoned."""
    counsel = desk.counsel
    if counsel is None or not may_change(sitting):
        return None

    def work(position: Position, stale: Stale) -> Lapses:
        return lapses(position, stale)

    word = counsel.about("lapses", work)
    return word.answer if word.fresh else None


def lapse_said(sitting: Sitting, one: Lapse, *more: Lapse) -> str:
    """One end in a sentence: what, with whom, when, how likely and why; more that are alike."""
    names = [nation_title(sitting, code) for code in sitting.facts.world.codes]
    whom = [nation_title(sitting, lapse.nation) for lapse in (one, *more)]
    key = "later" if one.later else "now"
    sure = one.chance >= CERTAIN
    return say(
        f"lapsed.{key}" if sure else f"lapsed.{key}_maybe",
        nation=listed(whom, len(names)),
        pact=name_of("pact", one.pact.name.lower()),
        why=ended_said(one.why, names),
        **({} if sure else {"chance": percent(0)(one.chance)}),
    )


def lapses_said(sitting: Sitting, found: Lapses) -> list[str]:
    """All ends, those of a kind that have one reason together."""
    alike: dict[object, list[Lapse]] = {}
    for one in found.each:
        alike.setdefault((one.why, one.later, one.chance), []).append(one)
    return [lapse_said(sitting, *group) for group in alike.values()]


def draw_lapses(pen: Pen, box: Box, sitting: Sitting, found: Lapses | None) -> Box:
    """The warning at the foot of a box, if there is any; returns the room above it."""
    told = lapses_said(sitting, found) if found is not None else []
    if found is not None and found.thin is not None:
        share = percent(0)
        told.append(say("lapsed.thin", was=share(found.thin.was), now=share(found.thin.now)))
    if not told:
        return box
    lines = _lines(told, MOST)
    if _high(pen, box, lines) > SHARE * box.h:
        lines = _lines(told, 1)
    high = _high(pen, box, lines)
    foot, rest = box.foot(high, pen.px(8))
    place = foot
    for line in lines:
        strip, place = place.top(pen.tall(line, Style.SMALL, box.w))
        pen.text(strip, line, Style.SMALL, pen.palette.warn)
    tip = "\n".join((*told, say("lapsed.tip"), assumed(_kinds(sitting))))
    hint(pen, foot, "lapsing", tip)
    return rest


def _lines(told: Sequence[str], most: int) -> list[str]:
    """So many of them, and how many more there are."""
    left = len(told) - most
    more = [counted("lapsed.more", left, count=left)] if left > 0 else []
    return [*told[:most], *more]


def _high(pen: Pen, box: Box, lines: Sequence[str]) -> int:
    return sum(pen.tall(line, Style.SMALL, box.w) for line in lines)


def _kinds(sitting: Sitting) -> tuple[str, ...]:
    game = sitting.session.game
    return kinds_of(leaders(game.policies, game.minds), sitting.facts.index)
