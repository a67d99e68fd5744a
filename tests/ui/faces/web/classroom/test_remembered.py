"""Which pages of the teacher a class remembers: what cannot be read lets nobody in."""

import pytest

from ui.faces.web.classroom.doorkeeper import Doorkeeper, remembered


def test_pages_are_known_again():
    first = Doorkeeper("BCDFGH", "abcd")
    secret = first.log_in("abcd", 0.0, True)
    again = Doorkeeper("BCDFGH", "efgh", remembered(first.written()))
    assert again.is_teacher(secret)
    assert not again.is_teacher("x")


@pytest.mark.parametrize("kept", [None, "", "x", "5", "[5]", '["é"]', "{}", '{"a": 1}', "[[]]"])
def test_what_cannot_be_read_lets_nobody_in(kept):
    door = Doorkeeper("BCDFGH", "abcd", remembered(kept))
    assert door.known == []
    assert not door.is_teacher("")
