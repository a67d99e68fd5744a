"""The page of a debrief: one file that needs nothing but itself and no network.

All of it but the laboratory, which it may hold, is read without a script.
"""

from collections.abc import Callable
from pathlib import Path

from ui.desk.results import both_results
from ui.faces.paper.debrief.page_choices import choices, counterfactual
from ui.faces.paper.debrief.page_outcome import course, mandate, replay, world
from ui.faces.paper.debrief.page_typical import questions, typicality
from ui.faces.paper.document import document
from ui.faces.paper.html import paragraph, section, tag, text
from ui.faces.paper.laboratory.laboratory import NO_LABORATORY, Laboratory
from ui.play.debrief.data import Debrief
from ui.play.debrief.sentences import called, played_by, titled
from ui.play.manifest import version
from ui.play.words import say

STYLES = (Path(__file__).resolve().with_name("debrief.css"),)
PARTS: tuple[tuple[str, Callable[[Debrief], str]], ...] = (
    ("mandate", mandate),
    ("world", world),
    ("course", course),
    ("choices", choices),
    ("counterfactual", counterfactual),
    ("typicality", typicality),
    ("questions", questions),
    ("replay", replay),
)


def make_page(debrief: Debrief, laboratory: Laboratory = NO_LABORATORY) -> str:
    """The whole debrief as HTML, in the language spoken here."""
    name, source = called(debrief), debrief.source
    title = say("debrief.title", name=name, title=titled(debrief))
    line = say(
        "debrief.line",
        title=titled(debrief),
        turns=source.turns,
        start=source.start,
        end=source.end,
        seed=source.seed,
        who=played_by(debrief),
    )
    masthead = (
        tag("p", text(say("debrief.kicker")), class_="kicker")
        + tag("h1", text(name))
        + paragraph(line, "hint")
        + "".join(paragraph(result, "told") for result in both_results(debrief))
    )
    headings = {part: say(f"debrief.{part}") for part, _ in PARTS}
    parts = [section(part, headings[part], inside(debrief)) for part, inside in PARTS]
    return document(
        title,
        STYLES,
        masthead,
        [*headings.items(), *laboratory.contents],
        "".join(parts) + laboratory.part,
        version(),
        laboratory.carried,
    )
