"""The turn in play as it is written down, and taken up again: drafts, and who has ended."""

from collections.abc import Collection, Mapping

from scenarios.move_file import DraftFile, MoveFile, TurnFile
from sim.pillars import Pillar, Programme
from ui.play.session.draft import Draft
from ui.play.session.pad import Pad


def written(pads: Mapping[str, Pad], ended: Collection[str], seat: str = "") -> TurnFile | None:
    """The turn in play; None while it is as the turn began.

    `seat` is who was at the screen; by default, the first who is waited for.
    """
    drafts = {code: draft_file(pad.draft) for code, pad in pads.items() if pad.drafted}
    open_seats = [code for code in pads if code not in ended]
    seat = seat if seat in open_seats else next(iter(open_seats), "")
    if not drafts and not ended and seat == next(iter(pads), ""):
        return None
    return TurnFile(seat=seat, ended=[code for code in pads if code in ended], drafts=drafts)


def take_up(turn: TurnFile, pads: Mapping[str, Pad]) -> frozenset[str]:
    """Go on with a turn in play; returns who has ended it.

    What is of nations that people no longer play is left out; where all who still play had ended
    the turn, they end it again.
    """
    for code, draft in turn.drafts.items():
        if code in pads:
            pads[code].take_up(_draft(draft))
    ended = frozenset(pads) & frozenset(turn.ended)
    return ended if len(ended) < len(pads) else frozenset()


def draft_file(draft: Draft) -> DraftFile:
    """A draft as it is written down."""
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
