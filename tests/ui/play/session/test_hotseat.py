"""Players round one screen take turns, and a turn ends when all have ended it."""

import pytest

from ui.play.refusal import Refusal
from ui.play.session.hotseat import Hotseat


def test_each_drafts_in_turn_and_the_last_ends_it():
    seats = Hotseat(("IND", "GBR", "KEN"))
    assert (seats.current, seats.waits_for) == ("IND", ("IND", "GBR", "KEN"))
    assert not seats.end()
    assert (seats.current, seats.waits_for) == ("GBR", ("GBR", "KEN"))
    assert not seats.end()
    assert (seats.current, seats.waits_for) == ("KEN", ("KEN",))
    assert seats.end()
    assert seats.waits_for == ()
    seats.open_turn()
    assert (seats.current, seats.waits_for) == ("IND", ("IND", "GBR", "KEN"))


def test_with_nobody_there_nobody_is_waited_for():
    seats = Hotseat(())
    assert (seats.current, seats.waits_for) == ("", ())


def test_a_player_may_come_before_its_turn_or_draft_again():
    seats = Hotseat(("IND", "GBR", "KEN"))
    seats.take("KEN")
    assert not seats.end()
    assert seats.current == "IND"
    assert not seats.end()
    seats.take("IND")
    assert seats.waits_for == ("IND", "GBR")
    assert seats.current == "IND"
    assert not seats.end()
    assert seats.current == "GBR"
    assert seats.end()


def test_who_is_no_player_drafts_nothing():
    with pytest.raises(Refusal, match=r"USA.*IND, GBR"):
        Hotseat(("IND", "GBR")).take("USA")
    with pytest.raises(Refusal, match=r"USA"):
        Hotseat(()).take("USA")


@pytest.mark.parametrize(
    ("seat", "ended", "current", "waits_for"),
    [
        ("GBR", ("IND",), "GBR", ("GBR", "KEN")),
        ("KEN", ("IND",), "KEN", ("GBR", "KEN")),
        ("IND", ("IND",), "GBR", ("GBR", "KEN")),
        ("USA", (), "IND", ("IND", "GBR", "KEN")),
        ("GBR", ("USA", "GBR"), "IND", ("IND", "KEN")),
        ("GBR", ("IND", "GBR", "KEN"), "IND", ("IND", "GBR", "KEN")),
    ],
)
def test_a_turn_in_play_is_taken_up(seat, ended, current, waits_for):
    seats = Hotseat(("IND", "GBR", "KEN"))
    seats.take_up(seat, ended)
    assert (seats.current, seats.waits_for) == (current, waits_for)
