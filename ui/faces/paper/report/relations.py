"""Who trusts whom, and who is bound to whom, at the end."""

import polars as pl

from ui.faces.paper.html import Cell, figure, paragraph, section, table, tag, text, words
from ui.faces.paper.report.facts import ReportFacts
from ui.play.numbers import plain
from ui.play.words import name_of, say

STEPS = 5
KINDS = (
    "compute_sharing",
    "talent_mobility",
    "data_flows",
    "safety_standards",
    "joint_export_control",
    "joint_research",
)


def relations(facts: ReportFacts) -> str:
    """The matrices at the end, and how many pacts of each kind there were."""
    frame = facts.tables.relations
    last = frame.filter(pl.col("tick") == _last(frame))
    cells = {(row["nation"], row["partner"]): row for row in last.iter_rows(named=True)}
    return section(
        "relations",
        say("page.relations"),
        paragraph(say("page.relations_hint")),
        tag(
            "div",
            tag("div", tag("h3", text(say("page.trust"))), _trust(facts, cells)),
            tag("div", tag("h3", text(say("page.pacts"))), _pacts(facts, cells)),
            class_="two",
        ),
        tag("h3", text(say("page.kinds"))),
        _kinds(facts),
    )


def _last(frame: pl.DataFrame) -> int:
    """The last quarter of a table; 0 where there is no row, as in a world of one nation."""
    return int(frame["tick"].max() or 0)  # type: ignore[arg-type]


Cells = dict[tuple[str, str], dict[str, float]]


def _matrix(facts: ReportFacts, caption: str, cell: "dict[tuple[str, str], Cell]") -> str:
    heads = [say("column.from_to"), *facts.codes]
    rows = [
        [
            Cell(tag("abbr", text(one), title=facts.names[one]), head=True),
            *(
                cell.get((one, other), Cell("·", figure=True, class_="self"))
                for other in facts.codes
            ),
        ]
        for one in facts.codes
    ]
    return table(caption, heads, rows, class_="matrix")


def _trust(facts: ReportFacts, cells: Cells) -> str:
    shown = {
        pair: figure(plain(2)(row["trust"]), f"step{min(int(row['trust'] * STEPS), STEPS - 1)}")
        for pair, row in cells.items()
    }
    return _matrix(facts, say("page.trust_caption"), shown)


def _pacts(facts: ReportFacts, cells: Cells) -> str:
    shown = {
        pair: figure(int(row["pacts"]) or "–", f"step{min(int(row['pacts']), STEPS - 1)}")
        for pair, row in cells.items()
    }
    return _matrix(facts, say("page.pacts_caption"), shown)


def _kinds(facts: ReportFacts) -> str:
    """Pairs bound by each kind of pact at the start, half-way and at the end."""
    frame = facts.tables.relations
    last = _last(frame)
    moments = {
        say("page.at_start"): facts.tables.start_relations,
        say("page.half_way"): frame.filter(pl.col("tick") == max(last // 2, 1)),
        say("page.at_end"): frame.filter(pl.col("tick") == last),
    }
    rows = [
        [words(name_of("pact", kind).capitalize(), head=True)]
        + [figure(int(moment[kind].sum()) // 2) for moment in moments.values()]
        for kind in KINDS
    ]
    return table(say("page.kinds_caption"), [say("column.pact"), *moments], rows)
