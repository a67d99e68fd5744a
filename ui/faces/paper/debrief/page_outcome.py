"""Of the page: the mandate, the world, the course of the standing, and how to play it again."""

from ui.desk.drawings.debrief import course_chart
from ui.desk.results import measured
from ui.faces.paper.bars import bar, component_bar, score_bar, waterfall
from ui.faces.paper.html import Cell, figure, paragraph, table, tag, text, words
from ui.faces.paper.painted import painted
from ui.play.debrief.data import Component, Debrief, Place
from ui.play.debrief.sentences import (
    attained_said,
    called,
    card_said,
    course_said,
    mandate_hint,
    mandate_said,
    place_name,
    world_said,
)
from ui.play.encyclopedia.figures import level_of
from ui.play.manifest import version
from ui.play.numbers import percent, plain, signed
from ui.play.words import capital, name_of, say

MEASURES = (
    "survival",
    "collective_welfare",
    "compute_concentration",
    "incidents",
    "pacts_in_force",
)


def mandate(debrief: Debrief) -> str:
    """The score by the nation's own measure."""
    heads = [
        say(f"debrief.column.{key}")
        for key in ("component", "weight", "level", "par", "points", "place")
    ]
    components = debrief.mandate.components
    rows = [_component(one) for one in components]
    asked = card_said(debrief)
    card = tag(
        "div",
        *(_asked(*asked) if asked else ()),
        tag("p", text(say("debrief.score_is", score=debrief.mandate.score)), class_="big"),
        *(paragraph(sentence) for sentence in (*mandate_said(debrief), attained_said(debrief))),
        paragraph(mandate_hint(debrief), "hint"),
        class_="card",
    )
    caption = say("debrief.mandate_caption", name=called(debrief))
    title = say("debrief.points_title")
    parts = [(capital(name_of("component", one.name)), one.points) for one in components]
    drawn = tag(
        "figure",
        tag("figcaption", tag("h3", text(title))),
        waterfall("points", title, parts, say("debrief.points_total"), signed(1)),
    )
    numbers = tag("div", drawn, table(caption, heads, rows))
    return tag("div", card, numbers, class_="two")


def _asked(name: str, sentence: str) -> tuple[str, str]:
    """The mandate card."""
    kicker = say("labelled", label=say("debrief.card"), text=name)
    return tag("p", text(kicker), class_="kicker"), paragraph(sentence, "told")


def _component(one: Component) -> list[Cell]:
    kind = "p2" if one.level >= one.par else "p4"
    level = tag("span", text(level_of(one.name, one.level)), class_="value") + component_bar(
        one.name, one.level, kind, one.par
    )
    return [
        words(capital(name_of("component", one.name)), head=True),
        figure(percent(0)(one.weight)),
        Cell(level, figure=True, class_="barred"),
        figure(level_of(one.name, one.par)),
        figure(signed(1)(one.points)),
        figure(one.rank),
    ]


def world(debrief: Debrief) -> str:
    """The ending, its measures, and every nation's place."""
    ending = debrief.world.ending
    planet = tag(
        "div",
        tag("p", text(say(f"ending.{ending}.name").capitalize()), class_="big"),
        paragraph(say(f"ending.{ending}.meaning")),
        paragraph(say(f"ending.{ending}.rule"), "hint"),
        *(paragraph(sentence) for sentence in world_said(debrief)),
        _measures(debrief),
        class_="card",
    )
    heads = [
        say(f"debrief.column.{key}")
        for key in ("place", "nation", "score", "attainment", "sovereignty")
    ]
    rows = [_place(one, one.code == debrief.code) for one in debrief.world.places]
    ranking = table(say("debrief.ranking_caption"), heads, rows, figures_from=2)
    return tag("div", planet, ranking, class_="two")


def _measures(debrief: Debrief) -> str:
    tiles = [
        tag(
            "div",
            tag("dt", text(say(f"measure.{name}.name"))),
            tag("dd", text(measured(name, getattr(debrief.world, name))), class_="number"),
            tag("dd", text(say(f"measure.{name}.meaning")), class_="hint"),
        )
        for name in MEASURES
    ]
    return tag("dl", *tiles, class_="tiles")


def _place(one: Place, own: bool) -> list[Cell]:
    named = text(place_name(one))
    if own:
        named = tag("strong", named)
    if one.player:
        named += " " + tag("span", text(say("debrief.player")), class_="badge")
    kind = "p1" if own else "p0"
    score = tag("span", text(plain(1)(one.score)), class_="value") + score_bar(one.score, kind)
    attained = tag("span", text(plain(1)(one.attainment)), class_="value")
    sovereign = tag("span", text(level_of("sovereignty", one.sovereignty)), class_="value")
    return [
        Cell(text(one.rank), head=True),
        Cell(named),
        Cell(score, figure=True, class_="barred"),
        Cell(attained + bar(one.attainment / 100.0, kind), figure=True, class_="barred"),
        Cell(sovereign + bar(one.sovereignty, kind), figure=True, class_="barred"),
    ]


def course(debrief: Debrief) -> str:
    """The standing quarter by quarter, drawn, and turn by turn, in numbers."""
    name, found = called(debrief), debrief.course
    title = say("debrief.course_title", name=name)
    drawn = painted(
        "standing", title, course_said(debrief), lambda pen, box: course_chart(pen, box, debrief)
    )
    heads = [say(f"debrief.column.{key}") for key in ("when", "score", "place", "sovereignty")]
    rows = [
        [
            words(_year(found.years[at]), head=True),
            figure(plain(1)(found.scores[debrief.code][at])),
            figure(found.ranks[at]),
            figure(level_of("sovereignty", found.sovereignty[at])),
        ]
        for at in found.turns
    ]
    drawing = tag(
        "figure",
        tag("figcaption", tag("h3", text(title)), paragraph(say("debrief.course_hint"))),
        drawn,
    )
    aside = tag("div", paragraph(course_said(debrief)), table(title, heads, rows), class_="card")
    return tag("div", drawing, aside, class_="wide")


def _year(year: float) -> str:
    return f"{year:.0f}" if year == int(year) else f"{year:.2f}"


def replay(debrief: Debrief) -> str:
    """Commands, seed, hashes."""
    source = debrief.source
    commands = (
        "sixpillars replay GAME.json",
        "sixpillars play --load GAME.json",
        f"sixpillars debrief GAME.json --nation {debrief.code} --out debrief.html",
    )
    played = ", ".join(f"{code} {policy}" for code, policy in source.policies.items())
    rows = [
        [words(say(f"manifest.{key}"), head=True), Cell(tag("code", text(value)))]
        for key, value in (
            ("version", version()),
            ("source_digest", source.source_digest),
            ("scenario", source.scenario),
            ("scenario_sha256", source.scenario_sha256),
            ("seed", source.seed),
            ("replicate", source.replicate),
            ("state_hash", source.state_hash),
            ("beyond_evidence", "; ".join(source.beyond_evidence)),
        )
        if value != ""
    ]
    for key, value in (
        ("turns_played", f"{source.turns} / {source.planned}"),
        ("policies", played),
    ):
        rows.append([words(say(f"debrief.{key}"), head=True), Cell(tag("code", text(value)))])
    heads = [say("column.what"), say("column.value")]
    return (
        paragraph(say("debrief.replay_hint"))
        + tag("pre", tag("code", text("\n".join(commands))))
        + table(say("debrief.replay_caption"), heads, rows, class_="keys", figures_from=99)
    )
