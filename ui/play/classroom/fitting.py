"""Whether an entry can be the next one of a log: a file may have been edited, or a disk spoilt it.

A server only writes what fits.  What is read is looked at again, so that a damaged log is one
sentence that names the entry, and never half a class.
"""

from ui.play.classroom.entries import (
    Admitted,
    Entry,
    Joined,
    Opened,
    PhaseBegun,
    Predicted,
    Reseated,
    RunBegun,
    Submitted,
    ThoughtAgain,
    TurnPlayed,
    WorldTurn,
)
from ui.play.classroom.record import ClassRecord


def fits(record: ClassRecord, entry: Entry) -> bool:
    """Whether a class with this record could have written this entry next."""
    seat = getattr(entry, "seat", None)
    known = seat is None or isinstance(entry, Joined) or seat in record.seats.seats
    return known and _fits(record, entry)


def _fits(record: ClassRecord, entry: Entry) -> bool:
    fit = True
    match entry:
        case Opened():
            fit = False
        case Joined(seat=number, world=world, nation=nation):
            fit = number == len(record.seats) + 1 and _is_free(record, world, nation)
        case Reseated(world=world, nation=nation):
            fit = _is_free(record, world, nation)
        case Admitted(request=request):
            fit = request in record.seats.requests
        case Submitted() | ThoughtAgain() | Predicted():
            fit = (entry.run, entry.turn) == (record.run, record.turn)
        case PhaseBegun(index=index):
            fit = index < len(record.preset.phases)
        case RunBegun(run=run):
            fit = run == record.run + 1
        case TurnPlayed():
            fit = _is_next(record, entry)
    return fit


def _is_next(record: ClassRecord, played: TurnPlayed) -> bool:
    """Whether this is the next turn, of all worlds and nations."""
    now = (record.run, record.turn) == (played.run, played.turn) and played.turn < record.turns
    whole = len(played.worlds) == record.opened.worlds
    return now and whole and all(_is_whole(record, one) for one in played.worlds)


def _is_free(record: ClassRecord, world: int, nation: str) -> bool:
    seats = record.seats
    there = world < seats.worlds and nation in seats.roster
    return there and (world, nation) not in seats.taken


def _is_whole(record: ClassRecord, turn: WorldTurn) -> bool:
    roster = len(record.opened.scenario.roster)
    quarters = record.scenarios[record.run].ticks_per_turn
    return len(turn.policies) == len(turn.moves) == roster and len(turn.hashes) == quarters
