"""The report: one page that needs nothing but itself, no script and no network."""

from collections.abc import Callable
from pathlib import Path

from ui.report.charts import course
from ui.report.document import document
from ui.report.ending import assumptions, moments, reproduce
from ui.report.facts import Facts
from ui.report.html import paragraph, tag, text
from ui.report.reasons import reasons
from ui.report.relations import relations
from ui.report.verdict import ranking, verdict
from ui.results import Results
from ui.words import say

STYLE = Path(__file__).resolve().with_name("style.css")
PARTS: tuple[tuple[str, Callable[[Facts], str]], ...] = (
    ("verdict", verdict),
    ("ranking", ranking),
    ("course", course),
    ("causes", reasons),
    ("moments", moments),
    ("relations", relations),
    ("assumptions", assumptions),
    ("reproduce", reproduce),
)


def make_page(results: Results) -> str:
    """The whole report of a game."""
    facts = Facts(results)
    title = say("page.title", title=facts.title)
    return document(
        title,
        [STYLE],
        _masthead(facts),
        [(name, say(f"page.{name}")) for name, _ in PARTS],
        "".join(make(facts) for _, make in PARTS),
        results.manifest["version"],
    )


def _masthead(facts: Facts) -> str:
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
