"""News: what happened in a turn, in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from agents.world import World
from sim.flows import Flows
from sim.pillars import Pact
from sim.sheet import Array
from sim.stocks import Stocks
from ui.play.names import nation_name
from ui.play.numbers import in_words
from ui.play.words import name_of, say

Quarter = tuple[Stocks, Flows, Stocks, int]
"""The state before, what happened, the state after, and the tick at which the quarter ended."""

NAMED = 4  # nations named in one sentence; of more, the others are counted
STROKES = ("fab_loss", "breakthrough", "election", "talent_freeze", "incident")
LASTING = ("fab_loss", "talent_freeze")


@dataclass(frozen=True)
class News:
    """Something that happened."""

    kind: str  # one of STROKES, or "cut_off", "broken", "pact" or "pact_ended"
    tick: int  # the quarter with which it happened
    codes: tuple[str, ...]  # whom it is about
    mine: bool  # whether the reader's nation is among them
    sentence: str


def read_news(world: World, reader: int, quarters: Sequence[Quarter]) -> tuple[News, ...]:
    """Everything worth telling of some quarters: the reader's own first, then in order of time."""
    found = [item for quarter in quarters for item in _Desk(world, reader, quarter).items()]
    if quarters:  # over the whole turn: what comes and goes within it is not worth telling
        whole = (quarters[0][0], quarters[-1][1], quarters[-1][2], quarters[-1][3])
        found += _Desk(world, reader, whole).elsewhere()
    return tuple(sorted(found, key=lambda item: not item.mine))  # stable, so time stays in order


class _Desk:
    """One quarter's news."""

    def __init__(self, world: World, reader: int, quarter: Quarter) -> None:
        self.world, self.reader = world, world.codes[reader]
        self.was, self.flows, self.now, self.tick = quarter

    def items(self) -> Iterator[News]:
        """By kind, the gravest first."""
        yield from self._strokes()
        yield from self._cut_offs()
        yield from self._broken()
        yield from self._pacts()

    def _strokes(self) -> Iterator[News]:
        """Luck and politics: one item for those hit, with the reader's own told apart."""
        for kind in STROKES:
            hit: Array
            if kind in LASTING:
                hit = getattr(self.now, kind) > getattr(self.was, kind)
            else:
                hit = getattr(self.flows, kind) > 0.0
            codes = [code for code, struck in zip(self.world.codes, hit, strict=True) if struck]
            for group in self._apart(codes):
                yield self._item(kind, group, who=self._names(group))

    def _apart(self, codes: list[str]) -> list[list[str]]:
        others = [code for code in codes if code != self.reader]
        return [group for group in ([self.reader] * (self.reader in codes), others) if group]

    def _cut_offs(self) -> Iterator[News]:
        rises = self.now.cut_off > self.was.cut_off
        for supplier, code in enumerate(self.world.codes):
            hit = [c for i, c in enumerate(self.world.codes) if rises[i, supplier]]
            if hit:
                index = [self.world.codes.index(c) for c in hit]
                longest = max(float(self.now.cut_off[i, supplier]) for i in index)
                yield self._item(
                    "cut_off_own" if code == self.reader else "cut_off",
                    [code, *hit],
                    who=self._names([code]),
                    whom=self._names(hit),
                    quarters=round(longest),
                )

    def _broken(self) -> Iterator[News]:
        """Pacts that were in force and that one side no longer offers."""
        for i, code in enumerate(self.world.codes):
            for j, other in enumerate(self.world.codes):
                count = round(float(self.flows.offers_broken[i, j]))
                if count:
                    yield self._item(
                        "broken" if count > 1 else "broken_one",
                        [code, other],
                        who=self._names([code]),
                        whom=self._names([other]),
                        count=count,
                    )

    def _pacts(self) -> Iterator[News]:
        """The reader's own pacts, partner by partner."""
        me = self.world.codes.index(self.reader)
        for key, rose in (("pact", True), ("pact_ended", False)):
            for j, other in enumerate(self.world.codes):
                kinds = [kind for kind in Pact if self._turned(me, j, kind, rose)]
                if kinds:
                    named = [name_of("pact", kind.name.lower()) for kind in kinds]
                    kinds_named = _listed(named, len(Pact))
                    codes = [self.reader, other]
                    yield self._item(key, codes, whom=self._names([other]), kinds=kinds_named)

    def elsewhere(self) -> Iterator[News]:
        """How many pacts are new or gone among the others."""
        n = len(self.world.codes)
        me = self.world.codes.index(self.reader)
        pairs = [(i, j) for i in range(n) for j in range(i) if me not in (i, j)]
        for key, rose in (("pact", True), ("pact_ended", False)):
            count = sum(self._turned(i, j, kind, rose) for i, j in pairs for kind in Pact)
            if count:
                one = "_one" if count == 1 else ""
                yield self._item(f"{key}_elsewhere{one}", [], count=count)

    def _turned(self, i: int, j: int, kind: Pact, rose: bool) -> bool:
        change = float(self.now.pact[i, j, kind] - self.was.pact[i, j, kind])
        return change > 0.0 if rose else change < 0.0

    def _names(self, codes: Sequence[str]) -> str:
        given = dict(zip(self.world.codes, self.world.names, strict=True))
        return _listed([nation_name(code, given[code]) for code in codes])

    def _item(self, key: str, codes: Sequence[str], **values: object) -> News:
        kind = key.removesuffix("_one").removesuffix("_elsewhere").removesuffix("_own")
        sentence = say(f"session.news.{key}", **values)
        return News(kind, self.tick, tuple(codes), self.reader in codes, sentence)


def _listed(names: list[str], most: int = NAMED) -> str:
    return in_words(names, most, say("session.and"), say("session.others", count="{count}"))
