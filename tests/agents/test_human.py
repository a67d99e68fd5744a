"""Human seats take their move from a mailbox."""

from dataclasses import replace

import pytest

from agents.human import Mailbox, MoveRefused
from agents.lineup import HUMAN
from agents.race import Race
from sim.move import read_move


def with_human(world):
    return Race(world, policies=[HUMAN, *world.policies[1:]])


def test_a_posted_move_is_played(quick):
    race = with_human(quick)
    move = replace(read_move(race.board.orders, 0), budget=0.03, strictness=0.9)
    race.nation(quick.codes[0]).mailbox.post(move)
    race.step()
    assert read_move(race.board.orders, 0) == move


def test_without_post_the_last_orders_stay(quick):
    race = with_human(quick)
    before = read_move(race.board.orders, 0)
    race.step()
    race.step()
    assert read_move(race.board.orders, 0) == before


def test_a_move_is_taken_once(quick):
    mailbox = Mailbox(0, quick.codes)
    move = read_move(quick.status_quo, 0)
    mailbox.post(move)
    assert mailbox.take() == move
    assert mailbox.take() is None


def test_a_wrong_move_is_refused_with_every_reason(quick):
    mailbox = Mailbox(0, quick.codes)
    move = replace(read_move(quick.status_quo, 0), budget=0.2, visa=float("nan"))
    with pytest.raises(MoveRefused) as refused:
        mailbox.post(move)
    assert refused.value.wrong == (
        "budget is 0.2; it must be from 0 to 0.05",
        "visa is nan; it must be from 0 to 1",
    )
    assert mailbox.take() is None
