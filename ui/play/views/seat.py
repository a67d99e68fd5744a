"""A seat's view of the game: everything that its screen may show, and nothing else.

A view is made of public facts, of what concerns its own nation, and of its own draft.  It has
nothing of the drafts of others, no seed, and nothing of luck that has not been played.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from scenarios.move_file import DraftFile, MoveFile
from ui.play.events.news import News
from ui.play.session.facts import Facts, FigureNow, Standing
from ui.play.session.in_play import draft_file
from ui.play.session.relations import Relation
from ui.play.session.session import Session


@dataclass(frozen=True)
class Player:
    """A nation that a person plays."""

    nation: str
    ended: bool  # whether it is done with this turn


@dataclass(frozen=True)
class Own:
    """What only this seat may see: the orders in the making."""

    draft: DraftFile
    opening: MoveFile  # the orders that the turn began with
    budget: float  # what the draft would spend on AI, $bn a year
    can_undo: bool
    can_redo: bool


@dataclass(frozen=True)
class SeatView:
    """One nation's view at one moment."""

    nation: str
    name: str
    turn: int  # turns played; orders are meant for this turn
    turns: int
    date: str  # at which the coming turn begins, "2025-Q1"
    over: bool
    players: tuple[Player, ...]
    own: Own | None  # None where no person plays the nation
    figures: tuple[FigureNow, ...]
    pillars: tuple[float, ...]  # strengths of the six, 0 to 1
    standing: Standing
    result: Standing | None  # as it counts; None before the second half
    ranks: dict[str, int]
    survival: float  # probability that no world catastrophe has happened
    hazard: float  # of one, a quarter, as nations behave now
    relations: tuple[Relation, ...]
    news: tuple[News, ...]


def view_of(session: Session, nation: str) -> SeatView:
    """What the seat of a nation may see now.  Raises Refusal for a nation that there is not."""
    facts = session.facts(nation)
    return SeatView(
        nation=facts.code,
        name=facts.name,
        turn=facts.turn,
        turns=facts.turns,
        date=facts.date,
        over=facts.over,
        players=tuple(Player(code, code in session.ended) for code in session.humans),
        own=_own(session, facts) if nation in session.humans else None,
        figures=facts.figures,
        pillars=facts.pillars,
        standing=facts.standing(),
        result=facts.result(),
        ranks=dict(facts.ranks),
        survival=facts.survival,
        hazard=facts.hazard,
        relations=facts.relations,
        news=facts.news,
    )


def _own(session: Session, facts: Facts) -> Own:
    draft = session.draft(facts.code)
    return Own(
        draft=draft_file(draft),
        opening=MoveFile.of(session.opening(facts.code).move),
        budget=facts.budget,
        can_undo=session.can_undo(facts.code),
        can_redo=session.can_redo(facts.code),
    )


@cache
def _adapter() -> TypeAdapter[SeatView]:
    return TypeAdapter(SeatView)


def as_json(view: SeatView) -> bytes:
    """The view on the wire."""
    return _adapter().dump_json(view)


def from_json(data: bytes) -> SeatView:
    """A view from the wire.  Raises pydantic's ValidationError, a ValueError, for what is none."""
    return _adapter().validate_json(data)


def schema() -> dict[str, Any]:
    """The JSON Schema of a view."""
    return _adapter().json_schema()
