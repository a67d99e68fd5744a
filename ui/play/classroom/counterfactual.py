"""The personal counterfactual: one other choice of a seat, on the very same luck.

It is the debrief's: the most telling of a small set of choices that were not made, set against
eight other lucks, so that "mostly luck" is said where it is.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ui.play.debrief.alternatives import ideas_of, try_ideas
from ui.play.debrief.data import Alternative, Counterfactual, Debrief
from ui.play.debrief.elsewhere import by_luck
from ui.play.debrief.line import Lines
from ui.play.debrief.make import begun
from ui.play.debrief.sentences import called, counterfactual_said
from ui.play.debrief.titles import alternative_title, points
from ui.play.refusal import Refusal
from ui.play.session.session import Session
from ui.play.words import say


@dataclass(frozen=True)
class PersonalPage:
    """What one seat takes home of its game; sentences are made in the language of its reader."""

    debrief: Debrief
    found: Counterfactual | None  # None where nothing else could be tried

    @property
    def mostly_luck(self) -> bool:
        """Whether most of the difference comes from the luck of this game."""
        told = self.found.told if self.found else None
        if told is None or told.elsewhere is None:
            return False
        return by_luck(told.difference.score, told.elsewhere.score)

    def plain(self) -> dict[str, Any]:
        """For a page, in the language in use: sentences, the standing with and without, others."""
        if self.found is None:
            return {"name": called(self.debrief), "said": [], "others": [], "curve": None}
        told, curve = self.found.told, self.found.score
        return {
            "name": called(self.debrief),
            "title": alternative_title(told),
            "date": told.date,
            "said": list(counterfactual_said(self.debrief, told)),
            "mostly_luck": self.mostly_luck,
            "years": list(self.debrief.course.years),
            "curve": {"game": list(curve.game), "other": list(curve.other)},
            "others": [_row(other) for other in self.found.others],
            "tried": self.found.tried,
        }


def personal_page(session: Session, nation: str) -> PersonalPage:
    """The page of one seat; the session is only read.  Raises Refusal before the first turn."""
    if session.turn == 0:
        raise Refusal(say("classroom.learn.no_class_turn"))
    lines = Lines(session.game, session.game.world.codes.index(nation))
    found = None
    for answer in try_ideas(lines, ideas_of(lines)):
        found = answer or found
    return PersonalPage(begun(session, lines), found)


def personal_pages(
    seats: Iterable[tuple[int, Session, str]],
) -> Iterator[tuple[int, PersonalPage]]:
    """One page after another of (number of the seat, its world's session, its nation)."""
    for number, session, nation in seats:
        yield number, personal_page(session, nation)


def _row(other: Alternative) -> dict[str, Any]:
    return {
        "title": alternative_title(other),
        "date": other.date,
        "points": points(other.difference.score),
        "world": points(other.difference.welfare),
    }
