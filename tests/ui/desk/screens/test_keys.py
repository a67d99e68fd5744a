"""Every key of the table does what it says, and what works is in the table."""

from dataclasses import dataclass

import pygame
import pytest

from tests.playing import waiting
from tests.ui.desk.audit import everywhere, texts
from tests.ui.desk.bot import Bot
from ui.desk.actions import Action, ChangeSetting, Go
from ui.desk.key_table import GROUPS, KEYS
from ui.desk.scene.control import Control, Kind
from ui.desk.screens.keys import general, written
from ui.desk.screens.screen import Screen
from ui.faces.window.window import Window
from ui.play.session.commands import SetBudget

MODS = {"ctrl": pygame.KMOD_CTRL, "shift": pygame.KMOD_SHIFT}


@dataclass(frozen=True)
class Used(Action):
    name: str


@dataclass(frozen=True)
class Turned(Action):
    value: float


class Probe(Screen):
    """Two sliders between buttons, in something that scrolls."""

    name = "probe"

    def __init__(self, desk):
        super().__init__(desk)
        self.done, self.value, self.closed = [], 0.5, 0

    def on(self, action):
        if isinstance(action, ChangeSetting):
            return False
        self.done.append(action)
        return True

    def leave(self):
        self.closed += 1
        return True

    def draw(self, pen):
        with pen.scroll("probe", pen.box.inset(100)) as flow:
            for name in ("a", "b"):
                pen.control(Control(name, Kind.BUTTON, flow.take(60), name, sends=Used(name)))

            def turned(value, stroke):
                return Turned(round(value, 6))

            box = flow.take(60)
            pen.control(Control("s", Kind.SLIDER, box, "s", turns=turned, value=0.5, step=0.05))
            row = flow.take(60).columns(2)
            for name, place in zip(("c", "d"), row, strict=True):
                pen.control(
                    Control(name, Kind.BUTTON, place, name, sends=Used(name), tip="Explained")
                )
            flow.take(2000)


@pytest.fixture
def bot(desk_with):
    desk = desk_with()
    made = Bot(Window(desk))
    yield made
    desk.crew.close()


def press(bot, combo):
    mod = sum(MODS[name] for name in combo[:-1])
    sign = combo[-1] if combo[-1] in "+-" else ""
    bot.key(pygame.key.key_code(combo[-1]), mod, sign)


def probe(bot, focus="a"):
    screen = Probe(bot.desk)
    bot.desk.screens.append(screen)
    bot.window.outdated = True
    bot.look()
    bot.window.hand.focus = focus
    return screen


def sent(bot, combo, focus):
    screen = probe(bot, focus)
    press(bot, combo)
    return screen.done


def check_help(bot, combo):
    press(bot, combo)
    assert bot.screen == "keys"
    press(bot, combo)
    assert bot.screen != "keys"


def check_tip(bot, combo):
    probe(bot, "c")
    press(bot, combo)
    assert bot.window._tip() == "c"
    press(bot, combo)
    assert bot.window._tip() != "c"


def check_full_screen(bot, combo):
    press(bot, combo)
    assert bot.desk.settings.full_screen


def check_larger(bot, combo):
    for scale in (1.25, 1.5, 1.5):
        press(bot, combo)
        assert bot.desk.settings.text_scale == scale


def check_smaller(bot, combo):
    bot.desk.change("text_scale", 1.5)
    for scale in (1.25, 1.0, 1.0):
        press(bot, combo)
        assert bot.desk.settings.text_scale == scale


def check_back(bot, combo):
    screen = probe(bot)
    press(bot, combo)
    assert screen.closed == 1


def check_next(bot, combo):
    probe(bot, "a")
    press(bot, combo)
    assert bot.window.hand.focus == "b"


def check_previous(bot, combo):
    probe(bot, "b")
    press(bot, combo)
    assert bot.window.hand.focus == "a"


def check_towards(bot, combo):
    start, end = {
        "left": ("d", "c"),
        "right": ("c", "d"),
        "up": ("b", "a"),
        "down": ("a", "b"),
    }[combo[-1]]
    probe(bot, start)
    press(bot, combo)
    assert bot.window.hand.focus == end


