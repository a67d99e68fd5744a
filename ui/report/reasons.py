"""Where the main changes of the first nations came from, adding up to the change."""

from ui.report.bars import waterfall
from ui.report.facts import Facts
from ui.report.html import details, figure, paragraph, section, table, tag, text, words
from ui.report.numbers import plain, points, signed
from ui.report.svg import Format
from ui.words import name_of, say

SHOWN: tuple[tuple[str, Format], ...] = (
    ("capability", signed(2)),
    ("gdp", signed(0)),
    ("talent", signed(1)),
    ("adoption", points(1)),
    ("public_trust", points(1)),
    ("approval", points(1)),
)
NATIONS = 3


def reasons(facts: Facts) -> str:
    """A waterfall a figure, for the first nations; the rest stands in causes.parquet."""
    parts = [_nation(facts, code, k == 0) for k, code in enumerate(facts.codes[:NATIONS])]
    return section("causes", say("page.causes"), paragraph(say("page.causes_hint")), *parts)


def _nation(facts: Facts, code: str, opened: bool) -> str:
    figures = "".join(_figure(facts, code, name, show) for name, show in SHOWN)
    return tag(
        "details",
        tag("summary", text(facts.names[code])),
        tag("div", figures, class_="charts"),
        open="" if opened else None,
        class_="nation",
    )


def _figure(facts: Facts, code: str, name: str, show: Format) -> str:
    causes = [
        (name_of(f"cause.{name}", cause), change)
        for cause, change in facts.causes(code, name)
        if change != 0.0
    ]
    values = facts.series(name)[code]
    scale = 100.0 if show(0.0).endswith("pp") else 1.0
    unit = say(f"figure_unit.{name}")
    title = say(
        "page.change",
        figure=name_of("figure", name),
        start=plain(2 if abs(values[0] * scale) < 10 else 0)(values[0] * scale),
        end=plain(2 if abs(values[-1] * scale) < 10 else 0)(values[-1] * scale),
        unit=unit,
    )
    total = say("page.change_total")
    rows = [[words(cause, head=True), figure(show(change))] for cause, change in causes]
    rows.append([words(total, head=True), figure(show(sum(change for _, change in causes)))])
    heads = [say("column.cause"), say("column.change", unit=unit)]
    return tag(
        "figure",
        tag("figcaption", tag("h4", text(title))),
        waterfall(f"causes-{code}-{name}", title, causes, total, show),
        details(say("page.data"), table(title, heads, rows)),
    )
