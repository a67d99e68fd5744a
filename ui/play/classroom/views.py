"""What pages may show of a class, as plain tables for JSON: whitelists, put together key by key.

No view has a seed, luck that is not played, another seat's draft or a token.  The projector has no
labels and nobody's result.  A seat's texts are in its own language; the projector's and the
console's in the one that is spoken (ui.play.words.speak).  Worlds and turns count from 0, seats
from 1.

seat: {class: {code, scenario, preset, phase, turn, turns, run, seconds_left|null, paused, date},
  seat: {number, label, world, nation, name, language, present, stood_in, answered: [tests]},
  view: {nation, name, turn, turns, date, over, players: [codes],
    figures: [{name, unit, level, change, causes: [[cause, amount], ...]}], pillars: [6],
    standing: {score, rank, components, weights, attainment, par, points}, result: same|null,
    ranks: {figure: place}, survival, survival_before, hazard,
    own: {draft: {move, locked_pillars, locked_programmes}, opening, budget, can_undo,
      can_redo}|null, relations: [{code, name, trust, trust_in_me, stance, ...}]},
  ended, waiting: how many are waited for, predicted: null|{rise, sure, low, high},
  prediction_asked, came_out: null|{turn, rise_said, rose, sure, low, high, brier, survival|null,
  interval|null}, test: null|{test, questions: [{name, ask, answers}], answered},
  vote: null|{choices: [{key, title, question}], chosen|null},
  explanation: null|{rules: [{key, name, says}], sent: null|{text, rule}},
  happened: [sentences, own first], causes: {score, before, change, parts: {component: points}}}

menu (first load of a seat's page): {nations: [{code, name}], budget: {least, largest},
  levers: {name: {low, high, default}}, mandate: {name, sentence, weights}}
"""

from collections.abc import Mapping
from statistics import median

from ui.play.classroom.admission_view import console_seats, free_places, requests_view
from ui.play.classroom.asking import ask_part
from ui.play.classroom.classroom import Classroom
from ui.play.classroom.common_view import View, choices_view, class_view, world_view
from ui.play.classroom.entries import Predicted
from ui.play.classroom.plain import short
from ui.play.classroom.predictions import rise_counts, survival_counts
from ui.play.classroom.presets import PhaseKind
from ui.play.classroom.seat_view import menu_view, seat_view
from ui.play.names import nation_name
from ui.play.words import spoken

__all__ = ["console_view", "menu_view", "projector_view", "seat_view"]


def projector_view(room: Classroom, now: float) -> View:
    """What everybody in the room sees.

    {class, language, seats: {taken, capacity, present}, missing, worlds: [{number, present,
     missing, nations: [{code, name, taken}], survival, survival_before, history: [a survival a
     turn], ties: [[code, code, kinds of pacts]], pacts, news: [sentences], joined: [sentences],
     ending: null|{key, name}}], predictions: null|{turn, count, rise: [11 counts, sure fall to
     sure rise], survival: [10 counts by the middle of the interval], low, high: medians},
     vote: null|{choices: [{key, title, question, count}]}}
    """
    seats = room.record.seats
    return {
        "class": class_view(room, now),
        "language": spoken(),
        "seats": {
            "taken": len(seats),
            "capacity": seats.capacity,
            "present": sum(seat.present for seat in seats),
        },
        "missing": len(room.record.missing(now)),
        "worlds": [world_view(room, number, now) for number in range(len(room.worlds))],
        "predictions": predictions_view(room.record.shown_predictions),
        "vote": vote_view(room),
    }


def console_view(room: Classroom, now: float) -> View:
    """What the teacher sees.

    {class, language, notice, next: phase|null, missing, worlds: how many, seats: [{number, label,
     world, nation, name, language, status: "away"|"stand_in"|"waiting"|"planning"|"ended"|
     "predicting"|"predicted"|"answered", since (seconds at it, or gone), present, ended, predicted,
     stood_in, tests: [names], explained, devices, device: whether a further one waits}],
     nations: [{code, name}], places: [{world, nation, taken}], requests: [{number, seat, label}],
     ask: [{world, fact}] at most three, predictions, survival: [of each world], vote}
    """
    world = room.games.world
    following = room.record.timer.following
    return {
        "class": class_view(room, now),
        "language": spoken(),
        "notice": room.notice,
        "next": None if following is None else following.kind.value,
        "missing": len(room.record.missing(now)),
        "worlds": len(room.worlds),
        "seats": console_seats(room, now),
        "nations": [
            {"code": code, "name": str(nation_name(code, name))}
            for code, name in zip(world.codes, world.names, strict=True)
        ],
        "places": free_places(room),
        "requests": requests_view(room),
        "ask": ask_part(room.shown, room.worlds),
        "predictions": predictions_view(room.record.shown_predictions),
        "survival": [short(float(one.game.board.now.survival[0])) for one in room.worlds],
        "vote": vote_view(room),
    }


def predictions_view(said: Mapping[int, Predicted]) -> View | None:
    """Predictions without names; None where there are none."""
    if not said:
        return None
    each = list(said.values())
    return {
        "turn": each[0].turn,
        "count": len(each),
        "rise": rise_counts(each),
        "survival": survival_counts(each),
        "low": short(median(one.low for one in each)),
        "high": short(median(one.high for one in each)),
    }


def vote_view(room: Classroom) -> View | None:
    """The vote while it is held, and after it what was chosen."""
    if room.phase.kind is not PhaseKind.VOTE:
        return None
    votes = room.record.votes()
    choices = choices_view(room, room.record.opened.variants)
    return {"choices": [one | {"count": votes[one["key"]]} for one in choices]}
