"""What a class has learned, as far as it was asked: tests before and after, and explanations."""

from typing import Any

from ui.play.classroom.classroom import Classroom
from ui.play.classroom.plain import short
from ui.play.classroom.questions import TESTS
from ui.play.classroom.scoring import mean

View = dict[str, Any]


def tests_of(room: Classroom) -> View:
    """How many answered each test, which share was right, and for each question before and after.

    {before: {count, right}, after: {count, right}, both: [{name, before, after}]}; a share is None
    where nobody answered.
    """
    questions, seats = room.record.opened.questions, list(room.record.seats)
    right: dict[str, dict[str, list[float]]] = {test: {} for test in TESTS}
    counts = dict.fromkeys(TESTS, 0)
    for seat in seats:
        for test in TESTS:
            if test not in seat.answers:
                continue
            counts[test] += 1
            for name, was in questions.marked(test, seat.answers[test]).items():
                right[test].setdefault(name, []).append(float(bool(was)))
    names = [one.name for one in questions.before]
    return {
        **{
            test: {
                "count": counts[test],
                "right": short(mean([one for each in right[test].values() for one in each])),
            }
            for test in TESTS
        },
        "both": [
            {"name": name, **{test: short(mean(right[test].get(name, []))) for test in TESTS}}
            for name in names
        ],
    }


def explanations_of(room: Classroom) -> View:
    """How many explained, and which rules they named."""
    named = [seat.explained.rule for seat in room.record.seats if seat.explained is not None]
    return {"count": len(named), "rules": {rule: named.count(rule) for rule in sorted(set(named))}}
