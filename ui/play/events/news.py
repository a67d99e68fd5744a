"""News: what happened in a turn without the reader's doing, in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from agents.world import World
from sim.flows import Flows
from sim.stocks import Stocks
from ui.play.events.detector import (
    BUDGETS,
    PACT_KINDS,
    STANCES,
    Happening,
    happenings,
    pacts_turned,
)
from ui.play.events.quarters import STROKES, Quarter, of_sheets
from ui.play.events.sentences import tell, tell_counted
from ui.play.names import nation_name

Sheets = tuple[Stocks, Flows, Stocks, int]
"""The state before, what happened, the state after, and the tick at which the quarter ended."""
LEFT = (*STANCES, *BUDGETS)
"""Decisions, which a player reads from the orders and on the map; the report tells them."""


@dataclass(frozen=True)
class News:
    """Something that happened."""

    kind: str  # of ui.play.events.detector.KINDS
    tick: int  # the quarter with which it happened
    codes: tuple[str, ...]  # whom it is about
    mine: bool  # whether the reader's nation is among them
    sentence: str


def read_news(world: World, reader: int, quarters: Sequence[Sheets]) -> tuple[News, ...]:
    """Everything worth telling of some quarters: the reader's own first, then in order of time."""
    found = [item for sheets in quarters for item in _items(world, reader, of_sheets(*sheets))]
    if quarters:  # over the whole turn: what comes and goes within it is not worth telling
        (was, *_), (_, flows, now, tick) = quarters[0], quarters[-1]
        found += _elsewhere(reader, of_sheets(was, flows, now, tick))
    return tuple(sorted(found, key=lambda item: not item.mine))  # stable, so time stays in order


def _items(world: World, reader: int, quarter: Quarter) -> Iterator[News]:
    names = [nation_name(*pair) for pair in zip(world.codes, world.names, strict=True)]
    for one in happenings(quarter):
        if one.kind in LEFT or (one.kind in PACT_KINDS and reader not in one.who):
            continue
        for part in _apart(one, reader):
            codes = tuple(world.codes[i] for i in _about(part, reader))
            mine = world.codes[reader] in codes
            yield News(one.kind, one.tick, codes, mine, tell(part, names, reader))


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


def _elsewhere(reader: int, turn: Quarter) -> Iterator[News]:
    """How many pacts are new or gone among the others."""
    found = [one for one in pacts_turned(turn) if reader not in one.who]
    for kind in PACT_KINDS:
        count = sum(len(one.pacts) for one in found if one.kind == kind)
        if count:
            yield News(kind, turn.tick, (), False, tell_counted(kind, count))
