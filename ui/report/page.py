"""The report: one page that needs nothing but itself, no script and no network."""

from collections.abc import Callable
from pathlib import Path

from ui.report.charts import course
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
    head = tag(
        "head",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        tag("title", text(title)),
        tag("style", STYLE.read_text(encoding="utf-8")),
    )
    links = [tag("li", tag("a", text(say(f"page.{name}")), href=f"#{name}")) for name, _ in PARTS]
    body = tag(
        "body",
        tag("a", text(say("page.skip")), href="#main", class_="skip"),
        tag("header", _masthead(facts)),
        tag("nav", tag("ul", *links), aria_label=say("page.contents")),
        tag("main", *(make(facts) for _, make in PARTS), id="main"),
        tag("footer", paragraph(say("page.footer", version=results.manifest["version"]))),
    )
    return f"<!DOCTYPE html>\n{tag('html', head, body, lang=say('page.language'))}\n"


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
