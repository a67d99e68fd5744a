"""Where the worlds of a class part: the turns in which their chances do, and by which orders."""

from collections.abc import Sequence

from sim.levers import LEVERS
from sim.move import Move
from sim.pillars import Pact, Pillar
from ui.play.amounts import budget_share
from ui.play.classroom.common_view import View, survivals
from ui.play.classroom.plain import short
from ui.play.debrief.measuring import date_of
from ui.play.names import nation_name
from ui.play.numbers import percent, points
from ui.play.session.session import Session
from ui.play.words import name_of, say

VISIBLE = 5e-4
"""A gap of survival from which on the worlds have parted."""
SHOWN = 3
"""Turns told: the first, and those in which the gap grows most."""
NATIONS_TOLD = 3
ORDERS_TOLD = 2
"""Nations whose orders differ most, and orders of each, that are told of a turn."""


def parting_of(sessions: Sequence[Session]) -> list[View]:
    """The turns in which the worlds part, in order of time; see ui.play.classroom.debrief."""
    lived = [survivals(session) for session in sessions]
    turns = min(len(one) for one in lived) - 1
    gaps = [max(one[turn] for one in lived) - min(one[turn] for one in lived)
            for turn in range(turns + 1)]  # fmt: skip
    grown = [gaps[turn + 1] - gaps[turn] for turn in range(turns)]
    parted = [turn for turn in range(turns) if gaps[turn + 1] >= VISIBLE]
    if not parted:
        return []
    most = sorted(parted[1:], key=lambda turn: -grown[turn])[: SHOWN - 1]
    told = sorted({parted[0], *(turn for turn in most if grown[turn] > 0.0)})
    return [_told(sessions, lived, turn, gaps[turn + 1], grown[turn]) for turn in told]


def _told(
    sessions: Sequence[Session], lived: list[list[float]], turn: int, gap: float, grown: float
) -> View:
    after = [one[turn + 1] for one in lived]
    best, worst = after.index(max(after)), after.index(min(after))
    world = sessions[0].game.world
    date = date_of(world, turn)
    return {
        "turn": turn,
        "date": date,
        "gap": short(gap),
        "grown": short(grown),
        "best": best,
        "worst": worst,
        "sentence": say(
            "classroom.core.parting.said",
            date=date,
            best=best + 1,
            worst=worst + 1,
            points=points(1)(gap).lstrip("+"),
        ),
        "orders": _orders(sessions, turn, best, worst),
    }


def _orders(sessions: Sequence[Session], turn: int, best: int, worst: int) -> list[View]:
    """What the nations that ordered most differently in two worlds ordered there."""
    world = sessions[best].game.world
    pair = (sessions[best].diary.moves[turn], sessions[worst].diary.moves[turn])
    apart = [distance(one, other) for one, other in zip(*pair, strict=True)]
    most = sorted(range(len(apart)), key=lambda i: -apart[i])[:NATIONS_TOLD]
    rows = []
    for i in most:
        if apart[i] <= 0.0:
            continue
        for number, here, there in ((best, *_both(pair, i)), (worst, *_both(pair, i)[::-1])):
            rows.append(
                {
                    "world": number,
                    "nation": world.codes[i],
                    "name": str(nation_name(world.codes[i], world.names[i])),
                    "sentences": differences(here, there, sessions[best]),
                }
            )
    return rows


def _both(pair: tuple[tuple[Move, ...], tuple[Move, ...]], i: int) -> tuple[Move, Move]:
    return pair[0][i], pair[1][i]


def parts_apart(one: Move, other: Move) -> dict[tuple[str, int], float]:
    """How far two moves are apart in each order, each in parts of its own range."""
    found: dict[tuple[str, int], float] = {("budget", 0): abs(one.budget - other.budget) / 0.003}
    for pillar in Pillar:
        found["pillar", int(pillar)] = abs(one.split[pillar] - other.split[pillar])
    for k in range(len(LEVERS)):
        found["lever", k] = abs(one.levers[k] - other.levers[k])
    for j, (a, b) in enumerate(zip(one.stance, other.stance, strict=True)):
        found["stance", j] = abs(a - b)
    for j, (mine, theirs) in enumerate(zip(one.offers, other.offers, strict=True)):
        for kind in Pact:
            if mine[kind] != theirs[kind]:
                found["offer", j * len(Pact) + int(kind)] = 1.0
    return found


def distance(one: Move, other: Move) -> float:
    """How far two moves are apart: the largest of their parts, and a little of the others."""
    parts = sorted(parts_apart(one, other).values(), reverse=True)
    total, weight = 0.0, 1.0
    for part in parts[:6]:
        total += weight * part
        weight *= 0.5
    return total


def differences(here: Move, there: Move, session: Session) -> list[str]:
    """What was ordered here and not there, the largest difference first, as short sentences."""
    apart = parts_apart(here, there)
    most = sorted(apart, key=lambda key: -apart[key])[:ORDERS_TOLD]
    return [_said(key, here, session) for key in most if apart[key] > 0.0]


def _said(key: tuple[str, int], move: Move, session: Session) -> str:
    what, k = key
    world = session.game.world
    if what == "budget":
        return say("classroom.core.parting.budget", share=budget_share(move.budget))
    if what == "pillar":
        name = name_of("pillar", Pillar(k).name.lower())
        return say("classroom.core.parting.share", name=name, share=percent(0)(move.split[k]))
    if what == "lever":
        name = name_of("lever", LEVERS[k])
        return say("classroom.core.parting.share", name=name, share=percent(0)(move.levers[k]))
    if what == "stance":
        name = nation_name(world.codes[k], world.names[k])
        return say("classroom.core.parting.stance", nation=name, share=percent(0)(move.stance[k]))
    j, kind = divmod(k, len(Pact))
    name = nation_name(world.codes[j], world.names[j])
    offered = "offered" if move.offers[j][kind] else "not_offered"
    pact = name_of("pact", Pact(kind).name.lower())
    return say(f"classroom.core.parting.{offered}", nation=name, pact=pact)
