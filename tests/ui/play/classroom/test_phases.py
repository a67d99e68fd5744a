"""Phases: by the clock, by the seats, by the teacher."""

import pytest

from tests.ui.play.classroom.acting import end_all, filled, led_to, play_turn, predict_all
from ui.play.classroom.presets import PhaseKind
from ui.play.refusal import Refusal
from ui.play.session.commands import EndTurn, HandOver, SetBudget, ThinkAgain, Undo

PLAN, PREDICT, REVEAL = PhaseKind.PLAN, PhaseKind.PREDICT, PhaseKind.REVEAL


def test_when_all_have_ended_the_class_predicts_and_when_all_have_predicted_it_sees(make):
    room = led_to(filled(make(), 4), PLAN)
    end_all(room)
    assert room.phase.kind is PREDICT
    assert room.turn == 0
    predict_all(room)
    assert (room.phase.kind, room.turn) == (REVEAL, 1)


def test_who_has_predicted_while_waiting_holds_nobody_up(make):
    room = led_to(filled(make(), 3), PLAN)
    for seat in (1, 2):
        room.command(seat, 0, EndTurn(), 3.0)
        room.predict(seat, 0, True, 0.6, 10.0, 90.0, 3.0)
    room.command(3, 0, EndTurn(), 4.0)
    assert room.phase.kind is PREDICT
    room.predict(3, 0, False, 1.0, 0.0, 100.0, 5.0)
    assert (room.phase.kind, room.turn) == (REVEAL, 1)


def test_time_runs_out_and_late_orders_stay_as_they_were(make):
    room = led_to(filled(make(), 2), PLAN, now=10.0)
    nation = room.record.seats.seats[1].nation
    opening = room.worlds[0].opening(nation).move
    room.command(1, 0, SetBudget(0.0021), 11.0)
    assert room.due(11.0) <= 1.0
    assert not room.tick(11.5) or room.phase.kind is PLAN
    assert room.deadline == 220.0
    assert room.tick(220.0)
    assert room.phase.kind is PREDICT
    assert room.tick(260.0)
    assert (room.phase.kind, room.turn) == (REVEAL, 1)
    played = room.record.played[1][0]
    assert played.reset == [1, 2]
    place = room.games.world.codes.index(nation)
    assert played.worlds[0].moves[place].move() == opening


def test_a_pause_stops_the_clock_and_what_would_go_on(make):
    room = led_to(filled(make(), 2), PLAN, now=10.0)
    room.pause(20.0)
    assert room.seconds_left(500.0) == 200.0
    assert room.deadline is None
    end_all(room, 30.0)
    assert not room.tick(500.0)
    assert room.phase.kind is PLAN
    with pytest.raises(Refusal, match="stands still"):
        room.pause(500.0)
    room.extend(500.0)
    assert room.seconds_left(501.0) == 260.0
    room.resume(600.0)
    assert room.phase.kind is PREDICT
    with pytest.raises(Refusal, match="running"):
        room.resume(601.0)


def test_one_more_minute(make):
    room = led_to(filled(make(), 1), PLAN, now=0.0)
    room.extend(100.0)
    assert room.deadline == 270.0
    led_to(room, PhaseKind.DEBRIEF)
    with pytest.raises(Refusal, match="no clock"):
        room.extend(300.0)


def test_the_lobby_waits_for_the_teacher(make):
    room = filled(make(), 2)
    assert not room.tick(1e6)
    assert room.phase.kind is PhaseKind.LOBBY
    with pytest.raises(Refusal, match="Not yet"):
        room.command(1, 0, SetBudget(0.001), 2.0)
    room.start(2.0)
    with pytest.raises(Refusal, match="begun already"):
        room.start(3.0)


