"""The crew: newest of a name, handed over where it is collected."""

import threading

import pytest

from ui.desk.crew import SLOW, Crew
from ui.play.words import speak, spoken


@pytest.fixture
def crew():
    made = Crew()
    yield made
    made.close()


def test_results_come_when_they_are_collected(crew):
    found = []
    crew.ask("sum", lambda: 1 + 1, found.append)
    crew.wait()
    assert found == []
    assert crew.busy("sum")
    assert crew.collect()
    assert found == [2]
    assert not crew.busy("sum")
    assert not crew.collect()


def test_only_the_newest_of_a_name_counts(crew):
    gate, found = threading.Event(), []
    crew.ask("wait", gate.wait, lambda _: None)
    for k in range(5):
        crew.ask("same", lambda k=k: k, found.append)
    crew.ask("other", lambda: "other", found.append)
    gate.set()
    crew.wait()
    crew.collect()
    assert found == [4, "other"]


def test_what_was_not_foreseen_is_raised_where_it_is_collected(crew):
    def fail():
        raise ZeroDivisionError

    crew.ask("bad", fail, lambda _: None)
    crew.wait()
    with pytest.raises(ZeroDivisionError):
        crew.collect()
    seen = []
    crew.ask("bad", fail, lambda _: None, seen.append)
    crew.wait()
    crew.collect()
    assert isinstance(seen[0], ZeroDivisionError)


def test_the_crew_speaks_the_language_of_whoever_asks(crew):
    found = []
    speak("fr")
    try:
        crew.ask("language", spoken, found.append)
        crew.wait()
        crew.collect()
    finally:
        speak("en")
    assert found == ["fr"]


def test_waking(crew):
    woken = threading.Event()
    other = Crew(woken.set)
    other.ask("x", lambda: 1, lambda _: None)
    other.wait()
    assert woken.wait(5)
    other.close()


def test_what_is_dropped_is_not_begun(crew):
    gate, begun = threading.Event(), []
    crew.ask("wait", gate.wait, lambda _: None)
    crew.ask("dropped", lambda: begun.append("dropped"), begun.append)
    crew.drop("dropped")
    gate.set()
    crew.wait()
    crew.collect()
    assert begun == []


def test_a_slow_question_does_not_stand_before_a_quick_one(crew):
    gate, found = threading.Event(), []
    crew.ask("slow", gate.wait, lambda _: found.append("slow"), lane=SLOW)
    quick = threading.Event()
    crew.ask("quick", quick.set, lambda _: found.append("quick"))
    assert quick.wait(5)
    gate.set()
    crew.wait()
    crew.collect()
    assert sorted(found) == ["quick", "slow"]
