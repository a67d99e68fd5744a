"""The audit finds what is wrong with a scene, and nothing where nothing is."""

import pytest

from tests.ui.desk.audit import cut, doubled, everywhere, faults, outside, overlaps, straddles
from ui.desk.crew import Crew
from ui.desk.look.look import look_for
from ui.desk.look.type import Style
from ui.desk.opened import open_desk
from ui.desk.scene.box import Box
from ui.desk.scene.pen import Pen
from ui.desk.scene.widgets import Button, button, hint
from ui.faces.window.face import window_face
from ui.faces.window.fonts import window_font

LOOK = look_for("dark", 1.0, (1280, 720), True, window_font)


@pytest.fixture
def pen():
    return Pen(Box(0, 0, 1280, 720), LOOK)


def test_a_tidy_scene_has_no_faults(pen):
    button(pen, Box(10, 10, 120, 40), Button("one", "One", None, key="o"))
    button(pen, Box(10, 50, 120, 40), Button("two", "Two", None, key="t"))
    pen.text(Box(10, 100, 200, 20), "Words", Style.SMALL)
    assert faults(pen.scene, LOOK) == []


def test_text_that_does_not_fit_is_cut(pen):
    pen.text(Box(0, 0, 20, 20), "Immeasurable", Style.BODY)
    pen.text(Box(0, 100, 90, 20), "Three words too many for the box", Style.BODY)
    assert len(cut(pen.scene)) == 2


def test_overlaps_count_where_something_is_seen(pen):
    hint(pen, Box(0, 0, 100, 40), "one", "")
    hint(pen, Box(99, 39, 100, 40), "two", "")
    assert len(overlaps(pen.scene, LOOK)) == 1
    with pen.scroll("list", Box(0, 100, 300, 50)) as flow:
        hint(pen, flow.take(40), "three", "")
        hint(pen, flow.take(400), "four", "")
    hint(pen, Box(0, 150, 300, 200), "five", "")
    with pen.above():
        hint(pen, Box(0, 0, 100, 40), "six", "")
    assert len(overlaps(pen.scene, LOOK)) == 1


def test_texts_overlap_by_their_letters_and_not_by_their_boxes(pen):
    pen.text(Box(0, 0, 400, 20), "Left")
    pen.text(Box(0, 0, 400, 20), "Right", align="right")
    assert overlaps(pen.scene, LOOK) == []
    pen.text(Box(10, 5, 400, 20), "Over it")
    assert len(overlaps(pen.scene, LOOK)) == 1


def test_text_half_in_a_control_straddles_it(pen):
    hint(pen, Box(0, 0, 100, 40), "one", "")
    pen.text(Box(0, 0, 90, 20), "Inside")
    pen.text(Box(0, 50, 90, 20), "Below")
    assert straddles(pen.scene, LOOK) == []
    pen.text(Box(80, 20, 200, 20), "Across the edge")
    assert len(straddles(pen.scene, LOOK)) == 1


def test_what_leaves_the_window_is_outside_unless_it_scrolls(pen):
    with pen.scroll("list", Box(0, 0, 300, 50)) as flow:
        hint(pen, flow.take(4000), "long", "")
    assert outside(pen.scene) == []
    hint(pen, Box(1200, 0, 100, 40), "one", "")
    pen.text(Box(0, 710, 90, 20), "Low")
    assert len(outside(pen.scene)) == 2


def test_names_and_keys_are_given_once(pen):
    button(pen, Box(0, 0, 100, 40), Button("one", "One", None, key="o"))
    button(pen, Box(0, 50, 100, 40), Button("two", "Two", None, key="o"))
    button(pen, Box(0, 100, 100, 40), Button("two", "Three", None))
    assert sorted(doubled(pen.scene)) == ["twice: o", "twice: two"]


def test_everywhere_is_27_drawings_of_the_screen_on_top(tmp_path):
    desk = open_desk(tmp_path / "saves", window_face(), Crew())
    places = [where for where, found in everywhere(desk)]
    assert len(set(places)) == 27
    desk.crew.close()
