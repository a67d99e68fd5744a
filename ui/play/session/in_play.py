"""The turn in play as it is written down, and taken up again: drafts, the seat, who has ended."""

from collections.abc import Mapping

from scenarios.move_file import DraftFile, MoveFile, TurnFile
from sim.pillars import Pillar, Programme
from ui.play.session.draft import Draft
from ui.play.session.hotseat import Hotseat
from ui.play.session.pad import Pad


def written(pads: Mapping[str, Pad], seats: Hotseat) -> TurnFile | None:
    """The turn in play; None while it is as the turn began."""
    drafts = {code: _draft_file(pad.draft) for code, pad in pads.items() if pad.drafted}
    began = not seats.ended and seats.current == next(iter(seats.humans), "")
    if began and not drafts:
        return None
    ended = [code for code in seats.humans if code in seats.ended]
    return TurnFile(seat=seats.current, ended=ended, drafts=drafts)


def take_up(turn: TurnFile, pads: Mapping[str, Pad], seats: Hotseat) -> None:
    """Go on with a turn in play; what is of nations that people no longer play is left out."""
    for code, draft in turn.drafts.items():
        if code in pads:
            pads[code].take_up(_draft(draft))
    seats.take_up(turn.seat, turn.ended)


def _draft_file(draft: Draft) -> DraftFile:
    return DraftFile(
        move=MoveFile.of(draft.move),
        locked_pillars=[pillar.name.lower() for pillar in sorted(draft.pillars)],
        locked_programmes=[programme.name.lower() for programme in sorted(draft.programmes)],
    )


def _draft(draft: DraftFile) -> Draft:
    return Draft(
        draft.move.move(),
        frozenset(Pillar[name.upper()] for name in draft.locked_pillars),
        frozenset(Programme[name.upper()] for name in draft.locked_programmes),
    )
