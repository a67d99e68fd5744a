"""One room: who may come in, what is asked, and what is told of answers."""

import json

import pytest

from ui.faces.web.workshop.poll import LENGTH, LETTERS, MOST_QUESTIONS, MOST_SEATS, Closed, Poll
from ui.faces.web.workshop.said import (
    AskRoom,
    Foreseen,
    LetRest,
    read_answer,
    read_join,
    read_led,
)
from ui.play.refusal import Refusal

SIDE = {"name": "n", "sentence": "s", "terms": ["t"]}
PAIR = {"title": "T", "a": SIDE, "b": SIDE}


def key(k):
    return f"{k:064x}"


def asked(k=1, number=1):
    pairs = {code: PAIR | {"title": code} for code in ("en", "es", "fr")}
    return AskRoom.model_validate({"kind": "ask", "key": key(k), "number": number, "pairs": pairs})


def foreseen(chance=0.5, low=-1.0, high=1.0, k=1):
    return Foreseen(key=key(k), chance=chance, low=low, high=high)


def seated(poll):
    return poll.seat(poll.join(poll.code))


def test_a_code_has_six_letters_that_nobody_takes_for_another():
    codes = {Poll().code for _ in range(50)}
    assert len(codes) == 50
    assert all(len(code) == LENGTH and set(code) <= set(LETTERS) for code in codes)
    assert not set("ILO01") & set(LETTERS)


def test_a_code_may_be_typed_small_and_with_spaces():
    poll = Poll()
    poll.join(f" {poll.code[:3].lower()} {poll.code[3:]} ")
    assert poll.seats == 1


@pytest.mark.parametrize("code", ["", "AAAAAA", "ÄÖÜ€", "\0", "A" * 40])
def test_a_wrong_code_is_refused(code):
    poll = Poll()
    with pytest.raises(Closed, match="no room with this code"):
        poll.join(code)
    assert poll.seats == 0


def test_the_room_is_full_at_two_hundred():
    poll = Poll()
    for _ in range(MOST_SEATS):
        poll.join(poll.code)
    with pytest.raises(Closed, match="200"):
        poll.join(poll.code)


def test_a_token_of_another_room_has_no_seat():
    with pytest.raises(Closed, match="not in the room"):
        Poll().seat(Poll().code)
    with pytest.raises(Closed):
        Poll().seat(None)


def test_an_answer_takes_the_place_of_the_last_one():
    poll = Poll()
    poll.lead(asked())
    seat = seated(poll)
    for chance in (0.2, 0.2, 0.9):
        poll.answer(seat, foreseen(chance))
    assert poll.told()["answers"] == [{"chance": 0.9, "low": -1.0, "high": 1.0}]
    assert poll.view(seat, "en")["mine"] == {"chance": 0.9, "low": -1.0, "high": 1.0}


def test_an_old_question_takes_no_answer():
    poll = Poll()
    seat = seated(poll)
    with pytest.raises(Refusal, match="no longer open"):
        poll.answer(seat, foreseen())
    poll.lead(asked(1))
    poll.lead(asked(2))
    with pytest.raises(Refusal, match="no longer open"):
        poll.answer(seat, foreseen(k=1))
    poll.lead(LetRest(kind="rest", revealed=True))
    with pytest.raises(Refusal, match="no longer open"):
        poll.answer(seat, foreseen(k=2))
    assert poll.view(seat, "en") == {"round": None, "revealed": True, "mine": None}


def test_a_question_that_comes_back_has_its_answers():
    poll = Poll()
    seat = seated(poll)
    poll.lead(asked(1))
    poll.answer(seat, foreseen())
    poll.lead(LetRest(kind="rest", revealed=True))
    assert poll.told()["answers"] == []
    poll.lead(asked(2))
    assert poll.told()["answers"] == []
    poll.lead(asked(1))
    assert len(poll.told()["answers"]) == 1
    for k in range(2, 3 * MOST_QUESTIONS):
        poll.lead(asked(k))
    poll.lead(asked(1))
    assert poll.told()["answers"] == []


def test_what_is_told_names_nobody_and_has_no_order_of_arrival():
    def told(order):
        poll = Poll()
        poll.lead(asked())
        for k in order:
            poll.answer(seated(poll), foreseen(k / 10, -k, k))
        return json.dumps(poll.told())

    assert told(range(9)) == told(reversed(range(9)))


def test_a_phone_has_the_question_in_its_language():
    poll = Poll()
    seat = seated(poll)
    poll.lead(asked())
    titles = [poll.view(seat, code)["round"]["title"] for code in ("en", "es", "fr")]
    assert titles == ["en", "es", "fr"]


def test_listeners_are_told_whether_the_question_is_another():
    poll, heard = Poll(), []
    poll.listen("x", heard.append)
    seat = seated(poll)
    poll.lead(asked())
    poll.answer(seat, foreseen())
    poll.forget("x")
    poll.lead(asked(2))
    assert heard == [False, True, False]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"nonsense",
        b"[]",
        b"null",
        b"\xff\xfe",
        b'{"key":"x","chance":0.5,"low":0,"high":1}',
        *(
            json.dumps({"key": key(1), "chance": 0.5, "low": 0, "high": 1} | wrong).encode()
            for wrong in (
                {"chance": 1.1},
                {"chance": "0.5"},
                {"low": 2},
                {"low": -101},
                {"high": float("inf")},
                {"high": float("nan")},
                {"who": "me"},
                {"chance": None},
                {"low": 10**400},
            )
        ),
    ],
)
def test_nonsense_is_one_sentence(body):
    with pytest.raises(Refusal, match="no answer that the room understands"):
        read_answer(body)
    with pytest.raises(Refusal):
        read_join(body)


def test_what_no_page_of_ours_says_is_nothing():
    good = asked().model_dump()
    assert read_led(json.dumps(good)) == asked()
    for wrong in ({"kind": "quit"}, {"number": 0}, {"key": "1"}, {"pairs": {"de": PAIR}}, {"x": 1}):
        assert read_led(json.dumps(good | wrong)) is None
    assert read_led("") is None
    assert read_led("[" * 100_000) is None
