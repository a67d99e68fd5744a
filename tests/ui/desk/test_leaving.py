"""Whatever lets go of a game has it on the disk first, or asks; and the disk holds up no frame."""

from threading import Event

import pygame
import pytest

from tests.playing import draft_of
from tests.ui.desk.audit import everywhere
from tests.ui.play.session.conftest import make_session
from ui.desk.actions import Back, Go, Home, Quit
from ui.desk.crew import Crew
from ui.desk.input.hand import Hand
from ui.desk.keeper import AGAIN, LONGEST, REST
from ui.desk.opened import open_desk
from ui.desk.question import Confirm, Refrain
from ui.desk.screens.choosing.choices import PickLevel, WriteSeed
from ui.desk.screens.saves import Save, WriteName
from ui.desk.screens.saving.slot_rows import Load
from ui.desk.screens.setup import StartGame
from ui.desk.screens.title import Continue
from ui.desk.sitting import Sitting
from ui.faces.window.events import neutral
from ui.faces.window.face import window_face
from ui.play.refusal import Refusal
from ui.play.session.autosave import Autosave
from ui.play.session.commands import EndTurn, SetBudget
from ui.play.session.session import Session

pytestmark = pytest.mark.compiled  # a desk with a game on it asks for counsel
SIZE = (1280, 720)


@pytest.fixture
def desk(tmp_path):
    made = open_desk(tmp_path / "saves", window_face(), Crew())
    made.ready = True
    made.sit_down(Sitting(make_session(autosave=Autosave(made.slots), turns=6)))
    yield made
    made.crew.close()


def settle(desk):
    """Let everything be done that has been begun."""
    for _ in range(4):
        desk.crew.wait()
        desk.crew.collect()


def do(desk, *actions):
    for action in actions:
        desk.do(action)
        settle(desk)


def kept(desk):
    """The game that Continue would go on with."""
    return Session.resume(Autosave(desk.slots).read_latest())


def full(desk):
    """From now on the disk takes no game."""

    def refuse(path, saved):
        raise Refusal("The disk is full.")

    desk.sitting.session.autosave.slots.write = refuse


def mended(desk):
    del desk.sitting.session.autosave.slots.write


# the draft is there again

WAYS_OUT = {
    "back": (Back(),),
    "home": (Home(),),
    "closing": (Quit(),),
    "another game": (Home(), Go("setup"), StartGame()),
}


@pytest.mark.parametrize("way", WAYS_OUT.values(), ids=WAYS_OUT)
def test_whatever_is_left_is_there_again(desk, way):
    do(desk, SetBudget(0.00123))
    drafted = desk.sitting.draft
    do(desk, *way)
    assert desk.question is None
    assert draft_of(kept(desk)) == drafted


def test_continue_brings_the_draft_back(desk):
    do(desk, EndTurn(), Back(), SetBudget(0.00123))
    session = desk.sitting.session
    do(desk, Back())
    assert desk.screen.name == "title"
    assert desk.screen.latest.in_play.drafts
    do(desk, Continue())
    assert desk.screen.name == "world"
    assert desk.sitting.session is not session
    assert desk.sitting.draft == draft_of(session)
    do(desk, Home(), Continue(), Home())
    assert len(list(desk.saves.glob("*.json"))) == 1  # however often, it is one game


def test_loading_another_game_keeps_this_one(desk):
    desk.slots.save("Monday", desk.sitting.session.saved())
    do(desk, SetBudget(0.00123), Go("saves", "save"), Load("Monday"))
    assert desk.screen.name == "world"
    assert desk.sitting.draft.move.budget != 0.00123
    assert draft_of(kept(desk)).move.budget == 0.00123


def test_a_save_of_ones_own_holds_the_draft(desk):
    do(desk, SetBudget(0.00123))
    desk.slots.save("Monday", desk.sitting.session.saved())
    do(desk, SetBudget(0.002), Go("saves", "save"), Load("Monday"))
    assert desk.sitting.draft.move.budget == 0.00123


def test_a_new_game_is_kept_as_soon_as_it_is_opened(desk):
    do(desk, Home(), Go("setup"), WriteSeed("77"), StartGame())
    assert desk.keeper.unsaved
    breathe(desk, REST)
    settle(desk)
    assert not desk.keeper.unsaved
    assert Autosave(desk.slots).read_latest().seed == 77


def test_a_game_that_nobody_has_touched_is_there_again(desk):
    do(desk, Home(), Go("setup"), WriteSeed("77"), StartGame(), Home())
    assert desk.screen.latest.seed == 77
    files = sorted(desk.saves.glob("*.json"))
    do(desk, Continue(), Home(), Continue(), Home(), Quit())
    assert desk.over
    assert Autosave(desk.slots).read_latest().seed == 77
    assert sorted(desk.saves.glob("*.json")) == files


