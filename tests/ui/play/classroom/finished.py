"""A whole class as three seats play it: one does everything, one is late, one never predicts."""

from ui.play.classroom.presets import PhaseKind
from ui.play.session.commands import EndTurn, SetBudget

LABELS = ("=1+1", "'quoted", "Zoë, “the” \\ 10")
SAID = "Trust fell\nbecause we closed the door; =so it was."
START = 1_700_000_000.25


def play(room, now):
    """A whole class: the second seat is late in every turn, the third never predicts."""
    first, second, third = (room.join(label, "en", now)[0] for label in LABELS)
    for seat in (first, second, third):
        room.present(seat, now)
    room.start(now)
    while room.phase.kind is not PhaseKind.CLOSED:
        now += 1.5
        match room.phase.kind:
            case PhaseKind.BEFORE | PhaseKind.AFTER:
                room.answer(first, room.phase.kind.value, {"doors": 3, "trust": 1}, now)
                room.answer(second, room.phase.kind.value, {}, now)
            case PhaseKind.PLAN:
                turn = room.turn
                if turn == 0:
                    room.command(first, turn, SetBudget(0.002), now)
                room.command(first, turn, EndTurn(), now)
                room.command(third, turn, EndTurn(), now)
            case PhaseKind.PREDICT:
                room.predict(first, room.turn, True, 0.75, 40.0, 90.0, now)
                room.predict(second, room.turn, False, 0.6, 99.5, 100.0, now)
            case PhaseKind.DEBRIEF:
                room.explain(first, SAID, "relations", now)
        kind = room.phase
        now += 1.0
        if room.phase is kind:
            room.advance(now)
    return first, second, third
