"""Restarts: after any prefix of the log the class is as it was; nothing is thought twice."""

import contextlib
import itertools
import sqlite3

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sim.pillars import Pillar
from tests.ui.play.classroom.acting import end_all, filled, hashes, led_to, play_turn
from ui.play.classroom.classroom import Classroom
from ui.play.classroom.presets import PhaseKind
from ui.play.classroom.store import Store
from ui.play.classroom.views import console_view, seat_view
from ui.play.refusal import Refusal
from ui.play.session.commands import EndTurn, LockPillar, SetBudget, SetLever, ThinkAgain, Undo

_numbers = itertools.count()


WANTED = {
    "budget": lambda room, seat, x, now: room.command(seat, room.turn, SetBudget(0.003 * x), now),
    "lever": lambda room, seat, x, now: room.command(seat, room.turn, SetLever("safety", x), now),
    "lock": lambda room, seat, x, now: room.command(
        seat, room.turn, LockPillar(Pillar(int(5 * x)), x > 0.3), now
    ),
    "undo": lambda room, seat, x, now: room.command(seat, room.turn, Undo(), now),
    "end": lambda room, seat, x, now: room.command(seat, room.turn, EndTurn(), now),
    "again": lambda room, seat, x, now: room.command(seat, room.turn, ThinkAgain(), now),
    "predict": lambda room, seat, x, now: room.predict(
        seat, room.turn, x > 0.5, 0.5 + 0.5 * x, 20.0, 80.0, now
    ),
    "advance": lambda room, seat, x, now: room.advance(now),
    "join": lambda room, seat, x, now: room.join("", "fr", now),
    "rejoin": lambda room, seat, x, now: room.rejoin(room.seat(seat).shown, now),
    "admit": lambda room, seat, x, now: room.admit(seat, now),
    "move": lambda room, seat, x, now: room.move(seat, *next(room.record.seats.free_places()), now),
    "rename": lambda room, seat, x, now: room.rename(seat, f"Seat {int(100 * x)}", now),
    "late": lambda room, seat, x, now: room.tick(now + 300.0 * x),
    "answer": lambda room, seat, x, now: room.answer(
        seat, "before", {room.record.opened.questions.before[0].name: 1}, now
    ),
    "speak": lambda room, seat, x, now: room.speak(seat, "es", now),
    "pause": lambda room, seat, x, now: room.pause(now),
    "resume": lambda room, seat, x, now: room.resume(now),
    "extend": lambda room, seat, x, now: room.extend(now),
    "away": lambda room, seat, x, now: room.away(seat, now),
    "present": lambda room, seat, x, now: room.present(seat, now),
    "stand_in": lambda room, seat, x, now: room.stand_in(seat, now),
    "give_back": lambda room, seat, x, now: room.give_back(seat, now),
    "void": lambda room, seat, x, now: room.void(seat, now),
}
"""What somebody may want; most of it is refused, as it should be."""


def shown(room, now):
    """Everything that pages show, but what a restart may change: single steps, who is there."""
    seats = []
    for number in room.record.seats.seats:
        view = seat_view(room, number, now)
        own = view["view"]["own"]
        own["can_undo"] = own["can_redo"] = False
        view["seat"]["present"] = False
        view["waiting"] = 0
        seats.append(view)
    return seats


def state(room):
    """The state of a class as its log gives it, but for who is there."""
    record = room.record
    seats = [
        (one.number, one.label, one.animal, one.language, one.place, one.stood_in, one.answers,
         one.vote)
        for one in record.seats
    ]  # fmt: skip
    timer = record.timer
    return (
        seats, record.seats.tokens, record.seats.requests, timer.index, timer.paused,
        record.submitted, record.predicted, record.played,
        [session.game.policies for session in room.worlds], hashes(room),
    )  # fmt: skip


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(WANTED)), st.integers(1, 4), st.floats(0.0, 1.0)),
        max_size=25,
    )
)
def test_restored_is_live_after_whatever_was_done(tmp_path, small, steps):
    path = tmp_path / f"{next(_numbers)}" / "BCDFGH.sqlite"
    store = Store(path)
    room = filled(Classroom.open(store, small, 2, 7, "short", None, 0.0, code="BCDFGH"), 3)
    led_to(room, PhaseKind.PLAN)
    now = 3.0
    for what, seat, x in steps:
        now += 1.0
        with contextlib.suppress(Refusal):
            WANTED[what](room, seat, x, now)
    room.keep_drafts()
    left = room.seconds_left(room.record.last)
    store.close()
    again = Classroom.restored(Store(path), 1000.0)
    assert state(again) == state(room)
    assert again.seconds_left(1000.0) == pytest.approx(left)
    ours, theirs = shown(again, 1000.0), shown(room, room.record.last)
    for one, other in zip(ours, theirs, strict=True):
        one["class"]["seconds_left"] = other["class"]["seconds_left"] = None
        assert one == other
    again.store.close()


