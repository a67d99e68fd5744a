"""How well a class foresaw: its predictions held against what came, without names."""

from collections.abc import Sequence
from typing import Any

from ui.play.classroom.classroom import Classroom
from ui.play.classroom.plain import short
from ui.play.classroom.predictions import CameOut, came_out, chance_of_rise
from ui.play.classroom.scoring import mean
from ui.play.session.session import Session

View = dict[str, Any]
EDGES = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
"""Of the chances given to a rise, to see how often it came."""


def standings(session: Session, nation: str) -> list[float]:
    """A nation's standing at the start and after each turn, 0 to 100."""
    facts = session.facts(nation)
    quarters = session.game.world.ticks_per_turn
    return [facts.standing(tick=turn * quarters).score for turn in range(session.turn + 1)]


def outcomes_of(room: Classroom, run: int) -> dict[int, list[CameOut]]:
    """By seat, what came of each of its predictions of a run, in order of turns.

    The survival is known, and intervals scored, when the run is over.
    """
    found: dict[int, list[CameOut]] = {}
    sessions = room.tables[run].sessions
    results: dict[tuple[int, str], list[float]] = {}
    for turn in range(sessions[0].turn):
        for number, said in sorted(room.record.predicted.get((run, turn), {}).items()):
            seat = room.record.seats.seats[number]
            session = sessions[seat.world]
            if seat.place not in results:
                results[seat.place] = standings(session, seat.nation)
            lived = 100.0 * float(session.game.board.now.survival[0])
            held = came_out(said, results[seat.place], lived if session.over else None)
            found.setdefault(number, []).append(held)
    return found


def predictions_of(room: Classroom, run: int) -> View:
    """The predictions of a run: how often what was said came, and how good they were."""
    each = [one for held in outcomes_of(room, run).values() for one in held]
    intervals = [one for one in each if one.survival is not None]
    sessions = room.tables[run].sessions
    return {
        "rise": {
            "count": len(each),
            "brier": short(mean([one.brier for one in each])),
            "right": short(mean([float(one.right) for one in each])),
            "bins": _bins(each),
        },
        "survival": {
            "count": len(intervals),
            "inside": short(mean([float(bool(one.inside)) for one in intervals])),
            "score": short(mean([one.interval for one in intervals if one.interval is not None])),
            "final": short([float(one.game.board.now.survival[0]) for one in sessions]),
            "intervals": _intervals(room, run),
        },
    }


def _bins(each: Sequence[CameOut]) -> list[View]:
    """Of those who gave a rise about so much, how many saw one."""
    rows = []
    for k in range(len(EDGES) - 1):
        low, high, last = EDGES[k], EDGES[k + 1], k == len(EDGES) - 2
        here = [
            one
            for one in each
            if low <= chance_of_rise(one.predicted) < high
            or (last and chance_of_rise(one.predicted) == high)
        ]
        rows.append(
            {
                "low": low,
                "high": high,
                "count": len(here),
                "said": short(mean([chance_of_rise(one.predicted) for one in here])),
                "right": short(mean([float(one.rose) for one in here])),
            }
        )
    return rows


def _intervals(room: Classroom, run: int) -> list[View]:
    """The last interval of every seat that gave one, by world and not by seat."""
    last: dict[int, View] = {}
    for (of_run, _), said in sorted(room.record.predicted.items()):
        if of_run == run:
            for number, one in said.items():
                world = room.record.seats.seats[number].world
                last[number] = {"world": world, "low": one.low, "high": one.high}
    return sorted(last.values(), key=lambda one: (one["world"], one["low"], one["high"]))
