"""The teacher's rows: a seat each, the places, and the devices that wait to be let in."""

from ui.play.classroom.classroom import Classroom
from ui.play.classroom.common_view import View
from ui.play.classroom.plain import short
from ui.play.classroom.presets import PhaseKind
from ui.play.classroom.seats import ClassSeat
from ui.play.names import nation_name

DOING = {
    PhaseKind.PLAN: ("planning", "ended"),
    PhaseKind.PREDICT: ("predicting", "predicted"),
    PhaseKind.BEFORE: ("answering", "answered"),
    PhaseKind.AFTER: ("answering", "answered"),
    PhaseKind.VOTE: ("voting", "voted"),
}
"""What a seat is at in a phase, and when it has done it."""


def console_seats(room: Classroom, now: float) -> list[View]:
    """A row a seat, in the order in which they came."""
    asked = {request.seat for request in room.record.seats.requests.values()}
    return [_row(room, seat, now, seat.number in asked) for seat in room.record.seats]


def _row(room: Classroom, seat: ClassSeat, now: float, device: bool) -> View:
    world, record = room.games.world, room.record
    return {
        "number": seat.number,
        "label": seat.shown,
        "world": seat.world,
        "nation": seat.nation,
        "name": str(nation_name(seat.nation, world.names[world.codes.index(seat.nation)])),
        "language": seat.language,
        "status": status_of(room, seat),
        "since": short(max(now - _since(room, seat), 0.0)),
        "present": seat.present,
        "ended": seat.number in record.submitted,
        "predicted": seat.number in record.predictions,
        "stood_in": bool(seat.stood_in),
        "tests": sorted(seat.answers),
        "explained": seat.explained is not None,
        "devices": record.seats.devices(seat.number),
        "device": device,
    }


def _since(room: Classroom, seat: ClassSeat) -> float:
    """When a seat began what it is at: what a phase asks begins with the phase."""
    return max(seat.since, room.record.timer.began) if seat.present else seat.since


def status_of(room: Classroom, seat: ClassSeat) -> str:
    """What a seat is at, in one word."""
    if seat.stood_in:
        return "stand_in"
    if not seat.present:
        return "away"
    doing = DOING.get(room.phase.kind)
    return "waiting" if doing is None else doing[room.record.done(seat, room.phase.kind)]


def free_places(room: Classroom) -> list[View]:
    """Every world and nation, and whether somebody sits there."""
    seats = room.record.seats
    taken = seats.taken
    return [
        {"world": world, "nation": code, "taken": (world, code) in taken}
        for world in range(seats.worlds)
        for code in seats.roster
    ]


def requests_view(room: Classroom) -> list[View]:
    """Devices that wait to be let in."""
    seats = room.record.seats
    return [
        {"number": one.number, "seat": one.seat, "label": seats.seats[one.seat].shown}
        for one in seats.requests.values()
    ]
