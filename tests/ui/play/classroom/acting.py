"""A class led through its phases by tests: everybody joins, ends, predicts."""

from ui.play.classroom.presets import PhaseKind
from ui.play.session.commands import EndTurn


def filled(room, seats=None, now=1.0):
    """A class with so many seats, all there; by default all that there can be."""
    for _ in range(room.record.seats.capacity if seats is None else seats):
        number, _ = room.join("", "en", now)
        room.present(number, now)
    return room


def led_to(room, kind, now=2.0):
    """Advance, as the teacher does, to the next phase of a kind."""
    while room.phase.kind is not kind:
        room.advance(now)
    return room


def end_all(room, now=3.0):
    """Every seat that is waited for ends its turn."""
    for seat in room.record.missing(now):
        room.command(seat.number, room.turn, EndTurn(), now)


def predict_all(room, now=4.0, rise=True):
    """Every seat that is waited for predicts."""
    for seat in room.record.missing(now):
        room.predict(seat.number, room.turn, rise, 0.7, 20.0, 80.0, now)


def play_turn(room, now=3.0):
    """From wherever to the reveal of the next turn."""
    led_to(room, PhaseKind.PLAN, now)
    end_all(room, now)
    predict_all(room, now)
    assert room.phase.kind is PhaseKind.REVEAL


def played_out(room, now=3.0):
    """The first game to its end."""
    while room.turn < room.turns:
        play_turn(room, now)
    return room


def hashes(room):
    """The state of every world."""
    return [session.state_hash for session in room.worlds]
