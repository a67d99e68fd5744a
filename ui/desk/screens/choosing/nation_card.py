"""The card of a nation: its strengths, its weaknesses and its mandate."""

from ui.desk.catalogue import COMPONENTS, LESS_IS_BETTER, Compared, NationCard
from ui.desk.look.palette import Colour
from ui.desk.look.type import Style
from ui.desk.scene.pen import Flow
from ui.desk.scene.shapes import Sign
from ui.desk.scene.widgets import hint, meter
from ui.play.encyclopedia.figures import FIGURES, level_of, name_of_figure
from ui.play.names import nation_name
from ui.play.numbers import percent, signed
from ui.play.words import capital, name_of, say

GROWTH = "growth"


def draw_nation(flow: Flow, nation: NationCard) -> None:
    """Everything that one may want to know before leading it."""
    pen, name = flow.pen, nation_name(nation.code, nation.name)
    width, height = pen.px(54), pen.px(36)
    room = flow.box.w - width - pen.px(12)
    strip = flow.take(max(pen.tall(name, Style.TITLE, room), height))
    flag, rest = strip.left(width, pen.px(12))
    pen.flag(nation.code, flag.centred(width, height))
    pen.text(rest, name, Style.TITLE, middle=True)
    flow.space(4)
    flow.text(say("desk.setup.strengths"), Style.HEADING)
    for measure in nation.strengths:
        _draw_measure(flow, measure, Sign.TRIANGLE, pen.palette.good)
    flow.space(4)
    flow.text(say("desk.setup.weaknesses"), Style.HEADING)
    for measure in nation.weaknesses:
        _draw_measure(flow, measure, Sign.DOWN, pen.palette.bad)
    flow.space(4)
    flow.text(say("desk.setup.mandate"), Style.HEADING)
    mandate = nation.mandate
    if mandate.card:
        flow.text(mandate.name, Style.STRONG)
        flow.text(mandate.sentence)
    flow.text(say("desk.setup.mandate_line"), Style.SMALL, pen.palette.dim)
    for component in COMPONENTS:
        _draw_weight(flow, component, mandate.weights[component])


def _draw_measure(flow: Flow, measure: Compared, sign: Sign, colour: Colour) -> None:
    """A sign, what it is, how much, and which place that is."""
    pen = flow.pen
    words = say(
        "desk.setup.measure_line",
        measure=name_of_figure(measure.name),
        value=shown(measure),
    )
    place = place_words(measure)
    room = flow.box.w - pen.px(24)
    right = pen.wide(place, Style.SMALL)
    beside = pen.wide(words, Style.BODY) + pen.px(12) + right <= room
    tall = pen.tall(words, Style.BODY, room)
    high = pen.look.type.height(Style.SMALL)
    strip = flow.take(tall if beside else tall + high)
    left, rest = strip.left(pen.px(14), pen.px(10))
    pen.mark((left.centre[0], strip.y + pen.look.type.height(Style.BODY) // 2), sign, colour, 11)
    head, foot = rest.top(tall)
    pen.text(head, words)
    if beside:
        pen.text(head.end(right)[0], place, Style.SMALL, pen.palette.dim, middle=True)
    else:
        pen.text(foot, place, Style.SMALL, pen.palette.dim)
    tip = say(
        "desk.setup.measure_tip",
        meaning=name_of("desk.setup.meaning", measure.name),
        source=measure.source,
        confidence=name_of("confidence", measure.confidence),
    )
    hint(pen, strip, f"measure.{measure.name}", tip)


def _draw_weight(flow: Flow, component: str, weight: float) -> None:
    """A bar as long as the weight, with words."""
    pen = flow.pen
    label = capital(name_of("component", component))
    value = percent(0)(weight)
    end = pen.wide(percent(0)(1.0), Style.BODY)
    widest = max(pen.wide(capital(name_of("component", one)), Style.BODY) for one in COMPONENTS)
    strip = flow.take(pen.look.type.height(Style.BODY) + pen.px(2))
    left, rest = strip.left(widest, pen.px(12))
    right, bar = rest.end(end, pen.px(12))
    pen.text(left, label, wrap=False)
    pen.text(right, value, align="right", wrap=False)
    meter(pen, bar.centred(bar.w, pen.px(10)), weight, pen.palette.link)
    hint(pen, strip, f"mandate.{component}", name_of("desk.setup.component", component))


def place_words(measure: Compared) -> str:
    """Which place among all nations a figure is."""
    if measure.above == 0:
        return say("desk.setup.first", count=measure.nations)
    if measure.below == 0:
        return say("desk.setup.last", count=measure.nations)
    return say("desk.setup.place", place=measure.above + 1, count=measure.nations)


def shown(measure: Compared) -> str:
    """A figure with its unit, as people read it."""
    if measure.name in FIGURES:
        nothing = measure.value == 0.0 and measure.name not in LESS_IS_BETTER
        none = say("desk.setup.unit.none")
        return none if nothing else level_of(measure.name, measure.value)
    if measure.name == GROWTH:  # a share a quarter
        return say("desk.setup.unit.growth", value=signed(1)(400.0 * measure.value))
    return percent(0)(measure.value) if measure.value else say("desk.setup.unit.none")
