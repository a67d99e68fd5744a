"""What happened to a nation in a game, as far as questions are asked about it."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from sim.pillars import PACTS
from ui.play.debrief.data import NamedNation
from ui.play.debrief.line import Lines
from ui.play.debrief.measuring import quarter_of
from ui.play.events.detector import Happening, happenings
from ui.play.events.quarters import of_sheets
from ui.play.session.facts import Facts
from ui.play.session.game import Game


@dataclass(frozen=True)
class Incident:
    """Something between this nation and another."""

    other: NamedNation
    date: str
    count: int


@dataclass(frozen=True)
class Happened:
    """Facts of the whole game, and of its last quarter."""

    supplier: NamedNation | None  # that most AI services from abroad came from at the end
    dependence: float  # the share that came from it
    broke: tuple[Incident, ...]  # pacts that this nation broke, the most first
    was_broken: tuple[Incident, ...]  # pacts that others broke with it
    cut_off: tuple[Incident, ...]  # cut off by others; `count` in quarters
    incidents: int  # AI incidents at home
    elections: int  # governments that fell at home
    stance: float  # mean of its stances towards others at the end
    their_stance: float  # mean of theirs
    pacts: int  # in force with others at the end
    possible_pacts: int
    sovereignty: tuple[float, float]  # at the start and at the end


def what_happened(game: Game, lines: Lines) -> Happened:
    """Read a game's notes; it must have been played."""
    facts = Facts(game, lines.world.codes[lines.nation], None)
    relations = facts.relations
    most = max(relations, key=lambda one: one.dependence, default=None)
    me, world = lines.nation, lines.world
    found = [
        one
        for tick in range(1, lines.ticks + 1)
        for one in happenings(
            of_sheets(facts.stocks(tick - 1), facts.flows(tick), facts.stocks(tick), tick)
        )
    ]
    broken = [one for one in found if one.kind == "broken"]

    def incident(one: Happening, other: int, count: int) -> Incident:
        nation = NamedNation(world.codes[other], world.names[other])
        return Incident(nation, quarter_of(world, one.tick - 1), count)

    others = max(len(relations), 1)
    return Happened(
        supplier=NamedNation(most.code, most.name) if most else None,
        dependence=most.dependence if most else 0.0,
        broke=_ordered(incident(one, one.whom[0], one.count) for one in broken if me in one.who),
        was_broken=_ordered(
            incident(one, one.who[0], one.count) for one in broken if me in one.whom
        ),
        cut_off=_ordered(
            incident(one, one.who[0], round(one.now[one.whom.index(me)]))
            for one in found
            if one.kind == "cut_off" and me in one.whom
        ),
        incidents=sum(one.kind == "incident" and me in one.who for one in found),
        elections=sum(one.kind == "election" and me in one.who for one in found),
        stance=math.fsum(one.last_stance for one in relations) / others,
        their_stance=math.fsum(one.their_stance for one in relations) / others,
        pacts=sum(len(one.pacts) for one in relations),
        possible_pacts=PACTS * len(relations),
        sovereignty=(facts.level("sovereignty", tick=0), facts.level("sovereignty")),
    )


def _ordered(found: Iterable[Incident]) -> tuple[Incident, ...]:
    return tuple(sorted(found, key=lambda one: -one.count))  # stable: the earliest first
