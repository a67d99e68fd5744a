"""Players round one screen take turns, and a turn ends when all have ended it."""

from dataclasses import dataclass, field

import pytest

from ui.desk.hotseat import Hotseat
from ui.play.refusal import Refusal


@dataclass
class Players:
    """What a hotseat sees of a session."""

    humans: tuple[str, ...]
    ended: set[str] = field(default_factory=set)
    turn: int = 0

    @property
    def waits_for(self):
        return tuple(code for code in self.humans if code not in self.ended)

    def end(self, code):
        """Returns whether all have ended the turn."""
        self.ended |= {code}
        if self.waits_for:
            return False
        self.ended, self.turn = set(), self.turn + 1
        return True


def test_each_drafts_in_turn_and_the_last_ends_it():
    players = Players(("IND", "GBR", "KEN"))
    seats = Hotseat(players)
    assert (seats.current, players.waits_for) == ("IND", ("IND", "GBR", "KEN"))
    assert not players.end(seats.current)
    assert (seats.current, players.waits_for) == ("GBR", ("GBR", "KEN"))
    assert not players.end(seats.current)
    assert (seats.current, players.waits_for) == ("KEN", ("KEN",))
    assert players.end(seats.current)
    assert (seats.current, players.waits_for) == ("IND", ("IND", "GBR", "KEN"))


def test_with_nobody_there_nobody_is_waited_for():
    assert Hotseat(Players(())).current == ""


def test_a_player_may_come_before_its_turn_or_draft_again():
    players = Players(("IND", "GBR", "KEN"))
    seats = Hotseat(players)
    seats.let_in("KEN")
    assert not players.end(seats.current)
    assert seats.current == "IND"
    assert not players.end(seats.current)
    players.ended -= {"IND"}  # who thinks again
    assert players.waits_for == ("IND", "GBR")
    assert seats.current == "IND"
    assert not players.end(seats.current)
    assert seats.current == "GBR"
    assert players.end(seats.current)


def test_who_is_let_in_is_so_for_one_turn():
    players = Players(("IND", "KEN"))
    seats = Hotseat(players)
    seats.let_in("KEN")
    players.turn += 1
    assert seats.current == "IND"


def test_who_is_no_player_drafts_nothing():
    with pytest.raises(Refusal, match=r"USA.*IND, GBR"):
        Hotseat(Players(("IND", "GBR"))).let_in("USA")
    with pytest.raises(Refusal, match=r"USA"):
        Hotseat(Players(())).let_in("USA")


@pytest.mark.parametrize(
    ("seat", "ended", "current", "waits_for"),
    [
        ("GBR", ("IND",), "GBR", ("GBR", "KEN")),
        ("KEN", ("IND",), "KEN", ("GBR", "KEN")),
        ("IND", ("IND",), "GBR", ("GBR", "KEN")),
        ("USA", (), "IND", ("IND", "GBR", "KEN")),
        ("GBR", ("USA", "GBR"), "IND", ("IND", "KEN")),
    ],
)
def test_a_turn_in_play_is_taken_up(seat, ended, current, waits_for):
    players = Players(("IND", "GBR", "KEN"), set(ended))
    assert (Hotseat(players, seat).current, players.waits_for) == (current, waits_for)
