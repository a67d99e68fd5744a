"""Lessons: as long as they say, a turn's phases in order, both runs."""

import pytest

from ui.play.classroom.presets import ROUND, UNTIMED, PhaseKind, lesson, preset_names, presets
from ui.play.refusal import Refusal


@pytest.mark.parametrize("name", preset_names())
def test_a_lesson_begins_in_the_lobby_and_ends_closed(name):
    kinds = [phase.kind for phase in lesson(name, 5).phases]
    assert kinds[0] is PhaseKind.LOBBY
    assert kinds[-1] is PhaseKind.CLOSED
    assert {PhaseKind.BEFORE, PhaseKind.FATE, PhaseKind.DEBRIEF, PhaseKind.AFTER} <= set(kinds)


@pytest.mark.parametrize("name", preset_names())
def test_a_turn_is_planned_predicted_and_revealed(name):
    phases = lesson(name, 5).phases
    for run in (1, 2):
        rounds = [phase for phase in phases if phase.turn is not None and phase.run == run]
        assert [phase.kind for phase in rounds] == list(ROUND) * (len(rounds) // 3)
        assert [phase.turn for phase in rounds] == [k // 3 for k in range(len(rounds))]


def test_lessons_take_as_long_as_they_say():
    for name, debrief in (("short", 12), ("long", 24)):
        found = lesson(name, 10)
        seconds = sum(phase.seconds or 0 for phase in found.phases)
        assert found.minutes - 2 <= seconds / 60 + debrief <= found.minutes
        assert all(phase.seconds for phase in found.phases if phase.kind not in UNTIMED)


def test_a_free_lesson_has_no_clock_and_the_turns_of_its_scenario():
    found = presets(7)["free"]
    assert found.turns == 7
    assert all(phase.seconds is None for phase in found.phases)


def test_an_unknown_lesson_is_refused():
    with pytest.raises(Refusal, match="short, long, free"):
        lesson("hour", 5)
