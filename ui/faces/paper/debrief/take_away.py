"""What a seat of a class takes home: its game, its predictions and what came, its explanation."""

from dataclasses import replace
from typing import Any

from ui.faces.paper.debrief.page import STYLES
from ui.faces.paper.debrief.page_choices import counterfactual
from ui.faces.paper.debrief.page_outcome import course, mandate, replay, world
from ui.faces.paper.document import document
from ui.faces.paper.html import paragraph, section, tag, text
from ui.play.classroom.counterfactual import PersonalPage
from ui.play.debrief.sentences import called, titled
from ui.play.manifest import version
from ui.play.numbers import percent
from ui.play.words import say

OF_GAME = {
    "mandate": mandate,
    "world": world,
    "course": course,
    "counterfactual": counterfactual,
    "replay": replay,
}
"""Parts of the debrief that the page has, too."""


def take_away_page(page: PersonalPage, told: dict[str, Any]) -> str:
    """The page as HTML, in the language in use; `told` is TakeAways.of for the same seat."""
    made = replace(page.debrief, counterfactual=page.found)
    seat, code = told["seat"], told["class"]["code"]
    masthead = (
        tag("p", text(say("classroom.web.take.kicker", code=code)), class_="kicker")
        + tag("h1", text(seat["label"]))
        + paragraph(say("classroom.web.take.line", name=called(made), world=seat["world"] + 1))
    )
    parts = {name: (say(f"debrief.{name}"), inside(made)) for name, inside in OF_GAME.items()}
    own = {
        name: (say(f"classroom.web.take.{name}"), inside(told))
        for name, inside in (("predictions", _predictions), ("explanation", _explanation))
    }
    ordered = {
        **{k: v for k, v in parts.items() if k != "replay"},
        **own,
        "replay": parts["replay"],
    }
    return document(
        say("classroom.web.take.title", label=seat["label"], title=titled(made)),
        STYLES,
        masthead,
        [(name, heading) for name, (heading, _) in ordered.items()],
        "".join(section(name, *told_part) for name, told_part in ordered.items()),
        version(),
    )


def _predictions(told: dict[str, Any]) -> str:
    lines = [_prediction(one) for run in told["runs"] for one in run["predictions"]]
    if not lines:
        return paragraph(say("classroom.web.take.no_predictions"))
    return tag("ol", *(tag("li", text(line)) for line in lines))


def _prediction(one: dict[str, Any]) -> str:
    said, came = ("rise" if one["rise"] else "fall"), ("rose" if one["rose"] else "fell")
    return say(
        "classroom.web.take.prediction",
        turn=one["turn"] + 1,
        said=say(f"classroom.web.take.{said}", sure=percent(0)(one["sure"])),
        came=say(f"classroom.web.take.{came}"),
    )


def _explanation(told: dict[str, Any]) -> str:
    found = told["explanation"]
    if found is None:
        return paragraph(say("classroom.web.take.no_explanation"))
    return paragraph(found["text"], "told") + paragraph(
        say("classroom.web.take.rule", rule=found["name"]), "hint"
    )
