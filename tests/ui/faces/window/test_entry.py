"""Writing into a field: what is typed or pasted is plain text."""

from dataclasses import dataclass

import pygame
import pytest

from files.text import strange_mark
from tests.nasties import LITERAL, STRANGE
from ui.desk.look.look import look_for
from ui.desk.scene.box import Box
from ui.desk.scene.control import Kind
from ui.desk.scene.pen import Pen
from ui.desk.scene.widgets import field
from ui.faces.window.entry import Entry
from ui.faces.window.fonts import window_font

SIZE = (800, 600)


@dataclass(frozen=True)
class Wrote:
    text: str


@pytest.fixture
def written():
    """What is in the field after these words have been typed or pasted."""
    pygame.init()
    pygame.display.set_mode(SIZE)
    look = look_for("dark", 1.0, (1280, 720), True, window_font)

    def write(words):
        pen = Pen(Box(0, 0, *SIZE), look)
        field(pen.flow(Box(0, 0, 400, 200)), "name", "Name", "", Wrote, longest=200)
        control = next(one for one in pen.scene.controls if one.kind is Kind.FIELD)
        entry = Entry()
        entry.follow(control, look, SIZE)
        event = pygame.event.Event(pygame.TEXTINPUT, text=words)
        taken, actions = entry.feel(event, control)
        assert taken
        return actions[-1].text if actions else ""

    return write


@pytest.mark.parametrize("words", STRANGE.values(), ids=STRANGE)
def test_what_is_not_plain_never_reaches_the_game(words, written):
    assert strange_mark(written(f"a{words}b")) is None


@pytest.mark.parametrize("words", LITERAL)
def test_what_is_plain_is_taken_as_it_is(words, written):
    assert written(words) == words
