"""What the class debrief shows, made from the log: worlds side by side, and where they part.

    debrief(room) -> {ready: whether a game is over, class: {code, scenario, turns, run, runs,
       variant|null}, language, quarters: [date of each quarter from the start], turns: [date at
       which each turn begins],
     worlds: [{number, run, ending (key), ending_name, survival: [per quarter, 0 to 1], welfare
       (0 to 100), welfare_parts: {survival, attainment: their product is the welfare}, pacts,
       concentration, incidents, places: [{code, name, rank, attainment}], ties: [[code, code,
       kinds]]}],
     parting: [{turn, date, gap (of survival at the end of that turn between the worlds that are
       best and worst off), grown (by how much in the turn), best, worst (worlds), sentence,
       orders: [{world, nation, name, sentences}]}], the first turn in which they part and those in
       which the gap grows most,
     predictions: {rise: {count, brier, right, bins: [{low, high, count, said, right}]},
       survival: {count, inside, score, final: [per world], intervals: [{world, low, high}]}},
     explanations: {count, rules: {rule: count}}, personal: {seats, explained},
     tests: {before: {count, right}, after: {count, right}, both: [{name, before, after}]},
     runs: [{run, variant|null, survival: [per world], welfare: [per world]}]}

    transplants_view(made, room) -> [{turn, date, nation, name, source, target, survival, welfare,
       score, lucks, same, mostly_luck, nothing, sentence}]

`run` picks the first game or the second; by default the one that was played last.  Nothing of it
names a seat, or tells a person's result.
"""

from typing import Any

from sim.endings import Ending
from ui.play.classroom.classroom import Classroom
from ui.play.classroom.common_view import View, ties
from ui.play.classroom.foresight import predictions_of
from ui.play.classroom.learned import explanations_of, tests_of
from ui.play.classroom.parting import parting_of
from ui.play.classroom.plain import short
from ui.play.classroom.transplants import Transplanted
from ui.play.debrief.measuring import date_of, quarter_of
from ui.play.names import nation_name, scenario_title
from ui.play.numbers import points
from ui.play.session.session import Session
from ui.play.words import name_of, say, spoken


def debrief(room: Classroom, run: int | None = None) -> View:
    """The debrief of a class; see above."""
    run = run or room.run
    sessions = room.tables[run].sessions
    world = sessions[0].game.world
    turns = sessions[0].turn
    quarters = range(turns * world.ticks_per_turn + 1)
    return {
        "ready": sessions[0].over,
        "class": _class(room, run),
        "language": spoken(),
        "quarters": [quarter_of(world, tick) for tick in quarters],
        "turns": [date_of(world, turn) for turn in range(turns)],
        "worlds": [_world(session, number, run) for number, session in enumerate(sessions)],
        "parting": parting_of(sessions),
        "predictions": predictions_of(room, run),
        "explanations": explanations_of(room),
        "personal": {
            "seats": len(room.record.seats),
            "explained": sum(seat.explained is not None for seat in room.record.seats),
        },
        "tests": tests_of(room),
        "runs": [_run(room, one) for one in sorted(room.tables)],
    }


def _class(room: Classroom, run: int) -> View:
    scenario = room.record.scenarios[run]
    return {
        "code": room.code,
        "scenario": scenario_title(scenario.name, scenario.title),
        "turns": room.record.preset.turns_of(run),
        "run": run,
        "runs": sorted(room.tables),
        "variant": room.record.variant if run > 1 else None,
    }


def _world(session: Session, number: int, run: int) -> View:
    game = session.game
    outcome, past, world = game.board.outcome(), game.past, game.world
    key = Ending(int(outcome.ending[0])).name.lower()
    places = sorted(range(len(world.codes)), key=lambda i: (float(outcome.rank[i]), i))
    survival, welfare = float(outcome.survival[0]), float(outcome.collective_welfare[0])
    return {
        "number": number,
        "run": run,
        "ending": key,
        "ending_name": name_of(f"ending.{key}", "name"),
        "survival": short(
            [float(past.stocks(tick).survival[0]) for tick in range(game.board.tick + 1)]
        ),
        "welfare": short(welfare),
        "welfare_parts": {
            "survival": short(survival),
            "attainment": short(welfare / survival if survival > 0.0 else 0.0),
        },
        "pacts": int(outcome.pacts_in_force[0]),
        "concentration": short(float(outcome.compute_concentration[0])),
        "incidents": short(float(outcome.incidents[0])),
        "places": [
            {
                "code": world.codes[i],
                "name": str(nation_name(world.codes[i], world.names[i])),
                "rank": int(outcome.rank[i]),
                "attainment": short(float(outcome.attainment[i])),
            }
            for i in places
        ],
        "ties": ties(session),
    }


def _run(room: Classroom, run: int) -> View:
    """What the worlds of one run came to, to hold two runs against each other."""
    outcomes = [session.game.board.outcome() for session in room.tables[run].sessions]
    return {
        "run": run,
        "variant": room.record.variant if run > 1 else None,
        "survival": short([float(one.survival[0]) for one in outcomes]),
        "welfare": short([float(one.collective_welfare[0]) for one in outcomes]),
    }


def transplants_view(made: list[Transplanted], room: Classroom, run: int | None = None) -> Any:
    """Transplants as the debrief shows them; see above."""
    world = room.tables[run or room.run].sessions[0].game.world
    return [_transplant(one, world) for one in made]


def _transplant(one: Transplanted, world: Any) -> View:
    place = one.place
    name = nation_name(place.nation, world.names[world.codes.index(place.nation)])
    date = date_of(world, place.turn)
    if one.nothing:
        key = "nothing"
    elif one.mostly_luck:
        key = "luck"
    else:
        key = "better" if one.survival > 0.0 else "worse"
    return {
        "turn": place.turn,
        "date": date,
        "nation": place.nation,
        "name": str(name),
        "source": place.source,
        "target": place.target,
        "survival": short(one.survival),
        "welfare": short(one.welfare),
        "score": short(one.score),
        "lucks": short(one.lucks),
        "same": one.same,
        "mostly_luck": one.mostly_luck,
        "nothing": one.nothing,
        "sentence": say(
            f"classroom.core.transplant.{key}",
            nation=name,
            date=date,
            source=place.source + 1,
            target=place.target + 1,
            points=points(1)(abs(one.survival)).lstrip("+"),
            same=one.same,
            lucks=len(one.lucks),
        ),
    }
