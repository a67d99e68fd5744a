"""The report: one page that needs nothing but itself and no network.

All of it but the laboratory, which it may hold, is read without a script.
"""

from collections.abc import Callable

from ui.faces.paper.document import document
from ui.faces.paper.html import paragraph, tag, text
from ui.faces.paper.laboratory.laboratory import NO_LABORATORY, Laboratory
from ui.faces.paper.report.charts import course
from ui.faces.paper.report.ending import assumptions, moments, reproduce
from ui.faces.paper.report.facts import ReportFacts
from ui.faces.paper.report.reasons import reasons
from ui.faces.paper.report.relations import relations
from ui.faces.paper.report.verdict import ranking, verdict
from ui.play.results import Results
from ui.play.words import say

PARTS: tuple[tuple[str, Callable[[ReportFacts], str]], ...] = (
    ("verdict", verdict),
    ("ranking", ranking),
    ("course", course),
    ("causes", reasons),
    ("moments", moments),
    ("relations", relations),
    ("assumptions", assumptions),
    ("reproduce", reproduce),
)


def make_page(results: Results, laboratory: Laboratory = NO_LABORATORY) -> str:
    """The whole report of a game."""
    facts = ReportFacts(results)
    title = say("page.title", title=facts.title)
    return document(
        title,
        [],
        _masthead(facts),
        [*((name, say(f"page.{name}")) for name, _ in PARTS), *laboratory.contents],
        "".join(make(facts) for _, make in PARTS) + laboratory.part,
        results.manifest["version"],
        laboratory.carried,
    )


def _masthead(facts: ReportFacts) -> str:
    manifest = facts.results.manifest
    line = say(
        "page.line",
        nations=len(facts.codes),
        turns=manifest["turns"],
        quarters=manifest["ticks"],
        start=facts.date(1),
        end=facts.date(manifest["ticks"]),
        seed=manifest["seed"],
    )
    return (
        tag("p", text(say("page.kicker")), class_="kicker")
        + tag("h1", text(facts.title))
        + paragraph(facts.question, "question")
        + paragraph(line, "hint")
    )
