"""Who comes in: seats spread over the worlds, labels, tokens, further devices."""

import pytest

from tests.ui.play.classroom.acting import filled, led_to
from ui.play.classroom.classroom import Classroom, new_code
from ui.play.classroom.labels import ANIMALS, LETTERS
from ui.play.classroom.presets import PhaseKind
from ui.play.classroom.store import Store
from ui.play.refusal import Refusal
from ui.play.words import LANGUAGES, words


def test_a_code_has_six_letters():
    assert len({new_code() for _ in range(50)}) > 45
    assert all(len(code) == 6 and set(code) <= set(LETTERS) for code in (new_code(), new_code()))


def test_seats_take_worlds_in_turn(make, small):
    room = filled(make(worlds=3), 7)
    assert [seat.world for seat in room.record.seats] == [0, 1, 2, 0, 1, 2, 0]
    assert [seat.nation for seat in room.record.seats][:6] == [
        *[small.roster[0]] * 3, *[small.roster[1]] * 3,
    ]  # fmt: skip
    assert room.worlds[1].humans == small.roster[:2] or list(room.worlds[1].humans) == list(
        small.roster[:2]
    )


def test_a_full_class_is_refused(make):
    room = filled(make())
    with pytest.raises(Refusal, match="full"):
        room.join("", "en", 2.0)


def test_labels_are_kept_short_plain_and_apart(make):
    room = make()
    number, _ = room.join("  <b>Ana</b>\u202e  x ", "en", 1.0)
    assert room.record.seats.seats[number].label == "<b>Ana</b> x"
    with pytest.raises(Refusal, match="at most 24"):
        room.join("x" * 10_000, "en", 1.0)
    with pytest.raises(Refusal, match="already"):
        room.join("<B>ANA</b> X", "en", 1.0)
    with pytest.raises(Refusal, match="no language"):
        room.join("Bo", "de", 1.0)
    assert len(room.record.seats) == 1


def test_animals_are_apart_and_named_in_every_language(make):
    room = filled(make())
    assert len({seat.shown for seat in room.record.seats}) == len(room.record.seats)
    for language in LANGUAGES:
        names = {words(language)[f"classroom.core.animal.{k}"] for k in range(ANIMALS)}
        assert len(names) == ANIMALS


def test_a_token_is_a_seat_and_only_its_digest_is_kept(make, store):
    room = make()
    number, token = room.join("Ana", "en", 1.0)
    assert room.seat_of(token) == number
    assert room.seat_of(token + "x") is None
    assert room.seat_of("") is None
    assert len(token) == 32
    assert token.encode() not in store.path.read_bytes()
    assert all(token not in entry.model_dump_json() for _, _, entry in store.entries())


KEY = "k" * 32


def test_a_join_whose_answer_was_lost_is_the_same_seat_when_it_is_repeated(make, store):
    room = make()
    number, lost = room.join("Ana", "en", 1.0, KEY)
    again, token = room.join("Ana", "en", 2.0, KEY)
    assert again == number
    assert token != lost
    assert room.seat_of(token) == number
    assert len(room.record.seats) == 1
    path = store.path
    store.close()
    room = Classroom.restored(Store(path), 3.0)
    renamed, third = room.join("Anna", "fr", 4.0, KEY)
    assert renamed == number
    assert room.seat_of(third) == number
    assert room.seat(number).label == "Anna"
    assert room.join("", "en", 5.0, KEY)[0] == number
    assert room.seat(number).label == "Anna"
    other, _ = room.join("Bo", "en", 6.0, KEY.replace("k", "b"))
    with pytest.raises(Refusal, match="already"):
        room.join("Bo", "en", 7.0, KEY)
    assert other != number
    assert all(KEY not in entry.model_dump_json() for _, _, entry in room.store.entries())
    room.store.close()


@pytest.mark.parametrize("ends", [Classroom.present, Classroom.void], ids=["came", "void"])
def test_a_key_is_good_only_until_its_page_has_come(make, ends):
    room = make()
    number, _ = room.join("", "en", 1.0, KEY)
    ends(room, number, 2.0)
    assert room.join("", "en", 3.0, KEY)[0] != number


def test_a_second_device_waits_for_the_teacher(make):
    room = make()
    number, first = room.join("Ana", "en", 1.0)
    request, second = room.rejoin("ana", 2.0)
    assert room.seat_of(second) is None
    assert room.request_of(second) == request
    room.admit(request, 3.0)
    assert room.seat_of(second) == room.seat_of(first) == number
    assert room.request_of(second) is None
    other, third = room.rejoin("Ana", 4.0)
    room.admit(other, 5.0, admitted=False)
    assert room.seat_of(third) is None
    with pytest.raises(Refusal, match="no longer waits"):
        room.admit(other, 6.0)
    with pytest.raises(Refusal, match="Nobody here"):
        room.rejoin("Bo", 6.0)


def test_a_void_token_acts_for_nobody_and_the_seat_can_come_back(make):
    room = make()
    number, token = room.join("Ana", "en", 1.0)
    room.void(number, 2.0)
    assert room.seat_of(token) is None
    request, again = room.rejoin("Ana", 3.0)
    room.admit(request, 4.0)
    assert room.seat_of(again) == number


def test_a_seat_is_moved_and_renamed(make, small):
    room = filled(make(), 2)
    free = next(room.record.seats.free_places())
    room.move(1, *free, 2.0)
    assert room.record.seats.seats[1].place == free
    assert small.roster[0] not in room.worlds[0].humans
    assert free[1] in room.worlds[free[0]].humans
    with pytest.raises(Refusal, match="sits there"):
        room.move(2, *free, 2.0)
    with pytest.raises(Refusal, match="no such world"):
        room.move(2, 7, free[1], 2.0)
    room.rename(2, "Bo", 2.0)
    with pytest.raises(Refusal, match="already"):
        room.rename(1, "bo", 2.0)
    with pytest.raises(Refusal, match="needs a name"):
        room.rename(1, "  ", 2.0)
    with pytest.raises(Refusal, match="no seat"):
        room.rename(99, "Cy", 2.0)


def test_nobody_joins_a_class_that_is_over(make):
    room = led_to(make(), PhaseKind.CLOSED)
    with pytest.raises(Refusal, match="over"):
        room.join("Ana", "en", 9.0)
    with pytest.raises(Refusal, match="over"):
        room.advance(9.0)
