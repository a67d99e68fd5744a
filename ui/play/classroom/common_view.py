"""What every page is told of a class: where the lesson is, and what its worlds have come to."""

from collections.abc import Sequence
from typing import Any

from sim.endings import Ending
from sim.pillars import Pact
from ui.play.classroom.classroom import Classroom
from ui.play.classroom.plain import short
from ui.play.classroom.presets import PhaseKind
from ui.play.classroom.shown import ShownTurn
from ui.play.classroom.variants import variant
from ui.play.debrief.measuring import quarter_of
from ui.play.events.news import REFUSED, tell_news
from ui.play.names import nation_name, scenario_question, scenario_title
from ui.play.session.session import Session
from ui.play.words import name_of, say, spoken

View = dict[str, Any]
NOBODY = -1
"""The reader of news who is of no nation."""
SENTENCES = 4
"""News of a world on the projector."""
ENDED = (PhaseKind.FATE, PhaseKind.VOTE, PhaseKind.DEBRIEF, PhaseKind.AFTER, PhaseKind.CLOSED)
"""Phases in which what became of the worlds is told."""


def class_view(room: Classroom, now: float) -> View:
    """The lesson: {code, scenario, preset, phase, turn, turns, run, seconds_left, paused, date}."""
    scenario = room.record.scenarios[room.run]
    return {
        "code": room.code,
        "scenario": scenario_title(scenario.name, scenario.title),
        "preset": room.record.preset.name,
        "phase": room.phase.kind.value,
        "turn": room.turn,
        "turns": room.turns,
        "run": room.run,
        "seconds_left": short(room.seconds_left(now)),
        "paused": room.paused,
        "date": quarter_of(room.games.world, room.worlds[0].game.board.tick),
    }


def survivals(session: Session) -> list[float]:
    """The chance that the world has lived so far, at the start and after each turn, 0 to 1."""
    quarters = session.game.world.ticks_per_turn
    past = session.game.past
    return [float(past.stocks(turn * quarters).survival[0]) for turn in range(session.turn + 1)]


def ties(session: Session) -> list[list[Any]]:
    """Pairs of nations with pacts in force: [code, code, how many kinds]."""
    world, pact = session.game.world, session.game.board.now.pact
    found: list[list[Any]] = []
    for i, one in enumerate(world.codes):
        for j in range(i + 1, len(world.codes)):
            kinds = int((pact[i, j] > 0.0).sum())
            if kinds:
                found.append([one, world.codes[j], kinds])
    return found


def turned_pacts(session: Session) -> list[str]:
    """Who made a pact and who left one in the last turn, in sentences."""
    facts = session.facts(session.game.world.codes[0])
    if not facts.last_turn:
        return []
    world = session.game.world
    before, after = facts.stocks(facts.last_turn.start - 1).pact, facts.stocks().pact
    names = [nation_name(*pair) for pair in zip(world.codes, world.names, strict=True)]
    found = []
    for i in range(len(names)):
        for j in range(i + 1, len(names)):
            for kind in Pact:
                was, now = before[i, j, kind] > 0.0, after[i, j, kind] > 0.0
                if was != now:
                    key = f"classroom.core.pact.{'joined' if now else 'left'}"
                    pact = name_of("pact", kind.name.lower())
                    found.append(say(key, one=names[i], other=names[j], pact=pact))
    return found


def world_news(session: Session) -> list[str]:
    """What happened in a world in the last turn, as somebody reads it who is of no nation."""
    facts = session.facts(session.game.world.codes[0])
    happened = session.game.past.happened(facts.last_turn)
    told = tell_news(session.game.world, NOBODY, happened) if facts.last_turn else ()
    apart = [one for one in told if one.kind != REFUSED]  # which is told to the two alone
    return [one.sentence for one in sorted(apart, key=lambda one: one.tick)]


def ending_view(room: Classroom, session: Session) -> View | None:
    """How a world ended: {key, name}; None before that is told."""
    if room.phase.kind not in ENDED or not session.over:
        return None
    key = Ending(int(session.game.board.outcome().ending[0])).name.lower()
    return {"key": key, "name": name_of(f"ending.{key}", "name")}


def world_view(room: Classroom, number: int, now: float) -> View:
    """One world as everybody in the room may see it; nobody's result, nobody's label."""
    session = room.worlds[number]
    seats = room.record.seats.of_world(number)
    late = {seat.number for seat in room.record.missing(now)}
    held = {seat.nation for seat in seats}
    world = session.game.world
    return {
        "number": number,
        "present": sum(seat.present for seat in seats),
        "missing": sum(seat.number in late for seat in seats),
        "nations": [
            {"code": code, "name": str(nation_name(code, name)), "taken": code in held}
            for code, name in zip(world.codes, world.names, strict=True)
        ],
        **world_part(room.shown, number, session),
        "ending": ending_view(room, session),
    }


def world_part(shown: ShownTurn, number: int, session: Session) -> View:
    """What stays the same about a world until its next turn, in the language in use."""
    return shown.once(("world", number, spoken()), lambda: _of_turn(session))


def _of_turn(session: Session) -> View:
    lived, tied = survivals(session), ties(session)
    return {
        "survival": short(lived[-1]),
        "survival_before": short(lived[-2] if len(lived) > 1 else lived[-1]),
        "history": short(lived),
        "ties": tied,
        "pacts": sum(kinds for _, _, kinds in tied),
        "news": world_news(session)[:SENTENCES],
        "joined": turned_pacts(session)[:SENTENCES],
    }


def choices_view(room: Classroom, names: Sequence[str]) -> list[View]:
    """What may be voted for: [{key, title, question}]."""
    found = []
    for name in names:
        scenario = room.shown.once(("variant", name), lambda name=name: variant(name))  # type: ignore[misc]
        found.append(
            {
                "key": name,
                "title": scenario_title(name, scenario.title),
                "question": scenario_question(name, scenario.question),
            }
        )
    return found
