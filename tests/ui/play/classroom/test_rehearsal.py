"""A turn in rehearsal comes out as the turn does; nobody sees it early, and an order undoes it."""

import json

import pytest

from sim.pillars import Pillar
from tests.ui.play.classroom.acting import end_all, filled, hashes, led_to, predict_all
from ui.play.classroom.classroom import Classroom
from ui.play.classroom.presets import PhaseKind
from ui.play.classroom.rehearsing import rehearse, to_rehearse
from ui.play.classroom.store import Store
from ui.play.classroom.views import console_view, projector_view, seat_view
from ui.play.refusal import Refusal
from ui.play.session.commands import LockPillar, SetBudget

LANGUAGES = ("en", "es", "fr")


def ordered(room):
    """Everybody has ended the turn, with orders of their own; nobody has predicted."""
    led_to(room, PhaseKind.PLAN)
    for seat in tuple(room.record.seats):
        room.command(seat.number, room.turn, LockPillar(Pillar.RESEARCH), 3.0)
        room.command(seat.number, room.turn, SetBudget(0.001 + 0.0002 * seat.number), 3.0)
    end_all(room)
    assert to_rehearse(room)
    return room


def rehearsed(room):
    """The same, and the turn has been rehearsed to its end."""
    for _ in rehearse(ordered(room)):
        pass
    assert room.rehearsed is not None
    assert not to_rehearse(room)
    return room


def views(room):
    """All that pages show."""
    seats = [seat_view(room, number, 9.0) for number in room.record.seats.seats]
    return json.dumps([*seats, projector_view(room, 9.0), console_view(room, 9.0)])


@pytest.fixture
def twins(tmp_path, small):
    """Two classes in which the same is done, with opponents that think."""
    stores = [Store(tmp_path / name / "BCDFGH.sqlite") for name in ("one", "other")]
    made = [
        Classroom.open(store, small, 2, 7, "short", "normal", 0.0, code="BCDFGH")
        for store in stores
    ]
    for room in made:
        for k in range(6):
            room.present(room.join(f"seat {k}", LANGUAGES[k % 3], 1.0)[0], 1.0)
    yield made
    for store in stores:
        store.close()


def test_a_rehearsed_turn_is_the_turn_and_is_shown_when_it_is_played(twins):
    room, other = twins
    for _ in range(room.turns):
        rehearsed(room)
        ordered(other)
        assert views(room) == views(other)  # which has not been rehearsed
        predict_all(room)
        predict_all(other)
        assert room.rehearsal is None
        assert hashes(room) == hashes(other)
        assert views(room) == views(other)
    assert room.record.played == other.record.played


def test_what_was_rehearsed_is_the_same_after_a_restart(make, store):
    room = rehearsed(filled(make(), 3))
    predict_all(room)
    rehearsed(room)
    predict_all(room)
    before, path = hashes(room), store.path
    store.close()
    again = Classroom.restored(Store(path), 9.0)
    assert (again.turn, hashes(again)) == (2, before)
    again.store.close()


@pytest.mark.parametrize(
    "change",
    [
        lambda room: room.stand_in(1, 3.5),
        lambda room: room.join("late", "en", 3.5),
        lambda room: room.move(1, 0, room.record.seats.next_place()[1], 3.5),
    ],
    ids=["stand-in", "join", "move"],
)
def test_what_changes_an_order_after_it_undoes_a_rehearsal(twins, change):
    room, other = twins
    rehearsed(room)
    ordered(other)
    for one in twins:
        change(one)
    assert room.rehearsed is None
    predict_all(room)
    predict_all(other)
    assert (room.turn, hashes(room)) == (1, hashes(other))
    assert room.record.played == other.record.played


def test_a_rehearsal_ends_where_an_order_changes_meanwhile_and_can_be_begun_again(make):
    room = ordered(filled(make(), 3))
    pieces = rehearse(room)
    for _ in room.worlds:
        next(pieces)
    room.stand_in(1, 3.5)
    assert list(pieces) == []
    assert to_rehearse(room)
    assert list(rehearse(room))
    assert room.rehearsed is not None


def test_a_turn_is_played_over_a_rehearsal_that_has_not_come_to_its_end(make):
    room = ordered(filled(make(), 3))
    pieces = rehearse(room)
    next(pieces)
    predict_all(room)
    assert room.turn == 1
    assert list(pieces) == []
    assert room.rehearsal is None


def test_a_rehearsed_turn_that_the_disk_does_not_take_is_not_played(make, store, monkeypatch):
    room = rehearsed(filled(make(), 2))
    room.predict(1, 0, True, 0.5, 0.0, 100.0, 4.0)
    before, shown = hashes(room), views(room)

    def nothing(*_):
        raise Refusal("the disk is full")

    with monkeypatch.context() as changed:
        changed.setattr(store, "append_all", nothing)
        with pytest.raises(Refusal, match="disk is full"):
            room.advance(5.0)
    assert (room.turn, hashes(room), views(room)) == (0, before, shown)
    room.advance(6.0)
    assert room.turn == 1
    assert hashes(room) != before


def test_a_turn_that_cannot_be_played_is_refused_when_it_is_played_and_not_before(
    make, monkeypatch
):
    room = ordered(filled(make(), 2))

    def refuse(*_):
        raise Refusal("a number means nothing")

    monkeypatch.setattr("ui.play.classroom.kept.play_turn", refuse)
    assert list(rehearse(room)) == []
    with pytest.raises(Refusal, match="means nothing"):
        room.advance(5.0)
    assert room.turn == 0
