"""The course of the game, figure by figure, each chart with its numbers beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from ui.desk.drawings.line_chart import Series, line_chart
from ui.desk.scene.box import Box
from ui.desk.scene.pen import Pen
from ui.faces.paper.bars import grouped
from ui.faces.paper.html import details, figure, paragraph, section, table, tag, text, words
from ui.faces.paper.painted import painted
from ui.faces.paper.report.facts import ByNation, ReportFacts
from ui.play.encyclopedia.figures import note_of
from ui.play.numbers import Format, axis, axis_percent, percent, plain
from ui.play.words import name_of, say


@dataclass(frozen=True)
class Chart:
    """One line chart: which figure, seen how."""

    name: str  # of the figure, and of its texts
    view: str = "series"  # or "index" or "share"
    beside_axis: Format | None = None  # in place of the figure's own way
    in_table: Format | None = None
    floor: float | None = None
    log: bool = False

    @property
    def axis(self) -> Format:
        """How numbers stand beside the axis."""
        return self.beside_axis or note_of(self.name).kind.axis

    @property
    def told(self) -> Format:
        """How they are written in words and in the table."""
        return self.in_table or note_of(self.name).kind.level


CHARTS = (
    Chart("lag", floor=0.0),
    Chart("gdp", "index", axis, plain(1)),
    Chart("sovereignty", floor=0.0),
    Chart("compute_usable", "share", axis_percent, percent(1), 0.0),
    Chart("talent", log=True),
    Chart("adoption", floor=0.0),
    Chart("public_trust"),
    Chart("approval"),
)


def course(facts: ReportFacts) -> str:
    """All charts."""
    figures = [_figure(facts, chart) for chart in CHARTS]
    return section(
        "course",
        say("page.course"),
        paragraph(say("page.course_hint")),
        tag("div", *figures, _pillars(facts), class_="charts"),
    )


def _figure(facts: ReportFacts, chart: Chart) -> str:
    series: ByNation = getattr(facts, chart.view)(chart.name)
    title = say(f"chart.{chart.name}.title")
    lines = [Series(code, values, k) for k, (code, values) in enumerate(series.items())]
    said = _said(facts, series, chart.told)

    def draw(pen: Pen, box: Box) -> None:
        line_chart(pen, box, facts.years, lines, chart.axis, floor=chart.floor, log=chart.log)

    drawn = painted(f"chart-{chart.name}", title, said, draw)
    return tag(
        "figure",
        tag("figcaption", tag("h3", text(title)), paragraph(say(f"chart.{chart.name}.hint"))),
        drawn,
        details(say("page.data"), _numbers(facts, title, series, chart.told)),
    )


def _said(facts: ReportFacts, series: ByNation, show: Format) -> str:
    ends = [
        f"{facts.names[c]} {show(v[0])} {say('page.to')} {show(v[-1])}" for c, v in series.items()
    ]
    return say("page.chart_said", lines="; ".join(ends))


def _numbers(facts: ReportFacts, title: str, series: ByNation, show: Format) -> str:
    heads = [say("column.nation"), *(_year(facts.years[tick]) for tick in facts.turn_ticks)]
    rows = [
        [words(facts.names[code], head=True)]
        + [figure(show(values[tick])) for tick in facts.turn_ticks]
        for code, values in series.items()
    ]
    return table(title, heads, rows)


def _year(year: float) -> str:
    return f"{year:.0f}" if year == int(year) else f"{year:.2f}"


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _pillars(facts: ReportFacts) -> str:
    """The pillars of the winner at the end, beside the mean of all others."""
    pillars = [name for name in facts.history.columns if name.startswith("pillar_")]
    best, others = facts.codes[0], facts.codes[1:]
    title = say("chart.pillar.title", nation=facts.names[best])
    keys = [facts.names[best]] + ([say("page.others")] if others else [])
    groups, rows = [], []
    for name in pillars:
        last = facts.last(name)
        values = [last[best]] + ([_mean([last[code] for code in others])] if others else [])
        groups.append((name_of("pillar", name.removeprefix("pillar_")).capitalize(), values))
        rows.append(
            [words(groups[-1][0], head=True), *(figure(plain(2)(last[c])) for c in facts.codes)]
        )
    heads = [say("column.pillar"), *(facts.names[code] for code in facts.codes)]
    return tag(
        "figure",
        tag("figcaption", tag("h3", text(title)), paragraph(say("chart.pillar.hint"))),
        grouped("chart-pillars", title, groups, keys, plain(2)),
        details(say("page.data"), table(title, heads, rows)),
    )
