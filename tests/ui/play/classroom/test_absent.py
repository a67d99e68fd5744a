"""Absent seats: a stand-in plays, diplomacy stays, and the seat comes back to its own draft."""

import pytest

from tests.ui.play.classroom.acting import end_all, filled, led_to, play_turn, predict_all
from ui.play.classroom.presets import PhaseKind
from ui.play.classroom.standin import standin_move
from ui.play.refusal import Refusal
from ui.play.session.commands import EndTurn, SetBudget, SetStance


def apart(room, seat, other_stance=0.23):
    """A seat takes a stance that no policy takes, and plays it for a turn."""
    found = room.record.seats.seats[seat]
    other = next(code for code in room.record.seats.roster if code != found.nation)
    room.command(seat, room.turn, SetStance(other, other_stance), 3.0)
    return found


def move_of(room, turn, seat):
    place = room.games.world.codes.index(seat.nation)
    return room.worlds[seat.world].diary.moves[turn][place]


def test_a_stand_in_leaves_diplomacy_as_it_was_and_plays_the_policy(make):
    room = led_to(filled(make(), 4), PhaseKind.PLAN)
    seat = apart(room, 1)
    end_all(room)
    predict_all(room)
    led_to(room, PhaseKind.PLAN)
    session = room.worlds[seat.world]
    meant = standin_move(session, seat.nation)
    room.stand_in(1, 5.0)
    room.command(2, 1, EndTurn(), 5.0)
    end_all(room, 5.0)
    predict_all(room, 5.0)
    assert room.turn == 2
    before, after = move_of(room, 0, seat), move_of(room, 1, seat)
    assert after == meant
    assert (after.stance, after.offers) == (before.stance, before.offers)
    assert after.split != before.split
    assert room.record.played[1][1].stood_in == [1]
    assert room.record.played[1][1].reset == []


def test_a_page_that_is_gone_for_30_seconds_is_waited_for_no_longer(make):
    room = led_to(filled(make(), 3), PhaseKind.PLAN, now=0.0)
    room.away(1, 10.0)
    for seat in (2, 3):
        room.command(seat, 0, EndTurn(), 12.0)
    assert not room.tick(39.0)
    assert room.phase.kind is PhaseKind.PLAN
    assert room.due(39.0) == 1.0
    assert room.tick(40.0)
    assert room.record.seats.seats[1].stood_in == "automatic"
    assert room.phase.kind is PhaseKind.PREDICT


def test_who_comes_back_finds_the_draft_and_plays_on(make):
    room = led_to(filled(make(), 2), PhaseKind.PLAN, now=0.0)
    room.command(1, 0, SetBudget(0.00234), 5.0)
    room.away(1, 10.0)
    room.tick(41.0)
    assert room.record.seats.seats[1].stood_in
    room.present(1, 50.0)
    seat = room.record.seats.seats[1]
    assert not seat.stood_in
    assert room.worlds[0].draft(seat.nation).move.budget == 0.00234
    room.command(1, 0, EndTurn(), 51.0)


def test_what_was_submitted_counts_though_its_page_is_gone(make):
    room = led_to(filled(make(), 2), PhaseKind.PLAN, now=0.0)
    room.command(1, 0, SetBudget(0.00234), 5.0)
    room.command(1, 0, EndTurn(), 5.0)
    room.away(1, 6.0)
    room.command(2, 0, EndTurn(), 40.0)
    assert room.phase.kind is PhaseKind.PREDICT
    room.predict(2, 0, True, 0.5, 0.0, 100.0, 41.0)
    assert move_of(room, 0, room.record.seats.seats[1]).budget == 0.00234


def test_a_seat_taken_by_the_teacher_is_given_back_by_the_teacher(make):
    room = led_to(filled(make(), 2), PhaseKind.PLAN)
    room.stand_in(1, 3.0)
    room.present(1, 3.0)
    with pytest.raises(Refusal, match="stand-in plays for you"):
        room.command(1, 0, SetBudget(0.001), 3.0)
    with pytest.raises(Refusal, match="already"):
        room.stand_in(1, 3.0)
    room.give_back(1, 3.0)
    with pytest.raises(Refusal, match="already"):
        room.give_back(1, 3.0)
    room.command(1, 0, SetBudget(0.001), 3.0)


def test_when_all_are_gone_the_clock_goes_on(make):
    room = led_to(filled(make(), 2), PhaseKind.PLAN, now=0.0)
    for seat in (1, 2):
        room.away(seat, 1.0)
    room.tick(32.0)
    assert room.phase.kind is PhaseKind.PLAN
    room.tick(210.0)
    room.tick(250.0)
    assert room.turn == 1


def test_a_seat_that_never_came_is_not_waited_for(make):
    room = make()
    room.join("Ana", "en", 0.0)
    filled(room, 1)
    led_to(room, PhaseKind.PLAN, now=1.0)
    room.command(2, 0, EndTurn(), 2.0)
    assert room.phase.kind is PhaseKind.PLAN
    room.tick(31.0)
    assert room.phase.kind is PhaseKind.PREDICT


def test_turns_go_on_with_a_stand_in_for_the_rest_of_the_game(make):
    room = filled(make(), 3)
    room.stand_in(3, 2.0)
    for _ in range(3):
        play_turn(room)
    assert [turn.stood_in for turn in room.record.played[1]] == [[3]] * 3
