"""Codes, passwords, and the pages of the teacher."""

import re

import pytest

from ui.faces.web.classroom.doorkeeper import KEPT, REST, TRIES, Doorkeeper, new_password
from ui.play.refusal import Refusal


@pytest.fixture
def door():
    return Doorkeeper("KLMNPQ", "right-word-here")


def test_passwords_are_drawn_and_can_be_read_out():
    drawn = {new_password() for _ in range(200)}
    assert len(drawn) == 200
    assert all(re.fullmatch(r"([a-z2-9]{4}-){2}[a-z2-9]{4}", one) for one in drawn)


@pytest.mark.parametrize("typed", ["KLMNPQ", "klmnpq", " klm npq ", "KLM-NPQ"])
def test_a_code_may_be_typed_as_people_type(door, typed):
    door.check_code(typed, 0.0)


@pytest.mark.parametrize("typed", ["", "KLMNP", "KLMNPQR", "QPNMLK", "ＫＬＭＮＰＱ", "'; --"])
def test_another_code_is_refused(door, typed):
    with pytest.raises(Refusal, match="no class with this code"):
        door.check_code(typed, 0.0)


def test_codes_cannot_be_guessed_by_trying_and_right_ones_cost_nothing():
    door = Doorkeeper("KLMNPQ", "x")
    for _ in range(1000):
        door.check_code("KLMNPQ", 0.0)
    for _ in range(120):
        with pytest.raises(Refusal, match="no class"):
            door.check_code("AAAAAA", 0.0)
    with pytest.raises(Refusal, match="Too many"):
        door.check_code("KLMNPQ", 0.0)
    door.check_code("KLMNPQ", 1.0)


def test_five_tries_for_a_password_and_then_one_each_half_minute(door):
    for _ in range(TRIES):
        with pytest.raises(Refusal, match="not the password"):
            door.log_in("wrong", 0.0, here=False)
    with pytest.raises(Refusal, match="Too many"):
        door.log_in("right-word-here", 0.0, here=False)
    assert door.log_in("right-word-here", REST, here=False)


def test_nobody_in_the_room_shuts_the_teacher_out(door):
    for _ in range(100):
        with pytest.raises(Refusal):
            door.log_in("wrong", 0.0, here=False)
    assert door.is_teacher(door.log_in("Right-Word-Here ", 0.0, here=True))


def test_a_secret_is_known_again_after_a_restart_and_nothing_else_is(door):
    secret = door.log_in("right-word-here", 0.0, here=True)
    assert secret not in door.known
    again = Doorkeeper("KLMNPQ", "another", tuple(door.known))
    assert again.is_teacher(secret)
    for forged in ("", secret[:-1], secret + "x", door.known[0], "\udcff"):
        assert not again.is_teacher(forged)


def test_pages_of_long_ago_are_forgotten(door):
    secrets = [door.log_in("right-word-here", float(k), here=True) for k in range(KEPT + 3)]
    assert not door.is_teacher(secrets[0])
    assert all(map(door.is_teacher, secrets[-KEPT:]))