def test_every_prefix_of_a_log_is_a_class(make, store, tmp_path, small):
    room = filled(make(), 3)
    led_to(room, PhaseKind.PLAN)
    room.command(1, 0, SetBudget(0.0022), 3.0)
    end_all(room)
    room.pause(4.0)
    room.resume(5.0)
    play_turn(room)
    room.stand_in(2, 6.0)
    entries = list(store.entries())
    turns = []
    for length in range(1, len(entries) + 1):
        path = tmp_path / f"p{length}" / "BCDFGH.sqlite"
        prefix = Store(path)
        for _, at, entry in entries[:length]:
            prefix.append(entry, at)
        again = Classroom.restored(prefix, 100.0)
        turns.append(again.turn)
        console_view(again, 101.0)
        prefix.close()
    assert turns == sorted(turns)
    assert turns[-1] == room.turn == 2


def test_nothing_is_thought_twice(make, store, monkeypatch):
    room = filled(make(level="normal"), 2)
    play_turn(room)
    path, before = store.path, hashes(room)
    store.close()

    def thought(*_):
        raise AssertionError("somebody was asked again")

    monkeypatch.setattr("agents.opponents.levels.Opponent.__call__", thought)
    monkeypatch.setattr("ui.play.classroom.kept.play_turn", thought)
    again = Classroom.restored(Store(path), 9.0)
    assert hashes(again) == before
    again.store.close()


def test_submitted_orders_and_drafts_are_there_after_a_restart(make, store):
    room = led_to(filled(make(), 3), PhaseKind.PLAN)
    room.command(1, 0, SetBudget(0.0022), 3.0)
    room.command(1, 0, EndTurn(), 3.0)
    room.command(2, 0, SetBudget(0.0011), 3.0)
    room.tick(4.0)
    room.command(3, 0, SetBudget(0.0012), 4.5)  # not on the disk yet
    path, seats = store.path, dict(room.record.seats.seats)
    store.close()
    again = Classroom.restored(Store(path), 9.0)
    budgets = [again.session(seats[k]).draft(seats[k].nation).move.budget for k in (1, 2, 3)]
    assert budgets[:2] == [0.0022, 0.0011]
    assert budgets[2] != 0.0012
    with pytest.raises(Refusal, match="has ended the turn"):
        again.command(1, 0, SetBudget(0.001), 9.0)
    again.store.close()


def test_a_disk_that_takes_no_turn_leaves_the_class_as_it_was(make, store):
    room = led_to(filled(make(), 2), PhaseKind.PLAN)
    room.command(1, 0, SetBudget(0.0022), 3.0)
    end_all(room)
    before, written = hashes(room), len(store)
    room.predict(1, 0, True, 0.5, 0.0, 100.0, 4.0)
    pages = store._open.execute("PRAGMA page_count").fetchone()[0]
    store._open.execute(f"PRAGMA max_page_count = {pages}")
    with contextlib.suppress(Refusal):
        while True:  # until what is left is too little for a turn
            room.extend(4.0, 0.001)
    with pytest.raises(Refusal, match="disk is full"):
        room.advance(5.0)
    assert hashes(room) == before
    assert room.turn == 0
    assert room.worlds[0].draft(room.record.seats.seats[1].nation).move.budget == 0.0022
    assert not room.tick(4.5) or room.notice
    store._open.execute("PRAGMA max_page_count = 1000000")
    room.predict(2, 0, True, 0.5, 0.0, 100.0, 20.0)
    assert room.turn == 1
    assert len(store) > written


def test_other_rules_are_refused(make, store):
    make()
    path = store.path
    store.close()
    with sqlite3.connect(path) as base:
        body = base.execute("SELECT body FROM log WHERE seq = 1").fetchone()[0]
        start = body.split('"start":"')[1][:64]
        base.execute(
            "UPDATE log SET body = ? WHERE seq = 1", (body.replace(start, "0" * 64),)
        )  # fmt: skip
    base.close()
    opened = Store(path)
    with pytest.raises(Refusal, match="another version"):
        Classroom.restored(opened, 1.0)
    opened.close()


def test_an_empty_store_and_a_used_one_are_refused(make, store, tmp_path):
    with pytest.raises(Refusal, match="no class yet"):
        Classroom.restored(store, 1.0)
    make()
    with pytest.raises(Refusal, match="already"):
        make()
