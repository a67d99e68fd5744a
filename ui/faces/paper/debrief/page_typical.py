"""Of the page: how typical the game was, and what to think about."""

from ui.desk.drawings.debrief import histogram
from ui.faces.paper.bars import bar
from ui.faces.paper.html import Cell, details, figure, paragraph, table, tag, text
from ui.faces.paper.painted import LOW, painted
from ui.play.debrief.data import Debrief, Histogram, Typicality
from ui.play.debrief.sentences import asked, called, ending_name, typicality_said
from ui.play.numbers import percent, plain
from ui.play.words import say


def typicality(debrief: Debrief) -> str:
    """The game among worlds of the same seed."""
    seen = debrief.typicality
    if seen is None:
        return ""
    worlds = plain(0)(seen.worlds)
    card = tag(
        "div",
        *(paragraph(sentence) for sentence in typicality_said(debrief)),
        paragraph(say("debrief.typicality_hint", worlds=worlds), "hint"),
        class_="card",
    )
    score = say("debrief.histogram_score", name=called(debrief), worlds=worlds)
    welfare = say("debrief.histogram_welfare", worlds=worlds)
    return tag("div", card, _endings(debrief, seen), class_="two") + tag(
        "div",
        _spread("score", score, seen.score),
        _spread("welfare", welfare, seen.welfare),
        class_="charts",
    )


def _spread(name: str, title: str, found: Histogram) -> str:
    show = plain(1)
    said = say(
        "debrief.histogram_said",
        low=show(found.edges[0]),
        high=show(found.edges[-1]),
        below=percent(1)(found.below),
        mine=show(found.mine),
    )
    heads = [say(f"debrief.column.{key}") for key in ("from", "to", "worlds")]
    rows = [
        [Cell(text(plain(2)(low)), head=True), figure(plain(2)(high)), figure(count)]
        for low, high, count in zip(found.edges, found.edges[1:], found.counts, strict=False)
    ]
    return tag(
        "figure",
        tag("figcaption", tag("h3", text(title))),
        painted(
            f"spread-{name}",
            title,
            said,
            lambda pen, box: histogram(pen, box, found),
            height=LOW,
        ),
        details(say("page.data"), table(title, heads, rows)),
    )


def _endings(debrief: Debrief, seen: Typicality) -> str:
    heads = [say("debrief.column.ending"), say("debrief.column.worlds")]
    rows = []
    for ending, count in seen.endings.items():
        named = text(ending_name(ending).capitalize())
        if ending == debrief.world.ending:
            named += " " + tag("span", text(say("debrief.this_game")), class_="badge")
        share = count / seen.worlds
        shown = tag("span", text(plain(0)(count)), class_="value") + bar(share)
        rows.append([Cell(named, head=True), Cell(shown, figure=True, class_="barred")])
    return table(say("debrief.endings_caption"), heads, rows)


def questions(debrief: Debrief) -> str:
    """The questions, with room to write in print."""
    items = [tag("li", text(asked(question))) for question in debrief.questions]
    return paragraph(say("debrief.questions_hint")) + tag(
        "div", tag("ol", *items, class_="questions"), class_="card"
    )
