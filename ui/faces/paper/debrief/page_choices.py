"""Of the page: the decisive choices, and the one that was not made."""

import math

from ui.desk.drawings.debrief import branch_chart
from ui.faces.paper.html import details, figure, paragraph, table, tag, text, words
from ui.faces.paper.painted import LOW, painted
from ui.play.debrief.data import Alternative, Choice, Curve, Debrief, Difference, Elsewhere
from ui.play.debrief.sentences import (
    called,
    caveats,
    choice_notes,
    choices_hint,
    counterfactual_said,
    differences,
)
from ui.play.debrief.titles import alternative_title, choice_title, points
from ui.play.numbers import Format, axis, axis_percent, percent, plain
from ui.play.words import say

LEAST = 1.0  # points that the beams reach at the least, so that trifles look like trifles


def choices(debrief: Debrief) -> str:
    """A card for each choice that mattered."""
    found = debrief.choices
    if found is None or not found.decisive:
        return paragraph(say("debrief.choices_none", name=called(debrief)))
    scale = max(LEAST, *(_reach(one.difference, one.elsewhere) for one in found.decisive))
    cards = [_choice(debrief, one, scale) for one in found.decisive]
    hint = choices_hint(debrief, found)
    notes = tag("ul", *(tag("li", text(sentence)) for sentence in caveats(debrief)), class_="hint")
    return (
        paragraph(hint)
        + tag("div", *cards, class_="three")
        + tag("h3", text(say("debrief.how_measured")))
        + notes
    )


def _reach(here: Difference, elsewhere: Elsewhere | None) -> float:
    reach = max(abs(here.score), abs(here.others), abs(here.welfare))
    if elsewhere is None:
        return reach
    return max(reach, abs(elsewhere.score), abs(elsewhere.others), abs(elsewhere.welfare))


def _choice(debrief: Debrief, one: Choice, scale: float) -> str:
    date = say("debrief.stepwise", date=one.date) if one.last_turn > one.turn else one.date
    return tag(
        "div",
        tag("p", text(date), class_="kicker"),
        tag("h3", text(choice_title(one))),
        _worths(debrief, one.difference, one.elsewhere, scale),
        *(paragraph(sentence, "hint") for sentence in choice_notes(debrief, one)),
        class_="card",
    )


def _worths(debrief: Debrief, here: Difference, elsewhere: Elsewhere | None, scale: float) -> str:
    """Points for the nation, the others and the world, as beams, on this luck and on others."""
    usual = elsewhere or Elsewhere(0, math.nan, math.nan, math.nan)
    rows = (
        (called(debrief), here.score, usual.score),
        (say("debrief.the_others"), here.others, usual.others),
        (say("debrief.the_world"), here.welfare, usual.welfare),
    )
    cells = [
        tag("span", ""),
        tag("span", text(say("debrief.this_luck")), class_="figure hint"),
        tag("span", ""),
        tag("span", text(say("debrief.other_luck")), class_="figure hint"),
    ]
    for label, value, there in rows:
        cells.append(tag("span", text(label)))
        cells.append(tag("span", text(points(value)), class_="figure"))
        beams = _beam(value, scale, "")
        known = math.isfinite(there)
        beams += _beam(there, scale, " usual") if known else ""
        cells.append(tag("span", beams, class_="beams"))
        cells.append(tag("span", text(points(there) if known else ""), class_="figure usual"))
    return tag("div", *cells, class_="worths")


def _beam(value: float, scale: float, kind: str) -> str:
    width = 50.0 * min(abs(value) / scale, 1.0)
    left = 50.0 if value >= 0.0 else 50.0 - width
    way = "more" if value >= 0.0 else "less"
    piece = tag(
        "rect", x=f"{left:.1f}%", width=f"{width:.1f}%", height="100%", rx=1, class_=way + kind
    )
    return tag("svg", piece, class_="beam", aria_hidden="true")


def counterfactual(debrief: Debrief) -> str:
    """The other line, in words and drawn; what else was tried."""
    found = debrief.counterfactual
    if found is None:
        return paragraph(say("debrief.counterfactual_none"))
    told = found.told
    card = tag(
        "div",
        tag("p", text(told.date), class_="kicker"),
        tag("p", text(alternative_title(told)), class_="big"),
        *(paragraph(sentence, "told") for sentence in counterfactual_said(debrief, told)),
        _worths(
            debrief,
            told.difference,
            told.elsewhere,
            max(LEAST, _reach(told.difference, told.elsewhere)),
        ),
        paragraph(say("debrief.counterfactual_hint", tried=found.tried), "hint"),
        class_="card",
    )
    name = called(debrief)
    score = _drawn(debrief, "score", say("debrief.score_title", name=name), found.score)
    sovereign = say("debrief.sovereignty_title", name=name)
    sovereignty = _drawn(debrief, "sovereignty", sovereign, found.sovereignty)
    return card + tag("div", score, sovereignty, class_="charts") + _others(debrief, found.others)


def _drawn(debrief: Debrief, name: str, title: str, curve: Curve) -> str:
    show: Format = axis if name == "score" else axis_percent
    told: Format = plain(1) if name == "score" else percent(0)
    labels = (say("debrief.this_game"), say("debrief.other_line"))
    said = f"{labels[0]}: {told(curve.game[-1])}; {labels[1]}: {told(curve.other[-1])}"
    years = debrief.course.years
    drawn = painted(
        f"other-{name}",
        title,
        said,
        lambda pen, box: branch_chart(pen, box, years, curve, show),
        height=LOW,
    )
    heads = [say("debrief.column.when"), *labels]
    rows = [
        [
            words(f"{years[at]:.2f}".removesuffix(".00"), head=True),
            figure(told(curve.game[at])),
            figure(told(curve.other[at])),
        ]
        for at in debrief.course.turns
    ]
    return tag(
        "figure",
        tag("figcaption", tag("h3", text(title))),
        drawn,
        details(say("page.data"), table(title, heads, rows)),
    )


def _others(debrief: Debrief, others: tuple[Alternative, ...]) -> str:
    if not others:
        return ""
    heads = [
        say("debrief.column.when"),
        say("debrief.column.choice"),
        say("debrief.column.mine", name=called(debrief)),
        say("debrief.column.elsewhere"),
        say("debrief.column.others"),
        say("debrief.column.welfare"),
    ]
    rows = [
        [
            words(one.date, head=True),
            words(alternative_title(one)),
            *map(figure, differences(one.difference, one.elsewhere)),
        ]
        for one in others
    ]
    return tag("h3", text(say("debrief.others_tried"))) + table(
        say("debrief.others_caption"), heads, rows, figures_from=2
    )
