"""The gradebook: a row a seat, by participation, prediction and reflection; never by points."""

import math
from collections.abc import Sequence

from ui.play.classroom.cells import Cell, table
from ui.play.classroom.course import SELF, STAND_IN, ClassCourse
from ui.play.classroom.fates import ClassFates
from ui.play.classroom.predictions import CameOut
from ui.play.classroom.questions import TESTS
from ui.play.classroom.scoring import mean
from ui.play.classroom.seats import ClassSeat

DIGITS = 3
COLUMNS = (
    *("seat", "label", "world", "nation"),
    *("participation", "prediction", "reflection"),
    *("turns", "turns_ordered", "turns_stood_in", "predictions", "brier", "interval_score"),
    *("intervals_held", "before_answered", "before_right", "after_answered", "after_right"),
    *("explanation_rule", "explanation", "vote"),
)
"""Participation, prediction and reflection are shares of what was asked, 0 to 1."""


def gradebook(course: ClassCourse, fates: ClassFates) -> bytes:
    """The gradebook as CSV, with a mark that tells spreadsheets of UTF-8."""
    questions = course.record.opened.questions
    asked = [f"{test}_{one.name}" for test in TESTS for one in questions.of(test)]
    rows = [_row(course, fates, seat) for seat in course.record.seats]
    return table((*COLUMNS, *asked), rows, for_spreadsheets=True)


def _row(course: ClassCourse, fates: ClassFates, seat: ClassSeat) -> dict[str, Cell]:
    turns = course.turns_of(seat.number)
    ordered = [one for one in turns if one.ordered == SELF]
    came = [found for one in turns if (found := fates.of(one).came) is not None]
    return {
        "seat": seat.number,
        "label": seat.shown,
        "world": seat.world + 1,
        "nation": seat.nation,
        "participation": _share(len(ordered), len(turns)),
        "prediction": _share(len(came), len(turns)),
        "turns": len(turns),
        "turns_ordered": len(ordered),
        "turns_stood_in": sum(one.ordered == STAND_IN for one in turns),
        "predictions": len(came),
        **_foresight(came),
        **_reflected(course, seat),
        "vote": seat.vote,
    }


def _foresight(came: Sequence[CameOut]) -> dict[str, Cell]:
    known = [one.interval for one in came if one.interval is not None]
    held = [float(one.inside) for one in came if one.inside is not None]
    return {
        "brier": _rounded(mean([one.brier for one in came])),
        "interval_score": _rounded(mean(known)),
        "intervals_held": _rounded(mean(held)),
    }


def _reflected(course: ClassCourse, seat: ClassSeat) -> dict[str, Cell]:
    """Both tests question by question, the explanation, and how much of it there is."""
    questions = course.record.opened.questions
    found: dict[str, Cell] = {}
    done: list[float] = []
    for test in TESTS:
        given = seat.answers.get(test, {})
        marks = questions.marked(test, given)
        done.append(len(given) / len(marks))
        found |= {f"{test}_{name}": mark for name, mark in marks.items()}
        found[f"{test}_answered"] = len(given)
        found[f"{test}_right"] = sum(mark is True for mark in marks.values())
    said = seat.explained
    done.append(float(said is not None))
    return {
        **found,
        "explanation_rule": said.rule if said else None,
        "explanation": said.text if said else None,
        "reflection": round(math.fsum(done) / len(done), DIGITS),
    }


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, DIGITS) if whole else None


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, DIGITS)
