"""The class as oTree writes a session: a row a seat and turn, and page times.

Columns that oTree has are called as there, so that scripts for its tables read these.  What is paid
out has none: nobody is paid, and points are no grade.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from ui.play.classroom.cells import Cell, table
from ui.play.classroom.course import ASKING, ClassCourse, SeatTurn
from ui.play.classroom.fates import ClassFates
from ui.play.classroom.presets import LessonPhase

APP = "sixpillars"
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
SESSION_COLUMNS = (
    "participant.id_in_session", "participant.code", "participant.label", "participant._is_bot",
    "participant._index_in_pages", "participant._max_page_index",
    "participant._current_app_name", "participant._current_page_name",
    "participant.time_started_utc", "participant.visited",
    "player.id_in_group", "player.role", "player.ordered", "player.submitted_utc",
    "player.rise", "player.sure", "player.low", "player.high", "player.predicted_utc",
    "player.rose", "player.brier", "player.interval_score", "player.interval_held",
    "player.result_before", "player.result_after",
    "group.id_in_subsession", "group.survival_before", "group.survival_after",
    "group.survival_at_end",
    "subsession.round_number", "subsession.run", "subsession.turn",
    "session.code", "session.is_demo", "session.config.name", "session.config.scenario",
    "session.config.seed", "session.config.worlds", "session.config.level",
    "session.config.variant",
)  # fmt: skip
PAGE_COLUMNS = (
    "session_code", "participant_id_in_session", "participant_code", "page_index", "app_name",
    "page_name", "epoch_time_completed", "round_number", "timeout_happened", "is_wait_page",
)  # fmt: skip


def session_table(course: ClassCourse, fates: ClassFates) -> bytes:
    """A row a seat and turn, as CSV: seats in the order of joining, turns within."""
    numbers = [seat.number for seat in course.record.seats]
    rows = [_row(course, fates, one) for number in numbers for one in course.turns_of(number)]
    return table(SESSION_COLUMNS, rows)


def page_times(course: ClassCourse) -> bytes:
    """A row a seat and page, as CSV: when it was done with."""
    return table(PAGE_COLUMNS, _page_rows(course))


def participant_code(course: ClassCourse, seat: int) -> str:
    """What a seat is called in both tables: no token, and nothing that opens a seat."""
    return f"{course.record.opened.code.lower()}{seat:03d}"


def _row(course: ClassCourse, fates: ClassFates, turn: SeatTurn) -> dict[str, Cell]:
    return {
        **_participant(course, turn.seat),
        **_player(course, fates, turn),
        "group.id_in_subsession": turn.world + 1,
        "group.survival_at_end": fates.survival_at_end(turn.run, turn.world),
        "subsession.round_number": course.round_number(turn.run, turn.turn),
        "subsession.run": turn.run,
        "subsession.turn": turn.turn + 1,
        **_session(course),
    }


def _participant(course: ClassCourse, number: int) -> dict[str, Cell]:
    seat, phase = course.record.seats.seats[number], course.record.timer.phase
    pages = [page.page for page in course.pages if page.seat == number]
    return {
        "participant.id_in_session": number,
        "participant.code": participant_code(course, number),
        "participant.label": seat.shown,
        "participant._is_bot": False,
        "participant._index_in_pages": pages[-1] + 1 if pages else 1,
        "participant._max_page_index": len(course.record.preset.phases),
        "participant._current_app_name": APP,
        "participant._current_page_name": page_name(phase),
        "participant.time_started_utc": _utc(course.joined_at[number]),
        "participant.visited": True,
    }


def _player(course: ClassCourse, fates: ClassFates, turn: SeatTurn) -> dict[str, Cell]:
    said, fate = turn.predicted, fates.of(turn)
    came = fate.came
    return {
        "player.id_in_group": course.record.opened.scenario.roster.index(turn.nation) + 1,
        "player.role": turn.nation,
        "player.ordered": turn.ordered,
        "player.submitted_utc": _utc(turn.submitted_at),
        "player.rise": said.rise if said else None,
        "player.sure": said.sure if said else None,
        "player.low": said.low if said else None,
        "player.high": said.high if said else None,
        "player.predicted_utc": _utc(turn.predicted_at),
        "player.rose": fate.result_after > fate.result_before,
        "player.brier": came.brier if came else None,
        "player.interval_score": came.interval if came else None,
        "player.interval_held": came.inside if came else None,
        "player.result_before": fate.result_before,
        "player.result_after": fate.result_after,
        "group.survival_before": fate.survival_before,
        "group.survival_after": fate.survival_after,
    }


def _session(course: ClassCourse) -> dict[str, Cell]:
    opened = course.record.opened
    return {
        "session.code": opened.code,
        "session.is_demo": False,
        "session.config.name": opened.preset,
        "session.config.scenario": opened.scenario.name,
        "session.config.seed": opened.seed,
        "session.config.worlds": opened.worlds,
        "session.config.level": opened.level,
        "session.config.variant": course.record.variant,
    }


def _page_rows(course: ClassCourse) -> Iterator[dict[str, Cell]]:
    for page in sorted(course.pages, key=lambda one: (one.seat, one.page)):
        turn = page.phase.turn
        yield {
            "session_code": course.record.opened.code,
            "participant_id_in_session": page.seat,
            "participant_code": participant_code(course, page.seat),
            "page_index": page.page,
            "app_name": APP,
            "page_name": page_name(page.phase),
            "epoch_time_completed": page.at,
            "round_number": 1 if turn is None else course.round_number(page.phase.run, turn),
            "timeout_happened": page.timeout,
            "is_wait_page": page.phase.kind not in ASKING,
        }


def page_name(phase: LessonPhase) -> str:
    """A phase as tables call it: Plan, Predict, Reveal."""
    return phase.kind.value.capitalize()


def _utc(at: float | None) -> str | None:
    """Seconds since 1970 as oTree writes a time."""
    if at is None:
        return None
    return f"{EPOCH + timedelta(seconds=at):%Y-%m-%d %H:%M:%S.%f}"