def test_covers_and_players_come_back(tmp_path):
    desk = open_desk(tmp_path / "saves", window_face(), Crew())
    desk.ready = True
    session = make_session(("IND", "KEN"), autosave=Autosave(desk.slots))
    desk.sit_down(Sitting(session))
    do(desk, SetBudget(0.00123), EndTurn(), SetBudget(0.002), Back(), Continue())
    back = desk.sitting.session
    assert (desk.sitting.player, back.ended) == ("KEN", {"IND"})
    assert [back.draft(code).move.budget for code in back.humans] == [0.00123, 0.002]
    assert desk.screen.covered
    desk.crew.close()


# where something would be lost

WAYS_TO_LOSE = WAYS_OUT | {"loading": (Go("saves", "save"), Load("Monday"))}


@pytest.mark.parametrize("way", WAYS_TO_LOSE.values(), ids=WAYS_TO_LOSE)
def test_a_disk_that_takes_no_game_is_asked_about(desk, way):
    desk.slots.save("Monday", desk.sitting.session.saved())
    do(desk, SetBudget(0.00123))
    session = desk.sitting.session
    full(desk)
    do(desk, *way[:2] if isinstance(way[0], Go) else way[:1])
    assert "The disk is full." in desk.question.words
    do(desk, Refrain())
    assert desk.question is None
    assert desk.sitting.session is session
    assert draft_of(session).move.budget == 0.00123
    assert not desk.over
    do(desk, *way[-1:] if isinstance(way[0], Go) else way[:1])
    do(desk, Confirm())
    assert desk.question is None
    assert desk.over or desk.screen.name == "title" or desk.sitting.session is not session


def test_who_has_said_so_is_not_asked_again(desk):
    do(desk, SetBudget(0.00123))
    full(desk)
    do(desk, Home(), Confirm(), Quit())
    assert desk.over


def test_a_disk_that_takes_it_after_all_loses_nothing(desk):
    do(desk, SetBudget(0.00123))
    full(desk)
    do(desk, Quit())
    assert desk.question is not None
    mended(desk)
    do(desk, Refrain(), Quit())
    assert desk.over
    assert draft_of(kept(desk)).move.budget == 0.00123


def test_what_is_saved_under_a_name_is_not_lost(desk):
    do(desk, SetBudget(0.00123))
    full(desk)
    do(desk, Go("saves", "save"), WriteName("Monday"), Save())
    do(desk, Back(), Back(), Quit())
    assert desk.over
    assert desk.slots.load("Monday").in_play.drafts["IND"].move.budget == 0.00123


def test_a_name_given_to_a_save_does_not_keep_the_game_from_being_kept(desk):
    do(desk, SetBudget(0.00123), Go("saves", "save"), WriteName("Monday"), Save())
    do(desk, Back(), Back(), Home())
    assert draft_of(kept(desk)).move.budget == 0.00123


def pressed(desk, *keys):
    """What keys do to the question, as the window hands them on."""
    hand = Hand()
    for key in keys:
        scene = desk.scene(SIZE, hand.offsets)
        hand.settle(scene)
        event = pygame.event.Event(pygame.KEYDOWN, key=key, mod=0, unicode="")
        for action in hand.feel(neutral(event), scene, 1.0):
            do(desk, action)


def clicked(desk, name):
    hand, scene = Hand(), desk.scene(SIZE)
    at = scene.control(name).seen.centre
    for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
        for action in hand.feel(neutral(pygame.event.Event(kind, pos=at, button=1)), scene, 1.0):
            do(desk, action)


@pytest.fixture
def asked(desk):
    """A desk with the question on it, before the window is closed."""
    do(desk, SetBudget(0.00123))
    full(desk)
    do(desk, Quit())
    assert desk.question is not None
    return desk


@pytest.mark.parametrize("keys", [(pygame.K_RETURN,), (pygame.K_SPACE,), (pygame.K_ESCAPE,)])
def test_the_first_key_is_harmless(asked, keys):
    pressed(asked, *keys)
    assert asked.question is None
    assert not asked.over
    assert asked.screen.name == "world"


def test_it_is_answered_by_keyboard_and_by_mouse(asked):
    pressed(asked, pygame.K_TAB, pygame.K_RETURN)
    assert asked.over
    asked.over = False
    do(asked, SetBudget(0.0013), Quit())
    clicked(asked, "question.no")
    assert not asked.over
    do(asked, Quit())
    clicked(asked, "question.yes")
    assert asked.over


def test_nothing_below_a_question_can_be_used(asked):
    names = [control.name for control in asked.scene(SIZE).usable]
    assert names == ["question.no", "question.yes"]


def test_the_question_fits_everywhere(asked):
    for where, found in everywhere(asked):
        assert not found, where


# closing while something is being done


def test_closing_waits_for_a_turn_and_saves_it(desk):
    do(desk, SetBudget(0.00123))
    desk.do(EndTurn())
    assert desk.busy
    desk.do(Quit())
    assert not desk.over
    settle(desk)
    assert desk.over
    assert len(Autosave(desk.slots).read_latest().moves) == 1


def test_closing_once_more_does_not_wait(desk):
    desk.do(EndTurn())
    desk.do(Quit())
    desk.do(Quit())
    assert desk.over


def test_a_turn_that_could_not_be_saved_is_asked_about_at_closing(desk):
    full(desk)
    desk.do(EndTurn())
    desk.do(Quit())
    settle(desk)
    assert not desk.over
    assert desk.question is not None


