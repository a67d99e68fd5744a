"""The pages of the end report; the sentences are those of the HTML page."""

from collections.abc import Sequence

from ui.desk.drawings.component_bar import bar_place, bar_start
from ui.desk.drawings.debrief import branch_chart, course_chart, histogram
from ui.desk.look.type import Style
from ui.desk.results import measured
from ui.desk.scene.box import Box
from ui.desk.scene.pen import Flow, Pen
from ui.desk.scene.shapes import Sign
from ui.desk.scene.widgets import hint, meter
from ui.desk.screens.explained import explain_at
from ui.play.debrief.data import Component, Debrief, Histogram
from ui.play.debrief.sentences import (
    asked,
    attained_said,
    called,
    card_said,
    caveats,
    choice_said,
    choices_hint,
    counterfactual_said,
    course_said,
    mandate_hint,
    mandate_said,
    typicality_said,
)
from ui.play.debrief.titles import alternative_title, choice_title, points
from ui.play.encyclopedia.figures import level_of, name_of_figure, tip_of
from ui.play.mandates import PAR
from ui.play.names import nation_name
from ui.play.numbers import axis, axis_percent, percent, plain
from ui.play.words import capital, name_of, say

PAGES = ("mandate", "world", "choices", "other", "typical", "questions")
CHART = 230  # height at scale 1


def draw_page(flow: Flow, page: str, debrief: Debrief) -> None:
    """The page of this name, as far as it is known."""
    drawn = {
        "mandate": _mandate,
        "world": _world,
        "choices": _choices,
        "other": _other,
        "typical": _typical,
        "questions": _questions,
    }
    drawn[page](flow, debrief)


def _mandate(flow: Flow, debrief: Debrief) -> None:
    pen = flow.pen
    card = card_said(debrief)
    if card:
        head = say("labelled", label=say("debrief.card"), text=card[0])
        flow.text(head, Style.HEADING, pen.palette.accent)
        flow.text(card[1], Style.STRONG)
        flow.space(4)
    place, *others = mandate_said(debrief)
    hint(pen, flow.text(place), "ending.attained", attained_said(debrief))
    for sentence in others:
        flow.text(sentence)
    flow.text(mandate_hint(debrief), Style.SMALL, pen.palette.dim)
    for component in debrief.mandate.components:
        _component(flow, component)
    flow.space(6)
    flow.text(say("debrief.course_title", name=called(debrief)), Style.HEADING)
    flow.text(say("desk.ending.course_hint"), Style.SMALL, pen.palette.dim)
    course_chart(pen, flow.take(pen.px(CHART)), debrief)
    flow.text(course_said(debrief), Style.SMALL, pen.palette.dim)


