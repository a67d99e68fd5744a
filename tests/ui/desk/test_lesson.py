"""The guided first turn: a player who does what the card says finishes it, at any size."""

import pygame
import pytest

from tests.ui.desk.audit import ink, texts
from tests.ui.desk.bot import Bot
from ui.desk.actions import Back, Home
from ui.desk.lesson import Lesson, find
from ui.desk.lesson_steps import STEPS, LeaveLesson, NextStep
from ui.desk.lesson_words import lesson_words
from ui.desk.opened import open_desk
from ui.desk.scene.control import Kind
from ui.desk.screens.setup import StartGame
from ui.desk.sitting import NewGame, Sitting
from ui.faces.window.face import window_face
from ui.faces.window.window import Window
from ui.play.session.commands import EndTurn, LockPillar, SetBudget, Undo
from ui.play.words import LANGUAGES, speak

pytestmark = pytest.mark.compiled
SIZES = ((1280, 720), (1920, 1080))


@pytest.fixture
def make_bot(tmp_path):
    made = []

    def make(size=(1280, 720), scale=1.0, language="en"):
        desk = open_desk(tmp_path / "saves", window_face())
        desk.ready = True
        for setting, value in (("text_scale", scale), ("language", language)):
            desk.change(setting, value)
        desk.lesson = Lesson(desk)
        desk.sit_down(Sitting.new(NewGame("quick", level="easy"), desk.slots))
        bot = Bot(Window(desk, size))
        made.append(desk)
        bot.look()
        return bot

    yield make
    for desk in made:
        desk.crew.close()


def target(bot):
    bot.look()
    return find(bot.window.scene, bot.desk.lesson.step)


def follow(bot):
    """Do what the card of now says."""
    step, control = bot.desk.lesson.step, target(bot)
    if step.look:
        bot.press("lesson.next")
    elif control.kind is Kind.SLIDER:
        middle = (control.low + control.high) / 2
        bot.slide(control.name, 0.7 if control.value < middle else 0.3)
    else:
        bot.press(control.name)
    bot.rest()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_a_player_who_does_what_it_says_finishes_it(make_bot, size, scale):
    bot = make_bot(size, scale)
    seen = []
    for _ in range(4 * len(STEPS)):
        lesson = bot.desk.lesson
        if lesson is None:
            break
        step = lesson.step
        bot.wait_until(lambda: target(bot) is not None, step.id)  # the outlook comes when reckoned
        if not seen or seen[-1] != step.id:
            seen.append(step.id)
        follow(bot)
    assert seen == [step.id for step in STEPS]
    assert bot.desk.lesson is None
    assert bot.desk.settings.learnt
    assert bot.desk.sitting.session.turn == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize("size", SIZES)
def test_the_card_can_be_read_and_hides_nothing_that_it_points_at(make_bot, size, scale, language):
    bot = make_bot(size, scale, language)
    bot.wait_until(lambda: "forecast.hint" in bot.names(), "the outlook")
    for k in range(len(STEPS)):
        lesson = bot.desk.lesson
        lesson.at = k
        if not lesson.shown:
            continue
        scene = bot.desk.scene(size)
        card = scene.control("lesson.card").box
        assert card.within(scene.box)
        pointed = find(scene, lesson.step)
        assert pointed is not None
        assert not card.meets(pointed.seen) or not pointed.seen.h
        own = [scene.control(name).box for name in ("lesson.next", "lesson.leave")]
        assert all(box.within(card) for box in own)
        assert not own[0].meets(own[1])
        inside = [t for t in texts(scene) if t.box.within(card)]
        words = " ".join(line for text in inside for line in text.lines)
        speak(language)
        assert lesson_words(bot.desk.sitting, lesson.step.id)[:20] in words
        look = bot.desk.look(size)
        assert not any(text.cut for text in inside)
        assert all(ink(text, look).within(card) for text in inside)


def test_what_lies_under_the_card_is_not_pressed(make_bot):
    bot = make_bot()
    card = bot.control("lesson.card").box
    before = bot.desk.sitting.draft, bot.desk.screen, bot.desk.lesson.at
    at = (card.x + 4, card.y + 4)
    bot.move(at)
    bot.down(at)
    bot.up(at)
    bot.look()
    assert (bot.desk.sitting.draft, bot.desk.screen, bot.desk.lesson.at) == before


def test_escape_leaves_the_lesson_and_not_the_game(make_bot):
    bot = make_bot()
    bot.key(pygame.K_ESCAPE)
    assert bot.desk.lesson is None
    assert bot.screen == "world"
    assert bot.desk.settings.learnt
    assert bot.look().control("lesson.card") is None


def test_it_can_be_left_at_every_step(make_bot):
    bot = make_bot()
    for k in range(len(STEPS)):
        bot.desk.lesson = Lesson(bot.desk)
        bot.desk.lesson.at = k
        bot.desk.do(LeaveLesson())
        assert bot.desk.lesson is None


def test_it_can_be_read_by_pressing_next_alone(make_bot):
    bot = make_bot()
    for _ in STEPS:
        bot.desk.do(NextStep())
    assert bot.desk.lesson is None
    assert bot.desk.sitting.session.turn == 0


def test_other_things_may_be_done_and_count_only_for_their_step(make_bot):
    bot = make_bot()
    lesson = bot.desk.lesson
    bot.desk.do(SetBudget(0.002))
    assert lesson.step.id == "nation"
    lesson.at = next(k for k, step in enumerate(STEPS) if step.id == "budget")
    bot.desk.do(Undo())
    bot.desk.do(LockPillar(0))
    assert lesson.step.id == "budget"
    bot.desk.do(SetBudget(0.002))
    assert lesson.step.id == "lock"


def test_what_is_refused_does_not_count(make_bot):
    bot = make_bot()
    lesson = bot.desk.lesson
    lesson.at = next(k for k, step in enumerate(STEPS) if step.id == "budget")
    bot.desk.do(SetBudget(7.0))
    assert bot.desk.notice
    assert lesson.step.id == "budget"


def test_whoever_ends_the_turn_early_is_shown_the_causes(make_bot):
    bot = make_bot()
    bot.desk.do(EndTurn())
    bot.rest()
    assert bot.screen == "summary"
    assert bot.desk.lesson.step.id == "causes"
    bot.desk.do(Back())
    assert bot.desk.lesson is None
    assert bot.screen == "world"


def test_another_screen_shows_no_card_and_the_world_shows_it_again(make_bot):
    bot = make_bot()
    bot.desk.go("settings")
    assert bot.look().control("lesson.card") is None
    bot.desk.do(Back())
    assert bot.screen == "world"
    assert bot.look().control("lesson.card") is not None


def test_the_title_interrupts_it_and_continuing_goes_on_with_it(make_bot):
    bot = make_bot()
    bot.desk.do(NextStep())
    bot.desk.do(SetBudget(0.002))
    bot.desk.do(Home())
    bot.rest()
    assert bot.screen == "title"
    assert bot.look().control("lesson.card") is None
    assert not bot.desk.settings.learnt
    bot.press("title.continue")
    bot.rest()
    assert bot.desk.lesson.at == 1
    assert bot.look().control("lesson.card") is not None


def test_another_game_ends_it(make_bot):
    bot = make_bot()
    bot.desk.do(Home())
    bot.rest()  # the game is kept first
    bot.desk.go("setup")
    bot.desk.crew.wait()
    bot.desk.crew.collect()
    bot.desk.do(StartGame())
    bot.rest()
    assert bot.screen == "world"
    assert bot.desk.lesson is None
