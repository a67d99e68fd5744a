"""The page of an answer, and which file draws which answer."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from lab.answer import Answer
from lab.best_response import BestResponse
from lab.compare import Comparison
from lab.dilemma import Dilemmas
from lab.discover import Discovery
from lab.hunt import Catch
from lab.pays import Pays
from lab.regret import Regret
from lab.sensitivity import Sensitivity
from lab.tournament import Tournament
from ui.faces.paper.document import document
from ui.faces.paper.html import paragraph, section, table, tag, text, words
from ui.faces.paper.lab_pages import (
    best,
    compare,
    dilemma,
    discover,
    hunt,
    pays,
    regret,
    sensitivity,
    tournament,
)
from ui.faces.paper.lab_pages.parts import PagePart
from ui.faces.paper.laboratory.laboratory import NO_LABORATORY, Laboratory
from ui.play.manifest import version
from ui.play.words import name_of, say

STYLES = (Path(__file__).resolve().with_name("lab.css"),)
DRAWN_BY: dict[type[Answer], Callable[[Any], list[PagePart]]] = {
    Comparison: compare.parts,
    Tournament: tournament.parts,
    Sensitivity: sensitivity.parts,
    Discovery: discover.parts,
    Regret: regret.parts,
    BestResponse: best.parts,
    Dilemmas: dilemma.parts,
    Pays: pays.parts,
    Catch: hunt.parts,
}


def whole(answer: Answer, laboratory: Laboratory = NO_LABORATORY) -> str:
    """A page: the answer in sentences, its pictures and tables, and how it was made."""
    parts = [
        PagePart("answer", say("lab.answer"), _sentences(answer)),
        *DRAWN_BY[type(answer)](answer),
        PagePart("made", say("lab.made"), _made(answer)),
    ]
    masthead = (
        tag("p", text(say("lab.kicker")), class_="kicker")
        + tag("h1", text(answer.title))
        + paragraph(answer.asked, "question")
    )
    return document(
        say("lab.title", title=answer.title),
        STYLES,
        masthead,
        [*((part.name, part.title) for part in parts), *laboratory.contents],
        "".join(section(part.name, part.title, part.inside) for part in parts) + laboratory.part,
        version(),
        laboratory.carried,
    )


def _sentences(answer: Answer) -> str:
    said = [tag("li", text(sentence)) for sentence in answer.summary]
    return tag("div", tag("ul", *said, class_="sentences"), class_="card")


def _made(answer: Answer) -> str:
    rows = [
        (words(name_of("made", name), head=True), words(value))
        for name, value in answer.made_with.items()
    ]
    heads = [say("column.what"), say("column.value")]
    return (
        paragraph(say("lab.made_hint"), "hint")
        + table(say("lab.made_caption"), heads, rows, class_="keys", figures_from=9)
        + tag("h3", text(say("page.limits")))
        + tag("ul", *(tag("li", text(say(f"lab.limit_{k}"))) for k in (1, 2, 3)), class_="hint")
    )
