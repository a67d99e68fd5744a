"""News: what happened in a turn without the reader's doing, in words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from agents.world import World
from sim.flows import Flows
from sim.orders import Orders
from sim.pillars import Pact
from sim.stocks import Stocks
from ui.play.events.barriers import Barrier, Barriers, refusal_said
from ui.play.events.detector import (
    BUDGETS,
    PACT_KINDS,
    STANCES,
    Happening,
    happenings,
    pacts_turned,
)
from ui.play.events.endings import ended_said, why_ended
from ui.play.events.quarters import STROKES, of_sheets
from ui.play.events.sentences import tell, tell_elsewhere
from ui.play.listing import listed
from ui.play.names import nation_name
from ui.play.words import name_of, say

Sheets = tuple[Stocks, Flows, Stocks, int]
"""The state before, what happened, the state after, and the tick at which the quarter ended."""
LEFT = (*STANCES, *BUDGETS)
"""Decisions, which a player reads from the orders and on the map; the report tells them."""
MANY = ("broken", "cut_off")
"""What happens so often between others that several are told in one line."""
ENDED = PACT_KINDS[1]
REFUSED = "refused"
"""Pacts that two nations offer each other and that what else they do forbids."""


@dataclass(frozen=True)
class News:
    """Something that happened."""

    kind: str  # of ui.play.events.detector.KINDS, or REFUSED
    tick: int  # the quarter with which it happened
    codes: tuple[str, ...]  # whom it is about
    mine: bool  # whether the reader's nation is among them
    sentence: str


@dataclass(frozen=True)
class Refusing:
    """A quarter in which pacts were refused."""

    tick: int  # at which it ended
    was: Stocks  # at its start
    flows: Flows
    now: Stocks
    orders: Orders


class Passed(NamedTuple):
    """A quarter in which pacts may have ended."""

    was: Stocks  # at its start
    now: Stocks
    orders: Orders


@dataclass(frozen=True)
class QuarterNews:
    """What happened in some quarters, the same for every reader."""

    each: tuple[Happening, ...] = ()  # in order of time
    turned: tuple[Happening, ...] = ()  # pacts over all of them: what comes and goes is left out
    last: Refusing | None = None  # the last of them, as far as refused pacts go
    passed: Mapping[int, Passed] = field(default_factory=dict)  # by the tick at which it ended

    @classmethod
    def of(cls, quarters: Sequence[Sheets], orders: Orders | None = None) -> "QuarterNews":
        """What happened in quarters that follow each other; `orders` are those of the last."""
        if not quarters:
            return cls()
        each = [one for sheets in quarters for one in happenings(of_sheets(*sheets))]
        (was, *_), (_, flows, now, tick) = quarters[0], quarters[-1]
        turned = tuple(pacts_turned(of_sheets(was, flows, now, tick)))
        if orders is None:
            return cls(tuple(each), turned)
        last = Refusing(tick, quarters[-1][0], flows, now, orders)
        passed = {sheets[3]: Passed(sheets[0], sheets[2], orders) for sheets in quarters}
        return cls(tuple(each), turned, last, passed)


def read_news(
    world: World, reader: int, quarters: Sequence[Sheets], orders: Orders | None = None
) -> tuple[News, ...]:
    """Everything worth telling of some quarters: the reader's own first, then in order of time.

    What others do to each other comes last, a line a kind.
    """
    return tell_news(world, reader, QuarterNews.of(quarters, orders))


def tell_news(world: World, reader: int, happened: QuarterNews) -> tuple[News, ...]:
    """The same, of what has been found already."""
    names = [nation_name(*pair) for pair in zip(world.codes, world.names, strict=True)]
    found = [
        *_items(world, names, reader, happened),
        *_own_ends(world, names, reader, happened),
        *_refused(world, names, reader, happened.last),
        *_elsewhere(names, reader, happened),
    ]
    return tuple(sorted(found, key=_place))  # stable, so time stays in order


def _place(item: News) -> tuple[bool, bool]:
    """The reader's own pacts that ended come first, then what else is the reader's."""
    return not (item.mine and item.kind == ENDED), not item.mine


def _items(
    world: World, names: Sequence[str], reader: int, happened: QuarterNews
) -> Iterator[News]:
    each = happened.each
    apart = {id(one) for kind in MANY for one in _several(reader, kind, each)}
    for one in each:
        if one.kind in LEFT or (one.kind in PACT_KINDS and reader not in one.who):
            continue
        if one.kind == ENDED and one.tick in happened.passed:  # told with its reason
            continue
        if id(one) in apart:
            continue
        for part in _apart(one, reader):
            codes = tuple(world.codes[i] for i in _about(part, reader))
            mine = world.codes[reader] in codes
            yield News(one.kind, one.tick, codes, mine, tell(part, names, reader))


def _own_ends(
    world: World, names: Sequence[str], reader: int, happened: QuarterNews
) -> Iterator[News]:
    """Pacts of the reader that ended, those of a quarter with one reason together."""
    grouped = dict[tuple[int, str], dict[int, list[Pact]]]()
    for one in happened.each:
        if one.kind != ENDED or one.tick not in happened.passed or reader not in one.who:
            continue
        was, now, orders = happened.passed[one.tick]
        (other,) = (i for i in one.who if i != reader)
        for pact in one.pacts:
            why = why_ended(world, reader, other, pact, orders, was, now)
            assert why is not None, "it was in force, and is no longer"
            by_nation = grouped.setdefault((one.tick, ended_said(why, names)), {})
            by_nation.setdefault(other, []).append(pact)
    for (tick, why_said), by_nation in grouped.items():
        for pacts in dict.fromkeys(tuple(kinds) for kinds in by_nation.values()):
            whom = [k for k, kinds in by_nation.items() if tuple(kinds) == pacts]
            kinds = listed([name_of("pact", pact.name.lower()) for pact in pacts], len(Pact))
            named = listed([names[k] for k in whom], len(names))
            told = say("lapsed.told", whom=named, kinds=kinds, why=why_said)
            codes = (world.codes[reader], *(world.codes[k] for k in whom))
            yield News(ENDED, tick, codes, True, told)


def _refused(
    world: World, names: Sequence[str], reader: int, last: Refusing | None
) -> Iterator[News]:
    """Refused pacts of the reader at the end of the turn, those with one reason together."""
    if last is None:
        return
    known = Barriers(world, last.orders, last.was, last.now)
    grouped: dict[Barrier, list[int]] = {}
    for j in range(len(world.codes)):
        if j == reader or not (last.flows.refused[reader, j] > 0.0).any():
            continue
        for pact, why in known.between(reader, j).items():
            if last.flows.refused[reader, j, pact] > 0.0:
                grouped.setdefault(why, []).append(j)
    for why, whom in grouped.items():
        codes = (world.codes[reader], *(world.codes[j] for j in whom))
        yield News(REFUSED, last.tick, codes, True, refusal_said(why, whom, names))


def _apart(one: Happening, reader: int) -> list[Happening]:
    """A stroke of the reader's own apart from those of others; anything else as it is."""
    if one.kind not in STROKES or reader not in one.who or len(one.who) == 1:
        return [one]
    others = tuple(i for i in one.who if i != reader)
    return [replace(one, who=(reader,)), replace(one, who=others)]


def _about(one: Happening, reader: int) -> tuple[int, ...]:
    """The nations that it is about, those who did it first; of a pact, the reader first."""
    if one.kind in PACT_KINDS:
        return (reader, *(i for i in one.who if i != reader))
    return (*one.who, *one.whom)


def _several(reader: int, kind: str, each: Sequence[Happening]) -> list[Happening]:
    """What happened of a kind between others, if it did more than once."""
    found = [one for one in each if one.kind == kind and reader not in (*one.who, *one.whom)]
    return found if len(found) > 1 else []


def _elsewhere(names: Sequence[str], reader: int, happened: QuarterNews) -> Iterator[News]:
    """What others did to each other, a line a kind: pacts new, gone or broken, and disputes."""
    for kind in PACT_KINDS:
        found = [one for one in happened.turned if one.kind == kind and reader not in one.who]
        if found:
            yield News(kind, found[0].tick, (), False, tell_elsewhere(kind, found, names))
    for kind in MANY:
        if found := _several(reader, kind, happened.each):
            yield News(kind, found[0].tick, (), False, tell_elsewhere(kind, found, names))
