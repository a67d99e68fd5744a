"""Every key of the table does what it says, and what works is in the table."""

from dataclasses import dataclass

import pygame
import pytest

from tests.playing import act, waiting
from tests.ui.desk.audit import everywhere, texts
from tests.ui.desk.bot import Bot
from ui.desk.actions import Action, Back, ChangeSetting, Go, Home, Quit
from ui.desk.key_table import GROUPS, KEYS, key_of
from ui.desk.lesson import Lesson
from ui.desk.lesson_steps import LeaveLesson, NextStep
from ui.desk.scene.control import Control, Kind
from ui.desk.screens.charts.charts import See, Show
from ui.desk.screens.choosing.choices import DrawNation, DrawSeed, Surprise
from ui.desk.screens.encyclopedia.encyclopedia import Close
from ui.desk.screens.ending.ending import ExportReport, ShowPage
from ui.desk.screens.keys import general, written
from ui.desk.screens.screen import Screen
from ui.desk.screens.setup import StartGame, TurnTo
from ui.desk.screens.summary.summary import GoOn
from ui.desk.screens.title import Continue
from ui.desk.screens.world.map_view import ChooseFigure, Pick
from ui.desk.screens.world.world import ShowTab
from ui.faces.window.window import Window
from ui.play.session.commands import EndTurn, Redo, ResetTurn, SetBudget, Undo

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
    bot.desk.do(SetBudget(0.002))
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
MEANS = {
    "undo": lambda sends: isinstance(sends, Undo),
    "redo": lambda sends: isinstance(sends, Redo),
    "reset": lambda sends: isinstance(sends, ResetTurn),
    "end_turn": lambda sends: isinstance(sends, EndTurn) or sends == Go("ending"),
    "figure": lambda sends: isinstance(sends, ChooseFigure),
    "save": lambda sends: sends == Go("saves", "save"),
    "lesson": lambda sends: isinstance(sends, NextStep),
    "go_on": lambda sends: isinstance(sends, (Continue, GoOn)),
    "play": lambda sends: isinstance(sends, StartGame) or sends == Go("setup"),
    "learn": lambda sends: sends == Go("setup", "learn"),
    "load": lambda sends: sends == Go("saves", "load"),
    "summary": lambda sends: sends == Go("summary"),
    "charts": lambda sends: isinstance(sends, Go) and sends.screen == "charts",
    "book": lambda sends: isinstance(sends, Go) and sends.screen == "encyclopedia",
    "settings": lambda sends: sends == Go("settings"),
    "help": lambda sends: sends == Go("keys"),
    "report": lambda sends: isinstance(sends, ExportReport),
    "close": lambda sends: isinstance(sends, Close),
    "leave": lambda sends: isinstance(sends, (Back, Home)),
    "quit": lambda sends: isinstance(sends, Quit),
    "part": lambda sends: isinstance(sends, (ShowTab, TurnTo, See, ShowPage)),
    "onward": lambda sends: isinstance(sends, (Pick, TurnTo)),
    "backward": lambda sends: isinstance(sends, (Pick, Back)),
    "draw": lambda sends: isinstance(sends, (DrawNation, DrawSeed)),
    "surprise": lambda sends: isinstance(sends, Surprise),
    "own": lambda sends: sends == Show("own"),
    "leaders": lambda sends: sends == Show("leaders"),
    "all": lambda sends: sends == Show("all"),
}
"""What a button with this key sends, on whatever screen."""
COMBOS = [(key, combo) for key in KEYS if key.id in CHECKS for combo in key.combos]
COMBOS = [(key, combo) for key, combo in COMBOS if key.id not in MEANS or len(combo) > 1]


def test_the_table_is_whole():
    assert {key.id for key in KEYS} == set(CHECKS) | set(MEANS)
    assert {key.group for key in KEYS} == set(GROUPS)
    single = [combo[0] for key in KEYS for combo in key.combos if len(combo) == 1]
    moving = {"left", "right", "up", "down"}  # they move the focus, or a slider that has it
    assert len(set(single) - moving) == len([one for one in single if one not in moving])


@pytest.mark.parametrize(
    ("key", "combo"), COMBOS, ids=[f"{key.id}-{'+'.join(combo)}" for key, combo in COMBOS]
)
def test_each_key_does_what_it_says(bot, key, combo):
    CHECKS[key.id](bot, combo)


def controls_everywhere(bot):
    """Every control of every screen with a key on it."""
    desk = bot.desk
    shown = [("title", "", ()), *(("setup", "", (TurnTo(k),)) for k in range(3))]
    shown += [("world", tab, ()) for tab in ("budget", "levers", "diplomacy", "advisor")]
    shown += [("world", "", (ChooseFigure(),)), ("summary", "", ()), ("charts", "", ())]
    shown += [("encyclopedia", about, ()) for about in ("how", "figure.lag")]
    shown += [("ending", "", ()), ("saves", "save", ()), ("settings", "", ()), ("keys", "", ())]
    found = []
    for name, about, actions in shown:
        desk.go(name, about, instead=len(desk.screens) > 1)
        if name in ("setup", "encyclopedia"):  # they read in the background
            desk.scene((1280, 720))
            desk.crew.wait()
            desk.crew.collect()
        for action in actions:
            desk.screen.on(action)
        found += [(name, c) for c in desk.scene((1280, 720)).usable if c.key]
    desk.lesson = Lesson(desk)
    desk.go("world", instead=True)
    return found + [("lesson", c) for c in desk.scene((1280, 720)).usable if c.key]


def test_a_key_means_the_same_on_every_screen(bot):
    act(bot.desk.sitting.session, EndTurn())
    id_of = {combo[0]: key.id for key in KEYS for combo in key.combos if len(combo) == 1}
    met = set()
    for screen, control in controls_everywhere(bot):
        if isinstance(control.sends, LeaveLesson):
            assert control.key == "esc"  # as everywhere: back, out of what lies on top
            continue
        id_ = id_of[control.key]
        assert MEANS[id_](control.sends), (screen, control.name, control.key)
        met.add(id_)
    assert met == set(MEANS)  # and none is without a use


def test_a_button_has_the_key_of_the_table():
    assert key_of("charts") == "c"
    assert key_of("undo") == "u"
    with pytest.raises(KeyError):
        key_of("nonsense")


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
