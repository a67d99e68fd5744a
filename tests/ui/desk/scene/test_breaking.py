"""Words that are longer than a line are broken, and lose no letter."""

import pytest

from ui.desk.look.look import look_for
from ui.desk.look.type import Style
from ui.desk.scene.box import Box
from ui.desk.scene.breaking import broken
from ui.desk.scene.pen import Pen
from ui.faces.window.fonts import window_font


@pytest.mark.parametrize("width", [1, 40, 200])
def test_no_piece_is_wider_than_the_line_and_no_letter_is_lost(width):
    pen = Pen(Box(0, 0, 300, 300), look_for("dark", 1.0, (1280, 720), True, window_font))
    path = "Kept in /" + "very-long-folder" * 12
    pieces = broken(pen, path, Style.SMALL, width).split(" ")
    assert "".join(pieces) == path.replace(" ", "")
    assert all(len(one) == 1 or pen.wide(one, Style.SMALL) <= width for one in pieces)


def test_words_that_fit_stay_as_they_are():
    pen = Pen(Box(0, 0, 300, 300), look_for("dark", 1.0, (1280, 720), True, window_font))
    assert broken(pen, "three short words", Style.BODY, 200) == "three short words"
