"""How the turn in play is rehearsed, in small pieces: the worlds first, then what pages show."""

from collections.abc import Callable, Iterator
from functools import partial

from ui.play.classroom.asking import ask_part
from ui.play.classroom.classroom import Classroom
from ui.play.classroom.common_view import world_part
from ui.play.classroom.presets import PhaseKind
from ui.play.classroom.rehearsal import Rehearsal
from ui.play.classroom.seat_turn import draft_part, turn_part
from ui.play.classroom.seat_view import in_language_of
from ui.play.refusal import Refusal


def to_rehearse(room: Classroom) -> bool:
    """Whether all orders are in, and what they come to has not been found out."""
    return room.phase.kind is PhaseKind.PREDICT and room.rehearsed is None


def rehearse(room: Classroom) -> Iterator[None]:
    """Rehearse the turn in play, as `room.rehearsal`; others may act between two pieces.

    It ends early where an order has changed: then begin again.  What cannot be played is left to be
    refused when the turn is played.
    """
    rehearsal = room.rehearsal = Rehearsal()
    for piece in _pieces(room, rehearsal):
        if room.rehearsal is not rehearsal or not room.holds(rehearsal):
            return
        try:
            piece()
        except Refusal:
            return
        yield


def _pieces(room: Classroom, rehearsal: Rehearsal) -> Iterator[Callable[[], object]]:
    """A world, a seat in its language, or what all look at in the language in use."""
    for world in range(len(room.worlds)):
        yield partial(_play, room, rehearsal, world)
    shown = rehearsal.shown
    sessions = [rehearsal.worlds[world].session for world in sorted(rehearsal.worlds)]
    for seat in tuple(room.record.seats):
        for part in (turn_part, draft_part):
            yield partial(in_language_of, seat, part, shown, sessions[seat.world], seat)
    for world, session in enumerate(sessions):
        yield partial(world_part, shown, world, session)
    yield partial(ask_part, shown, sessions)


def _play(room: Classroom, rehearsal: Rehearsal, world: int) -> None:
    rehearsal.worlds[world] = room.rehearse(world)
