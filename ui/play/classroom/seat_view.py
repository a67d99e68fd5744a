"""What a seat's page may show: its own nation, its own draft, what is public; nothing else."""

from contextvars import copy_context
from typing import Any

from sim.levers import DECLARED
from sim.orders import LARGEST_BUDGET
from ui.play.classroom.classroom import Classroom
from ui.play.classroom.common_view import View, choices_view, class_view
from ui.play.classroom.explanation import offered_rules
from ui.play.classroom.plain import short
from ui.play.classroom.predictions import came_out
from ui.play.classroom.presets import PhaseKind
from ui.play.classroom.seat_turn import draft_part, turn_part
from ui.play.classroom.seats import ClassSeat
from ui.play.mandates import read_mandate
from ui.play.names import nation_name
from ui.play.words import speak


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
    session = room.session(seat)
    of_turn = turn_part(room.shown, session, seat)
    return {
        "class": class_view(room, now),
        "seat": _who(room, seat),
        "view": of_turn["view"] | draft_part(room.shown, session, seat),
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
        "rules": room.shown.once(("rules", seat.language), offered_rules),
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