def _component(flow: Flow, component: Component) -> None:
    pen = flow.pen
    high = pen.look.type.height(Style.BODY)
    name = capital(name_of("component", component.name))
    weight = say("desk.ending.weight", weight=plain(0)(100.0 * component.weight))
    strip = flow.take(high)
    right, left = strip.end(strip.w // 4, pen.px(8))
    pen.text(left, f"{name} · {weight}", Style.LABEL, wrap=False, shrink=True)
    gained = say("desk.ending.points", points=points(component.points))
    colour = pen.palette.good if component.points >= 0.0 else pen.palette.bad
    pen.text(right, gained, Style.LABEL, colour, "right", wrap=False, shrink=True)
    bar = flow.take(pen.px(10))
    here, par = (bar_place(component.name, at) for at in (component.level, component.par))
    meter(pen, bar, here, pen.palette.link, par, bar_start(component.name))
    level = say(
        "desk.ending.level",
        level=level_of(component.name, component.level),
        par=level_of(component.name, component.par),
        rank=component.rank,
    )
    told = flow.text(level, Style.SMALL, pen.palette.dim)
    explain_at(pen, told, f"ending.component.{component.name}", component.name)


def _world(flow: Flow, debrief: Debrief) -> None:
    pen, world = flow.pen, debrief.world
    flow.text(capital(say(f"ending.{world.ending}.name")), Style.TITLE, pen.palette.accent)
    flow.text(say(f"ending.{world.ending}.meaning"))
    flow.text(say(f"ending.{world.ending}.rule"), Style.SMALL, pen.palette.dim)
    figures = ("survival", "collective_welfare", "compute_concentration", "incidents")
    for figure in figures:
        value = measured(figure, getattr(world, figure))
        told = flow.text(say("labelled", label=name_of_figure(figure), text=value))
        explain_at(pen, told, f"ending.{figure}", figure)
    flow.space(6)
    flow.text(say("desk.ending.ranking"), Style.HEADING)
    _ranking(flow, debrief)
    flow.text(say("desk.ending.ranking_hint"), Style.SMALL, pen.palette.dim)


def _ranking(flow: Flow, debrief: Debrief) -> None:
    """Every nation's place, its score beside par, and its attainment."""
    pen, palette = flow.pen, flow.pen.palette
    heads = (say("desk.ending.score_short"), say("desk.ending.attainment"))
    widths = [max(pen.wide(head, Style.SMALL) + pen.px(2), pen.px(44)) for head in heads]
    strip = flow.take(pen.look.type.height(Style.SMALL))
    columns, _ = _numbers(pen, strip, widths)
    for shown, head, column in zip(("score", "attainment"), heads, columns, strict=True):
        pen.text(column, head, Style.SMALL, palette.dim, "right", wrap=False)
        hint(pen, column, f"ending.ranking.{shown}", tip_of(shown))
    high = pen.look.type.height(Style.BODY)
    for place in debrief.world.places:
        (score, attained), rest = _numbers(pen, flow.take(high), widths)
        number, rest = rest.left(pen.px(34), pen.px(6))
        flag, rest = rest.left(pen.px(27), pen.px(8))
        name, bar = rest.left(round(rest.w * 0.46), pen.px(8))
        own = place.code == debrief.code
        style = Style.STRONG if own else Style.BODY
        pen.text(number, f"{place.rank}.", style, align="right", wrap=False)
        pen.flag(place.code, flag.centred(pen.px(27), pen.px(18)))
        said = nation_name(place.code, place.name)
        said = f"{said} ({say('debrief.player')})" if place.player else said
        pen.text(name, said, style, wrap=False, shrink=True)
        colour = palette.accent if own else palette.link
        meter(pen, bar.centred(bar.w, pen.px(10)), place.score / 100.0, colour, PAR / 100.0)
        pen.text(score, plain(1)(place.score), style, align="right", wrap=False)
        pen.text(attained, plain(1)(place.attainment), align="right", wrap=False)


def _numbers(pen: Pen, strip: Box, widths: Sequence[int]) -> tuple[list[Box], Box]:
    """The columns of numbers at the right of a row, and the rest of the row."""
    columns: list[Box] = []
    for width in reversed(widths):
        column, strip = strip.end(width, pen.px(12))
        columns.insert(0, column)
    return columns, strip


def _choices(flow: Flow, debrief: Debrief) -> None:
    pen, found = flow.pen, debrief.choices
    if found is None:
        return
    flow.text(choices_hint(debrief, found))
    if not found.decisive:
        flow.text(say("debrief.choices_none", name=called(debrief)))
    for k, choice in enumerate(found.decisive, start=1):
        flow.rule()
        good = choice.difference.score >= 0.0
        head = flow.take(pen.tall(choice_title(choice), Style.STRONG, flow.box.w - pen.px(26)))
        mark, words = head.left(pen.px(18), pen.px(8))
        colour = pen.palette.good if good else pen.palette.bad
        pen.mark(mark.centre, Sign.TRIANGLE if good else Sign.DOWN, colour, 12)
        pen.text(words, choice_title(choice), Style.STRONG)
        flow.text(f"{k}. {choice_said(debrief, choice)}")
    for sentence in caveats(debrief):
        flow.text(sentence, Style.SMALL, pen.palette.dim)


def _other(flow: Flow, debrief: Debrief) -> None:
    pen, found = flow.pen, debrief.counterfactual
    if found is None:
        if debrief.typicality is not None:
            flow.text(say("debrief.counterfactual_none"))
        return
    flow.text(alternative_title(found.told), Style.HEADING)
    for sentence in counterfactual_said(debrief, found.told):
        flow.text(sentence)
    for title, curve, show in (
        ("score_title", found.score, axis),
        ("sovereignty_title", found.sovereignty, axis_percent),
    ):
        flow.space(4)
        flow.text(say(f"debrief.{title}", name=called(debrief)), Style.LABEL)
        branch_chart(pen, flow.take(pen.px(CHART)), debrief.course.years, curve, show)
    if found.others:
        flow.text(say("debrief.others_tried"), Style.HEADING)
    for other in found.others:
        here = other.difference
        flow.text(
            say("labelled", label=other.date, text=alternative_title(other))
            + "; "
            + say("desk.ending.without", points=points(here.score), world=points(here.welfare))
        )
    flow.text(say("debrief.counterfactual_hint", tried=found.tried), Style.SMALL, pen.palette.dim)


def _typical(flow: Flow, debrief: Debrief) -> None:
    pen, found = flow.pen, debrief.typicality
    if found is None:
        return
    for sentence in typicality_said(debrief):
        flow.text(sentence)
    pictures: tuple[tuple[str, Histogram], ...] = (
        ("histogram_score", found.score),
        ("histogram_welfare", found.welfare),
    )
    for key, one in pictures:
        flow.space(4)
        flow.text(
            say(f"debrief.{key}", name=called(debrief), worlds=plain(0)(found.worlds)), Style.LABEL
        )
        histogram(pen, flow.take(pen.px(170)), one)
    flow.text(say("desk.ending.endings"), Style.LABEL)
    for ending, count in found.endings.items():
        share = count / max(found.worlds, 1)
        strip = flow.take(pen.look.type.height(Style.BODY))
        name, rest = strip.left(strip.w // 3, pen.px(8))
        value, bar = rest.end(pen.px(64), pen.px(8))
        own = ending == debrief.world.ending
        words = capital(say(f"ending.{ending}.name"))
        pen.text(name, words, Style.STRONG if own else Style.BODY, wrap=False, shrink=True)
        colour = pen.palette.accent if own else pen.palette.link
        meter(pen, bar.centred(bar.w, pen.px(10)), share, colour)
        pen.text(value, percent(0)(share), align="right", wrap=False)


def _questions(flow: Flow, debrief: Debrief) -> None:
    flow.text(say("debrief.questions_hint"), Style.SMALL, flow.pen.palette.dim)
    for k, question in enumerate(debrief.questions, start=1):
        flow.rule()
        flow.text(f"{k}. {asked(question)}")
