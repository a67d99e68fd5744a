"""What pages were told is done, held against the log of their class."""

import math
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.classroom.bot import View
from ui.play.classroom.classroom import Classroom
from ui.play.classroom.entries import Submitted, TurnPlayed
from ui.play.classroom.store import Store

DIGITS = 1e-4


@dataclass
class Said:
    """What a page has been told is done."""

    drafts: list[tuple[float, int, Any]] = field(default_factory=list)  # when, turn, draft
    submitted: dict[int, Any] = field(default_factory=dict)  # by turn

    def note(self, turn: int, told: View) -> None:
        """Keep the orders of a turn that was ended, as the answer shows them."""
        if told["ok"] and told["view"]["class"]["turn"] == turn:
            self.submitted[turn] = told["view"]["view"]["own"]["draft"]["move"]


def compared(file: Path, heard: dict[int, Said]) -> tuple[int, list[str]]:
    """Turns played, and what is not in the log, or was not played, as a seat was told.

    Plays every turn of the log again, which fails where it leads to other hashes.
    """
    unlike = []
    with closing(Store(file)) as store:
        entries = [entry for _, _, entry in store.entries()]
        room = Classroom.restored(store, 0.0)
        log = {(e.seat, e.turn): e.draft.move for e in entries if isinstance(e, Submitted)}
        played = {e.turn: e for e in entries if isinstance(e, TurnPlayed)}
        for number, said in heard.items():
            seat = room.seat(number)
            place = room.record.opened.scenario.roster.index(seat.nation)
            for turn, move in said.submitted.items():
                written = log.get((number, turn))
                if written is None or not alike(written.model_dump(mode="json"), move):
                    unlike.append(f"seat {number}: turn {turn} is not in the log as submitted")
                elif turn in played and played[turn].worlds[seat.world].moves[place] != written:
                    unlike.append(f"seat {number}: turn {turn} was not played as submitted")
    return len(played), unlike


def alike(one: Any, other: Any) -> bool:
    """Whether two orders are the same; a view writes fewer digits than the log."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(alike(one[k], other[k]) for k in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(alike, one, other))
    if isinstance(one, float | int) and isinstance(other, float | int):
        return math.isclose(one, other, rel_tol=DIGITS, abs_tol=DIGITS)
    return bool(one == other)
