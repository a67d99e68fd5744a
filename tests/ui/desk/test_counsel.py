"""Counsel: asked once a draft, not while a slider moves, and given up when it is stale."""

import threading

import pytest

from ui.desk.counsel import Counsel, Word
from ui.desk.crew import Crew
from ui.desk.sitting import NewGame, Sitting
from ui.play.advice.rollouts import Superseded
from ui.play.session.commands import EndTurn, SetLever
from ui.play.words import say, speak

pytestmark = pytest.mark.compiled


@pytest.fixture
def counsel():
    crew = Crew()
    made = Counsel(Sitting.new(NewGame("quick", ("KEN",), 1, "easy")), crew)
    yield made
    made.close()
    crew.close()


def settle(counsel):
    counsel.crew.wait()
    counsel.crew.collect()


def test_a_question_is_put_once_for_each_draft(counsel):
    asked = []

    def work(position, stale):
        asked.append(position.draft.move.levers.visa)
        return len(asked)

    for _ in range(3):
        counsel.about("x", work)
        settle(counsel)
    assert counsel.about("x", work).answer == 1
    assert counsel.about("x", work).fresh
    counsel.sitting.do(SetLever("visa", 0.25))
    word = counsel.about("x", work)
    assert word.answer == 1  # the old answer, until there is a new one
    assert not word.fresh
    settle(counsel)
    assert counsel.about("x", work).answer == 2
    assert asked[-1] == 0.25


def test_nothing_is_asked_while_a_slider_moves(counsel):
    asked = []

    def work(position, stale):
        asked.append(position)

    counsel.dragging = True
    counsel.about("x", work)
    settle(counsel)
    assert asked == []
    counsel.dragging = False
    counsel.about("x", work)
    settle(counsel)
    assert len(asked) == 1


def test_an_answer_about_an_earlier_turn_is_none(counsel):
    counsel.about("x", lambda position, stale: "old")
    settle(counsel)
    counsel.sitting.do(EndTurn())
    assert counsel.about("x", lambda position, stale: "new").answer is None
    settle(counsel)
    assert counsel.about("x", lambda position, stale: "new").answer == "new"


def test_an_answer_in_another_language_is_none_and_asked_anew(counsel):
    def work(position, stale):
        return say("desk.back")

    counsel.about("x", work)
    settle(counsel)
    english = counsel.about("x", work).answer
    for language in ("es", "fr"):
        speak(language)
        assert counsel.about("x", work).answer is None
        settle(counsel)
        assert counsel.about("x", work) == Word(say("desk.back"), True)
        assert counsel.about("x", work).answer != english


def test_work_on_a_draft_that_has_changed_may_be_given_up(counsel):
    begun, changed = threading.Event(), threading.Event()

    def work(position, stale):
        begun.set()
        assert changed.wait(10)
        if stale():
            raise Superseded
        return position.draft.move.levers.visa

    counsel.about("x", work)
    assert begun.wait(10)
    counsel.sitting.do(SetLever("visa", 0.25))
    counsel.about("x", work)
    changed.set()
    settle(counsel)
    assert counsel.about("x", work).answer == 0.25


def test_what_is_hushed_is_asked_again(counsel):
    gate = threading.Event()
    counsel.crew.ask("gate", gate.wait, lambda _: None)
    counsel.about("x", lambda position, stale: 1)
    counsel.hush()
    gate.set()
    settle(counsel)
    assert counsel.about("x", lambda position, stale: 2).answer is None
    settle(counsel)
    assert counsel.about("x", lambda position, stale: 2).answer == 2
