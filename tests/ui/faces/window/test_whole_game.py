"""A whole game through the real window, which ends with the very hashes of its replay."""

import pygame
import pytest

from agents.diary import replay
from scenarios.diary_file import read
from scenarios.pack import pack
from tests.playing import draft_of, waiting
from tests.ui.desk.bot import Bot
from tests.ui.desk.whole_game import draft, look_back, play_to_the_end, sit_down
from ui.desk.opened import open_desk
from ui.desk.warming import warm_up
from ui.faces.window.face import window_face
from ui.faces.window.window import Window
from ui.play.session.slots import Slots

pytestmark = pytest.mark.compiled


@pytest.fixture
def bot(tmp_path):
    desk = open_desk(tmp_path / "saves", window_face())
    window = Window(desk)
    warm_up(desk)
    yield Bot(window)
    desk.crew.close()


def test_a_whole_game_by_mouse_is_its_replay(bot, tmp_path):
    sit_down(bot)
    session = play_to_the_end(bot)
    look_back(bot)
    saved = read(Slots(tmp_path / "saves").folder / "autosave.json")
    assert saved.hashes == session.diary.hashes
    assert saved.policies[session.game.world.codes.index("KEN")] == "human"
    board, parting = replay(pack(saved.scenario), saved.diary())
    assert parting is None
    assert board.state_hash() == session.state_hash
    bot.press("ending.home")
    assert bot.screen == "title"


def test_a_turn_by_the_keyboard_alone(bot):
    sit_down(bot)
    session = bot.desk.sitting.session
    opening = draft_of(session).move
    bot.tab_to("budget")
    bot.key(pygame.K_RIGHT)
    bot.key(pygame.K_RIGHT)
    assert draft_of(session).move.budget > opening.budget
    bot.key(pygame.K_z, pygame.KMOD_CTRL)
    bot.key(pygame.K_z, pygame.KMOD_CTRL)
    assert draft_of(session).move == opening
    bot.key(pygame.K_2)
    bot.tab_to("lever.strictness")
    bot.key(pygame.K_HOME)
    assert draft_of(session).move.levers.strictness == 0.0
    bot.key(pygame.K_e)
    bot.rest()
    assert session.turn == 1
    assert bot.screen == "summary"
    bot.key(pygame.K_ESCAPE)
    assert bot.screen == "world"


def test_undo_gives_the_very_draft_back(bot):
    sit_down(bot)
    session = bot.desk.sitting.session
    opening, world = draft_of(session), session.state_hash
    draft(bot, 1)
    steps = 0
    while session.can_undo(waiting(session)):
        bot.key(pygame.K_z, pygame.KMOD_CTRL)
        steps += 1
    assert steps == 5  # a drag is one step, and so is a pact
    assert draft_of(session) == opening
    assert session.state_hash == world


def test_a_disk_that_takes_nothing_is_told_and_the_game_goes_on(bot, tmp_path):
    (tmp_path / "saves").write_text("a file where the folder should be")
    sit_down(bot)
    bot.press("end_turn")
    bot.rest()
    assert bot.desk.sitting.session.turn == 1
    assert str(tmp_path) in bot.desk.notice
    bot.press("notice.ok")
    assert bot.desk.notice == ""
