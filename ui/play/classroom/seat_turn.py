"""What a seat's page shows of its nation until the next turn, and of the seat's own draft.

It is made from a game as it stands between two turns, for the seat and in its language, and is kept
with what else is shown of that turn: see ui.play.classroom.shown.
"""

from typing import Any

from scenarios.move_file import MoveFile
from sim.causes import FIGURES
from ui.play.classroom.common_view import View
from ui.play.classroom.plain import as_plain, short
from ui.play.classroom.seats import ClassSeat
from ui.play.classroom.shown import ShownTurn
from ui.play.session.facts import Facts
from ui.play.session.in_play import draft_file
from ui.play.session.session import Session

FIGURES_SHOWN = (*FIGURES, "income", "compute_usable", "lag", "sovereignty")
"""Figures on a seat's page."""


def turn_part(shown: ShownTurn, session: Session, seat: ClassSeat) -> View:
    """What stays the same for a seat until its next turn: {view, happened, causes}."""
    key = (seat.world, seat.nation, seat.language)
    return shown.once(key, lambda: _of_turn(session.facts(seat.nation)))


def _of_turn(facts: Facts) -> View:
    figures = [facts.figure(name) for name in FIGURES_SHOWN]
    result = facts.result()
    return {
        "view": {
            "nation": facts.code,
            "name": str(facts.name),
            "turn": facts.turn,
            "turns": facts.turns,
            "date": facts.date,
            "over": facts.over,
            "figures": as_plain(figures),
            "pillars": short(facts.pillars),
            "standing": as_plain(facts.standing()),
            "result": None if result is None else as_plain(result),
            "ranks": dict(facts.ranks),
            "survival": short(facts.survival),
            "survival_before": short(_survival_before(facts)),
            "hazard": short(facts.hazard),
        },
        "happened": [news.sentence for news in facts.news],
        "causes": _points(facts),
    }


def _survival_before(facts: Facts) -> float:
    """The chance that the world had lived so far before the last turn."""
    return float(facts.stocks(max(facts.last_turn.start - 1, 0)).survival[0])


def _points(facts: Facts) -> View:
    """The change of the standing over the last turn, and the parts that add up to it, in points.

    {score, before, change, parts: {component: points}}
    """
    now = facts.standing()
    before = facts.standing(tick=max(facts.last_turn.start - 1, 0))
    return {
        "score": short(now.score),
        "before": short(before.score),
        "change": short(now.score - before.score),
        "parts": {name: short(now.points[name] - before.points[name]) for name in now.points},
    }


def draft_part(shown: ShownTurn, session: Session, seat: ClassSeat) -> View:
    """What the seat's own draft makes of it: {players, own, relations}.

    It is made again only when the draft is another.
    """
    players = list(session.humans)
    if seat.nation not in players:
        return {"players": players, "own": None, "relations": _relations(session, seat)}
    last: dict[str, Any] = shown.once(("drafted", seat.number), dict)
    draft = session.draft(seat.nation)
    key = draft, seat.place, seat.language
    if last.get("key") != key:
        last["own"] = {
            "draft": short(draft_file(draft).model_dump(mode="json")),
            "opening": short(MoveFile.of(session.opening(seat.nation).move).model_dump()),
            "budget": short(session.facts(seat.nation).budget),
        }
        last["relations"] = _relations(session, seat)
        last["key"] = key
    steps = {
        "can_undo": session.can_undo(seat.nation),
        "can_redo": session.can_redo(seat.nation),
    }
    return {"players": players, "own": last["own"] | steps, "relations": last["relations"]}


def _relations(session: Session, seat: ClassSeat) -> list[View]:
    made: list[View] = as_plain(session.facts(seat.nation).relations)
    return made
