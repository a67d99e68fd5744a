"""Where the main changes of the first nations came from, adding up to the change."""

from ui.faces.paper.bars import waterfall
from ui.faces.paper.html import details, figure, paragraph, section, table, tag, text, words
from ui.faces.paper.report.facts import ReportFacts
from ui.play.numbers import Format, percent, plain, points, signed
from ui.play.words import name_of, say

SHOWN: tuple[tuple[str, Format, Format], ...] = (
    ("capability", plain(2), signed(2)),
    ("gdp", plain(0), signed(0)),
    ("talent", plain(1), signed(1)),
    ("adoption", percent(1), points(1)),
    ("public_trust", percent(1), points(1)),
    ("approval", percent(1), points(1)),
)
"""Figures, how their level is written, and how a change of it."""
NATIONS = 3


def reasons(facts: ReportFacts) -> str:
    """A waterfall a figure, for the first nations; the rest stands in the table of causes."""
    parts = [_nation(facts, code, k == 0) for k, code in enumerate(facts.codes[:NATIONS])]
    return section("causes", say("page.causes"), paragraph(say("page.causes_hint")), *parts)


def _nation(facts: ReportFacts, code: str, opened: bool) -> str:
    figures = "".join(_figure(facts, code, *shown) for shown in SHOWN)
    return tag(
        "details",
        tag("summary", text(facts.names[code])),
        tag("div", figures, class_="charts"),
        open="" if opened else None,
        class_="nation",
    )


def _figure(facts: ReportFacts, code: str, name: str, level: Format, show: Format) -> str:
    causes = [
        (name_of(f"cause.{name}", cause), change)
        for cause, change in facts.causes(code, name)
        if change != 0.0
    ]
    values = facts.series(name)[code]
    title = say(
        "page.change",
        figure=name_of("figure", name),
        start=level(values[0]),
        end=level(values[-1]),
        unit=say(f"figure_unit.{name}"),
    ).strip()
    total = say("page.change_total")
    rows = [[words(cause, head=True), figure(show(change))] for cause, change in causes]
    rows.append([words(total, head=True), figure(show(sum(change for _, change in causes)))])
    heads = [say("column.cause"), say("column.change")]
    return tag(
        "figure",
        tag("figcaption", tag("h4", text(title))),
        waterfall(f"causes-{code}-{name}", title, causes, total, show),
        details(say("page.data"), table(title, heads, rows)),
    )
