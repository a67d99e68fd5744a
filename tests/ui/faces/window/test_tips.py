"""A tip lies above everything, so it is what Escape closes first."""

import pygame
import pytest

from tests.ui.desk.bot import Bot
from ui.desk.actions import Go
from ui.desk.crew import Crew
from ui.desk.opened import open_desk
from ui.faces.window.face import window_face
from ui.faces.window.window import TIP_AFTER, Window


@pytest.fixture
def bot(tmp_path):
    desk = open_desk(tmp_path / "saves", window_face(), Crew())
    desk.do(Go("settings"))
    yield Bot(Window(desk))
    desk.crew.close()


def explained(bot):
    """A control that can be seen and has a tip."""
    return next(one for one in bot.look().usable if one.tip and one.takes_focus and one.seen.h)


def test_escape_closes_a_tip_that_was_asked_for_and_then_goes_back(bot):
    bot.window.hand.focus = explained(bot).name
    bot.key(pygame.K_F2)
    assert bot.window._tip()
    bot.key(pygame.K_ESCAPE)
    assert not bot.window._tip()
    assert bot.screen == "settings"
    bot.key(pygame.K_ESCAPE)
    assert bot.screen == "title"


def test_a_tip_under_the_pointer_stays_closed_until_it_moves(bot):
    control = explained(bot)
    bot.move(control.seen.centre)
    pygame.time.wait(TIP_AFTER + 20)
    assert bot.window._tip() == control.name
    bot.key(pygame.K_ESCAPE)
    pygame.time.wait(TIP_AFTER + 20)
    assert not bot.window._tip()
    assert bot.screen == "settings"
    bot.key(pygame.K_ESCAPE)
    assert bot.screen == "title"
