"""axe-core finds nothing to mend on any screen."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe

from ui.desk.actions import ChangeSetting, Dismiss, Go
from ui.desk.question import Question, Refrain
from ui.desk.screens.ending.ending import EndingScreen, ShowPage
from ui.desk.screens.ending.pages import PAGES
from ui.desk.screens.setup import TurnTo
from ui.desk.screens.world.map_view import ChooseFigure
from ui.desk.screens.world.nation_strip import ShowRelation
from ui.desk.screens.world.world import ShowTab
from ui.desk.sitting import NewGame, Sitting
from ui.play.session.commands import EndTurn

pytestmark = pytest.mark.compiled


def before_the_game(desk, sitting):
    yield "title"
    desk.do(Go("setup"))
    desk.crew.wait()
    desk.crew.collect()
    for step in range(3):
        desk.do(TurnTo(step))
        yield f"setup {step}"
    for name in ("settings", "keys", "encyclopedia", "saves"):
        desk.do(Go(name))
        yield name


def in_the_game(desk, sitting):
    desk.sit_down(sitting)
    for tab in ("budget", "levers", "diplomacy", "advisor"):
        desk.do(ShowTab(tab))
        yield tab
    desk.do(ShowRelation("USA"))
    yield "diplomacy unfolded"
    desk.do(ChooseFigure())
    yield "choice of a figure"
    desk.do(ChooseFigure())
    desk.do(ChangeSetting("theme", "light"))
    desk.do(ChangeSetting("map", "tiles"))
    yield "world in light"
    for name in ("summary", "charts"):
        desk.do(Go(name))
        yield name
    desk.do(ChangeSetting("theme", "dark"))
    desk.tell("A notice that has to be read.")
    yield "notice"
    desk.do(Dismiss())
    desk.ask(Question("Is it to be removed?", "Remove", int))
    yield "question"
    desk.do(Refrain())


def after_the_game(desk, sitting):
    while not sitting.session.over:
        sitting.do(EndTurn())
    desk.sit_down(sitting)
    assert isinstance(desk.screen, EndingScreen)
    while desk.screen.step is None or desk.screen.step.stage != "done":
        desk.crew.wait()
        desk.crew.collect()
    for page in PAGES:
        desk.do(ShowPage(page))
        yield f"ending {page}"


def test_axe_finds_nothing_on_any_screen(game, page):
    axe, found = Axe(), {}
    game.settle(page)
    sitting = game.call(lambda: Sitting.new(NewGame("quick", ("KEN",), 5, "easy", turns=2)))
    game.call(lambda: sitting.do(EndTurn()))
    for part in (before_the_game, in_the_game, after_the_game):
        screens = part(game.desk, sitting)
        while name := game.call(lambda screens=screens: next(screens, "")):
            game.settle(page)
            violations = axe.run(page).response["violations"]
            if violations:
                found[name] = [
                    (one["id"], one["help"], [node["html"][:200] for node in one["nodes"]][:3])
                    for one in violations
                ]
    assert not found, json.dumps(found, indent=1)


def test_axe_finds_what_is_spoilt(game, page):
    game.shown(page)
    found = []
    for _ in range(5):  # a page that is drawn anew meanwhile has its names back
        page.evaluate("document.querySelector('#controls button').removeAttribute('aria-label')")
        found = [one["id"] for one in Axe().run(page).response["violations"]]
        if found:
            break
    assert found == ["button-name"]
