"""What happened to a nation in a game, as far as questions are asked about it."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from sim.pillars import PACTS
from ui.play.debrief.data import NamedNation
from ui.play.debrief.line import Lines
from ui.play.debrief.measuring import quarter_of
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
    me, ticks = lines.nation, range(1, lines.ticks + 1)
    others = max(len(relations), 1)
    return Happened(
        supplier=NamedNation(most.code, most.name) if most else None,
        dependence=most.dependence if most else 0.0,
        broke=_ordered(_broken(facts, lines, (me, None))),
        was_broken=_ordered(_broken(facts, lines, (None, me))),
        cut_off=_ordered(_cut_offs(facts, lines)),
        incidents=sum(round(float(facts.flows(t).incident[me])) for t in ticks),
        elections=sum(float(facts.flows(t).election[me]) > 0.0 for t in ticks),
        stance=math.fsum(one.last_stance for one in relations) / others,
        their_stance=math.fsum(one.their_stance for one in relations) / others,
        pacts=sum(len(one.pacts) for one in relations),
        possible_pacts=PACTS * len(relations),
        sovereignty=(facts.level("sovereignty", tick=0), facts.level("sovereignty")),
    )


def _broken(facts: Facts, lines: Lines, pair: tuple[int | None, int | None]) -> Iterator[Incident]:
    """Pacts broken by the first of a pair with the second; None stands for everybody else."""
    world = lines.world
    for tick in range(1, lines.ticks + 1):
        broken = facts.flows(tick).offers_broken
        for k, other in enumerate(map(NamedNation, world.codes, world.names)):
            breaker, victim = (k if one is None else one for one in pair)
            count = round(float(broken[breaker, victim]))
            if count and breaker != victim:
                yield Incident(other, quarter_of(world, tick - 1), count)


def _cut_offs(facts: Facts, lines: Lines) -> Iterator[Incident]:
    me, world = lines.nation, lines.world
    for tick in range(1, lines.ticks + 1):
        was, now = facts.stocks(tick - 1).cut_off[me], facts.stocks(tick).cut_off[me]
        for k, other in enumerate(map(NamedNation, world.codes, world.names)):
            if now[k] > was[k]:
                yield Incident(other, quarter_of(world, tick - 1), round(float(now[k])))


def _ordered(found: Iterator[Incident]) -> tuple[Incident, ...]:
    return tuple(sorted(found, key=lambda one: -one.count))  # stable: the earliest first
