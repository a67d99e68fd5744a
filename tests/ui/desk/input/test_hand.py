"""From events to actions, on a scene that is written by hand."""

from dataclasses import dataclass

import pygame
import pytest

from ui.desk.actions import Back
from ui.desk.input.hand import Hand
from ui.desk.look.look import look_for
from ui.desk.scene.box import Box
from ui.desk.scene.control import Control, Kind
from ui.desk.scene.pen import Pen
from ui.desk.scene.widgets import Button, button, slider
from ui.faces.window.events import neutral
from ui.faces.window.fonts import window_font

SIZE = (800, 600)


@dataclass(frozen=True)
class Press:
    name: str


@dataclass(frozen=True)
class Moved:
    value: float
    stroke: int


def pen_of(offsets=None):
    return Pen(Box(0, 0, *SIZE), look_for("dark", 1.0, (1280, 720), True, window_font), offsets)


@pytest.fixture
def scene():
    pen = pen_of()
    button(pen, Box(10, 10, 100, 40), Button("one", "One", Press("one"), key="o"))
    button(pen, Box(10, 60, 100, 40), Button("two", "Two", Press("two"), enabled=False))
    slider(pen, Box(10, 120, 216, 20), "bar", "Bar", 0.5, Moved, step=0.1)
    button(pen, Box(300, 10, 100, 40), Button("three", "Three", Press("three")))
    return pen.scene


def mouse(kind, pos):
    if kind == pygame.MOUSEMOTION:
        return neutral(pygame.event.Event(kind, pos=pos, rel=(0, 0), buttons=(1, 0, 0)))
    return neutral(pygame.event.Event(kind, pos=pos, button=1))


def key(code, mod=0):
    return neutral(pygame.event.Event(pygame.KEYDOWN, key=code, mod=mod, unicode=""))


def click(hand, scene, pos):
    found = hand.feel(mouse(pygame.MOUSEBUTTONDOWN, pos), scene, 1.0)
    return found + hand.feel(mouse(pygame.MOUSEBUTTONUP, pos), scene, 1.0)


def test_a_click_sends_what_the_button_means(scene):
    assert click(Hand(), scene, (50, 30)) == [Press("one")]
    assert click(Hand(), scene, (500, 500)) == []


def test_a_disabled_button_sends_nothing_by_any_way(scene):
    hand = Hand()
    assert click(hand, scene, (50, 80)) == []
    hand.focus = "two"
    assert hand.feel(key(pygame.K_RETURN), scene, 1.0) == []


def test_letting_go_elsewhere_means_no(scene):
    hand = Hand()
    hand.feel(mouse(pygame.MOUSEBUTTONDOWN, (50, 30)), scene, 1.0)
    assert hand.feel(mouse(pygame.MOUSEBUTTONUP, (350, 30)), scene, 1.0) == []


def test_one_drag_is_one_stroke_and_the_next_another(scene):
    hand = Hand()
    first = hand.feel(mouse(pygame.MOUSEBUTTONDOWN, (118, 130)), scene, 1.0)
    moved = hand.feel(mouse(pygame.MOUSEMOTION, (218, 300)), scene, 1.0)
    hand.feel(mouse(pygame.MOUSEBUTTONUP, (218, 300)), scene, 1.0)
    again = hand.feel(mouse(pygame.MOUSEBUTTONDOWN, (18, 130)), scene, 1.0)
    assert first == [Moved(0.5, 1)]
    assert moved == [Moved(1.0, 1)]
    assert again == [Moved(0.0, 2)]
    assert hand.feel(mouse(pygame.MOUSEBUTTONUP, (18, 130)), scene, 1.0) == []
    assert hand.feel(mouse(pygame.MOUSEMOTION, (100, 130)), scene, 1.0) == []


def test_arrows_move_a_slider_by_its_steps(scene):
    hand = Hand()
    hand.focus = "bar"
    values = [
        hand.feel(key(code, mod), scene, 1.0)[0].value
        for code, mod in (
            (pygame.K_RIGHT, 0),
            (pygame.K_LEFT, 0),
            (pygame.K_RIGHT, pygame.KMOD_SHIFT),
            (pygame.K_HOME, 0),
            (pygame.K_END, 0),
        )
    ]
    assert values == pytest.approx([0.6, 0.4, 1.0, 0.0, 1.0])


def test_tab_goes_round_and_passes_over_what_is_disabled(scene):
    hand, names = Hand(), []
    for _ in range(4):
        hand.feel(key(pygame.K_TAB), scene, 1.0)
        names.append(hand.focus)
    assert names == ["one", "bar", "three", "one"]
    hand.feel(key(pygame.K_TAB, pygame.KMOD_SHIFT), scene, 1.0)
    assert hand.focus == "three"
    assert hand.ring