def test_without_a_game_closing_is_at_once(tmp_path):
    desk = open_desk(tmp_path / "saves", window_face(), Crew())
    gate = Event()
    desk.during("…", gate.wait, lambda _: None)
    desk.do(Quit())
    assert desk.over
    gate.set()
    desk.crew.close()


# the keeper


def breathe(desk, *times):
    for now in times:
        desk.breathe(now)


def writings(desk, monkeypatch):
    """Counts what is written."""
    found = []
    autosave = desk.sitting.session.autosave
    write = autosave.write
    monkeypatch.setattr(autosave, "write", lambda saved: (found.append(saved), write(saved)))
    return found


def test_a_draft_is_written_when_it_rests(desk, monkeypatch):
    breathe(desk, 900)
    settle(desk)  # the game as it was opened
    found = writings(desk, monkeypatch)
    breathe(desk, 1000)
    desk.do(SetBudget(0.00123))
    breathe(desk, 1010, 1000 + REST)
    settle(desk)
    assert not found
    breathe(desk, 1010 + REST)
    settle(desk)
    assert len(found) == 1
    assert not desk.keeper.unsaved
    breathe(desk, *range(2000, 20_000, 250))
    settle(desk)
    assert len(found) == 1  # nothing has changed since


def test_a_draft_that_never_rests_is_written_now_and_then(desk, monkeypatch):
    found = writings(desk, monkeypatch)
    for k in range(200):
        desk.do(SetBudget(0.001 + 1e-6 * k, stroke=1))
        breathe(desk, 1000 + 50 * k)
        settle(desk)
    assert len(found) == pytest.approx(200 * 50 // LONGEST, abs=1)


def test_a_slow_disk_holds_up_no_frame(desk, monkeypatch):
    gate, begun = Event(), Event()
    autosave = desk.sitting.session.autosave
    write = autosave.write

    def slow(saved):
        begun.set()
        gate.wait()
        write(saved)

    monkeypatch.setattr(autosave, "write", slow)
    desk.do(SetBudget(0.00123))
    breathe(desk, 1000, 1000 + REST)
    begun.wait()
    desk.do(SetBudget(0.002))  # the window goes on
    breathe(desk, 2000, 3000, 4000)
    desk.crew.ask("quick", lambda: None, lambda _: None)
    gate.set()
    settle(desk)
    assert desk.keeper.unsaved  # what was changed since
    breathe(desk, 5000, 6000)
    settle(desk)
    assert draft_of(kept(desk)).move.budget == 0.002


def test_a_turn_is_never_overwritten_by_an_older_draft(desk, monkeypatch):
    gate, begun = Event(), Event()
    autosave = desk.sitting.session.autosave
    write = autosave.write
    order = []

    def slow(saved):
        if not begun.is_set():
            begun.set()
            gate.wait()
        order.append(len(saved.moves))
        write(saved)

    monkeypatch.setattr(autosave, "write", slow)
    desk.do(SetBudget(0.00123))
    breathe(desk, 1000, 1000 + REST)
    begun.wait()
    desk.do(EndTurn())
    gate.set()
    settle(desk)
    assert order == [0, 1]
    assert len(Autosave(desk.slots).read_latest().moves) == 1
    assert not desk.keeper.unsaved


def test_a_turn_and_its_draft_tell_of_trouble_once(desk):
    full(desk)
    do(desk, EndTurn())
    assert "The disk is full." in desk.notice
    desk.notice = ""
    breathe(desk, 1000, 2000)
    settle(desk)
    assert not desk.notice


def test_trouble_is_told_once_and_tried_again_in_a_while(desk):
    desk.do(SetBudget(0.00123))
    full(desk)
    breathe(desk, 1000, 2000)
    settle(desk)
    assert "The disk is full." in desk.notice
    desk.notice = ""
    desk.do(SetBudget(0.002))
    breathe(desk, 3000, 4000, 5000)
    settle(desk)
    assert not desk.notice
    mended(desk)
    breathe(desk, 2000 + AGAIN)
    settle(desk)
    assert not desk.keeper.unsaved
    assert draft_of(kept(desk)).move.budget == 0.002


# what else is remembered


def test_what_was_chosen_in_a_set_up_is_there_again(desk):
    do(desk, Home(), Go("setup"), PickLevel("hard"), WriteSeed("4711"), Back(), Go("setup"))
    choices = desk.screen.choices
    assert (choices.level, choices.seed) == ("hard", "4711")
    do(desk, Back(), Go("setup", "learn"))
    assert desk.screen.choices.level == "easy"
    do(desk, Back(), Go("setup"), StartGame(), Home(), Go("setup"))
    assert desk.screen.choices.level == "normal"  # it has been used


def test_a_name_that_was_written_is_there_again(desk):
    do(desk, Go("saves", "save"), WriteName("Class 4b"), Back(), Go("saves", "save"))
    assert desk.screen.written == "Class 4b"
    do(desk, Back(), EndTurn(), Go("saves", "save"))
    assert desk.screen.written != "Class 4b"  # of another turn
