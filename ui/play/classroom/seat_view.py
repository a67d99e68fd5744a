"""What a seat's page may show: its own nation, its own draft, what is public; nothing else."""

from contextvars import copy_context
from typing import Any

from scenarios.move_file import MoveFile
from sim.causes import FIGURES
from sim.levers import DECLARED
from sim.orders import LARGEST_BUDGET
from ui.play.classroom.classroom import Classroom
from ui.play.classroom.common_view import View, choices_view, class_view
from ui.play.classroom.explanation import offered_rules
from ui.play.classroom.plain import as_plain, short
from ui.play.classroom.predictions import came_out
from ui.play.classroom.presets import PhaseKind
from ui.play.classroom.seats import ClassSeat
from ui.play.mandates import read_mandate
from ui.play.names import nation_name
from ui.play.session.facts import Facts
from ui.play.session.in_play import draft_file
from ui.play.session.session import Session
from ui.play.words import speak

SHOWN = (*FIGURES, "income", "compute_usable", "lag", "sovereignty")
"""Figures on a seat's page."""


def in_language_of(seat: ClassSeat, make: Any, *given: Any) -> Any:
    """What `make(*given)` gives in the language of a seat, whatever is spoken here."""

    def spoken() -> Any:
        speak(seat.language)
        return make(*given)

    return copy_context().run(spoken)


def seat_view(room: Classroom, number: int, now: float) -> View:
    """What a seat's page shows; see ui.play.classroom.views."""
    seat = room.seat(number)
    return dict(in_language_of(seat, _seat_view, room, seat, now))


def _seat_view(room: Classroom, seat: ClassSeat, now: float) -> View:
    record, phase = room.record, room.phase.kind
    ended = seat.number in record.submitted
    said = record.predictions.get(seat.number)
    asked = phase is PhaseKind.PREDICT or (phase is PhaseKind.PLAN and ended)
    of_turn = room.once(
        (seat.world, seat.nation, seat.language), lambda: _of_turn(room.session(seat), seat)
    )
    return {
        "class": class_view(room, now),
        "seat": _who(room, seat),
        "view": of_turn["view"] | _drafted(room, seat),
        "ended": ended,
        "waiting": len(record.missing(now)),
        "predicted": None if said is None else _prediction(said),
        "prediction_asked": asked and said is None and not seat.stood_in,
        "came_out": _came_out(room, seat),
        "test": _test(room, seat),
        "vote": _vote(room, seat),
        "explanation": _explanation(room, seat),
        "happened": of_turn["happened"],
        "causes": of_turn["causes"],
    }


def _who(room: Classroom, seat: ClassSeat) -> View:
    world = room.games.world
    name = world.names[world.codes.index(seat.nation)]
    return {
        "number": seat.number,
        "label": seat.shown,
        "world": seat.world,
        "nation": seat.nation,
        "name": str(nation_name(seat.nation, name)),
        "language": seat.language,
        "present": seat.present,
        "stood_in": bool(seat.stood_in),
        "answered": sorted(seat.answers),
    }


def _of_turn(session: Session, seat: ClassSeat) -> View:
    """What stays the same for a seat until its next turn."""
    facts = session.facts(seat.nation)
    figures = [facts.figure(name) for name in SHOWN]
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


def _drafted(room: Classroom, seat: ClassSeat) -> View:
    """What the seat's own draft makes of it; made again only when the draft is another."""
    session = room.session(seat)
    if seat.nation not in session.humans:
        relations = _relations(session.facts(seat.nation))
        return {"players": list(session.humans), "own": None, "relations": relations}
    last: dict[str, Any] = room.once(("drafted", seat.number), dict)
    draft = session.draft(seat.nation)
    key = draft, seat.place, seat.language
    if last.get("key") != key:
        facts = session.facts(seat.nation)
        last["key"] = key
        last["budget"], last["relations"] = short(facts.budget), _relations(facts)
    own = {
        "draft": short(draft_file(draft).model_dump(mode="json")),
        "opening": short(MoveFile.of(session.opening(seat.nation).move).model_dump()),
        "budget": last["budget"],
        "can_undo": session.can_undo(seat.nation),
        "can_redo": session.can_redo(seat.nation),
    }
    return {"players": list(session.humans), "own": own, "relations": last["relations"]}


def _relations(facts: Facts) -> list[View]:
    made: list[View] = as_plain(facts.relations)
    return made


def _prediction(said: Any) -> View:
    return {"rise": said.rise, "sure": said.sure, "low": said.low, "high": said.high}


def _came_out(room: Classroom, seat: ClassSeat) -> View | None:
    """The seat's last prediction that is known by now, and what came of it."""
    if not room.turn:
        return None
    said = room.record.predicted.get((room.run, room.turn - 1), {}).get(seat.number)
    if said is None:
        return None
    facts = room.session(seat).facts(seat.nation)
    before = facts.standing(tick=facts.last_turn.start - 1).score
    results = [0.0] * (room.turn - 1) + [before, facts.standing().score]
    found = came_out(said, results, 100.0 * facts.survival if facts.over else None)
    return {
        "turn": said.turn,
        "rise_said": said.rise,
        "rose": found.rose,
        "sure": said.sure,
        "low": said.low,
        "high": said.high,
        "brier": short(found.brier),
        "survival": short(found.survival),
        "interval": short(found.interval),
    }


def _test(room: Classroom, seat: ClassSeat) -> View | None:
    kind = room.phase.kind
    if kind not in (PhaseKind.BEFORE, PhaseKind.AFTER):
        return None
    test = "before" if kind is PhaseKind.BEFORE else "after"
    questions = room.record.opened.questions.shown(test, seat.language)  # type: ignore[arg-type]
    return {"test": test, "questions": questions, "answered": test in seat.answers}


def _vote(room: Classroom, seat: ClassSeat) -> View | None:
    if room.phase.kind is not PhaseKind.VOTE:
        return None
    return {"choices": choices_view(room, room.record.opened.variants), "chosen": seat.vote}


def _explanation(room: Classroom, seat: ClassSeat) -> View | None:
    if room.phase.kind is not PhaseKind.DEBRIEF:
        return None
    sent = seat.explained
    return {
        "rules": room.once(("rules", seat.language), offered_rules),
        "sent": None if sent is None else {"text": sent.text, "rule": sent.rule},
    }


def menu_view(room: Classroom, number: int) -> View:
    """Limits, nations and the seat's mandate; see ui.play.classroom.views."""
    seat = room.seat(number)
    return dict(in_language_of(seat, _menu, room, seat))


def _menu(room: Classroom, seat: ClassSeat) -> View:
    world = room.games.world
    mandate = read_mandate(room.record.scenarios[room.run], seat.nation)
    return {
        "nations": [
            {"code": code, "name": str(nation_name(code, name))}
            for code, name in zip(world.codes, world.names, strict=True)
        ],
        "budget": {"least": 0.0, "largest": LARGEST_BUDGET},
        "levers": {
            name: {"low": lever.low, "high": lever.high, "default": lever.default}
            for name, lever in DECLARED.items()
        },
        "mandate": {
            "name": mandate.name,
            "sentence": mandate.sentence,
            "weights": short(dict(mandate.weights)),
        },
    }