def test_arrows_go_to_the_nearest_in_their_direction(scene):
    hand = Hand()
    hand.focus = "one"
    hand.feel(key(pygame.K_RIGHT), scene, 1.0)
    assert hand.focus == "three"
    hand.feel(key(pygame.K_LEFT), scene, 1.0)
    assert hand.focus == "one"
    hand.feel(key(pygame.K_DOWN), scene, 1.0)
    assert hand.focus == "bar"


def test_return_space_and_letters_use_controls(scene):
    hand = Hand()
    hand.focus = "three"
    assert hand.feel(key(pygame.K_RETURN), scene, 1.0) == [Press("three")]
    assert hand.feel(key(pygame.K_SPACE), scene, 1.0) == [Press("three")]
    assert hand.feel(key(pygame.K_o), scene, 1.0) == [Press("one")]
    assert hand.feel(key(pygame.K_o, pygame.KMOD_CTRL), scene, 1.0) == []
    assert hand.feel(key(pygame.K_ESCAPE), scene, 1.0) == [Back()]


def test_the_key_of_a_control_brings_the_focus_to_it(scene):
    hand = Hand()
    hand.focus = "three"
    assert hand.feel(key(pygame.K_o), scene, 1.0) == [Press("one")]
    assert (hand.focus, hand.ring) == ("one", True)
    hand.feel(key(pygame.K_TAB), scene, 1.0)
    assert hand.focus == "bar"


def test_letters_in_a_field_are_no_hot_keys(scene):
    field = Control("name", Kind.FIELD, Box(10, 200, 100, 30), "Name")
    scene.controls.append(field)
    hand = Hand()
    hand.focus = "name"
    assert hand.feel(key(pygame.K_o), scene, 1.0) == []


def long_scene(offsets):
    pen = pen_of(offsets)
    with pen.scroll("list", Box(0, 0, 300, 200)) as flow:
        for k in range(20):
            button(pen, flow.take(40), Button(f"row{k}", f"Row {k}", Press(str(k))))
    return pen.scene


def test_a_region_scrolls_within_its_ends():
    hand = Hand()
    hand.pointer = (100, 100)
    region = long_scene({}).regions[0]
    for _ in range(50):
        wheel = pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=-1)
        hand.feel(neutral(wheel), long_scene(hand.offsets), 1.0)
    assert hand.offsets["list"] == region.furthest == region.content - 200
    for _ in range(50):
        hand.feel(
            neutral(pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=1)), long_scene(hand.offsets), 1.0
        )
    assert hand.offsets["list"] == 0


def test_the_focus_scrolls_into_sight():
    hand = Hand()
    for _ in range(15):
        hand.feel(key(pygame.K_TAB), long_scene(hand.offsets), 1.0)
        row = long_scene(hand.offsets).control(hand.focus)
        assert row.box.within(row.clip), hand.focus


def test_what_is_scrolled_away_cannot_be_clicked():
    scene = long_scene({"list": 400})
    assert click(Hand(), scene, (100, 450)) == []


def test_above_is_all_there_is_to_use(scene):
    pen = pen_of()
    button(pen, Box(10, 10, 100, 40), Button("below", "Below", Press("below")))
    with pen.above():
        button(pen, Box(300, 300, 100, 40), Button("above", "Above", Press("above")))
    hand = Hand()
    assert click(hand, pen.scene, (50, 30)) == []
    assert click(hand, pen.scene, (350, 320)) == [Press("above")]
    hand.feel(key(pygame.K_TAB), pen.scene, 1.0)
    assert hand.focus == "above"


def test_the_focus_lets_go_of_what_is_no_longer_there(scene):
    hand = Hand()
    hand.focus = hand.held = "gone"
    hand.offsets = {"list": 10_000}
    long = long_scene(hand.offsets)
    hand.settle(long)
    assert hand.focus == hand.held == ""
    assert hand.offsets["list"] == long.regions[0].furthest


def test_what_is_to_be_seen_is_brought_to_the_top_once():
    hand = Hand()

    def wanting(number):
        scene = long_scene(hand.offsets)
        scene.bring = ("row8", number)
        return scene

    hand.settle(wanting(1))
    assert long_scene(hand.offsets).control("row8").box.y == 0
    hand.offsets["list"] = 0  # somebody scrolls away
    hand.settle(wanting(1))
    assert hand.offsets["list"] == 0
    hand.settle(wanting(2))
    assert long_scene(hand.offsets).control("row8").box.y == 0