def test_a_seat_thinks_again_while_others_think(make):
    room = led_to(filled(make(), 2), PLAN)
    room.command(1, 0, EndTurn(), 3.0)
    with pytest.raises(Refusal, match="has ended the turn"):
        room.command(1, 0, SetBudget(0.001), 3.0)
    with pytest.raises(Refusal, match="has ended the turn"):
        room.command(1, 0, EndTurn(), 3.0)
    room.command(1, 0, ThinkAgain(), 3.0)
    room.command(1, 0, SetBudget(0.0017), 3.0)
    room.command(1, 0, Undo(), 3.0)
    room.command(1, 0, EndTurn(), 3.0)
    room.command(2, 0, EndTurn(), 3.0)
    with pytest.raises(Refusal, match="predicting"):
        room.command(1, 0, ThinkAgain(), 3.0)


def test_an_old_page_and_what_is_no_seats_business_are_refused(make):
    room = filled(make(), 1)
    play_turn(room)
    led_to(room, PLAN)
    with pytest.raises(Refusal, match="turn 1"):
        room.command(1, 0, EndTurn(), 3.0)
    with pytest.raises(Refusal, match="Only the teacher"):
        room.command(1, 1, HandOver("hegemon"), 3.0)
    with pytest.raises(Refusal, match="no seat"):
        room.command(9, 1, EndTurn(), 3.0)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ((True, 0.4, 0.0, 1.0), "from 50"),
        ((True, 0.5, -1.0, 1.0), "from 50"),
        ((True, 0.5, 60.0, 40.0), "exchange"),
        ((True, 0.5, float("nan"), 40.0), "exchange"),
        ((2, 0.5, 0.0, 40.0), "from 50"),
    ],
)
def test_what_is_no_prediction_is_refused(make, said, told):
    room = led_to(filled(make(), 2), PREDICT)
    with pytest.raises(Refusal, match=told):
        room.predict(1, 0, *said, 3.0)
    room.predict(1, 0, True, 0.5, 0.0, 100.0, 3.0)
    with pytest.raises(Refusal, match="already"):
        room.predict(1, 0, True, 0.5, 0.0, 100.0, 3.0)


def test_the_coming_turn_may_be_drafted_while_the_last_is_shown(make):
    room = filled(make(), 1)
    play_turn(room)
    room.command(1, 1, SetBudget(0.0019), 5.0)
    with pytest.raises(Refusal, match="what happened"):
        room.command(1, 1, EndTurn(), 5.0)


def test_a_class_without_seats_is_played_by_the_clock(make):
    room = led_to(make(), PLAN, now=0.0)
    room.tick(210.0)
    room.tick(250.0)
    assert (room.phase.kind, room.turn) == (REVEAL, 1)
    assert len({session.state_hash for session in room.worlds}) == 1


def test_a_late_comer_plays_from_where_the_class_is(make, small):
    room = filled(make(), 2)
    play_turn(room)
    number, _ = room.join("Late", "fr", 6.0)
    room.present(number, 6.0)
    seat = room.record.seats.seats[number]
    assert seat.nation in room.worlds[seat.world].humans
    led_to(room, PLAN)
    room.command(number, 1, SetBudget(0.0011), 7.0)
    end_all(room)
    assert room.phase.kind is PREDICT


def test_tests_reflections_and_languages(make):
    room = filled(make(), 1)
    led_to(room, PhaseKind.BEFORE)
    name = room.record.opened.questions.before[0].name
    room.answer(1, "before", {name: 1}, 3.0)
    with pytest.raises(Refusal):
        room.answer(1, "before", {name: 99}, 3.0)
    with pytest.raises(Refusal, match="cannot be answered"):
        room.answer(1, "after", {}, 3.0)
    with pytest.raises(Refusal, match="cannot be answered"):
        room.answer(1, "exam", {}, 3.0)
    room.speak(1, "es", 4.0)
    with pytest.raises(Refusal, match="no language"):
        room.speak(1, "xx", 4.0)
    led_to(room, PhaseKind.DEBRIEF)
    room.explain(
        1, "We closed our door, and trust fell faster than it had grown.", "relations", 5.0
    )
    with pytest.raises(Refusal):
        room.explain(1, "Luck.", "relations", 5.0)
    seat = room.record.seats.seats[1]
    assert (seat.answers, seat.language, seat.explained.rule) == (
        {"before": {name: 1}}, "es", "relations",
    )  # fmt: skip
