"""A whole game in a real browser, which ends with the very hashes of the window's."""

import pytest

from agents.diary import replay
from scenarios.diary_file import read
from scenarios.pack import pack
from tests.playing import draft_of, waiting
from tests.ui.desk.bot import Bot
from tests.ui.desk.whole_game import draft, look_back, play_to_the_end, sit_down
from ui.desk.opened import open_desk
from ui.desk.scene.map_places import MapPlaces
from ui.desk.screens.setup import SetupScreen
from ui.desk.warming import warm_up
from ui.faces.window.face import window_face
from ui.faces.window.window import Window
from ui.play.session.slots import Slots

pytestmark = pytest.mark.compiled
SEED = 11


@pytest.fixture(autouse=True)
def same_luck(monkeypatch):
    monkeypatch.setattr(SetupScreen, "draw_number", staticmethod(lambda _: SEED))


def hashes_in_the_window(folder):
    desk = open_desk(folder, window_face())
    warm_up(desk)
    window_bot = Bot(Window(desk))
    sit_down(window_bot)
    session = play_to_the_end(window_bot)
    desk.crew.close()
    return session.diary.hashes


def test_a_whole_game_by_mouse_is_that_of_the_window_and_its_replay(bot, tmp_path):
    sit_down(bot)
    session = play_to_the_end(bot)
    look_back(bot)
    assert session.diary.hashes == hashes_in_the_window(tmp_path / "window" / "saves")
    saved = read(Slots(tmp_path / "saves").folder / "autosave.json")
    assert saved.hashes == session.diary.hashes
    board, parting = replay(pack(saved.scenario), saved.diary())
    assert parting is None
    assert board.state_hash() == session.state_hash
    bot.press("ending.export")
    pages = list((tmp_path / "reports").glob("*.html"))
    assert len(pages) == 1
    assert pages[0].name in bot.desk.notice
    bot.press("notice.ok")
    bot.press("ending.home")
    assert bot.screen == "title"


def test_a_turn_by_the_keyboard_alone(bot):
    sit_down(bot)
    session = bot.desk.sitting.session
    opening = draft_of(session).move
    bot.tab_to("budget")
    bot.key("ArrowRight")
    bot.key("ArrowRight")
    assert draft_of(session).move.budget > opening.budget
    bot.key("Control+z")
    bot.key("Control+z")
    assert draft_of(session).move == opening
    bot.key("2")
    bot.tab_to("lever.strictness")
    bot.key("Home")
    assert draft_of(session).move.levers.strictness == 0.0
    bot.key("e")
    bot.rest()
    assert session.turn == 1
    assert bot.screen == "summary"
    bot.key("Escape")
    assert bot.screen == "world"
    nations = set()
    bot.tab_to("map")
    for _ in bot.desk.screen.map.codes:
        bot.key("Enter")
        nations.add(bot.desk.screen.map.looked_at)
    assert nations == set(bot.desk.screen.map.codes)


def test_undo_gives_the_very_draft_back(bot):
    sit_down(bot)
    session = bot.desk.sitting.session
    opening, world = draft_of(session), session.state_hash
    draft(bot, 1)
    steps = 0
    while session.can_undo(waiting(session)):
        bot.key("Control+z")
        steps += 1
    assert steps == 5  # a drag is one step, and so is a pact
    assert draft_of(session) == opening
    assert session.state_hash == world


def test_the_map_by_the_pointer(bot):
    sit_down(bot)
    view = bot.desk.screen.map
    places = bot.seat.scene.control("map")
    shape = next(s for s in bot.seat.scene.shapes if hasattr(s, "nations"))
    x, y = MapPlaces(shape.style, shape.nations, shape.box).anchor("USA")
    assert places.box.holds((round(x), round(y)))
    bot.page.mouse.move(x, y)
    tip = bot.page.locator("#tip")
    tip.wait_for(state="visible")
    assert tip.text_content().startswith("United States")
    bot.page.mouse.click(x, y)
    bot.look()
    assert view.looked_at == "USA"
    bot.page.mouse.click(places.box.x + 2, places.box.y + 2)  # the sea
    bot.look()
    assert view.looked_at == "USA"
