"""The page of one game with the rules in it: the thinnest page around a laboratory."""

from scenarios.diary_file import DiaryFile
from ui.faces.paper.document import document
from ui.faces.paper.html import paragraph, tag, text
from ui.faces.paper.laboratory.laboratory import Modules, laboratory_of
from ui.faces.paper.laboratory.sides import saved_side
from ui.play.manifest import version
from ui.play.names import scenario_question
from ui.play.words import say


def make_page(saved: DiaryFile, modules: Modules) -> str:
    """The page of a game.  Raises Refusal when its world cannot be used."""
    scenario, side = saved.scenario, saved_side(saved)
    laboratory = laboratory_of((side,), modules)
    masthead = (
        tag("p", text(say("rules_page.kicker")), class_="kicker")
        + tag("h1", text(side.title))
        + paragraph(scenario_question(scenario.name, scenario.question), "question")
        + paragraph(say("rules_page.line", turns=side.turns, seed=saved.seed), "hint")
    )
    return document(
        say("rules_page.title", title=side.title),
        [],
        masthead,
        laboratory.contents,
        laboratory.part,
        version(),
        laboratory.carried,
    )
