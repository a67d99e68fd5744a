"""The right side of the summary: the mandate, the news, pacts, and what others did to you."""

from collections.abc import Sequence

from sim.events import ADDED
from ui.desk.look.palette import Colour
from ui.desk.look.type import Style
from ui.desk.scene.box import Box
from ui.desk.scene.pen import Flow, Pen
from ui.desk.scene.widgets import hint, meter
from ui.desk.screens.summary.report import MandatePart, Report
from ui.play.events.detector import CONTROLS
from ui.play.events.news import News
from ui.play.mandates import Mandate
from ui.play.numbers import plain
from ui.play.words import say

ICONS = {
    "incident": "alert-triangle",
    "election": "parliament",
    "breakthrough": "lightbulb",
    "fab_loss": "factory",
    "talent_freeze": "users",
    "cut_off": "unlink",
    "chip_control": "lock",
    "chip_control_eased": "unlock",
    "broken": "unlink",
    "pact": "handshake",
    "pact_ended": "x",
    "refused": "x",
    **dict.fromkeys(ADDED, "alert-triangle"),
}
GOOD = ("breakthrough", "pact", "chip_control_eased")
ICON = 18  # pixels at scale 1


def draw_others(flow: Flow, report: Report, mandate: Mandate) -> None:
    """From what counts to what happened elsewhere."""
    if report.ended:
        _news(flow, report, say("desk.summary.ended"), report.ended, "")
    _mandate(flow, report, mandate)
    _news(flow, report, say("desk.summary.news"), report.news, say("desk.summary.no_news"))
    _news(flow, report, say("desk.summary.pacts"), report.pacts, say("desk.summary.no_pacts"))
    _stances(flow, report.stances)


def _mandate(flow: Flow, report: Report, mandate: Mandate) -> None:
    """A bar a component with a tick at par, and the points above par or below it."""
    pen = flow.pen
    if mandate.card:
        flow.text(say("desk.summary.mandate_named", mandate=mandate.name), Style.HEADING)
        flow.text(mandate.sentence, Style.SMALL)
    else:
        flow.text(say("desk.summary.mandate"), Style.HEADING)
    high = pen.look.type.height(Style.BODY)
    for part in report.parts:
        label = say("desk.summary.weight", component=part.name, weight=part.weight)
        value = pen.wide(part.written, Style.SMALL)
        room = flow.box.w - value - pen.px(10)
        strip = flow.take(max(pen.tall(label, Style.BODY, room), high))
        right, left = strip.end(value, pen.px(10))
        pen.text(left, label)
        pen.text(
            right, part.written, Style.SMALL, _ink(pen, part), "right", middle=True, wrap=False
        )
        bar = Box(strip.x, strip.bottom + pen.px(3), strip.w, pen.px(8))
        meter(pen, bar, part.level, pen.palette.link, part.par, part.start)
        flow.space(13)
        whole = Box(strip.x, strip.y, strip.w, bar.bottom - strip.y)
        hint(pen, whole, f"summary.part.{part.name}", part.tip)
    mark = say(f"desk.summary.{'mark' if report.par else 'mark_no_par'}", score=report.score)
    flow.text(mark, Style.SMALL, pen.palette.dim)
    if report.par and not report.counts:
        flow.text(say("desk.summary.early"), Style.SMALL, pen.palette.dim)


def _ink(pen: Pen, part: MandatePart) -> Colour:
    if part.points == 0.0:
        return pen.palette.dim
    return pen.palette.good if part.points > 0.0 else pen.palette.bad


def _news(flow: Flow, report: Report, title: str, items: Sequence[News], nothing: str) -> None:
    """Own news in the colour of text and the others' dimmed, each with the icon of its kind."""
    pen = flow.pen
    flow.space(6)
    flow.text(title, Style.HEADING)
    if not items:
        flow.text(nothing, Style.BODY, pen.palette.dim)
    for item in items:
        ink = _news_ink(pen, item, report.code)
        side = pen.px(ICON)
        room = flow.box.w - side - pen.px(10)
        strip = flow.take(max(pen.tall(item.sentence, Style.BODY, room), side))
        left, words = strip.left(side, pen.px(10))
        pen.icon(ICONS[item.kind], Box(left.x, left.y, side, side), ink)
        pen.text(words, item.sentence, colour=None if item.mine else pen.palette.dim)


def _news_ink(pen: Pen, item: News, nation: str) -> Colour:
    """Good or bad for the nation; what others are about, and what it does itself, is neither."""
    if not item.mine or (item.kind in CONTROLS and item.codes[0] == nation):
        return pen.palette.dim
    return pen.palette.good if item.kind in GOOD else pen.palette.bad


def _stances(flow: Flow, stances: Sequence[tuple[str, float, float]]) -> None:
    pen = flow.pen
    flow.space(6)
    flow.text(say("desk.summary.stances"), Style.HEADING)
    if not stances:
        flow.text(say("desk.summary.no_stances"), Style.BODY, pen.palette.dim)
    for name, was, now in stances:
        key = "desk.summary.opened" if now > was else "desk.summary.closed"
        show = plain(0)
        sentence = say(key, nation=name, was=show(100.0 * was), now=show(100.0 * now))
        side = pen.px(ICON)
        room = flow.box.w - side - pen.px(10)
        strip = flow.take(max(pen.tall(sentence, Style.BODY, room), side))
        left, words = strip.left(side, pen.px(10))
        ink = pen.palette.good if now > was else pen.palette.bad
        icon = "arrow-up" if now > was else "arrow-down"
        pen.icon(icon, Box(left.x, left.y, side, side), ink)
        pen.text(words, sentence)
