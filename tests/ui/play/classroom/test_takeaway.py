"""What a seat takes home: one other choice on the very same luck, and its predictions scored."""

import json

import pytest

from tests.ui.play.classroom.finished import SAID, START
from ui.play.classroom.counterfactual import personal_page, personal_pages
from ui.play.classroom.fates import survival_of
from ui.play.classroom.foresight import standings
from ui.play.classroom.takeaway import TakeAways
from ui.play.refusal import Refusal
from ui.play.words import DEFAULT, LANGUAGES, speak


@pytest.fixture(scope="module")
def pages(finished):
    return TakeAways(finished)


def test_a_seat_gets_its_own_other_choice_and_the_game_is_left_as_it_was(finished, pages):
    seat = finished.record.seats.seats[1]
    session = finished.session(seat)
    before = session.state_hash, len(session.diary.moves)
    page = pages.page_of(1)
    assert (session.state_hash, len(session.diary.moves)) == before
    told = page.found.told
    assert page.debrief.code == seat.nation
    assert told.score - page.debrief.mandate.score == pytest.approx(told.difference.score)
    assert told.elsewhere.lucks == 8
    curve = page.found.score
    assert curve.game[: 4 * told.turn + 1] == curve.other[: 4 * told.turn + 1]
    assert curve.game != curve.other


def test_a_page_is_played_once_and_is_the_same_twice(finished, pages):
    assert pages.page_of(1) is pages.page_of(1)
    seat = finished.record.seats.seats[1]
    again = personal_page(finished.session(seat), seat.nation)
    assert again.found.told == pages.page_of(1).found.told


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_told_in_the_language_of_its_reader(pages, language):
    speak(language)
    try:
        told = pages.of(1)
    finally:
        speak(DEFAULT)
    assert json.loads(json.dumps(told)) == told
    said = " ".join(told["other"]["said"])
    assert {"en": "Same luck", "es": "Mismo azar", "fr": "Même hasard"}[language] in said


def test_it_has_the_seats_results_predictions_and_answers(finished, pages):
    told, seat = pages.of(1), finished.record.seats.seats[1]
    session = finished.session(seat)
    (run,) = told["runs"]
    assert run["results"] == standings(session, seat.nation)
    assert run["survival"] == survival_of(session)
    assert [one["turn"] for one in run["predictions"]] == list(range(finished.turns))
    for one in run["predictions"]:
        assert one["rose"] == (run["results"][one["turn"] + 1] > run["results"][one["turn"]])
        assert one["brier"] == pytest.approx((0.75 - one["rose"]) ** 2)
    assert told["tests"]["before"] == {"asked": 4, "given": 2, "right": 2}
    assert told["tests"]["after"] == {"asked": 4, "given": 2, "right": 0}
    assert told["explanation"] == {"rule": "relations", "name": "Trust and threat", "text": SAID}


def test_it_has_what_the_seat_itself_decided(pages):
    (run,) = pages.of(1)["runs"]
    first, *later = run["decisions"]
    assert first["turn"] == 0
    assert any("0.2" in sentence for sentence in first["said"])  # % of GDP, which it set
    assert not later  # it ordered the same in every other turn


def test_who_wrote_and_predicted_nothing_has_a_page_too(pages):
    told = pages.of(3)
    assert told["explanation"] is None
    assert told["runs"][0]["predictions"] == []
    assert told["other"]["said"]


def test_nothing_in_it_is_the_luck_or_opens_a_seat(finished, pages):
    text = json.dumps(pages.of(1))
    assert "seed" not in text
    assert not [token for token in finished.record.seats.tokens if token in text]


def test_pages_come_one_after_another(finished):
    seats = list(finished.record.seats)[:2]
    made = personal_pages((one.number, finished.session(one), one.nation) for one in seats)
    assert [number for number, _ in made] == [1, 2]


def test_before_the_first_turn_it_is_one_sentence(make):
    room = make()
    seat, _ = room.join("Fox", "en", START)
    with pytest.raises(Refusal, match="No turn has been played"):
        TakeAways(room).of(seat)