def check_use(bot, combo):
    assert sent(bot, combo, "b") == [Used("b")]


def check_scroll(bot, combo):
    probe(bot)
    bot.window.hand.offsets["probe"] = 300
    press(bot, combo)
    moved = bot.window.hand.offsets["probe"] - 300
    assert (moved > 0) == (combo[-1] == "page down")
    assert moved != 0


def check_step(bot, combo):
    value = 0.45 if combo[-1] == "left" else 0.55
    assert sent(bot, combo, "s") == [Turned(value)]


def check_steps(bot, combo):
    value = 0.25 if combo[-1] == "left" else 0.75
    assert sent(bot, combo, "s") == [Turned(value)]


def check_ends(bot, combo):
    assert sent(bot, combo, "s") == [Turned(0.0 if combo[-1] == "home" else 1.0)]


def in_world(bot):
    bot.desk.go("world")
    bot.desk.do(SetBudget(0.02))
    return bot.desk.sitting.session


def check_undo(bot, combo):
    session = in_world(bot)
    press(bot, combo)
    assert session.can_redo(waiting(session))
    assert not session.can_undo(waiting(session))


def check_redo(bot, combo):
    session = in_world(bot)
    press(bot, ("ctrl", "z"))
    press(bot, combo)
    assert session.can_undo(waiting(session))
    assert not session.can_redo(waiting(session))


def check_save(bot, combo):
    in_world(bot)
    press(bot, combo)
    assert bot.screen == "saves"


CHECKS = {name[6:]: check for name, check in list(globals().items()) if name.startswith("check_")}
COMBOS = [(key, combo) for key in KEYS for combo in key.combos]


def test_the_table_is_whole():
    assert {key.id for key in KEYS} == set(CHECKS)
    assert {key.group for key in KEYS} == set(GROUPS)


@pytest.mark.parametrize(
    ("key", "combo"), COMBOS, ids=[f"{key.id}-{'+'.join(combo)}" for key, combo in COMBOS]
)
def test_each_key_does_what_it_says(bot, key, combo):
    CHECKS[key.id](bot, combo)


def test_keys_of_the_game_do_nothing_elsewhere(bot):
    session = in_world(bot)
    for opened in (lambda: bot.desk.go("settings"), lambda: bot.desk.tell("Read this.")):
        opened()
        bot.look()
        screen = bot.screen
        for combo in (("ctrl", "z"), ("ctrl", "y"), ("ctrl", "s")):
            press(bot, combo)
        assert session.can_undo(waiting(session))
        assert bot.screen == screen
        bot.desk.screens = bot.desk.screens[:2]


def test_without_a_game_they_do_nothing(bot):
    bot.desk.sitting = None
    for combo in (("ctrl", "z"), ("ctrl", "y"), ("ctrl", "s")):
        press(bot, combo)
    assert bot.screen == "title"
    assert not bot.desk.notice


def test_the_screen_shows_the_table_and_the_keys_of_the_screen_before(bot):
    bot.desk.do(Go("keys"))
    shown = " ".join(line for text in texts(bot.look()) for line in text.lines)
    for group in GROUPS:
        for keys, words in general(group):
            assert keys in shown.replace("  ", " ")
            assert words.split()[0] in shown
    title = [c for c in below_scene(bot) if c.key and not c.key.startswith("f")]
    assert title
    assert all(written((c.key,)) in shown and c.label in shown for c in title)


def below_scene(bot):
    keys = bot.desk.screens.pop()
    controls = bot.desk.scene((1280, 720)).usable
    bot.desk.screens.append(keys)
    return controls


def test_nothing_is_cut_or_overlaps(bot):
    for screen in ("world", "setup", "settings"):
        bot.desk.go(screen)
        bot.desk.crew.wait()
        bot.desk.crew.collect()
        bot.desk.go("keys")
        for where, found in everywhere(bot.desk):
            assert not found, (screen, where)
