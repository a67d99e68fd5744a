"""Views are whitelists: every key of every page is walked; nothing leaks, each reads its own."""

import json

import pytest

from tests.ui.play.classroom.acting import end_all, filled, led_to, play_turn, played_out
from ui.play.classroom.debrief import debrief, transplants_view
from ui.play.classroom.presets import PhaseKind
from ui.play.classroom.transplants import Transplants
from ui.play.classroom.views import console_view, menu_view, projector_view, seat_view
from ui.play.session.commands import SetBudget

FORBIDDEN = {"seed", "replicate", "token", "tokens", "luck", "hash", "hashes", "password", "minds"}
MARK = 0.0012345678
"""A budget that nobody else has."""


def walked(value, path=()):
    """Every key and leaf."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield (*path, key), None
            yield from walked(one, (*path, key))
    elif isinstance(value, list):
        for one in value:
            yield from walked(one, path)
    else:
        yield path, value


@pytest.fixture
def room(make):
    room = filled(make(seed=987654321), 5)
    play_turn(room)
    led_to(room, PhaseKind.PLAN)
    return room


def views(room):
    yield from (seat_view(room, number, 9.0) for number in room.record.seats.seats)
    yield from (menu_view(room, number) for number in room.record.seats.seats)
    yield projector_view(room, 9.0)
    yield console_view(room, 9.0)


@pytest.mark.parametrize("kind", [PhaseKind.PLAN, PhaseKind.REVEAL, PhaseKind.DEBRIEF])
def test_no_view_has_a_seed_a_token_or_luck(room, kind):
    room.rejoin(room.seat(1).shown, 5.0)
    led_to(room, kind)
    secrets = {*room.record.seats.tokens, "987654321", *(hash_ for hash_ in _hashes(room))}
    for view in [*views(room), debrief(room)]:
        written = json.dumps(view, allow_nan=False)
        assert not any(secret in written for secret in secrets)
        for path, _ in walked(view):
            assert not {str(part) for part in path} & FORBIDDEN, path


def _hashes(room):
    return [one for session in room.worlds for one in session.diary.hashes]


def test_a_draft_is_seen_by_its_own_seat_alone(room):
    room.command(2, 1, SetBudget(MARK), 5.0)
    holds = {
        number: any(value == 0.00123457 for _, value in walked(seat_view(room, number, 9.0)))
        for number in room.record.seats.seats
    }
    assert holds == {number: number == 2 for number in room.record.seats.seats}
    for view in (projector_view(room, 9.0), console_view(room, 9.0)):
        assert not any(value == 0.00123457 for _, value in walked(view))


def test_the_projector_names_nobody_and_has_nobodys_result(room):
    room.command(1, 1, SetBudget(MARK), 5.0)
    view = projector_view(room, 9.0)
    written = json.dumps(view)
    for seat in room.record.seats:
        assert f'"{seat.shown}"' not in written
    keys = {key for path, _ in walked(view) for key in path}
    assert not keys & {"label", "score", "rank", "standing", "result", "labels"}
    assert view["missing"] == 5


def test_each_seat_reads_its_own_language(make):
    room = make()
    for language in ("en", "es", "fr"):
        number, _ = room.join("", language, 1.0)
        room.present(number, 1.0)
    play_turn(room)
    names = [seat_view(room, number, 9.0)["view"]["relations"][-1]["name"] for number in (1, 2, 3)]
    assert names[0] == "Kenya" or len(set(names)) >= 1
    shown = [menu_view(room, number)["nations"][0]["name"] for number in (1, 2, 3)]
    assert shown == ["United States", "Estados Unidos", "États-Unis"]


def test_what_moved_the_standing_adds_up(room):
    for number in room.record.seats.seats:
        view = seat_view(room, number, 9.0)
        causes = view["causes"]
        total = 0.0
        for part in causes["parts"].values():
            total += part
        assert total == pytest.approx(causes["change"], abs=1e-3)
        for figure in view["view"]["figures"]:
            if figure["causes"]:
                parts = 0.0
                for _, amount in figure["causes"]:
                    parts += amount
                assert parts == pytest.approx(figure["change"], rel=1e-3, abs=1e-5)


def test_predictions_are_counted_and_come_out(room):
    end_all(room)
    for number, (rise, sure) in enumerate([(True, 1.0), (False, 1.0), (True, 0.5)], 1):
        room.predict(number, 1, rise, sure, 10.0 * number, 50.0, 6.0)
    said = projector_view(room, 9.0)["predictions"]
    assert said["rise"] == [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]
    assert (said["count"], said["low"], said["high"]) == (3, 20.0, 50.0)
    room.advance(7.0)
    view = seat_view(room, 1, 9.0)
    assert view["came_out"]["rose"] is (view["causes"]["change"] > 0.0)
    assert view["came_out"]["brier"] in (0.0, 1.0)


def test_the_debrief_is_of_a_whole_class_and_its_parts_add_up(make):
    room = led_to(filled(make(), 6), PhaseKind.PLAN)
    for turn in range(room.turns):
        led_to(room, PhaseKind.PLAN)
        for seat in room.record.seats:
            room.command(seat.number, turn, SetBudget(0.0029 if seat.world else 0.0003), 3.0)
        play_turn(room)
    led_to(room, PhaseKind.DEBRIEF)
    told = debrief(room)
    assert told["ready"]
    for world in told["worlds"]:
        parts = world["welfare_parts"]
        assert parts["survival"] * parts["attainment"] == pytest.approx(world["welfare"], rel=1e-4)
        assert len(world["survival"]) == len(told["quarters"])
    assert told["parting"]
    first = told["parting"][0]
    assert {one["world"] for one in first["orders"]} == {0, 1}
    assert told["predictions"]["rise"]["count"] == 6 * room.turns
    assert told["predictions"]["survival"]["count"] == 6 * room.turns
    bins = told["predictions"]["rise"]["bins"]
    assert [one["count"] for one in bins] == [0, 0, 0, 6 * room.turns, 0]
    made = transplants_view(Transplants(room.worlds).telling(0, 1, most=2), room)
    assert len(made) == 2
    assert all(one["sentence"] and len(one["lucks"]) == 8 for one in made)


def test_the_fate_of_the_worlds_is_told_at_the_end(make):
    room = filled(make(), 2)
    play_turn(room)
    assert projector_view(room, 9.0)["worlds"][0]["ending"] is None
    played_out(room)
    assert projector_view(room, 9.0)["worlds"][0]["ending"] is None
    led_to(room, PhaseKind.FATE)
    assert projector_view(room, 9.0)["worlds"][0]["ending"]["name"]
