"""Facts: what a nation's screen may show, read from the notes of the game.

A Facts is a snapshot: it never changes, whatever is played later.  Numbers, not sentences; only the
news comes in words.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from sim.causes import CAUSES, FIGURES, Causes
from sim.components import COMPONENT_NAMES
from sim.flows import Flows
from sim.move import Move, read_move
from sim.orders import Orders
from sim.outcome import Outcome
from sim.pillars import PILLARS
from sim.sheet import NATIONS, Array, Field
from sim.stocks import Stocks
from ui.play.events.news import News, tell_news
from ui.play.names import nation_name
from ui.play.session.game import Game
from ui.play.session.past import Measured
from ui.play.session.relations import Relation, read_relations

COMPONENTS = COMPONENT_NAMES
RANKED = ("gdp", "lag", "compute_usable", "talent", "adoption", "sovereignty", "approval")
LEAST_FIRST = ("lag",)
"""Of these, figures in which the lowest is first."""


@dataclass(frozen=True)
class FigureNow:
    """A figure of a nation now, and its change over the last turn."""

    name: str
    unit: str
    level: float
    change: float  # 0 before the first turn
    causes: tuple[tuple[str, float], ...] = ()  # add up to the change; empty where none are known


@dataclass(frozen=True)
class Standing:
    """How a nation does by its mandate, as if the game ended with this quarter."""

    score: float  # 0 to 100
    rank: int  # by score, 1 is the best
    components: Mapping[str, float]  # prosperity a log of income over trend, others 0 to 1
    weights: Mapping[str, float]  # the mandate; they add up to 1
    attainment: float = 0.0  # 0 to 100, the components themselves, weighed alike for all
    par: Mapping[str, float] = field(default_factory=dict)  # the same, of random leaders
    points: Mapping[str, float] = field(default_factory=dict)  # they add up to score - 50


class Facts:
    """One nation's view; make one with Session.facts."""

    def __init__(self, game: Game, code: str, draft: Move | None) -> None:
        self.world = game.world
        self.code = code
        self.index = self.world.codes.index(code)
        self.name = nation_name(code, self.world.names[self.index])
        self._past, self._now = game.past, game.past.now(game.board)
        self.tick, self.turn = self._now.tick, self._now.turn
        self.turns, self.over = game.turns, game.over
        self.draft = draft or read_move(self._now.orders, self.index)

    # time

    @property
    def year(self) -> float:
        """The date at which the coming turn begins; 2025.25 is the second quarter."""
        return self.world.year(self.tick)

    @property
    def date(self) -> str:
        """The same as people write it: 2025-Q2."""
        return f"{int(self.year)}-Q{round((self.year - int(self.year)) * 4) + 1}"

    @property
    def last_turn(self) -> range:
        """The quarters of the last turn, by the ticks at which they ended; empty at the start."""
        first = max(self.tick - self.world.ticks_per_turn, 0)
        return range(first + 1, self.tick + 1)

    # sheets of the past

    def stocks(self, tick: int | None = None) -> Stocks:
        """The state after so many quarters; cannot be written to."""
        return self._past.stocks(self.tick if tick is None else tick)

    def flows(self, tick: int) -> Flows:
        """What happened in the quarter that ended with `tick`; before the game for 0."""
        return self._past.flows(tick)

    def orders(self) -> Orders:
        """The orders in force: those of the last turn, or of the status quo."""
        return self._now.orders.copy()

    @cached_property
    def _quarters(self) -> tuple[Causes, ...]:
        return tuple(self._past.causes(tick) for tick in self.last_turn)

    # figures

    def level(self, name: str, code: str = "", tick: int | None = None) -> float:
        """A stock of a nation, by default this one now."""
        i = self.world.codes.index(code) if code else self.index
        return float(getattr(self.stocks(tick), name)[i])

    def series(self, name: str, code: str = "") -> tuple[float, ...]:
        """A stock of a nation at the start and after every quarter."""
        return tuple(self.level(name, code, tick) for tick in range(self.tick + 1))

    def figure(self, name: str) -> FigureNow:
        """A stock of this nation, its change over the last turn and the causes of the change."""
        field = Stocks.fields[name]
        unit = field.unit if isinstance(field, Field) else ""
        level = self.level(name)
        before = self.level(name, tick=self.last_turn.start - 1)
        return FigureNow(name, unit, level, level - before, self._causes(name))

    @cached_property
    def figures(self) -> tuple[FigureNow, ...]:
        """Every figure that a nation has one of; those with causes come first."""
        single = [
            name
            for name, field in Stocks.fields.items()
            if isinstance(field, Field) and field.axes == (NATIONS,)
        ]
        others = [name for name in single if name not in FIGURES]
        return tuple(self.figure(name) for name in (*FIGURES, *others))

    def _causes(self, name: str) -> tuple[tuple[str, float], ...]:
        if name not in CAUSES or not self.last_turn:
            return ()
        i, quarters = self.index, self._quarters
        return tuple(
            (cause, math.fsum(float(getattr(quarter, field)[i]) for quarter in quarters))
            for cause, field in CAUSES[name].items()
        )

    @property
    def pillars(self) -> tuple[float, ...]:
        """The strengths of the six pillars, 0 to 1."""
        strengths: Array = self.stocks().pillar[self.index]
        return tuple(float(strengths[k]) for k in range(PILLARS))

    @property
    def budget(self) -> float:
        """What the draft would spend on AI, $bn a year."""
        return self.draft.budget * self.level("gdp")

    # how it goes

    def standing(self, code: str = "", tick: int | None = None) -> Standing:
        """A nation's score by the figures of one quarter alone, by default those of now."""
        return self._read(self._past.standing(self.tick if tick is None else tick), code)

    def result(self, code: str = "") -> Standing | None:
        """A nation's score as it counts, over the second half; None before that begins."""
        result = self._now.result
        return self._read(result, code) if result is not None else None

    def _read(self, measured: Measured, code: str) -> Standing:
        i = self.world.codes.index(code) if code else self.index
        nations = self.world.nations
        mandate, par = nations.mandate[i], nations.par[i]
        outcome, points = measured.outcome, measured.points[i]
        return Standing(
            score=float(outcome.score[i]),
            rank=int(outcome.rank[i]),
            components={name: float(getattr(outcome, name)[i]) for name in COMPONENTS},
            weights={name: float(mandate[k]) for k, name in enumerate(COMPONENTS)},
            attainment=float(outcome.attainment[i]),
            par={name: float(par[k]) for k, name in enumerate(COMPONENTS)},
            points={name: float(points[k]) for k, name in enumerate(COMPONENTS)},
        )

    def outcome(self, tick: int | None = None) -> Outcome:
        """What would be measured if the state after so many quarters alone counted."""
        return self._past.standing(self.tick if tick is None else tick).outcome

    @cached_property
    def ranks(self) -> Mapping[str, int]:
        """This nation's place in the main figures and by score; 1 is the best."""
        now = self.stocks()
        found = {"score": self.standing().rank}
        for name in RANKED:
            values: Array = getattr(now, name)
            sign = -1.0 if name in LEAST_FIRST else 1.0
            ahead = sign * values > sign * values[self.index]
            found[name] = 1 + int(np.count_nonzero(ahead))
        return found

    @property
    def survival(self) -> float:
        """The probability that no world catastrophe has happened."""
        return float(self.stocks().survival[0])

    @property
    def hazard(self) -> float:
        """The hazard of a world catastrophe now, a quarter."""
        return float(self.stocks().world_hazard[0])

    # the others

    @cached_property
    def relations(self) -> tuple[Relation, ...]:
        """A row for every other nation."""
        delivered = [self.flows(tick) for tick in self.last_turn or (0,)]
        return read_relations(
            self.world, self.index, self.stocks(), delivered, self._now.orders, self.draft,
            self._past.doors,
        )  # fmt: skip

    @cached_property
    def news(self) -> tuple[News, ...]:
        """What happened in the last turn, this nation's own first."""
        return tell_news(self.world, self.index, self._past.happened(self.last_turn))
