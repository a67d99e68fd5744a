"""Where the main changes of the first nations came from, adding up to the change."""

from ui.faces.paper.bars import waterfall
from ui.faces.paper.html import details, figure, paragraph, section, table, tag, text, words
from ui.faces.paper.report.facts import ReportFacts
from ui.play.encyclopedia.figures import change_of, level_of, name_of_figure
from ui.play.words import name_of, say

SHOWN = ("capability", "gdp", "talent", "adoption", "public_trust", "approval")
NATIONS = 3


def reasons(facts: ReportFacts) -> str:
    """A waterfall a figure, for the first nations; the rest stands in the table of causes."""
    parts = [_nation(facts, code, k == 0) for k, code in enumerate(facts.codes[:NATIONS])]
    return section("causes", say("page.causes"), paragraph(say("page.causes_hint")), *parts)


def _nation(facts: ReportFacts, code: str, opened: bool) -> str:
    figures = "".join(_figure(facts, code, name) for name in SHOWN)
    return tag(
        "details",
        tag("summary", text(facts.names[code])),
        tag("div", figures, class_="charts"),
        open="" if opened else None,
        class_="nation",
    )


def _figure(facts: ReportFacts, code: str, name: str) -> str:
    def show(change: float) -> str:
        return change_of(name, change, unit=False)

    causes = [
        (name_of(f"cause.{name}", cause), change)
        for cause, change in facts.causes(code, name)
        if change != 0.0
    ]
    values = facts.series(name)[code]
    title = say(
        "page.change",
        figure=name_of_figure(name),
        start=level_of(name, values[0], unit=False),
        end=level_of(name, values[-1]),
    )
    total = say("page.change_total")
    rows = [[words(cause, head=True), figure(show(change))] for cause, change in causes]
    rows.append([words(total, head=True), figure(show(sum(change for _, change in causes)))])
    heads = [say("column.cause"), say("column.change")]
    return tag(
        "figure",
        tag("figcaption", tag("h3", text(title))),
        waterfall(f"causes-{code}-{name}", title, causes, total, show),
        details(say("page.data"), table(title, heads, rows)),
    )
